/** What was dropped for an order, as a person sees it before anything leaves the device. */
import type { CropBox } from "../deidentify/dicom-crop.ts"
import type { Category, ContentKind } from "../records/consent.ts"
import type { ConsentId, OrderId, OrganisationId, PatientId } from "../records/id.ts"
import type { AttachmentRole, OrderForm } from "../records/order.ts"
import type { NamedPatients } from "./named-patients.ts"
import type { LookDecision } from "./review-view.ts"

/** Why a file may leave as it came: it cannot be de-identified, or a treating practice needs it unaltered. */
export type OriginalGround = "not-deidentifiable" | "radiograph"

/** One dropped file as recognised, before anything leaves the device. */
export interface DraftFile {
  readonly key: string
  /** The name it came with stays on this device. */
  readonly inputName: string
  /** By the name it came with: another file with the same content, so that one of them is enough. */
  readonly sameAs: string | null
  readonly format: string
  readonly role: AttachmentRole
  readonly content: ContentKind
  readonly size: number
  readonly status: "ready" | "review" | "opaque" | "refused"
  /** German/English words come from the code. */
  readonly reason: string | null
  readonly findings: readonly { readonly place: string; readonly kind: string; readonly action: string }[]
  readonly review: readonly { readonly kind: string; readonly place: string; readonly done: boolean }[]
  readonly category: Category
  /** The field of view that a person drew; nothing outside of it travels. */
  readonly crop: CropBox | null
  readonly decision: LookDecision
  /** Null where it leaves de-identified or not at all; confirmed by a person for this very file. */
  readonly original: { readonly ground: OriginalGround; readonly confirmed: boolean } | null
  /** Name under which it will travel. */
  readonly outputName: string | null
  /** Of what was searched: only this is sealed. */
  readonly sha256: string | null
}

export interface DraftView {
  readonly draft: string
  /** Whose name stands in the files as they came. */
  readonly named: NamedPatients
  readonly files: readonly DraftFile[]
  /** Numbers from order files that were recognised, to prefill the form. */
  readonly prefill: Partial<OrderForm>
  readonly leakHits: readonly { readonly file: string; readonly place: string; readonly kind: string }[]
  /** Kinds of known words that were too short or too common to be looked for on their own. */
  readonly notAlone: readonly string[]
}

export interface DraftDecisionInput {
  readonly draft: string
  readonly to: OrganisationId
  readonly patient: PatientId | null
  readonly consent: ConsentId | null
  readonly form: OrderForm
  /** Files left out by the person. */
  readonly without: readonly string[]
  /** Milling centres this laboratory may pass files to. */
  readonly mayPassTo: readonly OrganisationId[]
  /** The order for which an emergency was attested; it then is this draft's order. */
  readonly emergency?: OrderId | null
}
