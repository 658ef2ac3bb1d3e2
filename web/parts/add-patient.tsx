/** A new patient of the practice; the name stays here. */
import type { PatientView } from "@zahnwolke/core/party/views"
import { useState } from "react"
import { useDeed, useParty } from "../session/use-session.tsx"
import { isoDay } from "../words/formats.ts"
import { useWords } from "../words/words.tsx"
import { Button } from "./button.tsx"
import { Dialog } from "./dialog.tsx"
import { TextField } from "./field.tsx"
import { Refused } from "./note.tsx"

interface AddPatientProps {
  readonly family?: string
  readonly onClose: () => void
  readonly onAdded: (patient: PatientView) => void
}

export function AddPatient({ family: typed = "", onClose, onAdded }: AddPatientProps) {
  const { patients, app } = useWords()
  const party = useParty()
  const deed = useDeed()
  const [family, setFamily] = useState(typed)
  const [given, setGiven] = useState("")
  const [birthDate, setBirthDate] = useState("")
  const add = (): Promise<void> =>
    deed.run(
      () =>
        party.addPatient({
          family: family.trim(),
          given: given.trim(),
          birthDate: birthDate === "" ? null : birthDate,
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
        <Refused refusal={deed.refusal} />
        <div className="row row-end">
          <Button onPress={onClose}>{app.cancel}</Button>
          <Button submit look="primary" busy={deed.busy}>
            {patients.add}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
