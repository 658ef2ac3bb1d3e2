/** The desk on which an order is put together: files and teeth on the left, people and the gate on the right. */
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import { allCountries } from "@zahnwolke/core/records/organisation"
import { useState } from "react"
import type { DraftGroup } from "../../session/draft-groups.ts"
import { millsBeside } from "../../session/usual.ts"
import { useFormats, useWords } from "../../words/words.tsx"
import { CheckDialog } from "../checks/check-dialog.tsx"
import { ConsentDialog } from "../consent/consent-dialog.tsx"
import { Section } from "../page.tsx"
import { ReviewDialog } from "../review/review-dialog.tsx"
import { AttestDialog } from "./attest-dialog.tsx"
import { DeskGate } from "./desk-gate.tsx"
import type { ToSign } from "./desk-gate.tsx"
import { Details } from "./details.tsx"
import { EmergencyDialog } from "./emergency-dialog.tsx"
import { EmergencyPart } from "./emergency-part.tsx"
import { FilesPart } from "./files-part.tsx"
import { KeepPart } from "./keep-part.tsx"
import { WhoseFilesNote } from "./whose-files-note.tsx"
import { ConsentPart, MayPass, PatientPart, RecipientField } from "./recipient.tsx"
import { Teeth } from "./teeth.tsx"
import { hasDocuments, originalsOf, useDesk } from "./use-desk.ts"
import type { Desk, OrderDeskProps } from "./use-desk.ts"

export function OrderDesk(props: OrderDeskProps) {
  const { newOrder } = useWords()
  const desk = useDesk(props)
  const [reviewing, setReviewing] = useState<DraftGroup | null>(null)
  const [consenting, setConsenting] = useState(false)
  const [signing, setSigning] = useState<ToSign | null>(null)
  const { form, setForm, draft, recipient } = desk
  return (
    <div className="new-order">
      <div className="order-parts">
        <FilesPart
          draft={draft}
          onReview={setReviewing}
          originals={originalsOf(desk, () => setConsenting(true))}
        />
        <WhoseFilesNote whose={desk.whose} onPatient={desk.setPatient} onAgree={desk.setAgreed} />
        <KeepPart draft={draft} keep={desk.keep} onKeep={desk.setKeep} />
        {!desk.treating && (
          <Section title={newOrder.teeth}>
            <Teeth recipient={recipient?.profile.role ?? null} draft={form} onChange={setForm} />
          </Section>
        )}
        <Section title={newOrder.dates}>
          <Details recipient={recipient?.profile.role ?? null} draft={form} onChange={setForm} />
        </Section>
      </div>
      <div className="new-order-side">
        <PeopleParts
          desk={desk}
          props={props}
          onConsent={() => setConsenting(true)}
          onEmergency={() => setSigning({ by: "emergency" })}
        />
        <div className="gate-frame">
          <DeskGate
            desk={desk}
            onSign={setSigning}
            onConsent={() => setConsenting(true)}
            onReview={setReviewing}
          />
        </div>
      </div>
      {reviewing !== null && (
        <ReviewDialog group={reviewing} draft={draft} onClose={() => setReviewing(null)} />
      )}
      {signing !== null && <SigningDialog desk={desk} signing={signing} onClose={() => setSigning(null)} />}
      {consenting && (
        <Consenting desk={desk} partners={props.partners} onClose={() => setConsenting(false)} />
      )}
    </div>
  )
}

interface ConsentingProps {
  readonly desk: Desk
  readonly partners: OrderDeskProps["partners"]
  readonly onClose: () => void
}

function Consenting({ desk, partners, onClose }: ConsentingProps) {
  const { newOrder } = useWords()
  const { consents, draft, form, person, recipient, treating } = desk
  if (person === null || recipient === null) return null
  return (
    <ConsentDialog
      patient={person}
      recipient={recipient}
      wanted={{
        documents: hasDocuments(draft),
        nameReason: form.nameReason || (treating ? newOrder.treatmentReason : ""),
      }}
      mills={partners.filter(({ organisation }) => form.mayPassTo.includes(organisation))}
      onClose={onClose}
      onDone={() => {
        onClose()
        consents.again()
      }}
    />
  )
}

interface SigningDialogProps {
  readonly desk: Desk
  readonly signing: ToSign
  readonly onClose: () => void
}

/** About this order, about its recipient whatever the order, or in an emergency. */
function SigningDialog({ desk, signing, onClose }: SigningDialogProps) {
  const formats = useFormats()
  const { recipient, draft, form } = desk
  if (recipient === null || draft.view === null) return null
  switch (signing.by) {
    case "emergency":
      return <EmergencyDialog desk={desk} recipient={recipient} onClose={onClose} />
    case "signing":
      return (
        <AttestDialog
          kind={signing.kind}
          draft={draft.view.draft}
          recipient={recipient}
          reason={form.nameReason}
          onClose={onClose}
        />
      )
    case "check": {
      const subject = {
        about: recipient.organisation,
        name: recipient.profile.name,
        countries: formats.list(allCountries(recipient.profile.places).map(formats.country)),
      }
      return <CheckDialog subject={subject} kind={signing.kind} onClose={onClose} />
    }
  }
}

interface PeoplePartsProps {
  readonly desk: Desk
  readonly props: OrderDeskProps
  readonly onConsent: () => void
  readonly onEmergency: () => void
}

function PeopleParts({ desk, props, onConsent, onEmergency }: PeoplePartsProps) {
  const { form, setForm, to, setTo, patient, setPatient, consents, consent, code } = desk
  const { partners, patients, onPatients } = props
  return (
    <>
      <RecipientField partners={recipientsOf(partners)} to={to} onChange={setTo} />
      <PatientPart
        patients={patients}
        patient={patient}
        onPatient={(chosen) => {
          setPatient(chosen)
          onPatients()
        }}
        code={code}
        recipient={desk.recipient?.profile.role ?? null}
        draft={form}
        onChange={setForm}
      />
      <ConsentPart patient={patient} consents={consents.value} consent={consent} onCapture={onConsent} />
      <EmergencyPart desk={desk} onEmergency={onEmergency} />
      <MayPass
        mills={millsBeside(partners, to)}
        named={form.mayPassTo}
        onChange={(mayPassTo) => setForm({ ...form, mayPassTo })}
      />
    </>
  )
}

/** Who makes something first, then who treats as well. */
const recipientsOf = (partners: readonly PartnerView[]): readonly PartnerView[] =>
  partners.toSorted((a, b) => Number(a.profile.role === "practice") - Number(b.profile.role === "practice"))
