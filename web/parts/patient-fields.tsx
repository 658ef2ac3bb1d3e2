/** Who a patient is: name, date of birth, and what else is searched for before something leaves. */
import type { PatientDetails } from "@zahnwolke/core/party/patient-details"
import { isoDay } from "../words/formats.ts"
import { useWords } from "../words/words.tsx"
import { TextField } from "./field.tsx"
import { Icon } from "./icon.tsx"

export interface TypedPatient {
  readonly family: string
  readonly given: string
  readonly birthDate: string
  readonly details: PatientDetails
}

/** As the record wants it. */
export const patientOf = ({ family, given, birthDate, details }: TypedPatient) => ({
  family: family.trim(),
  given: given.trim(),
  birthDate: birthDate === "" ? null : birthDate,
  details,
})

interface PatientFieldsProps {
  readonly typed: TypedPatient
  readonly onChange: (typed: TypedPatient) => void
}

export function PatientFields({ typed, onChange }: PatientFieldsProps) {
  const { patients } = useWords()
  return (
    <>
      <TextField
        label={patients.family}
        value={typed.family}
        onChange={(family) => onChange({ ...typed, family })}
        autoComplete="off"
        required
        autoFocus
      />
      <TextField
        label={patients.given}
        value={typed.given}
        onChange={(given) => onChange({ ...typed, given })}
        autoComplete="off"
      />
      <TextField
        label={patients.birthDate}
        type="date"
        max={isoDay(Date.now())}
        value={typed.birthDate}
        onChange={(birthDate) => onChange({ ...typed, birthDate })}
        hint={patients.birthDateHint}
        required
      />
      <SearchedDetails details={typed.details} onChange={(details) => onChange({ ...typed, details })} />
    </>
  )
}

const detailFields = ["birthName", "insuranceNumber", "address", "phone", "email", "guardian"] as const
const typeOf = { phone: "tel", email: "email" } as const

interface SearchedDetailsProps {
  readonly details: PatientDetails
  readonly onChange: (details: PatientDetails) => void
}

/** Whoever is known by more is found by more: the search before sending looks for all of it. */
function SearchedDetails({ details, onChange }: SearchedDetailsProps) {
  const { patients } = useWords()
  return (
    <details className="more">
      <summary>
        <Icon name="forward" small />
        {patients.details}
      </summary>
      <div className="stack">
        <p className="soft small">{patients.detailsText}</p>
        {detailFields.map((field) => (
          <TextField
            key={field}
            label={patients.detail[field]}
            value={details[field] ?? ""}
            type={field === "phone" || field === "email" ? typeOf[field] : "text"}
            onChange={(text) => onChange({ ...details, [field]: text })}
            autoComplete="off"
          />
        ))}
      </div>
    </details>
  )
}
