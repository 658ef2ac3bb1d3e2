/** What the practice settles before the patient gets the device: who signs, for what, how long, in which form. */
import { useState } from "react"
import { needsAttestation, sheetOf, yearsOld } from "@zahnwolke/core/party/consent-form"
import type { SheetFacts, Signer } from "@zahnwolke/core/party/consent-form"
import { useParty } from "../../session/use-session.tsx"
import { useVoice, useWords } from "../../words/words.tsx"
import type { Words } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Choices, Segments, Tick } from "../choice.tsx"
import { SelectField, TextField } from "../field.tsx"
import { Note } from "../note.tsx"
import { SavePaper } from "../paper-buttons.tsx"

interface FrameProps {
  readonly facts: SheetFacts
  readonly onChange: (facts: SheetFacts) => void
  readonly onReady: () => void
  /** On the patient's own telephone instead. */
  readonly onPhone: () => void
}

/** Adults sign themselves or are represented; for the young it depends on their age (spec 5.4). */
function signersFor(facts: SheetFacts): readonly Signer[] {
  const years = yearsOld(facts.patient.birthDate, facts.at)
  if (years === null || years >= 18) return ["patient", "representative"]
  if (years >= 16) return ["patient", "both-guardians", "guardian", "representative"]
  return ["both-guardians", "guardian", "representative"]
}

function lockOf(facts: SheetFacts, withName: boolean, locked: Words["consent"]["locked"]): string | null {
  if (facts.patient.birthDate === null) return locked.birthDate
  if (facts.signer !== "patient" && facts.signedBy.trim() === "") return locked.signedBy
  if (facts.explainedBy.trim() === "") return locked.explainedBy
  if (withName && facts.nameReason.trim() === "") return locked.nameReason
  return needsAttestation(facts) && !facts.attested ? locked.attested : null
}

export function Frame({ facts, onChange, onReady, onPhone }: FrameProps) {
  const { consent, terms } = useWords()
  const set = (change: Partial<SheetFacts>): void => onChange({ ...facts, ...change })
  const [withName, setWithName] = useState(facts.nameReason !== "")
  const lockedAnywhere = lockOf(facts, withName, consent.locked)
  const lockedHere = lockedAnywhere ?? (facts.identity === null ? consent.locked.identity : null)
  return (
    <div className="stack">
      <Choices
        label={consent.signer}
        value={facts.signer}
        options={signersFor(facts).map((signer) => ({ value: signer, text: consent.signers[signer] }))}
        onChange={(signer) => set({ signer, signedBy: "", attested: false })}
      />
      {facts.signer !== "patient" && (
        <TextField
          label={consent.signedBy}
          value={facts.signedBy}
          hint={consent.signedByHint}
          onChange={(signedBy) => set({ signedBy })}
        />
      )}
      <SelectField
        label={consent.purpose}
        value={facts.purpose}
        options={(["make-restoration", "treatment", "second-opinion"] as const).map((purpose) => ({
          value: purpose,
          text: terms.purposes[purpose],
        }))}
        onChange={(purpose) => set({ purpose })}
      />
      <Validity facts={facts} set={set} />
      <FormOffer facts={facts} set={set} withName={withName} onWithName={setWithName} />
      <TextField
        label={consent.explainedBy}
        value={facts.explainedBy}
        onChange={(explainedBy) => set({ explainedBy })}
      />
      {needsAttestation(facts) && (
        <Tick checked={facts.attested} onChange={(attested) => set({ attested })}>
          {facts.signer === "patient" ? consent.attestCapacity : consent.attestAuthority}
        </Tick>
      )}
      <Identity facts={facts} set={set} />
      <p className="soft">{consent.handOverText}</p>
      {lockedHere !== null && <Note mood="warning">{lockedHere}</Note>}
      <Button look="primary" wide locked={lockedHere} onPress={onReady}>
        {consent.handOver}
      </Button>
      <Button look="plain" wide locked={lockedAnywhere} onPress={onPhone}>
        {consent.onPhone}
      </Button>
      {lockedAnywhere === null && <AsPaper facts={facts} />}
    </div>
  )
}

function AsPaper({ facts }: { readonly facts: SheetFacts }) {
  const { consent } = useWords()
  const { language } = useVoice()
  const party = useParty()
  const { explainedBy, patient, signer } = facts
  const sheet = sheetOf(facts, language)
  return (
    <div className="stack-tight">
      <p className="soft small">{consent.asPaper}</p>
      <SavePaper
        make={() => party.consentForm({ patient: patient.patient, sheet, signer, explainedBy })}
        of={consent.asPaper}
      />
    </div>
  )
}

interface FramePart {
  readonly facts: SheetFacts
  readonly set: (change: Partial<SheetFacts>) => void
}

/** Nobody at the desk looks where the own telephone opens the sheet by link and date of birth. */
function Identity({ facts, set }: FramePart) {
  const { consent } = useWords()
  return (
    <Choices
      label={consent.identity}
      value={facts.identity}
      options={(["known", "identity-card", "insurance-card"] as const).map((identity) => ({
        value: identity,
        text: consent.identities[identity],
      }))}
      onChange={(identity) => set({ identity })}
    />
  )
}

function Validity({ facts, set }: FramePart) {
  const { consent } = useWords()
  return (
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
  )
}

interface FormOfferProps extends FramePart {
  readonly withName: boolean
  readonly onWithName: (withName: boolean) => void
}

function FormOffer({ facts, set, withName, onWithName }: FormOfferProps) {
  const { consent } = useWords()
  return (
    <>
      <Segments
        label={consent.form}
        value={withName ? "name" : "code"}
        options={[
          { value: "code", text: consent.onlyCode },
          { value: "name", text: consent.offerName },
        ]}
        onChange={(form) => {
          onWithName(form === "name")
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
    </>
  )
}
