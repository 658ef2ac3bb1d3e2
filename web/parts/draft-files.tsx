/** What was dropped, file by file: what it is, what was found in it, what became of that, what a person must still see. */
import type { DraftFile } from "@zahnwolke/core/party/views"
import type { AttachmentRole } from "@zahnwolke/core/records/order"
import { useFormats, useWords } from "../words/words.tsx"
import { spoken } from "../words/refusal.ts"
import { Badge } from "./badge.tsx"
import type { Tone } from "./badge.tsx"
import { Button } from "./button.tsx"
import { Icon } from "./icon.tsx"
import type { IconName } from "./icon.tsx"

interface DraftFilesProps {
  readonly files: readonly DraftFile[]
  /** Keys of files the person left out. */
  readonly without: readonly string[]
  readonly onLeave: (key: string, out: boolean) => void
  readonly onReview: (file: DraftFile) => void
}

export function DraftFiles({ files, without, onLeave, onReview }: DraftFilesProps) {
  return (
    <ul className="lines">
      {files.map((file) => (
        <DraftLine
          key={file.key}
          file={file}
          out={without.includes(file.key)}
          onLeave={(out) => onLeave(file.key, out)}
          onReview={() => onReview(file)}
        />
      ))}
    </ul>
  )
}

const tones: Readonly<Record<DraftFile["status"], Tone>> = {
  ready: "ok",
  review: "warning",
  opaque: "open",
  refused: "danger",
}

interface DraftLineProps {
  readonly file: DraftFile
  readonly out: boolean
  readonly onLeave: (out: boolean) => void
  readonly onReview: () => void
}

function DraftLine({ file, out, onLeave, onReview }: DraftLineProps) {
  const { preparation, terms } = useWords()
  const formats = useFormats()
  const changed = file.findings.filter(({ action }) => action !== "kept")
  const open = file.review.some(({ done }) => !done)
  return (
    <li className="draft-line" data-out={out}>
      <Icon name={iconOf(file.role)} />
      <div className="line-text">
        <p className="line-title">
          {terms.attachmentRoles[file.role]}
          <span className="soft small"> · {formats.size(file.size)}</span>
        </p>
        <BeforeAfter file={file} />
      </div>
      <div className="draft-state">
        {out ? (
          <Badge tone="still">{preparation.leftOut}</Badge>
        ) : (
          <Badge tone={tones[file.status]}>{preparation.status[file.status]}</Badge>
        )}
      </div>
      <div className="draft-acts">
        {open && !out && (
          <Button icon="eye" onPress={onReview}>
            {preparation.review}
          </Button>
        )}
        {file.status !== "refused" && (
          <Button look="plain" onPress={() => onLeave(!out)}>
            {out ? preparation.takeBack : preparation.leaveOut}
            <span className="unseen"> {file.inputName}</span>
          </Button>
        )}
      </div>
      {file.status === "refused" ? (
        <p className="draft-note field-error">{preparation.problem(file.reason ?? "")}</p>
      ) : (
        <div className="draft-note">
          {file.status === "opaque" && <p className="soft small">{preparation.opaque}</p>}
          <Findings file={file} count={changed.length} />
        </div>
      )}
    </li>
  )
}

/** The old name and the new one beside each other say in a second what leaves and what does not. */
function BeforeAfter({ file }: { readonly file: DraftFile }) {
  const { preparation } = useWords()
  return (
    <p className="small before-after">
      <span className="unseen">{preparation.before}: </span>
      <span className={file.outputName === null ? "soft" : "before"}>{file.inputName}</span>
      {file.outputName !== null && (
        <>
          <Icon name="forward" small />
          <span className="unseen">{preparation.after}: </span>
          <span className="digits">{file.outputName}</span>
        </>
      )}
    </p>
  )
}

function Findings({ file, count }: { readonly file: DraftFile; readonly count: number }) {
  const { preparation, terms } = useWords()
  if (file.findings.length === 0) {
    return file.status === "ready" ? <p className="soft small">{preparation.summaryClean}</p> : null
  }
  return (
    <details className="more">
      <summary className="small">
        <Icon name="forward" small />
        {preparation.summary(count)}:{" "}
        {[...new Set(file.findings.map(({ kind }) => spoken(preparation.kinds, kind)))]
          .slice(0, 3)
          .join(", ")}
      </summary>
      <ul className="findings small">
        {file.findings.map(({ place, kind, action }, index) => (
          <li key={`${index}-${place}`}>
            <span>{spoken(preparation.kinds, kind)}</span>
            <code>{place}</code>
            <span className={action === "kept" ? "soft" : "became"}>
              {spoken(terms.findingActions, action)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

export function iconOf(role: AttachmentRole): IconName {
  switch (role) {
    case "photo":
      return "camera"
    case "dvt":
    case "radiograph":
      return "eye"
    case "document":
    case "other":
      return "file"
    default:
      return "scan"
  }
}
