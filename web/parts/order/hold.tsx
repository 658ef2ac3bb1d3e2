/** Whether the erasure of an order is on hold, by whom and why, and the two buttons that set and lift it. */
import type { HoldView } from "@zahnwolke/core/party/erasure-views"
import { holdGrounds } from "@zahnwolke/core/records/hold"
import type { HoldGround } from "@zahnwolke/core/records/hold"
import type { OrderId } from "@zahnwolke/core/records/id"
import { maySetRules } from "@zahnwolke/core/records/organisation"
import { useState } from "react"
import { useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import { useFormats, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Choices } from "../choice.tsx"
import { Dialog } from "../dialog.tsx"
import { TextArea } from "../field.tsx"
import { Refused } from "../note.tsx"

interface HoldProps {
  readonly order: OrderId
  readonly holds: readonly HoldView[]
}

/** Beside the deadline of an order: what stands, and for whoever speaks for the house the way to set and lift it. */
export function HoldPart({ order, holds }: HoldProps) {
  const may = maySetRules(useMe().role)
  return (
    <>
      <HoldLines holds={holds} />
      {may && <HoldButton order={order} holds={holds} />}
    </>
  )
}

export function HoldLines({ holds }: Pick<HoldProps, "holds">) {
  const { retention: words } = useWords()
  const formats = useFormats()
  return holds.map(({ at, by, byUs, ground, words: said }) => (
    <p key={by}>
      <strong>{words.holdBy(byUs ? words.holdUs : by, formats.date(at))}</strong> {words.holdGrounds[ground]}
      {said !== null && <span className="soft"> {said}</span>}
    </p>
  ))
}

interface HoldButtonProps {
  readonly order: OrderId
  readonly holds: readonly Omit<HoldView, "words">[]
}

/** The same event from the order, the schedule and the register. */
export function HoldButton({ order, holds }: HoldButtonProps) {
  const { retention: words } = useWords()
  const [open, setOpen] = useState(false)
  const own = holds.find(({ byUs }) => byUs) ?? null
  return (
    <div className="row">
      <Button onPress={() => setOpen(true)}>{own === null ? words.holdSet : words.holdLift}</Button>
      {open && <HoldDialog order={order} own={own} onClose={() => setOpen(false)} />}
    </div>
  )
}

interface HoldDialogProps {
  readonly order: OrderId
  readonly own: Omit<HoldView, "words"> | null
  readonly onClose: () => void
}

function HoldDialog({ order, own, onClose }: HoldDialogProps) {
  const { retention: words, app, order: orderWords } = useWords()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const [ground, setGround] = useState<HoldGround>(own?.ground ?? "claim")
  const [reason, setReason] = useState("")
  const state = own === null ? "set" : "lifted"
  const run = (): Promise<void> =>
    deed.run(
      () => party.hold({ order, state, ground, words: reason }),
      () => {
        session.changed("orders")
        session.note(words.holdDid[state])
        onClose()
      },
    )
  return (
    <Dialog title={own === null ? words.holdSet : words.holdLift} onClose={onClose}>
      <p>{words.holdText[state]}</p>
      {own === null && (
        <Choices
          label={words.holdGround}
          value={ground}
          options={holdGrounds.map((value) => ({ value, text: words.holdGrounds[value] }))}
          onChange={setGround}
        />
      )}
      <TextArea label={orderWords.reason} hint={words.holdReasonHint} value={reason} onChange={setReason} />
      <Refused refusal={deed.refusal} />
      {reason.trim() === "" && <p className="soft small">{words.holdReasonMissing}</p>}
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button
          look="primary"
          busy={deed.busy}
          locked={reason.trim() === "" ? words.holdReasonMissing : null}
          onPress={() => void run()}
        >
          {own === null ? words.holdSet : words.holdLift}
        </Button>
      </div>
    </Dialog>
  )
}
