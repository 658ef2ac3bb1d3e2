/** The practice's patients by name; partners only ever see codes. */
import type { PatientView } from "@zahnwolke/core/party/patient-views"
import { placesOrders } from "@zahnwolke/core/records/organisation"
import { Link, useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { AddPatient } from "../parts/add-patient.tsx"
import { Button } from "../parts/button.tsx"
import { SearchField } from "../parts/field.tsx"
import { Note, Refused } from "../parts/note.tsx"
import { Empty, Loading, Page } from "../parts/page.tsx"
import { useAnswer, useMe, useParty } from "../session/use-session.tsx"
import { useFormats, useWords } from "../words/words.tsx"

/** More is not read but searched. */
const mostShown = 200

export function Patients() {
  const { patients: words } = useWords()
  const me = useMe()
  const party = useParty()
  const navigate = useNavigate()
  const [text, setText] = useState("")
  const [adding, setAdding] = useState(false)
  const { value, refusal } = useAnswer(() => party.patients(), "patients", ["members"])
  if (me.profile.role !== "practice") {
    return (
      <Page title={words.title}>
        <Note>{words.onlyPractice}</Note>
      </Page>
    )
  }
  const sought = text.trim().toLowerCase()
  const shown = (value ?? [])
    .filter(({ family, given }) => `${family} ${given} ${family}`.toLowerCase().includes(sought))
    .toSorted((a, b) => a.family.localeCompare(b.family))
    .slice(0, mostShown)
  return (
    <Page
      title={words.title}
      narrow
      actions={
        placesOrders(me.role) && (
          <Button look="primary" icon="plus" onPress={() => setAdding(true)}>
            {words.add}
          </Button>
        )
      }
    >
      <Refused refusal={refusal} />
      {value === null && refusal === null && <Loading />}
      {value?.length === 0 && (
        <Empty title={words.emptyTitle}>
          <p>{words.emptyText}</p>
        </Empty>
      )}
      {value !== null && value.length > 0 && (
        <>
          <SearchField label={words.search} value={text} onChange={setText} />
          {shown.length === 0 && <p role="status">{words.emptySearch}</p>}
          <PatientList patients={shown} />
        </>
      )}
      {adding && (
        <AddPatient
          onClose={() => setAdding(false)}
          onAdded={({ patient }) => void navigate({ to: "/patienten/$patient", params: { patient } })}
        />
      )}
    </Page>
  )
}

function PatientList({ patients }: { readonly patients: readonly PatientView[] }) {
  const { patients: words } = useWords()
  const formats = useFormats()
  return (
    <ul className="lines">
      {patients.map((patient) => (
        <li key={patient.patient}>
          <Link className="line" to="/patienten/$patient" params={{ patient: patient.patient }}>
            <span className="line-text line-title">
              {[patient.family, patient.given].filter(Boolean).join(", ")}
            </span>
            {patient.birthDate !== null && (
              <span className="soft small">{words.born(formats.day(patient.birthDate))}</span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  )
}
