/** The desk on which an order is put together: files and teeth on the left, people and the gate on the right. */
import type { DraftDecisionInput, DraftFile, PartnerView, PatientView } from "@zahnwolke/core/party/views"
import type { OrganisationId, PatientId } from "@zahnwolke/core/records/id"
import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { draftGroups } from "../../session/draft-groups.ts"
import type { DraftGroup } from "../../session/draft-groups.ts"
import { orKept } from "../../session/or-kept.ts"
import { formOf, gapsOf, prefilled } from "../../session/order-draft.ts"
import type { OrderDraft } from "../../session/order-draft.ts"
import { coveringConsent, millsBeside } from "../../session/usual.ts"
import { useDraft } from "../../session/use-draft.ts"
import { useAnswer, useDeed, useParty, useSession } from "../../session/use-session.tsx"
import { useSettled } from "../../session/use-settled.ts"
import { workingDaysAfter } from "../../words/formats.ts"
import { useWords } from "../../words/words.tsx"
import { ConsentDialog } from "../consent/consent-dialog.tsx"
import { ReviewDialog } from "../review/review-dialog.tsx"
import { Details } from "./details.tsx"
import { FilesPart } from "./files-part.tsx"
import { Gate } from "./gate.tsx"
import { gapItem, makeCures } from "./cures.ts"
import { ConsentPart, MayPass, PatientPart, RecipientField } from "./recipient.tsx"
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
  informed: false,
  mayPassTo: [],
})

export function OrderDesk({ partners, patients, first, onPatients }: OrderDeskProps) {
  const { newOrder } = useWords()
  const party = useParty()
  const navigate = useNavigate()
  const [form, setForm] = useState(() => emptyOrder(first.prescriber))
  const [to, setTo] = useState(first.to)
  const [patient, setPatient] = useState(first.patient)
  const [reviewing, setReviewing] = useState<DraftGroup | null>(null)
  const [consenting, setConsenting] = useState(false)
  const draft = useDraft(patient, to, (view) => setForm((form) => prefilled(form, view)))
  const person = patients.find((one) => one.patient === patient) ?? null
  const recipient = partners.find(({ organisation }) => organisation === to) ?? null
  const consents = useAnswer(
    () => (patient === null ? Promise.resolve({ ok: true, value: [] }) : party.consents(patient)),
    `consents ${patient}`,
    ["members"],
  )
  const consent = coveringConsent(consents.value ?? [], to)
  const code = useCode(patient, to)
  const gaps = gapsOf(form, {
    hasPartner: partners.length > 0,
    to,
    travelling: draft.travelling,
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
          form: formOf(form, code, person),
          without: draft.without,
          mayPassTo: form.mayPassTo,
          informed: form.informed,
        }
  const verdict = useVerdict(input, draft.travelling)
  const { sending, send } = useSend()
  const cures = makeCures({
    to,
    patient,
    party,
    consent: () => setConsenting(true),
    underCode: () => setForm({ ...form, withName: false }),
    informed: () => setForm({ ...form, informed: true }),
    review: (file) =>
      setReviewing(draftGroups(draft.travelling).find(({ files }) => files.includes(file)) ?? null),
    leave: (file) => draft.leave([file.key], true),
    toPartner: () =>
      void (to === null
        ? navigate({ to: "/partner" })
        : navigate({ to: "/partner/$organisation", params: { organisation: to } })),
  })
  const files = <FilesPart draft={draft} onReview={setReviewing} />
  return (
    <div className="new-order">
      <div className="order-parts">
        {files}
        <Section title={newOrder.teeth}>
          <Teeth draft={form} onChange={setForm} />
        </Section>
        <Section title={newOrder.dates}>
          <Details draft={form} onChange={setForm} />
        </Section>
      </div>
      <div className="new-order-side">
        <RecipientField partners={recipientsOf(partners)} to={to} onChange={setTo} />
        <PatientPart
          patients={patients}
          patient={patient}
          onPatient={(chosen) => {
            setPatient(chosen)
            onPatients()
          }}
          code={code}
          draft={form}
          onChange={setForm}
        />
        <ConsentPart
          patient={patient}
          consents={consents.value}
          consent={consent}
          onCapture={() => setConsenting(true)}
        />
        <MayPass
          mills={millsBeside(partners, to)}
          named={form.mayPassTo}
          onChange={(mayPassTo) => setForm({ ...form, mayPassTo })}
        />
        <div className="gate-frame">
          <Gate
            gaps={gaps.map((gap) => gapItem(gap, newOrder, cures))}
            verdict={verdict.value}
            refusal={verdict.refusal}
            cureFor={(action) => ({ onCure: cures.forAction(action) })}
            sending={sending}
            onSend={() => {
              if (input !== null) void send(input)
            }}
          />
        </div>
      </div>
      {reviewing !== null && (
        <ReviewDialog group={reviewing} draft={draft} onClose={() => setReviewing(null)} />
      )}
      {consenting && person !== null && recipient !== null && (
        <ConsentDialog
          patient={person}
          recipient={recipient}
          mills={partners.filter(({ organisation }) => form.mayPassTo.includes(organisation))}
          onClose={() => setConsenting(false)}
          onDone={() => {
            setConsenting(false)
            consents.again()
          }}
        />
      )}
    </div>
  )
}

const recipientsOf = (partners: readonly PartnerView[]): readonly PartnerView[] =>
  partners.filter(({ profile }) => profile.role !== "practice" || partners.length === 1)

function useCode(patient: PatientId | null, to: OrganisationId | null): string | null {
  const party = useParty()
  const { value } = useAnswer<string | null>(
    () => (to === null ? Promise.resolve({ ok: true, value: null }) : party.patientCode({ patient, to })),
    `code ${patient} ${to}`,
    [],
  )
  return value
}

/** Asked again whenever something that counts was changed and then left alone for a moment. */
function useVerdict(input: DraftDecisionInput | null, travelling: readonly DraftFile[]) {
  const party = useParty()
  const now = JSON.stringify([input, travelling.map(({ key, category, status }) => [key, category, status])])
  const settled = useSettled(now, 250)
  const asked = useAnswer(
    () => (input === null ? Promise.resolve({ ok: true, value: null }) : party.decide(input)),
    settled,
    ["partners"],
  )
  return settled === now ? asked : { ...asked, value: null, refusal: null }
}

function useSend() {
  const { newOrder } = useWords()
  const session = useSession()
  const navigate = useNavigate()
  const sending = useDeed()
  const send = (input: DraftDecisionInput): Promise<void> =>
    sending.run(
      () => session.party.send(input).then(orKept),
      async (sent) => {
        session.changed("orders")
        if (sent === "kept") return navigate({ to: "/auftraege" })
        session.note(newOrder.sent(sent.number))
        await navigate({ to: "/auftraege/$order", params: { order: sent.order } })
      },
    )
  return { sending, send }
}
