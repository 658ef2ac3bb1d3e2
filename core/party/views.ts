/** What a screen or a command line is shown of one organisation's end: plain values that cross a worker's border. */
import type { Label } from "./label.ts"
import type { Told } from "../deidentify/told.ts"
import type { PatientDetails } from "./patient-details.ts"
import type { Language } from "../paper/pdf.ts"
import type { Category, ContentKind, ConsentScope } from "../records/consent.ts"
import type {
  ConsentId,
  DeviceId,
  InviteId,
  ObjectId,
  OrderId,
  OrganisationId,
  PatientId,
  UserId,
} from "../records/id.ts"
import type { AttachmentRole, OrderForm, OrderState } from "../records/order.ts"
import type { MemberRole, OrganisationProfile, OrganisationRole } from "../records/organisation.ts"
import type { ErasureView, HoldView, KeepingOption, NoticeView } from "./erasure-views.ts"
import type { ReviewView } from "./review-view.ts"
import type { AgreementKind } from "../records/agreement.ts"
import type { Knobs } from "../policy/knobs.ts"
import type { SuspendedCountry } from "../policy/suspension.ts"
import type { ActionId, DataKind } from "../policy/vocabulary.ts"
import type { AttestationKind } from "../records/attestation.ts"

/** An expected failure: a code that the words of each language turn into a sentence, with what fills its gaps. */
export interface Refusal {
  readonly code: string
  readonly details: Readonly<Record<string, string>>
}
export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal }

/** Where the server stands and who runs it: always on screen. */
export interface ServerPlace {
  readonly country: string
  readonly operator: string
  readonly pools: readonly {
    readonly name: string
    readonly country: string
    readonly operator: string
    readonly holds: DataKind
  }[]
  readonly version: string
  readonly demo: boolean
  /** Countries whose adequacy counts no longer: what this server says, and what this device heard before. */
  readonly suspended: readonly SuspendedCountry[]
}

export type Status =
  /** Nothing on this device yet. */
  | { readonly kind: "new"; readonly server: ServerPlace }
  /** A device of somebody who must unlock again. */
  | {
      readonly kind: "locked"
      readonly server: ServerPlace
      readonly organisationName: string
      readonly ways: readonly UnlockWay[]
    }
  | { readonly kind: "open"; readonly server: ServerPlace; readonly me: Me }

export type UnlockWay = "passkey" | "passphrase"

export interface Me {
  readonly user: UserId
  readonly name: string
  readonly role: MemberRole
  readonly device: DeviceId
  readonly organisation: OrganisationId
  readonly profile: OrganisationProfile
  /** Fingerprint of the organisation: 60 digits in groups of five. */
  readonly fingerprint: string
  readonly kitConfirmed: boolean
  readonly ways: readonly UnlockWay[]
  /** Alarms that must be seen: the log forked, a key changed, something was rolled back. Codes like a refusal's. */
  readonly alarms: readonly Refusal[]
  /** "strict" unless a data protection officer signed otherwise. */
  readonly policyMode: "strict" | "statutory"
  /** The settings that hold, as signed; the shipped ones in every doubt. */
  readonly knobs: Knobs
}

export interface FoundInput {
  readonly profile: OrganisationProfile
  readonly ownerName: string
  /** What the person types to sign in besides the passphrase; the server keeps only a hash of it. */
  readonly loginName: string
  readonly deviceName: string
  /** Of the printed kit; German, the original, where nobody says. */
  readonly language?: Language
  /** Ticked by the owner: this server and its storage stand in the own rooms, and nobody else runs them. */
  readonly ownHouse: boolean
}

/** Shown once and printed; afterwards only the person has it. */
export interface FoundResult {
  readonly passphrase: string
  readonly kitWords: readonly string[]
  /** application/pdf */
  readonly kitPdf: Uint8Array
}

export interface MemberView {
  readonly user: UserId
  readonly name: string
  readonly role: MemberRole
  readonly active: boolean
  readonly devices: readonly DeviceView[]
}
export interface DeviceView {
  readonly device: DeviceId
  readonly name: string
  readonly addedAt: number
  readonly revoked: boolean
  readonly thisOne: boolean
}

