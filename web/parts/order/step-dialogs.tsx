/** Steps that need a word or a second thought: reject, send back, ship, close. */
import type { OrderDetail } from "@zahnwolke/core/party/order-detail"
import { useState } from "react"
import { useDeed, useParty, useSession } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Dialog } from "../dialog.tsx"
import { TextArea, TextField } from "../field.tsx"
import { Refused } from "../note.tsx"
import { EndTerms, useEndings } from "./end-terms.tsx"

interface StepProps<Action extends string> {
  readonly action: Action
  readonly detail: OrderDetail
  readonly onClose: () => void
}

/** After a step the list is asked again, the dialog goes, and one line says what happened. */
function useAfter(onClose: () => void): (said: string) => void {
  const session = useSession()
  return (said) => {
    session.changed("orders")
    session.note(said)
    onClose()
  }
}

export function ReasonDialog({ action, detail, onClose }: StepProps<"reject" | "send-back-design">) {
  const { order: words, app } = useWords()
  const party = useParty()
  const deed = useDeed()
  const after = useAfter(onClose)
  const [reason, setReason] = useState("")
  const endings = useEndings([detail])
  const rejecting = action === "reject"
  const input = { order: detail.order, reason: reason.trim() }
  const act = async () => {
    if (!rejecting) return party.sendBackDesign(input)
    const settled = await endings.settle()
    return settled.ok ? party.reject(input) : settled
  }
  const run = (): Promise<void> => deed.run(act, () => after(words.did[action]))
  return (
    <Dialog title={rejecting ? words.rejectTitle : words.sendBackTitle} onClose={onClose} grave={rejecting}>
      {rejecting && <p>{words.rejectText}</p>}
      <TextArea label={words.reason} hint={words.writeHint} value={reason} onChange={setReason} />
      {rejecting && <EndTerms detail={detail} endings={endings} />}
      <Refused refusal={deed.refusal} />
      {input.reason === "" && <p className="soft small">{words.reasonMissing}</p>}
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button
          look={rejecting ? "danger" : "primary"}
          busy={deed.busy}
          locked={input.reason === "" ? words.reasonMissing : null}
          onPress={() => void run()}
        >
          {words.actions[action]}
        </Button>
      </div>
    </Dialog>
  )
}

export function ShipDialog({ detail, onClose }: Omit<StepProps<"ship">, "action">) {
  const { order: words, app } = useWords()
  const party = useParty()
  const deed = useDeed()
  const after = useAfter(onClose)
  const [tracking, setTracking] = useState("")
  const [lots, setLots] = useState("")
  const run = (): Promise<void> =>
    deed.run(
      () => party.ship({ order: detail.order, tracking: tracking.trim(), lots: lots.trim() }),
      () => after(words.did.ship),
    )
  return (
    <Dialog title={words.shipTitle} onClose={onClose}>
      <TextField label={words.tracking} hint={app.optional} value={tracking} onChange={setTracking} />
      <TextField label={words.lots} hint={words.lotsHint} value={lots} onChange={setLots} />
      <Refused refusal={deed.refusal} />
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button look="primary" busy={deed.busy} onPress={() => void run()}>
          {words.actions.ship}
        </Button>
      </div>
    </Dialog>
  )
}

export function CloseDialog({ action, detail, onClose }: StepProps<"close" | "erase-now">) {
  const { order: words, app } = useWords()
  const party = useParty()
  const deed = useDeed()
  const after = useAfter(onClose)
  const endings = useEndings([detail])
  const close = async () => {
    const settled = await endings.settle()
    return settled.ok ? party.close(detail.order) : settled
  }
  const run = (): Promise<void> => deed.run(close, () => after(words.did[action]))
  return (
    <Dialog title={action === "close" ? words.closeTitle : words.eraseTitle} onClose={onClose} grave>
      <p>{action === "close" ? words.closeText : words.eraseText}</p>
      <EndTerms detail={detail} endings={endings} />
      <Refused refusal={deed.refusal} />
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button look="danger" busy={deed.busy} onPress={() => void run()}>
          {words.actions[action]}
        </Button>
      </div>
    </Dialog>
  )
}
