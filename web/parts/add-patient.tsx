/** A new patient of the practice; the name stays here. */
import type { PatientView } from "@zahnwolke/core/party/patient-views"
import { useDeed, useParty } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"
import { PatientDialog } from "./patient-dialog.tsx"

interface AddPatientProps {
  readonly family?: string
  readonly onClose: () => void
  readonly onAdded: (patient: PatientView) => void
}

export function AddPatient({ family = "", onClose, onAdded }: AddPatientProps) {
  const { patients } = useWords()
  const party = useParty()
  const deed = useDeed()
  return (
    <PatientDialog
      title={patients.add}
      lead={patients.emptyText}
      press={patients.add}
      before={{ family, given: "", birthDate: "", details: {} }}
      deed={deed}
      onClose={onClose}
      onDone={(patient) => void deed.run(() => party.addPatient(patient), onAdded)}
    />
  )
}
