/** The sheet on the patient's own telephone: a code to scan, a link to send, and how far it is. */
import type { PatientLinkView } from "@zahnwolke/core/party/consent-link"
import { useEffect, useState } from "react"
import { frameOf, sheetOf } from "@zahnwolke/core/party/consent-form"
import type { SheetFacts } from "@zahnwolke/core/party/consent-form"
import { useAnswer, useDeed, useParty } from "../../session/use-session.tsx"
import { useFormats, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { CopyText } from "../copy.tsx"
import { Note, Refused } from "../note.tsx"
import { Qr } from "../qr.tsx"

interface OnPhoneProps {
  readonly facts: SheetFacts
  readonly onDone: () => void
}

export function OnPhone({ facts, onDone }: OnPhoneProps) {
  const { consent } = useWords()
  const party = useParty()
  const deed = useDeed()
  const [made, setMade] = useState<PatientLinkView | null>(null)
  const make = (): Promise<void> =>
    deed.run(
      () =>
        party.makePatientLink({
          frame: frameOf(facts),
          sheets: { de: sheetOf(facts, "de"), en: sheetOf(facts, "en") },
        }),
      setMade,
    )
  if (made !== null) return <Waiting made={made} onDone={onDone} />
  return (
    <div className="stack">
      <p>{consent.onPhoneText}</p>
      <Refused refusal={deed.refusal} />
      <Button look="primary" wide busy={deed.busy} onPress={() => void make()}>
        {consent.makeLink}
      </Button>
    </div>
  )
}

function Waiting({ made, onDone }: { readonly made: PatientLinkView; readonly onDone: () => void }) {
  const { consent, partners, app } = useWords()
  const formats = useFormats()
  const party = useParty()
  const deed = useDeed()
  const [looks, setLooks] = useState(0)
  const links = useAnswer(() => party.patientLinks(made.patient), `${made.link} ${looks}`, ["status"])
  const state = links.value?.find((one) => one.link === made.link)?.state ?? "waiting"
  useEffect(() => {
    if (state !== "waiting") return undefined
    const timer = setInterval(() => setLooks((count) => count + 1), 5000)
    return () => clearInterval(timer)
  }, [state])
  return (
    <div className="stack">
      <Note mood={state === "signed" ? "ok" : state === "waiting" ? "plain" : "warning"} urgent>
        {consent.linkStates[state]}
      </Note>
      {state === "waiting" && (
        <>
          <Qr text={made.address} label={consent.linkQr} />
          <CopyText text={made.address} label={consent.link} />
          <p className="soft small">{partners.validUntil(formats.moment(made.expiresAt))}</p>
          <Refused refusal={deed.refusal} />
          <Button
            look="plain"
            busy={deed.busy}
            onPress={() => void deed.run(() => party.revokePatientLink(made.link), onDone)}
          >
            {consent.revokeLink}
          </Button>
        </>
      )}
      <Button look="primary" onPress={onDone}>
        {app.done}
      </Button>
    </div>
  )
}
