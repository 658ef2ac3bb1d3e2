/** A patient says no before anything is signed: noted, and nothing is sent there until they sign. */
import type { SheetFacts } from "@zahnwolke/core/party/consent-form"
import { useDeed, useParty } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Refused } from "../note.tsx"

interface RefusingProps {
  readonly facts: SheetFacts
  readonly onBack: () => void
  readonly onDone: () => void
}

export function Refusing({ facts, onBack, onDone }: RefusingProps) {
  const { app, consent } = useWords()
  const party = useParty()
  const deed = useDeed()
  const { patient, recipient } = facts
  const refuse = (): Promise<void> =>
    deed.run(
      () => party.refuseConsent({ patient: patient.patient, to: recipient.organisation }),
      () => onDone(),
    )
  return (
    <div className="stack">
      <p>{consent.refuseText(recipient.profile.name)}</p>
      <Refused refusal={deed.refusal} />
      <div className="row row-end">
        <Button onPress={onBack}>{app.cancel}</Button>
        <Button look="danger" busy={deed.busy} onPress={() => void refuse()}>
          {consent.refuseNote}
        </Button>
      </div>
    </div>
  )
}
