/** The patient reads, ticks and signs; what is missing is said beside the button. */
import { consentInputOf } from "@zahnwolke/core/party/consent-input"
import { nothingTicked, sheetGap } from "@zahnwolke/core/records/consent-sheet"
import { useState } from "react"
import { frameOf, sheetOf } from "@zahnwolke/core/party/consent-form"
import type { SheetFacts } from "@zahnwolke/core/party/consent-form"
import { useDeed, useParty, useSession } from "../../session/use-session.tsx"
import { useVoice } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Refused } from "../note.tsx"
import { Sheet } from "./sheet.tsx"
import { SignaturePad } from "./signature-pad.tsx"
import type { Stroke } from "./signature-pad.tsx"

export function Signing({ facts, onSigned }: { readonly facts: SheetFacts; readonly onSigned: () => void }) {
  const { language, words, formats } = useVoice()
  const { consent } = words
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const [ticks, setTicks] = useState(nothingTicked)
  const [first, setFirst] = useState<readonly Stroke[]>([])
  const [second, setSecond] = useState<readonly Stroke[]>([])
  const both = facts.signer === "both-guardians"
  const sheet = sheetOf(facts, language)
  const moment = formats.moment(facts.at)
  const gap = sheetGap(sheet, ticks, first.length > 0 && (!both || second.length > 0))
  const strokes = [...first, ...second.map(below)]
  const give = (): Promise<void> =>
    deed.run(
      () => party.recordConsent(consentInputOf(frameOf(facts), { sheet, ticks, moment, strokes })),
      () => {
        session.changed("members")
        onSigned()
      },
    )
  return (
    <div className="stack">
      <Sheet sheet={sheet} ticks={ticks} onChange={setTicks} />
      <section className="paper paper-element">
        <h3>{consent.signature}</h3>
        <p>{consent.signatureText(facts.practice.address.city, moment)}</p>
        <p className="soft small">{consent.signatureHint}</p>
        <SignaturePad
          label={consent.signatureOf(consent.signers[facts.signer])}
          strokes={first}
          onChange={setFirst}
        />
        {both && (
          <SignaturePad label={consent.signatureOf(consent.second)} strokes={second} onChange={setSecond} />
        )}
      </section>
      <Refused refusal={deed.refusal} />
      <div className="paper-foot">
        {gap !== null && <p role="status">{consent.locked[gap]}</p>}
        <Button
          look="primary"
          wide
          busy={deed.busy}
          locked={gap === null ? null : consent.locked[gap]}
          onPress={() => void give()}
        >
          {consent.confirm}
        </Button>
      </div>
    </div>
  )
}

/** The second signature stands under the first on the same sheet. */
const below = (stroke: Stroke): Stroke => stroke.map(({ x, y }) => ({ x, y: y + 340 }))
