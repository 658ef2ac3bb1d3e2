/** The form of a patient in its dialog, whether new or corrected. */
import type { Deed } from "../session/use-session.tsx"
import { useWords } from "../words/words.tsx"
import { Button } from "./button.tsx"
import { Dialog } from "./dialog.tsx"
import { Refused } from "./note.tsx"
import { PatientFields } from "./patient-fields.tsx"
import type { TypedPatient } from "./patient-fields.tsx"

interface PatientDialogProps {
  readonly title: string
  readonly lead: string
  readonly press: string
  readonly typed: TypedPatient
  readonly deed: Deed
  readonly onChange: (typed: TypedPatient) => void
  readonly onClose: () => void
  readonly onDone: () => void
}

export function PatientDialog(props: PatientDialogProps) {
  const { app } = useWords()
  const { title, lead, press, typed, deed, onChange, onClose, onDone } = props
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          /** The dialog may stand inside another form; React would tell that one too. */
          event.stopPropagation()
          onDone()
        }}
      >
        <p className="soft">{lead}</p>
        <PatientFields typed={typed} onChange={onChange} />
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
