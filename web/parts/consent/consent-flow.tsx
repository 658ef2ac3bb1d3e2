/** Consent on this device: the practice settles the frame, the patient reads, ticks and signs, the device goes back. */
import type { PartnerView, PatientView } from "@zahnwolke/core/party/views"
import { useState } from "react"
import {
  isMinor,
  nothingTicked,
  scopeOf,
  sheetGap,
  sheetText,
  validUntil,
  yearsOld,
} from "../../session/consent-sheet.ts"
import type { SheetFacts, Signer } from "../../session/consent-sheet.ts"
import { useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import { useVoice, useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Choices, Segments } from "../choice.tsx"
import { SelectField, TextField } from "../field.tsx"
import { Note, Refused } from "../note.tsx"
import { Sheet } from "./sheet.tsx"
import { SignaturePad } from "./signature-pad.tsx"
import type { Stroke } from "./signature-pad.tsx"

interface ConsentFlowProps {
  readonly patient: PatientView
  readonly recipient: PartnerView
  /** Milling centres the laboratory may pass files to; each is named on the sheet. */
  readonly mills: readonly PartnerView[]
  readonly onDone: () => void
}

export function ConsentFlow({ patient, recipient, mills, onDone }: ConsentFlowProps) {
  const me = useMe()
  const { consent } = useWords()
  const [facts, setFacts] = useState<SheetFacts>(() => ({
    practice: me.profile,
    patient,
    recipient,
    mills,
    purpose: "make-restoration",
    signer: (yearsOld(patient.birthDate, Date.now()) ?? 99) < 16 ? "both-guardians" : "patient",
    months: 12,
    nameReason: "",
    explainedBy: me.name,
    at: Date.now(),
  }))
  const [stage, setStage] = useState<"frame" | "sheet" | "done">("frame")
  switch (stage) {
    case "frame":
      return (
        <Frame
          facts={facts}
          onChange={setFacts}
          onReady={() => {
            setFacts({ ...facts, at: Date.now() })
            setStage("sheet")
          }}
        />
      )
    case "sheet":
      return <Signing facts={facts} onSigned={() => setStage("done")} />
    case "done":
      return (
        <div className="stack">
          <Note mood="ok" urgent>
            {consent.saved}
          </Note>
          <p>{consent.doneText}</p>
          <Button look="primary" onPress={onDone}>
            {consent.done}
          </Button>
        </div>
      )
  }
}

interface FrameProps {
  readonly facts: SheetFacts
  readonly onChange: (facts: SheetFacts) => void
  readonly onReady: () => void
}

/** Adults sign themselves or are represented; for the young it depends on their age (spec 5.4). */
function signersFor(facts: SheetFacts): readonly Signer[] {
  const years = yearsOld(facts.patient.birthDate, facts.at)
  if (years === null || years >= 18) return ["patient", "representative"]
  if (years >= 16) return ["patient", "both-guardians", "guardian", "representative"]
  return ["both-guardians", "guardian", "representative"]
}

function Frame({ facts, onChange, onReady }: FrameProps) {
  const { consent, terms } = useWords()
  const set = (change: Partial<SheetFacts>): void => onChange({ ...facts, ...change })
  const [withName, setWithName] = useState(facts.nameReason !== "")
  const locked =
    facts.patient.birthDate === null
      ? consent.locked.birthDate
      : facts.explainedBy.trim() === ""
        ? consent.locked.explainedBy
        : withName && facts.nameReason.trim() === ""
          ? consent.locked.nameReason
          : null
  return (
    <div className="stack">
      <Choices
        label={consent.signer}
        value={facts.signer}
        options={signersFor(facts).map((signer) => ({ value: signer, text: consent.signers[signer] }))}
        onChange={(signer) => set({ signer })}
      />
      <SelectField
        label={consent.purpose}
        value={facts.purpose}
        options={(["make-restoration", "treatment", "second-opinion"] as const).map((purpose) => ({
          value: purpose,
          text: terms.purposes[purpose],
        }))}
        onChange={(purpose) => set({ purpose })}
      />
      <Segments
        label={consent.validity}
        value={String(facts.months)}
        options={[
          { value: "3", text: consent.validityMonths.three },
          { value: "6", text: consent.validityMonths.six },
          { value: "12", text: consent.validityMonths.twelve },
        ]}
        onChange={(months) => set({ months: months === "3" ? 3 : months === "6" ? 6 : 12 })}
      />
      <Segments
        label={consent.form}
        value={withName ? "name" : "code"}
        options={[
          { value: "code", text: consent.onlyCode },
          { value: "name", text: consent.offerName },
        ]}
        onChange={(form) => {
          setWithName(form === "name")
          if (form === "code") set({ nameReason: "" })
        }}
      />
      {withName && (
        <TextField
          label={consent.formNameReason}
          value={facts.nameReason}
          onChange={(nameReason) => set({ nameReason })}
        />
      )}
      <TextField
        label={consent.explainedBy}
        value={facts.explainedBy}
        onChange={(explainedBy) => set({ explainedBy })}
      />
      <p className="soft">{consent.handOverText}</p>
      {locked !== null && <Note mood="warning">{locked}</Note>}
      <Button look="primary" wide locked={locked} onPress={onReady}>
        {consent.handOver}
      </Button>
    </div>
  )
}

function Signing({ facts, onSigned }: { readonly facts: SheetFacts; readonly onSigned: () => void }) {
  const { words, formats } = useVoice()
  const { consent } = words
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const [ticks, setTicks] = useState(nothingTicked)
  const [first, setFirst] = useState<readonly Stroke[]>([])
  const [second, setSecond] = useState<readonly Stroke[]>([])
  const both = facts.signer === "both-guardians"
  const gap = sheetGap(facts, ticks, first.length > 0 && (!both || second.length > 0))
  const give = (): Promise<void> =>
    deed.run(
      () =>
        party.recordConsent({
          patient: facts.patient.patient,
          scope: scopeOf(facts, ticks),
          releasesFromSecrecy: ticks.secrecy,
          signer: facts.signer,
          validUntil: validUntil(facts),
          assent: isMinor(facts) && ticks.minors && facts.signer !== "patient",
          capacityDocumented: !isMinor(facts) || (ticks.minors && facts.signer === "patient"),
          authorityShown: facts.signer !== "patient",
          text: sheetText(facts, ticks, words, formats),
          strokes: [...first, ...second.map(below)],
          explainedBy: facts.explainedBy,
        }),
      () => {
        session.changed("members")
        onSigned()
      },
    )
  return (
    <div className="stack">
      <Sheet facts={facts} ticks={ticks} onChange={setTicks} />
      <section className="paper paper-element">
        <h3>{consent.signature}</h3>
        <p>{consent.signatureText(facts.practice.address.city, formats.moment(facts.at))}</p>
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
