/** What a screen is shown of an attested emergency, and what it hands over to attest one. */
import type { OrderId, OrganisationId, PatientId } from "../records/id.ts"

/** Attested, and not used yet. */
export interface EmergencyView {
  readonly order: OrderId
  readonly patient: PatientId
  readonly to: OrganisationId
  readonly recipient: string
  readonly code: string
  readonly words: string
  readonly signs: string
  readonly at: number
  readonly validUntil: number
  /** Who attested; null where their signature is not to be found any more. */
  readonly by: string | null
  readonly secondBy: string | null
  /** The setting asks for a second person, and nobody else has signed yet. */
  readonly waits: boolean
  /** The person who looks may be that second one. */
  readonly mayConfirm: boolean
  /** Of the recipient, for those who reach nobody. */
  readonly phone: string
}

/** What there is to say before an emergency is attested for a patient and a recipient. */
export interface EmergencyStanding {
  readonly open: EmergencyView | null
  /** A consent for this recipient was withdrawn: then no contrary will may be recognisable. */
  readonly withdrawn: boolean
  /** Countries without adequacy (Art. 49(1)(f) GDPR). */
  readonly third: readonly string[]
}

export interface EmergencyInput {
  readonly patient: PatientId
  readonly to: OrganisationId
  /** Exactly what was shown and ticked. */
  readonly words: string
  /** By what the danger was recognised. */
  readonly signs: string
  /** Ticked: the withdrawal does not mean this emergency. */
  readonly noContraryWill: boolean
}

/** Of an order that went in an emergency, as both of its sides see it. */
export interface OrderEmergency {
  readonly words: string
  readonly signs: string
  /** Of the own house: whether and how the patient was told; null on the receiving side. */
  readonly informed: { readonly at: number; readonly words: string } | "owed" | null
}