export interface PartnerView {
  readonly organisation: OrganisationId
  readonly profile: OrganisationProfile
  /** "invited": our link is out; "asked": they accepted, we must confirm; "linked": both pinned each other. */
  readonly state: "linked" | "blocked"
  readonly trust: "by-link" | "verified-in-person" | "key-changed"
  /** The pair's safety number, 60 digits in groups of five, the same on both sides. */
  readonly safetyNumber: string
  readonly agreements: readonly {
    readonly kind: AgreementKind
    readonly ours: boolean
    readonly theirs: boolean
    readonly validUntil: number | null
  }[]
  /** One sentence code where this partner cannot be sent to at all. */
  readonly obstacle: Refusal | null
}

export interface InviteView {
  readonly invite: InviteId
  readonly link: string
  readonly role: OrganisationRole
  readonly note: string
  readonly expiresAt: number
}

/** What the invited side sees before it accepts. */
export interface InvitePreview {
  readonly invite: InviteId
  readonly from: OrganisationProfile
  readonly organisation: OrganisationId
  readonly fingerprint: string
}

export interface PatientView {
  readonly patient: PatientId
  /** The name is kept from this member: `family` is a pseudonym then, and the rest is empty. */
  readonly nameHidden: boolean
  readonly family: string
  readonly given: string
  readonly birthDate: string | null
}

export interface PatientInput {
  readonly family: string
  readonly given: string
  readonly birthDate: string | null
  /** Searched for in what leaves, and used for nothing else. */
  readonly details?: PatientDetails
}

export interface ConsentView {
  readonly consent: ConsentId
  readonly patient: PatientId
  readonly scope: ConsentScope
  readonly state: "given" | "withdrawn" | "expired"
  readonly givenAt: number
  readonly validUntil: number
  readonly releasesFromSecrecy: boolean
}

export interface ConsentInput {
  readonly patient: PatientId
  readonly scope: ConsentScope
  readonly releasesFromSecrecy: boolean
  readonly signer: "patient" | "guardian" | "both-guardians" | "representative"
  readonly validUntil: number
  /** Attested by whoever explained it (spec 5.4): the young patient agreed, capacity or authority was looked at. */
  readonly assent: boolean
  readonly capacityDocumented: boolean
  readonly authorityShown: boolean
  /** Exactly what was on screen, and the strokes of the signature as points (x, y in thousandths, no timing). */
  readonly text: string
  readonly strokes: readonly (readonly { readonly x: number; readonly y: number }[])[]
  readonly explainedBy: string
}

export interface FileView {
  readonly object: ObjectId
  readonly name: string
  readonly format: string
  readonly role: AttachmentRole
  readonly content: ContentKind
  readonly category: Category
  readonly size: number
  readonly version: number
  readonly superseded: boolean
  readonly from: OrganisationId
  readonly fromUs: boolean
  readonly addedAt: number
  /** What this side's own look found; "not-asked" of its own files and of what was sent with reference to the person. */
  readonly checked: "clean" | "findings" | "not-yet" | "not-asked"
  /** What went and what stayed, by the sender's report where it holds against its signature; null where nothing says it. */
  readonly told: Told | null
  /** One of three; null of what the maker gives back. */
  readonly label: Label | null
}

export interface MessageView {
  readonly kind: "question" | "answer" | "note" | "step"
  readonly text: string
  /** For steps: the new state. */
  readonly step: OrderState | null
  readonly fromUs: boolean
  readonly at: number
  readonly author: string
}

export interface OrderSummary {
  readonly order: OrderId
  readonly number: string
  readonly state: OrderState
  readonly placedByUs: boolean
  readonly partner: {
    readonly organisation: OrganisationId
    readonly name: string
    readonly role: OrganisationRole
  }
  /** The code; the patient's name only inside the practice that knows it. */
  readonly patientCode: string
  readonly patientName: string | null
  /** There is a name, and it is kept from this member. */
  readonly nameHidden: boolean
  /** In the own record; null where the order came from elsewhere. */
  readonly patient: PatientId | null
  readonly title: string
  readonly dueOn: string | null
  readonly unread: boolean
  readonly openQuestion: boolean
  readonly changedAt: number
  /** Set where this order was passed on from another of ours. */
  readonly parent: OrderId | null
}

