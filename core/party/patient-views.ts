/** Patients and their consents, as a screen shows them and hands them in. */
import type { ConsentProof } from "../records/consent-proof.ts"
import type { ConsentScope } from "../records/consent.ts"
import type { ConsentId, OrganisationId, PatientId } from "../records/id.ts"
import type { PatientDetails } from "./patient-details.ts"

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

/** All that the practice knows of a patient, as last corrected. */
export interface PatientSheet extends PatientInput {
  readonly patient: PatientId
  readonly details: PatientDetails
  readonly revision: number
}

/** In the place of what was known before; `revision` is the one that was read. */
export type PatientCorrection = PatientSheet

export interface ConsentView {
  readonly consent: ConsentId
  readonly patient: PatientId
  readonly scope: ConsentScope
  readonly state: "given" | "withdrawn" | "expired"
  readonly givenAt: number
  readonly validUntil: number
  readonly releasesFromSecrecy: boolean
}

export interface RefusalInput {
  readonly patient: PatientId
  readonly to: OrganisationId
}

/** Said no, and signed nothing since. */
export interface RefusalView {
  readonly to: OrganisationId
  readonly at: number
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
  /** Null for a link that was made before this was asked. */
  readonly proof: ConsentProof | null
}
