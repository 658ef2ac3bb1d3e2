/** The form of a patient in its dialog, whether new or corrected. */
import { useState } from "react"
import type { Deed } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"
import { Button } from "./button.tsx"
import { Dialog } from "./dialog.tsx"
import { Refused } from "./note.tsx"
import { PatientFields, patientOf } from "./patient-fields.tsx"
import type { TypedPatient } from "./patient-fields.tsx"

interface PatientDialogProps {
  readonly title: string
  readonly lead: string
  readonly press: string
  readonly before: TypedPatient
  readonly deed: Deed
  readonly onClose: () => void
  readonly onDone: (patient: ReturnType<typeof patientOf>) => void
}

export function PatientDialog(props: PatientDialogProps) {
  const { app } = useWords()
  const { title, lead, press, before, deed, onClose, onDone } = props
  const [typed, setTyped] = useState(before)
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          /** The dialog may stand inside another form; React would tell that one too. */
          event.stopPropagation()
          onDone(patientOf(typed))
        }}
      >
        <p className="soft">{lead}</p>
        <PatientFields typed={typed} onChange={setTyped} />
        <Refused refusal={deed.refusal} />
        <div className="row row-end">
          <Button onPress={onClose}>{app.cancel}</Button>
          <Button submit look="primary" busy={deed.busy}>
            {press}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
