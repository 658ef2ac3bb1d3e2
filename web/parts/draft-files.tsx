/** What was dropped, thing by thing: what it is, what was found in it, what became of that, what must still be seen. */
import type { DraftFile } from "@zahnwolke/core/party/draft-view"
import { draftGroups, isOpen } from "../session/draft-groups.ts"
import type { DraftGroup } from "../session/draft-groups.ts"
import { lastName, spanOf } from "../session/file-groups.ts"
import type { Draft } from "../session/use-draft.ts"
import { useFormats, useWords } from "../words/words.tsx"
import { Badge } from "./badge.tsx"
import type { Tone } from "./badge.tsx"
import { BeforeAfterPair, ToldDetails } from "./before-after.tsx"
import { Button } from "./button.tsx"
import { Icon } from "./icon.tsx"

interface DraftFilesProps {
  readonly draft: Draft
  readonly onReview: (group: DraftGroup) => void
}

export function DraftFiles({ draft, onReview }: DraftFilesProps) {
  return (
    <ul className="lines">
      {draftGroups(draft.view?.files ?? []).map((group) => (
        <DraftLine
          key={group.key}
          group={group}
          draft={draft}
          out={draft.without.includes(group.first.key)}
          onLeave={(out) =>
            draft.leave(
              group.files.map(({ key }) => key),
              out,
            )
          }
          onReview={() => onReview(group)}
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

/** One of three labels, earned by a look where one was asked for. */
function Label({ file: first }: { readonly file: DraftFile }) {
  const { preparation } = useWords()
  return (
    <p className="small draft-label">
      {/* A label is earned by a look: before it, only the look is asked for. */}
      {first.decision !== "open" && (
        <Badge tone={first.category === "identified" ? "warning" : "ok"}>
          {first.category === "identified" ? preparation.labels.identified : preparation.labels.removed}
        </Badge>
      )}{" "}
      <span className="soft">{preparation.decisions[first.decision]}</span>
    </p>
  )
}

interface DraftLineProps {
  readonly group: DraftGroup
  readonly draft: Draft
  readonly out: boolean
  readonly onLeave: (out: boolean) => void
  readonly onReview: () => void
}

function DraftLine({ group, draft, out, onLeave, onReview }: DraftLineProps) {
  const { preparation, terms } = useWords()
  const formats = useFormats()
  const { first, files } = group
  const refused = first.status === "refused"
  const size = files.reduce((sum, file) => sum + file.size, 0)
  return (
    <li className="draft-line" data-out={out}>
      <BeforeAfterPair group={group} draft={draft} />
      <div className="draft-text">
        <p className="line-title">
          {refused ? lastName(first.inputName) : terms.attachmentRoles[first.role]}
          {!refused && (
            <span className="soft small">
              {" "}
              {files.length > 1 && `${preparation.slices(files.length)}, `}
              {formats.size(size)}
            </span>
          )}
        </p>
        {refused ? (
          <p className="small field-error">{preparation.problem(first.reason ?? "")}</p>
        ) : (
          <NewName group={group} />
        )}
        {first.crop !== null && !refused && (
          <p className="small">{preparation.cropped(cropLengths(first.crop))}</p>
        )}
        {!refused && !out && <Label file={first} />}
      </div>
      <div className="draft-state">
        <Badge tone={out ? "still" : tones[first.status]}>
          {out ? preparation.leftOut : preparation.status[first.status]}
        </Badge>
      </div>
      <div className="draft-acts">
        {(files.some(isOpen) || (first.role === "dvt" && !refused)) && !out && (
          <Button icon="eye" onPress={onReview}>
            {files.some(isOpen) ? preparation.review : preparation.crop}
          </Button>
        )}
        {!refused && (
          <Button look="plain" onPress={() => onLeave(!out)}>
            {out ? preparation.takeBack : preparation.leaveOut}
            <span className="unseen"> {first.inputName}</span>
          </Button>
        )}
      </div>
      {first.status === "opaque" && <p className="draft-note soft small">{preparation.opaque}</p>}
      {!refused && !out && <ToldDetails group={group} />}
    </li>
  )
}

/** What was drawn, in whole millimetres across, deep and high. */
const cropLengths = ({ low, high }: NonNullable<DraftFile["crop"]>): readonly string[] =>
  ([0, 1, 2] as const).map((axis) => String(Math.round(high[axis] - low[axis])))

/** The old name and the new one beside each other say in a second what leaves and what does not. */
function NewName({ group }: { readonly group: DraftGroup }) {
  const { preparation } = useWords()
  const { first, files } = group
  const before = spanOf(files.map(({ inputName }) => lastName(inputName)))
  const after = spanOf(files.flatMap(({ outputName }) => outputName ?? []))
  return (
    <p className="small before-after">
      <span className="unseen">{preparation.before}: </span>
      <span className="before">{before}</span>
      {first.outputName !== null && (
        <>
          <Icon name="forward" small />
          <span className="unseen">{preparation.after}: </span>
          <span className="digits">{after}</span>
        </>
      )}
    </p>
  )
}
