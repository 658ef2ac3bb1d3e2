/** A new order on one screen; opens once partners, patients and habits are known. */
import { isId } from "@zahnwolke/core/records/id"
import { useSearch } from "@tanstack/react-router"
import { OrderDesk } from "../parts/new-order/order-desk.tsx"
import { Note, Refused } from "../parts/note.tsx"
import { Loading, Page } from "../parts/page.tsx"
import { usualRecipient } from "../session/usual.ts"
import { useAnswer, useMe, useParty } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"

export function NewOrder() {
  const { newOrder, order } = useWords()
  const me = useMe()
  const party = useParty()
  const search = useSearch({ from: "/auftraege/neu" })
  const partners = useAnswer(() => party.partners(), "partners", ["partners"])
  const patients = useAnswer(() => party.patients(), "patients", ["members"])
  const orders = useAnswer(() => party.orders(), "orders", [])
  const back = { to: "/auftraege", text: order.back }

  if (me.profile.role !== "practice") {
    return (
      <Page title={newOrder.title} back={back}>
        <Note>{newOrder.onlyPractice}</Note>
      </Page>
    )
  }
  const refusal = partners.refusal ?? patients.refusal ?? orders.refusal
  if (partners.value === null || patients.value === null || orders.value === null) {
    return (
      <Page title={newOrder.title} back={back}>
        {refusal === null ? <Loading /> : <Refused refusal={refusal} />}
      </Page>
    )
  }
  const linked = partners.value.filter(({ state }) => state === "linked")
  const to =
    search.to !== undefined && isId("org", search.to) ? search.to : usualRecipient(linked, orders.value)
  const patient = search.patient !== undefined && isId("patient", search.patient) ? search.patient : null
  return (
    <Page title={newOrder.title} back={back}>
      <OrderDesk
        partners={linked}
        patients={patients.value}
        first={{ to, patient, prescriber: me.name }}
        onPatients={patients.again}
      />
    </Page>
  )
}
