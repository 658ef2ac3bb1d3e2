/** A new patient of the practice; the name stays here. */
import type { PatientDetails } from "@zahnwolke/core/party/patient-details"
import type { PatientView } from "@zahnwolke/core/party/patient-views"
import { useState } from "react"
import { useDeed, useParty } from "../session/use-session.tsx"
import { isoDay } from "../words/formats.ts"
import { useWords } from "../words/words.tsx"
import { Button } from "./button.tsx"
import { Dialog } from "./dialog.tsx"
import { TextField } from "./field.tsx"
import { Icon } from "./icon.tsx"
import { Refused } from "./note.tsx"

interface AddPatientProps {
  readonly family?: string
  readonly onClose: () => void
  readonly onAdded: (patient: PatientView) => void
}

export function AddPatient({ family: typed = "", onClose, onAdded }: AddPatientProps) {
  const { patients } = useWords()
  const party = useParty()
  const deed = useDeed()
  const [family, setFamily] = useState(typed)
  const [given, setGiven] = useState("")
  const [birthDate, setBirthDate] = useState("")
  const [details, setDetails] = useState<PatientDetails>({})
  const add = (): Promise<void> =>
    deed.run(
      () =>
        party.addPatient({
          family: family.trim(),
          given: given.trim(),
          birthDate: birthDate === "" ? null : birthDate,
          details,
        }),
      onAdded,
    )
  return (
    <Dialog title={patients.add} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          /** The dialog may stand inside another form; React would tell that one too. */
          event.stopPropagation()
          void add()
        }}
      >
        <p className="soft">{patients.emptyText}</p>
        <TextField
          label={patients.family}
          value={family}
          onChange={setFamily}
          autoComplete="off"
          required
          autoFocus
        />
        <TextField label={patients.given} value={given} onChange={setGiven} autoComplete="off" />
        <TextField
          label={patients.birthDate}
          type="date"
          max={isoDay(Date.now())}
          value={birthDate}
          onChange={setBirthDate}
          hint={patients.birthDateHint}
          required
        />
        <SearchedDetails details={details} onChange={setDetails} />
        <Refused refusal={deed.refusal} />
        <Foot busy={deed.busy} onClose={onClose} />
      </form>
    </Dialog>
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

function Foot({ busy, onClose }: { readonly busy: boolean; readonly onClose: () => void }) {
  const { patients, app } = useWords()
  return (
    <div className="row row-end">
      <Button onPress={onClose}>{app.cancel}</Button>
      <Button submit look="primary" busy={busy}>
        {patients.add}
      </Button>
    </div>
  )
}
