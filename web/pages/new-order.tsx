/** A new order on one screen; opens once partners, patients and habits are known. */
import { isId } from "@zahnwolke/core/records/id"
import { placesOrders } from "@zahnwolke/core/records/organisation"
import { useSearch } from "@tanstack/react-router"
import { useState } from "react"
import { OrderDesk } from "../parts/new-order/order-desk.tsx"
import { Button } from "../parts/button.tsx"
import { NotForOfficer } from "../parts/not-for-officer.tsx"
import { Note, Refused } from "../parts/note.tsx"
import { Loading, Page } from "../parts/page.tsx"
import { usualRecipient } from "../session/usual.ts"
import { useAnswer, useMe, useParty, useSession } from "../session/use-session.tsx"
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
  const session = useSession()
  const wanted = wantedBy(search)
  const [begun, setBegun] = useState(() => session.orders.begun(wanted))
  const anew = (): void => {
    if (begun !== null) session.orders.forget(begun.draft.view.draft)
    setBegun(null)
  }

  if (me.profile.role !== "practice") {
    return (
      <Page title={newOrder.title} back={back}>
        <Note>{newOrder.onlyPractice}</Note>
      </Page>
    )
  }
  if (!placesOrders(me.role)) {
    return (
      <Page title={newOrder.title} back={back}>
        <NotForOfficer />
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
  const { patient } = wanted
  const to = wanted.to ?? usualRecipient(linked, orders.value)
  return (
    <Page title={newOrder.title} back={back}>
      {begun !== null && (
        <Note action={<Button onPress={anew}>{newOrder.beginAnew}</Button>}>{newOrder.begun}</Note>
      )}
      <OrderDesk
        key={begun?.draft.view.draft ?? "new"}
        partners={linked}
        patients={patients.value}
        first={{ to, patient, prescriber: me.name }}
        begun={begun}
        onPatients={patients.again}
      />
    </Page>
  )
}

const wantedBy = ({
  patient,
  to,
}: {
  readonly patient?: string | undefined
  readonly to?: string | undefined
}) => ({
  to: to !== undefined && isId("org", to) ? to : null,
  patient: patient !== undefined && isId("patient", patient) ? patient : null,
})
