/** An emergency is attested: each sentence by itself, how it was recognised, and whose signature is still missing. */
import type { EmergencyView } from "@zahnwolke/core/party/emergency-views"
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import { mayAttest } from "@zahnwolke/core/records/attestation"
import { useState } from "react"
import { useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import { useFormats, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Tick } from "../choice.tsx"
import { Dialog } from "../dialog.tsx"
import { TextArea } from "../field.tsx"
import { Refused } from "../note.tsx"
import type { Desk } from "./use-desk.ts"
import { AttestedEmergency } from "./emergency-part.tsx"

interface EmergencyDialogProps {
  readonly desk: Desk
  readonly recipient: PartnerView
  readonly onClose: () => void
}

export function EmergencyDialog({ desk, recipient, onClose }: EmergencyDialogProps) {
  const { emergency: words } = useWords()
  const [again, setAgain] = useState(false)
  const standing = desk.standing?.open ?? null
  return (
    <Dialog title={words.title} onClose={onClose}>
      {standing === null || again ? (
        <Attesting
          desk={desk}
          recipient={recipient}
          onClose={onClose}
          onDone={(view) => (view.waits ? setAgain(false) : onClose())}
        />
      ) : (
        <>
          <AttestedEmergency view={standing} />
          <div className="row row-end">
            <Button onPress={() => setAgain(true)}>{words.again}</Button>
          </div>
        </>
      )}
    </Dialog>
  )
}

/** Nothing is ticked beforehand: each sentence is somebody's word. */
function useSentences({ standing }: Desk, recipient: PartnerView): readonly string[] {
  const { emergency: words } = useWords()
  const formats = useFormats()
  const third = standing?.third ?? []
  return [
    words.danger,
    words.cannot,
    words.treats(recipient.profile.name),
    ...(standing?.withdrawn === true ? [words.withdrawn] : []),
    ...(third.length === 0 ? [] : [words.third(formats.list(third.map(formats.country)))]),
  ]
}

interface AttestingProps extends EmergencyDialogProps {
  readonly onDone: (view: EmergencyView) => void
}

function Attesting({ desk, recipient, onClose, onDone }: AttestingProps) {
  const { app, attest, emergency: words } = useWords()
  const party = useParty()
  const session = useSession()
  const me = useMe()
  const deed = useDeed()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [signs, setSigns] = useState("")
  const sentences = useSentences(desk, recipient)
  const { patient, standing } = desk
  const isWhole = sentences.every((one) => ticked.includes(one)) && signs.trim() !== ""
  const sign = (): void => {
    if (patient === null) return
    const input = { patient, to: recipient.organisation, words: sentences.join("\n"), signs }
    void deed.run(
      () => party.attestEmergency({ ...input, noContraryWill: standing?.withdrawn === true }),
      (view) => {
        session.changed("attestations")
        onDone(view)
      },
    )
  }
  const locked = isWhole && standing !== null ? null : words.incomplete
  return (
    <>
      <p>{words.lead(recipient.profile.name)}</p>
      {sentences.map((one) => (
        <Tick
          key={one}
          checked={ticked.includes(one)}
          onChange={(on) => setTicked(on ? [...ticked, one] : ticked.filter((other) => other !== one))}
        >
          {one}
        </Tick>
      ))}
      <TextArea label={words.signs} hint={words.signsHint} value={signs} onChange={setSigns} />
      <p className="soft small">{words.lasts}</p>
      <p className="soft small">{attest.signedAs(me.name)}</p>
      <Refused refusal={deed.refusal} />
      <div className="row row-end">
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button
          look="primary"
          busy={deed.busy}
          locked={mayAttest(me.role, "emergency-attestation") ? locked : attest.notYours}
          onPress={sign}
        >
          {words.sign}
        </Button>
      </div>
    </>
  )
}
