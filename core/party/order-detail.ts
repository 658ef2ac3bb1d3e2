/** One order as a screen shows it: its files, its words, why it was allowed to leave, what may be done next. */
import type { Told } from "../deidentify/told.ts"
import type { Category, ContentKind } from "../records/consent.ts"
import type { ConsentId, ObjectId, OrderId, OrganisationId, PatientId } from "../records/id.ts"
import type { AttachmentRole, OrderForm, OrderState } from "../records/order.ts"
import type { OrganisationRole } from "../records/organisation.ts"
import type { OrderEmergency } from "./emergency-views.ts"
import type { ErasureView, HoldView, KeepingOption, NoticeView } from "./erasure-views.ts"
import type { Label } from "./label.ts"
import type { ReviewView } from "./review-view.ts"
import type { GroundView, ReasonView } from "./verdict-views.ts"
import type { Refusal } from "./views.ts"

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
  /** Set where nobody could consent. */
  readonly emergency: OrderEmergency | null
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
  readonly legalBasis: GroundView | null
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
