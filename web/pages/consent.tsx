/** Consent on its own screen: for whom and to whom, then the sheet. */
import { isId } from "@zahnwolke/core/records/id"
import type { OrganisationId, PatientId } from "@zahnwolke/core/records/id"
import { placesOrders } from "@zahnwolke/core/records/organisation"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { useState } from "react"
import type { ForeignDraft } from "../session/foreign-consent.ts"
import { ForeignFile } from "../parts/consent/foreign-file.tsx"
import { ConsentFlow } from "../parts/consent/consent-flow.tsx"
import { MayPass, RecipientField } from "../parts/new-order/recipient.tsx"
import { NotForOfficer } from "../parts/not-for-officer.tsx"
import { Refused } from "../parts/note.tsx"
import { Loading, Page } from "../parts/page.tsx"
import { PatientPicker } from "../parts/patient-picker.tsx"
import { Button } from "../parts/button.tsx"
import { millsBeside } from "../session/usual.ts"
import { useAnswer, useMe, useParty } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"

/** For whom and to whom: as the address says, as a paper of another house says, and as the person chooses. */
function useWhom() {
  const search = useSearch({ from: "/einwilligung" })
  const [patient, setPatient] = useState<PatientId | null>(
    search.patient !== undefined && isId("patient", search.patient) ? search.patient : null,
  )
  const [to, setTo] = useState<OrganisationId | null>(
    search.to !== undefined && isId("org", search.to) ? search.to : null,
  )
  const [named, setNamed] = useState<readonly OrganisationId[]>([])
  const [draft, setDraft] = useState<ForeignDraft | null>(null)
  const take = (read: ForeignDraft): void => {
    setDraft(read)
    setTo(read.to)
    setNamed(read.mills)
  }
  return { patient, setPatient, to, setTo, named, setNamed, draft, take }
}

export function Consent() {
  const { consent, patients: words } = useWords()
  const me = useMe()
  if (placesOrders(me.role)) return <Capture />
  return (
    <Page title={consent.pageTitle} back={{ to: "/patienten", text: words.title }} narrow>
      <NotForOfficer />
    </Page>
  )
}

function Capture() {
  const { consent, patients: words } = useWords()
  const party = useParty()
  const navigate = useNavigate()
  const { patient, setPatient, to, setTo, named, setNamed, draft, take } = useWhom()
  const [chosen, setChosen] = useState(patient !== null && to !== null)
  const partners = useAnswer(() => party.partners(), "partners", ["partners"])
  const patients = useAnswer(() => party.patients(), "patients", ["members"])
  const person = patients.value?.find((one) => one.patient === patient)
  const recipient = partners.value?.find((one) => one.organisation === to)
  const mills = millsBeside(partners.value ?? [], to)
  const leave = (): void =>
    void (patient === null
      ? navigate({ to: "/patienten" })
      : navigate({ to: "/patienten/$patient", params: { patient } }))
  const locked =
    person === undefined ? consent.locked.patient : recipient === undefined ? consent.locked.recipient : null

  return (
    <Page title={consent.pageTitle} back={{ to: "/patienten", text: words.title }} narrow>
      <Refused refusal={partners.refusal ?? patients.refusal} />
      {(partners.value === null || patients.value === null) && <Loading />}
      {chosen && person !== undefined && recipient !== undefined && (
        <ConsentFlow
          patient={person}
          recipient={recipient}
          mills={mills.filter(({ organisation }) => named.includes(organisation))}
          draft={draft}
          onDone={leave}
        />
      )}
      {!chosen && partners.value !== null && patients.value !== null && (
        <div className="stack">
          <PatientPicker
            patients={patients.value}
            value={patient}
            onChange={setPatient}
            nobody={words.search}
          />
          <RecipientField partners={partners.value} to={to} onChange={setTo} />
          <MayPass mills={mills} named={named} onChange={setNamed} />
          <ForeignFile partners={partners.value} draft={draft} onRead={take} />
          <Begin locked={locked} onPress={() => setChosen(true)} />
        </div>
      )}
    </Page>
  )
}

function Begin({ locked, onPress }: { readonly locked: string | null; readonly onPress: () => void }) {
  const { consent } = useWords()
  return (
    <>
      {locked !== null && <p className="soft">{locked}</p>}
      <Button look="primary" locked={locked} onPress={onPress}>
        {consent.pageTitle}
      </Button>
    </>
  )
}
