/** Emergencies that wait for a second person, at the top of the orders of everybody else who may be that person. */
import type { EmergencyView } from "@zahnwolke/core/party/emergency-views"
import { useState } from "react"
import { useAnswer, useDeed, useParty, useSession } from "../../session/use-session.tsx"
import type { Asked } from "../../session/use-session.tsx"
import { useFormats, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Dialog } from "../dialog.tsx"
import { AttestedEmergency } from "../new-order/emergency-part.tsx"
import { Note, Refused } from "../note.tsx"

export function useWaitingEmergencies(): Asked<readonly EmergencyView[]> {
  const party = useParty()
  return useAnswer(() => party.emergencies(), "emergencies", ["attestations", "partners"])
}

export function SecondPerson({ all }: { readonly all: readonly EmergencyView[] }) {
  const { emergency: words } = useWords()
  const formats = useFormats()
  const [open, setOpen] = useState<EmergencyView | null>(null)
  const asked = all.filter(({ mayConfirm, waits }) => mayConfirm && waits)
  return (
    <>
      {asked.map((view) => (
        <Note
          key={view.order}
          mood="warning"
          action={<Button onPress={() => setOpen(view)}>{words.asked.open}</Button>}
        >
          <p>{words.asked.title(view.recipient)}</p>
          <p>{words.asked.text(view.by ?? words.nobody, formats.moment(view.at))}</p>
        </Note>
      ))}
      {open !== null && <ConfirmDialog view={open} onClose={() => setOpen(null)} />}
    </>
  )
}

interface ConfirmDialogProps {
  readonly view: EmergencyView
  readonly onClose: () => void
}

function ConfirmDialog({ view, onClose }: ConfirmDialogProps) {
  const { app, emergency: words } = useWords()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const patients = useAnswer(() => party.patients(), "patients", ["members"])
  const patient = patients.value?.find((one) => one.patient === view.patient)
  const confirm = (): void =>
    void deed.run(
      () => party.confirmEmergency(view.order),
      () => {
        session.changed("attestations")
        onClose()
      },
    )
  return (
    <Dialog title={words.asked.title(view.recipient)} onClose={onClose}>
      <p>{words.asked.lead}</p>
      {patient !== undefined && (
        <p>
          {words.asked.patient} {patient.given} {patient.family} <span className="digits">{view.code}</span>
        </p>
      )}
      <AttestedEmergency view={{ ...view, waits: false }} />
      <Refused refusal={deed.refusal} />
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button look="primary" busy={deed.busy} onPress={confirm}>
          {words.asked.confirm}
        </Button>
      </div>
    </Dialog>
  )
}