export interface OrderDetail extends OrderSummary {
  readonly form: OrderForm
  readonly files: readonly FileView[]
  readonly messages: readonly MessageView[]
  readonly disclosure: DisclosureView
  readonly eraseBy: number
  readonly erasure: ErasureView | null
  /** Art. 19 GDPR: that the recipient must erase or restrict, and what it answered. */
  readonly notice: NoticeView | null
  /** Legal holds that stand, of either side. */
  readonly holds: readonly HoldView[]
  /** What this side may keep by law once the order is erased, and what it will. */
  readonly keeping: readonly KeepingOption[]
  /** Milling centres to which the practice allowed this laboratory to pass chosen files. */
  readonly mayPassTo: readonly OrganisationId[]
  /** What this side may do next, first the one that is usual. */
  readonly actions: readonly OrderAction[]
  /** Events that were refused: not signed by a party, out of order. Codes. */
  readonly warnings: readonly Refusal[]
}

export type OrderAction =
  | "accept"
  | "reject"
  | "ask"
  | "answer"
  | "return-design"
  | "approve-design"
  | "send-back-design"
  | "pass-on"
  | "start-production"
  | "ship"
  | "close"
  | "erase-now"

export interface DisclosureView {
  readonly at: number
  readonly category: Category
  /** Of the rule that gave leave; null where no rule had to. */
  readonly legalBasis: ReasonView["sentence"] | null
  readonly consent: ConsentId | null
  readonly countries: readonly string[]
  readonly reasons: readonly ReasonView[]
  /** What the receiving side's own check of de-identified files found. */
  readonly checkedHere: CheckedView
  readonly review: ReviewView
}

/** `checked` of the `of` files that the other side marked de-identified were looked through here, each of them whole. */
export interface CheckedView {
  readonly state: "not-yet" | "partly" | "clean" | "findings"
  readonly checked: number
  readonly of: number
}

interface InBoth {
  readonly de: string
  readonly en: string
}

export interface ReasonView {
  readonly id: string
  readonly citation: string
  readonly sentence: InBoth
  /** The same for a data protection officer. */
  readonly dpo: InBoth
}

export type VerdictView =
  | {
      readonly kind: "permit"
      readonly reasons: readonly ReasonView[]
      readonly notes: readonly ReasonView[]
      /** What the permit brings with it. */
      readonly duties: readonly InBoth[]
    }
  /** Each item with the one action that cures it, and all that it cures. */
  | {
      readonly kind: "needs"
      readonly notes: readonly ReasonView[]
      readonly items: readonly (ReasonView & {
        readonly action: ActionId
        readonly more: readonly ReasonView[]
      })[]
    }
  /** What may be done instead: there is no dead end. */
  | {
      readonly kind: "deny"
      readonly reasons: readonly ReasonView[]
      readonly notes: readonly ReasonView[]
      readonly instead: readonly ActionId[]
    }

export interface AttestationInput {
  readonly kind: AttestationKind
  /** The organisation or the order that it speaks of, as the policy binds this kind. */
  readonly about: string
  readonly covers: readonly string[]
  readonly result: "positive" | "negative"
  /** The exact text that was shown; its hash is signed. */
  readonly text: string
  readonly days: number
}

export interface AttestationView {
  readonly kind: AttestationKind
  readonly about: string
  readonly covers: readonly string[]
  readonly result: "positive" | "negative"
  readonly version: number
  readonly text: string
  readonly at: number
  readonly validUntil: number
}

export interface SendProgress {
  readonly order: OrderId
  readonly number: string
  readonly stage: "prepare" | "decide" | "seal" | "upload" | "grant" | "done" | "waiting" | "refused"
  readonly doneBytes: number
  readonly totalBytes: number
}

/** What the worker tells without being asked. */
export type PartyEvent =
  | { readonly kind: "preparing"; readonly draft: string; readonly done: number; readonly files: number }
  | { readonly kind: "changed"; readonly what: "orders" | "partners" | "members" | "status" | "attestations" }
  | { readonly kind: "progress"; readonly task: string; readonly progress: SendProgress }
  | { readonly kind: "alarm"; readonly alarm: Refusal }
