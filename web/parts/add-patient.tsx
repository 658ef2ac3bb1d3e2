/** A new patient of the practice; the name stays here. */
import type { PatientView } from "@zahnwolke/core/party/patient-views"
import { useState } from "react"
import { useDeed, useParty } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"
import { PatientDialog } from "./patient-dialog.tsx"
import { patientOf } from "./patient-fields.tsx"
import type { TypedPatient } from "./patient-fields.tsx"

interface AddPatientProps {
  readonly family?: string
  readonly onClose: () => void
  readonly onAdded: (patient: PatientView) => void
}

export function AddPatient({ family = "", onClose, onAdded }: AddPatientProps) {
  const { patients } = useWords()
  const party = useParty()
  const deed = useDeed()
  const [typed, setTyped] = useState<TypedPatient>({ family, given: "", birthDate: "", details: {} })
  return (
    <PatientDialog
      title={patients.add}
      lead={patients.emptyText}
      press={patients.add}
      typed={typed}
      deed={deed}
      onChange={setTyped}
      onClose={onClose}
      onDone={() => void deed.run(() => party.addPatient(patientOf(typed)), onAdded)}
    />
  )
}
