/** Below the files: whom they name, with the one tap that chooses them. */
import type { PatientView } from "@zahnwolke/core/party/patient-views"
import type { PatientId } from "@zahnwolke/core/records/id"
import { calledName } from "../../session/whose-files.ts"
import type { WhoseFiles } from "../../session/whose-files.ts"
import { useFormats, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Note } from "../note.tsx"

interface WhoseFilesNoteProps {
  readonly whose: WhoseFiles | null
  readonly onPatient: (patient: PatientId) => void
  readonly onAgree: (question: string) => void
}

export function WhoseFilesNote({ whose, onPatient, onAgree }: WhoseFilesNoteProps) {
  const { newOrder } = useWords()
  const formats = useFormats()
  if (whose === null) return null
  switch (whose.kind) {
    case "suggested":
      return (
        <Note>
          <p>{newOrder.filesName(formats.list(whose.patients.map((one) => calledName(one))))}</p>
          <div className="row">
            <Choices patients={whose.patients} onPatient={onPatient} />
          </div>
        </Note>
      )
    case "other": {
      const { chosen, chosenToo, others, question } = whose
      const mine = calledName(chosen)
      const names = others.map((one) => calledName(one))
      const [first = ""] = names
      const single = !chosenToo && names.length === 1
      return (
        <Note mood="warning">
          <p>
            {single
              ? newOrder.gaps.otherPatient(first, mine)
              : newOrder.gaps.otherPatientToo(formats.list(names), mine)}
          </p>
          <div className="row">
            {!chosenToo && <Choices patients={others} onPatient={onPatient} />}
            <Button onPress={() => onAgree(question)}>
              {single ? newOrder.stayWith(mine) : newOrder.cures.otherPatientToo}
            </Button>
          </div>
        </Note>
      )
    }
  }
}

function Choices({ patients, onPatient }: ChoicesProps) {
  const { newOrder } = useWords()
  const formats = useFormats()
  return (
    <>
      {patients.map((one) => (
        <Button key={one.patient} onPress={() => onPatient(one.patient)}>
          {newOrder.choosePatient(
            patients.length > 1 && one.birthDate !== null
              ? `${calledName(one)}, ${formats.day(one.birthDate)}`
              : calledName(one),
          )}
        </Button>
      ))}
    </>
  )
}

interface ChoicesProps {
  readonly patients: readonly PatientView[]
  readonly onPatient: (patient: PatientId) => void
}
