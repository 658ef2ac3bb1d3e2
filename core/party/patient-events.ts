/** What the own record notes of patients: who they are, their codes, what they consented to and took back. */
import Type from "typebox"
import type { Static } from "typebox"
import type { ConsentId, OrganisationId, PatientId, PatientLinkId } from "../records/id.ts"
import { consentScopeSchema } from "../trust/statements.ts"
import { id, listOf, oneOf, sha256Text, strict, time } from "../trust/schema.ts"
import { sheetFrameSchema } from "./consent-input.ts"
import { patientDetailsSchema } from "./patient-details.ts"

const name = Type.String({ maxLength: 200 })

const point = Type.Object({ x: Type.Integer(), y: Type.Integer() }, strict)

export const patientAdded = Type.Object(
  {
    kind: Type.Literal("patient-added"),
    patient: id("patient"),
    family: name,
    given: name,
    birthDate: Type.Union([Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }), Type.Null()]),
    details: Type.Optional(patientDetailsSchema),
  },
  strict,
)

export const codeGiven = Type.Object(
  {
    kind: Type.Literal("code-given"),
    patient: Type.Union([id("patient"), Type.Null()]),
    to: id("org"),
    code: Type.String({ maxLength: 40 }),
  },
  strict,
)

export const consentRecorded = Type.Object(
  {
    kind: Type.Literal("consent-recorded"),
    consent: id("consent"),
    patient: id("patient"),
    scope: consentScopeSchema,
    releasesFromSecrecy: Type.Boolean(),
    signer: oneOf(["patient", "guardian", "both-guardians", "representative"]),
    givenAt: time,
    validUntil: time,
    assent: Type.Boolean(),
    capacityDocumented: Type.Boolean(),
    authorityShown: Type.Boolean(),
    evidence: sha256Text,
    /** The sheet as it was shown and signed, and the salt in front of its hash. */
    sheet: Type.String({ maxLength: 200_000 }),
    strokes: listOf(listOf(point, 5000), 500),
    explainedBy: name,
    salt: Type.String({ maxLength: 100 }),
    statement: sha256Text,
    /** Where it was signed on the patient's own telephone. */
    link: Type.Optional(id("link")),
  },
  strict,
)

export const patientLinkMade = Type.Object(
  {
    kind: Type.Literal("patient-link-made"),
    link: id("link"),
    consent: id("consent"),
    secret: Type.String({ maxLength: 100 }),
    expiresAt: time,
    frame: sheetFrameSchema,
    /** Canonical JSON of exactly what was sealed for the telephone. */
    offer: Type.String({ maxLength: 200_000 }),
  },
  strict,
)

export const patientLinkEnded = Type.Object(
  {
    kind: Type.Literal("patient-link-ended"),
    link: id("link"),
    how: oneOf(["revoked", "wrong-birth-date", "refused"]),
  },
  strict,
)

export const consentWithdrawn = Type.Object(
  {
    kind: Type.Literal("consent-withdrawn"),
    consent: id("consent"),
    at: time,
    statement: sha256Text,
    /** What the patient signed on the telephone. */
    notice: Type.Optional(Type.Object({ at: time, signature: Type.String({ maxLength: 100 }) }, strict)),
  },
  strict,
)

type PatientAdded = Static<typeof patientAdded>
type ConsentRecorded = Static<typeof consentRecorded>
type ConsentWithdrawn = Static<typeof consentWithdrawn>
type PatientLinkMade = Static<typeof patientLinkMade>
type PatientLinkEnded = Static<typeof patientLinkEnded>

type PatientEvent =
  | PatientAdded
  | Static<typeof codeGiven>
  | ConsentRecorded
  | ConsentWithdrawn
  | PatientLinkMade
  | PatientLinkEnded

export interface PatientState {
  readonly patients: ReadonlyMap<PatientId, PatientAdded>
  /** By patient (or "") and recipient. */
  readonly codes: ReadonlyMap<string, string>
  readonly consents: ReadonlyMap<ConsentId, ConsentRecorded>
  readonly withdrawals: ReadonlyMap<ConsentId, ConsentWithdrawn>
  readonly patientLinks: ReadonlyMap<PatientLinkId, PatientLinkMade>
  readonly patientLinkEnds: ReadonlyMap<PatientLinkId, PatientLinkEnded>
}

export const emptyPatients: PatientState = {
  patients: new Map(),
  codes: new Map(),
  consents: new Map(),
  withdrawals: new Map(),
  patientLinks: new Map(),
  patientLinkEnds: new Map(),
}

export const codeKey = (patient: PatientId | null, to: OrganisationId): string => `${patient ?? ""}>${to}`

export function withPatients(state: PatientState, event: PatientEvent): Partial<PatientState> {
  switch (event.kind) {
    case "patient-added":
      return { patients: new Map(state.patients).set(event.patient, event) }
    case "code-given":
      return { codes: new Map(state.codes).set(codeKey(event.patient, event.to), event.code) }
    case "consent-recorded":
      return { consents: new Map(state.consents).set(event.consent, event) }
    case "consent-withdrawn":
      return { withdrawals: new Map(state.withdrawals).set(event.consent, event) }
    case "patient-link-made":
      return { patientLinks: new Map(state.patientLinks).set(event.link, event) }
    case "patient-link-ended":
      return { patientLinkEnds: new Map(state.patientLinkEnds).set(event.link, event) }
  }
}
