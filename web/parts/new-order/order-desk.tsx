/** The desk on which an order is put together: files and teeth on the left, people and the gate on the right. */
import { keepNothing } from "@zahnwolke/core/deidentify/context"
import type { DraftDecisionInput } from "@zahnwolke/core/party/draft-view"
import type { PartnerView, PatientView } from "@zahnwolke/core/party/views"
import type { OrganisationId, PatientId } from "@zahnwolke/core/records/id"
import { allCountries } from "@zahnwolke/core/records/organisation"
import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { ownFiles } from "../../session/draft-groups.ts"
import type { DraftGroup } from "../../session/draft-groups.ts"
import { formOf, gapsOf, prefilled } from "../../session/order-draft.ts"
import type { OrderDraft } from "../../session/order-draft.ts"
import { coveringConsent, covers, millsBeside } from "../../session/usual.ts"
import type { WantedConsent } from "../../session/usual.ts"
import { useDraft } from "../../session/use-draft.ts"
import type { Draft } from "../../session/use-draft.ts"
import { useCode, useConsents, useSend, useVerdict } from "../../session/use-order-questions.ts"
import { useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import type { Deed } from "../../session/use-session.tsx"
import { workingDaysAfter } from "../../words/formats.ts"
import { useFormats, useVoice, useWords } from "../../words/words.tsx"
import { CheckDialog } from "../checks/check-dialog.tsx"
import { ConsentDialog } from "../consent/consent-dialog.tsx"
import { ReviewDialog } from "../review/review-dialog.tsx"
import type { CureOf, PartnerAsk } from "../../session/cure-of.ts"
import { AttestDialog } from "./attest-dialog.tsx"
import { Details } from "./details.tsx"
import { FilesPart } from "./files-part.tsx"
import { Gate } from "./gate.tsx"
import { gapItem, makeCures } from "./cures.ts"
import type { Cures } from "./cures.ts"
import type { Originals } from "./original-offer.tsx"
import { ConsentPart, MayPass, PatientPart, RecipientField } from "./recipient.tsx"
import { AskPartnerDialog } from "../partners/ask-partner.tsx"
import { KeepPart } from "./keep-part.tsx"
import { Section } from "../page.tsx"
import { Teeth } from "./teeth.tsx"

interface OrderDeskProps {
  readonly partners: readonly PartnerView[]
  readonly patients: readonly PatientView[]
  readonly first: {
    readonly to: OrganisationId | null
    readonly patient: PatientId | null
    readonly prescriber: string
  }
  readonly onPatients: () => void
}

/** A crown takes a laboratory about a week and a half. */
const usualWorkingDays = 7

const emptyOrder = (prescriber: string): OrderDraft => ({
  units: [],
  work: { restoration: "crown", material: "zirconia" },
  shade: "",
  dueOn: workingDaysAfter(Date.now(), usualWorkingDays),
  appointmentOn: "",
  kind: "new",
  statutory: true,
  instructions: "",
  prescriber,
  withName: false,
  nameReason: "",
  mayPassTo: [],
})

/** All that the desk holds, and what follows from it. */
function useDesk({ partners, patients, first }: OrderDeskProps) {
  const [form, setForm] = useState(() => emptyOrder(first.prescriber))
  const [to, setTo] = useState(first.to)
  const [patient, setPatient] = useState(first.patient)
  const [keep, setKeep] = useState(keepNothing)
  const draft = useDraft(patient, to, keep, (view) => setForm((form) => prefilled(form, view)))
  const person = patients.find((one) => one.patient === patient) ?? null
  const recipient = partners.find(({ organisation }) => organisation === to) ?? null
  const consents = useConsents(patient)
  const treating = recipient?.profile.role === "practice"
  const wanted = wantedOf(form, draft, treating)
  const consent = coveringConsent(consents.value ?? [], to, wanted)
  const code = useCode(patient, to)
  const gaps = gapsOf(form, {
    hasPartner: partners.length > 0,
    to,
    treating,
    travelling: draft.travelling,
    dropped: ownFiles(draft.view?.files ?? []).length,
    leaks: draft.view?.leakHits ?? [],
  })
  const input: DraftDecisionInput | null =
    to === null || draft.view === null || code === null || gaps.length > 0
      ? null
      : {
          draft: draft.view.draft,
          to,
          patient,
          consent: consent?.consent ?? null,
          form: formOf(form, code, person, treating),
          without: draft.without,
          mayPassTo: form.mayPassTo,
        }
  const people = { to, setTo, patient, setPatient, person, recipient }
  return {
    ...people,
    treating,
    wanted,
    keep,
    setKeep,
    form,
    setForm,
    draft,
    consents,
    consent,
    code,
    gaps,
    input,
  }
}
type Desk = ReturnType<typeof useDesk>

/** What the patient must have consented to, as far as the desk knows it by now. */
function wantedOf(form: OrderDraft, { travelling }: Draft, treating: boolean): WantedConsent {
  return {
    purpose: treating ? "treatment" : "make-restoration",
    identified: form.withName || travelling.some(({ category }) => category === "identified"),
    kinds: [...new Set(travelling.map(({ content }) => content))],
  }
}

/** Files that may leave as they came, and the consent that each of them needs. */
function originalsOf(desk: Desk, onConsent: () => void): Originals {
  const { consents, draft, patient, recipient, to, wanted } = desk
  return {
    recipient,
    covered: (content) => {
      const all = { ...wanted, identified: true, kinds: [...wanted.kinds, content] }
      return covers(coveringConsent(consents.value ?? [], to, all), all)
    },
    onConfirm: ({ files }, on) =>
      void draft.confirmOriginals(
        files.map(({ key }) => key),
        on,
      ),
    onConsent: patient === null ? null : onConsent,
  }
}

/** Of the files that can only leave as they came, whether any is there. */
const hasDocuments = ({ view }: Draft): boolean =>
  view?.files.some(({ original }) => original?.ground === "not-deidentifiable") === true

export function OrderDesk(props: OrderDeskProps) {
  const { newOrder } = useWords()
  const desk = useDesk(props)
  const [reviewing, setReviewing] = useState<DraftGroup | null>(null)
  const [consenting, setConsenting] = useState(false)
  const [signing, setSigning] = useState<ToSign | null>(null)
  const { form, setForm, draft, person, recipient } = desk
  return (
    <div className="new-order">
      <div className="order-parts">
        <FilesPart
          draft={draft}
          onReview={setReviewing}
          originals={originalsOf(desk, () => setConsenting(true))}
        />
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
        <PeopleParts desk={desk} props={props} onConsent={() => setConsenting(true)} />
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
      {consenting && person !== null && recipient !== null && (
        <ConsentDialog
          patient={person}
          recipient={recipient}
          wanted={{
            documents: hasDocuments(draft),
            nameReason: form.nameReason || (desk.treating ? newOrder.treatmentReason : ""),
          }}
          mills={props.partners.filter(({ organisation }) => form.mayPassTo.includes(organisation))}
          onClose={() => setConsenting(false)}
          onDone={() => {
            setConsenting(false)
            desk.consents.again()
          }}
        />
      )}
    </div>
  )
}

type ToSign = Extract<CureOf, { readonly by: "signing" | "check" }>

interface SigningDialogProps {
  readonly desk: Desk
  readonly signing: ToSign
  readonly onClose: () => void
}

/** About this order, or about its recipient whatever the order. */
function SigningDialog({ desk, signing, onClose }: SigningDialogProps) {
  const formats = useFormats()
  const { recipient, draft, form } = desk
  if (recipient === null || draft.view === null) return null
  switch (signing.by) {
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
}

function PeopleParts({ desk, props, onConsent }: PeoplePartsProps) {
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
      <MayPass
        mills={millsBeside(partners, to)}
        named={form.mayPassTo}
        onChange={(mayPassTo) => setForm({ ...form, mayPassTo })}
      />
    </>
  )
}

interface DeskGateProps {
  readonly desk: Desk
  readonly onSign: (signing: ToSign) => void
  readonly onConsent: () => void
  readonly onReview: (group: DraftGroup) => void
}

function DeskGate(props: DeskGateProps) {
  const { newOrder } = useWords()
  const { language } = useVoice()
  const party = useParty()
  const { desk } = props
  const { draft, gaps, input, recipient } = desk
  const verdict = useVerdict(input, draft.travelling)
  const { sending, send } = useSend()
  const signing = useDeed()
  const [asking, setAsking] = useState<PartnerAsk | null>(null)
  const cures = useCures(props, signing, setAsking)
  return (
    <>
      <Gate
        gaps={gaps.map((gap) => gapItem(gap, newOrder, cures))}
        verdict={verdict.value}
        refusal={verdict.refusal ?? signing.refusal}
        cureFor={cures.forAction}
        sending={sending}
        onSend={() => {
          if (input !== null) void send(input)
        }}
        onTried={() => {
          if (input !== null && verdict.value !== null) void party.noteAttempt(input)
        }}
        paper={input === null ? null : () => party.verdictPaper({ question: input, language })}
      />
      {asking !== null && recipient !== null && (
        <AskPartnerDialog partner={recipient} asks={asking} onClose={() => setAsking(null)} />
      )}
    </>
  )
}

function useCures(
  { desk, onConsent, onReview, onSign }: DeskGateProps,
  signing: Deed,
  askPartner: (asks: PartnerAsk) => void,
): Cures {
  const { newOrder } = useWords()
  const party = useParty()
  const navigate = useNavigate()
  const session = useSession()
  const me = useMe()
  const { patient, to } = desk
  return makeCures({
    to,
    patient,
    agreement: missingAgreement(desk.recipient),
    sign: () =>
      void signing.run(
        () => (to === null ? Promise.resolve(noRecipient) : party.signAgreements(to)),
        () => session.changed("partners"),
      ),
    who: newOrder.who,
    consent: onConsent,
    attest: (kind) => onSign({ by: "signing", kind }),
    check: (kind) => onSign({ by: "check", kind }),
    askPartner,
    role: me.role,
    toOrganisation: () => void navigate({ to: "/organisation" }),
    ...curesHere(desk, newOrder.treatmentReason),
    review: onReview,
    toPartner: () =>
      void (to === null
        ? navigate({ to: "/partner" })
        : navigate({ to: "/partner/$organisation", params: { organisation: to } })),
  })
}

/** What is cured on this very desk, by changing the form or what travels. */
function curesHere({ draft, form, setForm, treating }: Desk, treatmentReason: string) {
  const keysOf = ({ files }: DraftGroup): readonly string[] => files.map(({ key }) => key)
  const nameReason = form.nameReason || (treating ? treatmentReason : "")
  return {
    underCode: () => setForm({ ...form, withName: false }),
    withName: () => setForm({ ...form, withName: true, nameReason }),
    original: (group: DraftGroup) => void draft.confirmOriginals(keysOf(group), true),
    leave: (group: DraftGroup) => draft.leave(keysOf(group), true),
  }
}

const noRecipient = { ok: false, refusal: { code: "unknown-partner", details: {} } } as const

function missingAgreement(recipient: PartnerView | null): "ours" | "theirs" | null {
  const agreement = recipient?.agreements.find(({ kind }) => kind === "data-agreement")
  if (agreement === undefined) return null
  if (!agreement.ours) return "ours"
  return agreement.theirs ? null : "theirs"
}

/** Who makes something first, then who treats as well. */
const recipientsOf = (partners: readonly PartnerView[]): readonly PartnerView[] =>
  partners.toSorted((a, b) => Number(a.profile.role === "practice") - Number(b.profile.role === "practice"))
