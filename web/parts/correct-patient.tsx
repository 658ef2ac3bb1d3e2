/** What is known of a patient, corrected: the codes and everything that was sent stay as they are. */
import type { PatientSheet } from "@zahnwolke/core/party/patient-views"
import type { PatientId } from "@zahnwolke/core/records/id"
import { useAnswer, useDeed, useParty, useSession } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"
import { Dialog } from "./dialog.tsx"
import { Refused } from "./note.tsx"
import { PatientDialog } from "./patient-dialog.tsx"

interface CorrectPatientProps {
  readonly patient: PatientId
  readonly onClose: () => void
}

export function CorrectPatient({ patient, onClose }: CorrectPatientProps) {
  const { patients } = useWords()
  const party = useParty()
  const sheet = useAnswer(() => party.patientSheet(patient), `sheet ${patient}`, [])
  if (sheet.value !== null) return <Correcting sheet={sheet.value} onClose={onClose} />
  // It opens once it is read: a dialog that grows jumps from under the finger.
  if (sheet.refusal === null) return null
  return (
    <Dialog title={patients.correct} onClose={onClose}>
      <Refused refusal={sheet.refusal} />
    </Dialog>
  )
}

function Correcting({ sheet, onClose }: { readonly sheet: PatientSheet; readonly onClose: () => void }) {
  const { patients } = useWords()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const { family, given, birthDate, details, patient, revision } = sheet
  const corrected = (): void => {
    session.changed("members")
    session.note(patients.corrected)
    onClose()
  }
  return (
    <PatientDialog
      title={patients.correct}
      lead={patients.correctText}
      press={patients.correctDone}
      before={{ family, given, birthDate: birthDate ?? "", details }}
      deed={deed}
      onClose={onClose}
      onDone={(said) => void deed.run(() => party.correctPatient({ patient, revision, ...said }), corrected)}
    />
  )
}
