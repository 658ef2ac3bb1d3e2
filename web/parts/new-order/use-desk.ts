/** All that the desk of a new order holds, and what follows from it: the form, who it is for, what still lacks. */
import { keepNothing } from "@zahnwolke/core/deidentify/context"
import type { DraftDecisionInput } from "@zahnwolke/core/party/draft-view"
import type { PatientView } from "@zahnwolke/core/party/patient-views"
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import type { OrganisationId, PatientId } from "@zahnwolke/core/records/id"
import { useEffect, useState } from "react"
import { ownFiles } from "../../session/draft-groups.ts"
import { formOf, gapsOf, prefilled } from "../../session/order-draft.ts"
import type { OrderDraft } from "../../session/order-draft.ts"
import { coveringConsent, covers } from "../../session/usual.ts"
import type { WantedConsent } from "../../session/usual.ts"
import { useDraft } from "../../session/use-draft.ts"
import type { Draft } from "../../session/use-draft.ts"
import type { KeptOrder } from "../../session/kept-order.ts"
import { useEmergency } from "../../session/use-emergency.ts"
import { whoseFiles } from "../../session/whose-files.ts"
import { useSession } from "../../session/use-session.tsx"
import { useCode, useConsents } from "../../session/use-order-questions.ts"
import { workingDaysAfter } from "../../words/formats.ts"
import type { Originals } from "./original-offer.tsx"

export interface OrderDeskProps {
  readonly partners: readonly PartnerView[]
  readonly patients: readonly PatientView[]
  readonly first: {
    readonly to: OrganisationId | null
    readonly patient: PatientId | null
    readonly prescriber: string
  }
  /** Left before it was sent, and taken up again. */
  readonly begun: KeptOrder | null
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

/** What a person said and dropped; it is kept for when they come back. */
function useBegun({ begun, first }: OrderDeskProps) {
  const session = useSession()
  const [form, setForm] = useState(() => begun?.form ?? emptyOrder(first.prescriber))
  const [to, setTo] = useState(begun === null ? first.to : begun.to)
  const [patient, setPatient] = useState(begun === null ? first.patient : begun.patient)
  const [keep, setKeep] = useState(begun?.keep ?? keepNothing)
  const [agreed, setAgreed] = useState(begun?.agreed ?? null)
  const draft = useDraft(
    patient,
    to,
    keep,
    (view) => setForm((form) => prefilled(form, view)),
    begun?.draft ?? null,
  )
  useEffect(() => {
    const kept = draft.kept()
    if (kept !== null) session.orders.keep({ form, to, patient, keep, agreed, draft: kept })
  })
  return { form, setForm, to, setTo, patient, setPatient, keep, setKeep, agreed, setAgreed, draft }
}

export function useDesk(props: OrderDeskProps) {
  const { partners, patients } = props
  const kept = useBegun(props)
  const { agreed, draft, form, patient, to } = kept
  const whose = whoseFiles(draft.view, patients, patient, agreed)
  const person = patients.find((one) => one.patient === patient) ?? null
  const recipient = partners.find(({ organisation }) => organisation === to) ?? null
  const consents = useConsents(patient)
  const treating = recipient?.profile.role === "practice"
  const wanted = wantedOf(form, draft, treating)
  const consent = coveringConsent(consents.value ?? [], to, wanted)
  // Where the patient has consented, it is the consent that counts.
  const attested = useEmergency(treating ? patient : null, to)
  const emergency = covers(consent, wanted) ? null : (attested.value?.open ?? null)
  const usualCode = useCode(patient, to)
  const code = emergency?.code ?? usualCode
  const gaps = gapsOf(form, {
    hasPartner: partners.length > 0,
    to,
    treating,
    ...lyingThere(draft),
    whose,
  })
  const input: DraftDecisionInput | null =
    to === null || draft.view === null || draft.preparing > 0 || code === null || gaps.length > 0
      ? null
      : {
          draft: draft.view.draft,
          to,
          patient,
          consent: consent?.consent ?? null,
          form: formOf(form, code, person, treating),
          without: draft.without,
          mayPassTo: form.mayPassTo,
          emergency: emergency?.order ?? null,
        }
  return {
    ...kept,
    whose,
    person,
    recipient,
    treating,
    wanted,
    consents,
    consent,
    emergency,
    standing: attested.value,
    code,
    gaps,
    input,
  }
}
export type Desk = ReturnType<typeof useDesk>

const lyingThere = ({ preparing, travelling, view }: Draft) => ({
  travelling,
  preparing,
  dropped: ownFiles(view?.files ?? []).length,
  leaks: view?.leakHits ?? [],
})

/** What the patient must have consented to, as far as the desk knows it by now. */
function wantedOf(form: OrderDraft, { travelling }: Draft, treating: boolean): WantedConsent {
  return {
    purpose: treating ? "treatment" : "make-restoration",
    identified: form.withName || travelling.some(({ category }) => category === "identified"),
    kinds: [...new Set(travelling.map(({ content }) => content))],
  }
}

/** Files that may leave as they came, and the consent that each of them needs. */
export function originalsOf(desk: Desk, onConsent: () => void): Originals {
  const { consents, draft, emergency, patient, recipient, to, wanted } = desk
  return {
    recipient,
    covered: (content) => {
      if (emergency !== null) return true
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
export const hasDocuments = ({ view }: Draft): boolean =>
  view?.files.some(({ original }) => original?.ground === "not-deidentifiable") === true
