/** What was dropped, thing by thing: what it is, what was found in it, what became of that, what must still be seen. */
import { isMeshKind, scanRoles } from "@zahnwolke/core/deidentify/roles"
import type { DraftFile } from "@zahnwolke/core/party/draft-view"
import { labelOf } from "@zahnwolke/core/party/label"
import { draftGroups, isOpen } from "../session/draft-groups.ts"
import type { DraftGroup } from "../session/draft-groups.ts"
import { lastName, spanOf, wayApart } from "../session/file-groups.ts"
import type { Draft } from "../session/use-draft.ts"
import { useFormats, useWords } from "../words/words.tsx"
import { Badge } from "./badge.tsx"
import type { Tone } from "./badge.tsx"
import { BeforeAfterPair, ToldDetails } from "./before-after.tsx"
import { Button } from "./button.tsx"
import { SelectField } from "./field.tsx"
import { Icon } from "./icon.tsx"
import { awaitsOriginal, OriginalOffer } from "./new-order/original-offer.tsx"
import type { Originals } from "./new-order/original-offer.tsx"

interface DraftFilesProps {
  readonly draft: Draft
  readonly onReview: (group: DraftGroup) => void
  /** Left out where nothing leaves as it came. */
  readonly originals?: Originals | undefined
}

export function DraftFiles({ draft, onReview, originals }: DraftFilesProps) {
  return (
    <ul className="lines">
      {draftGroups(draft.view?.files ?? []).map((group) => (
        <DraftLine
          key={group.key}
          group={group}
          draft={draft}
          originals={originals}
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
function Label({
  group: { files, first },
  consented,
}: {
  readonly group: DraftGroup
  readonly consented: boolean
}) {
  const { preparation } = useWords()
  const label = labelOf(files)
  return (
    <p className="small draft-label">
      {/* A label is earned by a look: before it, only the look is asked for. */}
      {first.decision !== "open" && (
        <Badge tone={label === "identified" ? "warning" : "ok"}>
          {label === "identified" && !consented ? preparation.labels.identified : preparation.labelled[label]}
        </Badge>
      )}{" "}
      <span className="soft">{preparation.decisions[first.decision]}</span>
    </p>
  )
}

interface DraftLineProps {
  readonly group: DraftGroup
  readonly draft: Draft
  readonly originals: Originals | undefined
  readonly out: boolean
  readonly onLeave: (out: boolean) => void
  readonly onReview: () => void
}

function DraftLine({ group, draft, originals, out, onLeave, onReview }: DraftLineProps) {
  const { preparation, terms } = useWords()
  const formats = useFormats()
  const { first, files } = group
  const refused = first.status === "refused"
  const awaits = originals !== undefined && awaitsOriginal(group, originals)
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
        <Became group={group} draft={draft} out={out} />
        {first.crop !== null && !refused && (
          <p className="small">{preparation.cropped(cropLengths(first.crop))}</p>
        )}
        {!refused && !out && !awaits && (
          <Label group={group} consented={originals?.covered(first.content) === true} />
        )}
      </div>
      <div className="draft-state">
        <State status={first.status} out={out} awaits={awaits} />
      </div>
      <div className="draft-acts">
        {(files.some(isOpen) || isCroppable(first)) && !out && !awaits && (
          <Button icon="eye" onPress={onReview}>
            {files.some(isOpen) ? preparation.review : preparation.crop}
          </Button>
        )}
        {(!refused || first.sameAs !== null) && (
          <Button look="plain" onPress={() => onLeave(!out)}>
            {out ? preparation.takeBack : preparation.leaveOut}
            <span className="unseen"> {first.inputName}</span>
          </Button>
        )}
      </div>
      {first.status === "opaque" && <p className="draft-note soft small">{preparation.opaque}</p>}
      {!out && originals !== undefined && <OriginalOffer group={group} originals={originals} />}
      {!refused && !out && !awaits && <ToldDetails group={group} />}
    </li>
  )
}

/** Under which name it travels, or why it does not. */
function Became({ group, draft, out }: Pick<DraftLineProps, "group" | "draft" | "out">) {
  const { preparation } = useWords()
  const { first } = group
  if (out && first.sameAs !== null) return <Twin group={group} same={first.sameAs} draft={draft} />
  return first.status === "refused" ? (
    <p className="small field-error">{preparation.problem(first.reason ?? "")}</p>
  ) : (
    <>
      <NewName group={group} />
      {!out && isMeshKind(first.format) && <ScanKind file={first} draft={draft} />}
    </>
  )
}

/** Names guess what a scan is; who knows better says it here. */
function ScanKind({ file, draft }: { readonly file: DraftFile; readonly draft: Draft }) {
  const { preparation, terms } = useWords()
  return (
    <div className="scan-kind">
      <SelectField
        label={preparation.whatIsIt(lastName(file.inputName))}
        labelSeen={false}
        value={scanRoles.find((role) => role === file.role) ?? "other"}
        options={scanRoles.map((role) => ({ value: role, text: terms.attachmentRoles[role] }))}
        onChange={(role) => void draft.sayRoles(new Map([[file.key, role]]))}
      />
    </div>
  )
}

interface TwinProps extends Pick<DraftLineProps, "group" | "draft"> {
  readonly same: string
}

/** Both are usually called the same: where each lies tells them apart. */
function Twin({ group: { files }, same, draft }: TwinProps) {
  const { preparation } = useWords()
  const travels = draft.travelling.some(({ inputName }) => inputName === same)
  return (
    <>
      <p className="small before-after">
        <span className="before">{spanOf(files.map(({ inputName }) => wayApart(inputName, same)))}</span>
      </p>
      <p className="small soft">{preparation.sameAs(lastName(same), travels)}</p>
    </>
  )
}

interface StateProps {
  readonly status: DraftFile["status"]
  readonly out: boolean
  /** For somebody's word that it leaves as it came. */
  readonly awaits: boolean
}

function State({ status, out, awaits }: StateProps) {
  const { preparation } = useWords()
  if (out) return <Badge tone="still">{preparation.leftOut}</Badge>
  if (awaits) return <Badge tone="warning">{preparation.original.awaits}</Badge>
  return <Badge tone={tones[status]}>{preparation.status[status]}</Badge>
}

/** What leaves as it came is cut by nobody. */
const isCroppable = ({ decision, role, status }: DraftFile): boolean =>
  role === "dvt" && status !== "refused" && decision !== "as-it-came"

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
