/** What one party asks another to make: the form, its files and its states (FHIR ServiceRequest; MDR Annex XIII). */
import type { Jaw, ToothCode } from "./tooth.ts"

export const restorations = [
  "crown",
  "coping",
  "telescope",
  "pontic",
  "inlay",
  "onlay",
  "veneer",
  "provisional",
  "abutment",
  "implant-crown",
  "bar",
  "partial-denture",
  "full-denture",
  "splint",
  "surgical-guide",
  "wax-up",
  "model",
  "repair",
] as const
export type Restoration = (typeof restorations)[number]

export const materials = [
  "zirconia",
  "lithium-disilicate",
  "feldspar",
  "composite",
  "pmma",
  "cobalt-chromium",
  "titanium",
  "gold-alloy",
  "peek",
  "resin",
  "wax",
] as const
export type Material = (typeof materials)[number]

/** One unit: a tooth (or a jaw for appliances) and what is made for it. */
export interface OrderUnit {
  readonly tooth: ToothCode | null
  readonly jaw: Jaw
  readonly restoration: Restoration
  readonly material: Material | null
  /** Joined to the next unit: a bridge. */
  readonly connected: boolean
}

export interface OrderForm {
  readonly units: readonly OrderUnit[]
  /** VITA classical A1–D4, 3D-Master, or free text; empty where none is visible. */
  readonly shade: string
  /** ISO dates without time of day: yyyy-mm-dd. */
  readonly dueOn: string | null
  readonly appointmentOn: string | null
  readonly kind: "new" | "remake" | "repair"
  /** Null towards a milling centre, whom it does not concern (Art. 5(1)(c) GDPR). */
  readonly statutory: boolean | null
  readonly instructions: string
  /** The patient's code for this recipient; the name only with consent and a reason. */
  readonly patientCode: string
  readonly patientName: { readonly family: string; readonly given: string; readonly reason: string } | null
  /** MDR Annex XIII: the prescriber is named, except towards a milling centre. */
  readonly prescriber: string
}

export const attachmentRoles = [
  "upper-jaw",
  "lower-jaw",
  "bite",
  "preparation",
  "scan-body",
  "gingiva",
  "antagonist",
  "photo",
  "dvt",
  "radiograph",
  "design",
  "document",
  "other",
] as const
export type AttachmentRole = (typeof attachmentRoles)[number]

const orderStates = [
  "draft",
  "sent",
  "received",
  "accepted",
  "rejected",
  "design-review",
  "design-approved",
  "in-production",
  "shipped",
  "closed",
  "erased",
] as const
export type OrderState = (typeof orderStates)[number]
