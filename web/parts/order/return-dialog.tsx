/** A design goes back: dropped, prepared and looked at like everything that leaves a device. */
import { keepNothing } from "@zahnwolke/core/deidentify/context"
import type { FileView, OrderDetail } from "@zahnwolke/core/party/order-detail"
import { useState } from "react"
import type { DraftGroup } from "../../session/draft-groups.ts"
import { isOpen } from "../../session/draft-groups.ts"
import { lastName } from "../../session/file-groups.ts"
import { orKept } from "../../session/or-kept.ts"
import { useDraft } from "../../session/use-draft.ts"
import type { Draft } from "../../session/use-draft.ts"
import { useDeed, useParty, useSession } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Dialog } from "../dialog.tsx"
import { SelectField } from "../field.tsx"
import { FilesPart } from "../new-order/files-part.tsx"
import { Refused } from "../note.tsx"
import { ReviewDialog } from "../review/review-dialog.tsx"

interface ReturnDialogProps {
  readonly detail: OrderDetail
  readonly onClose: () => void
}

export function ReturnDialog({ detail, onClose }: ReturnDialogProps) {
  const { order: words, app, newOrder } = useWords()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const draft = useDraft(null, detail.partner.organisation, keepNothing)
  const designs = detail.files.filter(
    ({ role, superseded, fromUs }) => role === "design" && !superseded && fromUs,
  )
  const [supersedes, setSupersedes] = useState<string>(designs.at(-1)?.object ?? "")
  const [reviewing, setReviewing] = useState<DraftGroup | null>(null)
  const locked = obstacleIn(draft, words.returnMissing, newOrder.gaps)
  const send = (): Promise<void> =>
    deed.run(
      () =>
        party
          .returnDesign({
            order: detail.order,
            draft: draft.view?.draft ?? "",
            without: draft.without,
            supersedes: designs.find(({ object }) => object === supersedes)?.object ?? null,
          })
          .then(orKept),
      (sent) => {
        session.changed("orders")
        onClose()
        if (sent !== "kept") session.note(words.did["return-design"])
      },
    )
  return (
    <Dialog title={words.returnTitle} onClose={onClose} width="wide">
      <p className="soft">{words.returnText}</p>
      <FilesPart draft={draft} onReview={setReviewing} />
      {designs.length > 0 && <Replaces designs={designs} value={supersedes} onChange={setSupersedes} />}
      <Refused refusal={deed.refusal} />
      {locked !== null && <p className="soft small">{locked}</p>}
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button look="primary" busy={deed.busy} locked={locked} onPress={() => void send()}>
          {words.actions["return-design"]}
        </Button>
      </div>
      {reviewing !== null && (
        <ReviewDialog group={reviewing} draft={draft} onClose={() => setReviewing(null)} />
      )}
    </Dialog>
  )
}

/** The same that keeps an order here; the core refuses it as well. */
function obstacleIn(
  { travelling, view }: Draft,
  missing: string,
  gaps: { readonly review: (name: string) => string; readonly leak: (name: string) => string },
): string | null {
  if (travelling.length === 0) return missing
  const leaking = travelling.find(({ inputName, outputName }) =>
    view?.leakHits.some(({ file }) => file === inputName || file === outputName),
  )
  if (leaking !== undefined) return gaps.leak(lastName(leaking.inputName))
  const open = travelling.find(isOpen)
  return open === undefined ? null : gaps.review(lastName(open.inputName))
}

interface ReplacesProps {
  readonly designs: readonly FileView[]
  readonly value: string
  readonly onChange: (object: string) => void
}

function Replaces({ designs, value, onChange }: ReplacesProps) {
  const { order: words } = useWords()
  return (
    <SelectField<string>
      label={words.returnReplaces}
      value={value}
      options={[
        ...designs.map(({ object, name, version }) => ({
          value: object,
          text: `${name}, ${words.version(version)}`,
        })),
        { value: "", text: words.returnNew },
      ]}
      onChange={onChange}
    />
  )
}
