/** A patient takes a consent back: which orders end by it, what of each is kept by law, and nothing that could stop it. */
import type { ConsentView } from "@zahnwolke/core/party/patient-views"
import type { OrderDetail } from "@zahnwolke/core/party/order-detail"
import type { Party } from "@zahnwolke/core/party/party"
import type { Answer } from "@zahnwolke/core/party/views"
import { useAnswer, useDeed, useParty, useSession } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Dialog } from "../dialog.tsx"
import { Refused } from "../note.tsx"
import { EndTerms, useEndings } from "../order/end-terms.tsx"

interface WithdrawDialogProps {
  readonly consent: ConsentView
  readonly onClose: () => void
}

const noneYet: readonly OrderDetail[] = []

/** Those of ours that rest on it and have not ended. */
async function restingOn(party: Party, consent: ConsentView): Promise<Answer<readonly OrderDetail[]>> {
  const orders = await party.orders()
  if (!orders.ok) return orders
  const resting: OrderDetail[] = []
  for (const { order, patient, placedByUs } of orders.value) {
    if (!placedByUs || patient !== consent.patient) continue
    const detail = await party.order(order)
    if (!detail.ok) return detail
    const { disclosure, erasure } = detail.value
    if (disclosure.consent === consent.consent && erasure === null) resting.push(detail.value)
  }
  return { ok: true, value: resting }
}

export function WithdrawDialog({ consent, onClose }: WithdrawDialogProps) {
  const { patients: words, app } = useWords()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const resting = useAnswer(() => restingOn(party, consent), `resting ${consent.consent}`, ["orders"])
  const details = resting.value ?? noneYet
  const endings = useEndings(details)
  const act = async (): Promise<Answer<null>> => {
    const settled = await endings.settle()
    // Taking back is as easy as giving (Art. 7(3) GDPR): what could not be noted stops nothing, and is said afterwards.
    const withdrawn = await party.withdrawConsent(consent.consent)
    session.changed("orders")
    return withdrawn.ok ? settled : withdrawn
  }
  const withdraw = (): Promise<void> =>
    deed.run(act, () => {
      session.note(words.withdrawn)
      onClose()
    })
  return (
    <Dialog title={words.withdrawTitle} onClose={onClose} grave>
      <p>{words.withdrawText}</p>
      {details.map((detail) => (
        <section key={detail.order} className="stack-tight" aria-label={detail.number}>
          <p className="line-title">{detail.number}</p>
          <EndTerms detail={detail} endings={endings} />
        </section>
      ))}
      <Refused refusal={deed.refusal} />
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button look="danger" busy={deed.busy} onPress={() => void withdraw()}>
          {words.withdraw}
        </Button>
      </div>
    </Dialog>
  )
}
