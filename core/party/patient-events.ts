/** What the own record notes of patients: who they are, their codes, what they consented to and took back. */
import Type from "typebox"
import type { Static } from "typebox"
import type { ConsentId, OrganisationId, PatientId, PatientLinkId } from "../records/id.ts"
import { consentProofSchema } from "../trust/consent-proof-schema.ts"
import { consentScopeSchema } from "../trust/statements.ts"
import { id, listOf, oneOf, sha256Text, strict, time } from "../trust/schema.ts"
import { sheetFrameSchema } from "./consent-input.ts"
import { patientDetailsSchema } from "./patient-details.ts"

const name = Type.String({ maxLength: 200 })

const point = Type.Object({ x: Type.Integer(), y: Type.Integer() }, strict)

const person = {
  patient: id("patient"),
  family: name,
  given: name,
  birthDate: Type.Union([Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }), Type.Null()]),
  details: Type.Optional(patientDetailsSchema),
}

export const patientAdded = Type.Object({ kind: Type.Literal("patient-added"), ...person }, strict)

/** All that is known from now on; the codes stay, and what stood here before stays findable. */
export const patientCorrected = Type.Object(
  {
    kind: Type.Literal("patient-corrected"),
    ...person,
    /** The first is 1. Who had not read the one before corrects nothing: the same on every device. */
    revision: Type.Integer({ minimum: 1 }),
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
    /** Hashed with the sheet; consents from before it was asked have none. */
    proof: Type.Optional(consentProofSchema),
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

/** No was said before anything was signed: to a sheet, or to what would go without one (spec policy 2.6). */
export const consentRefused = Type.Object(
  { kind: Type.Literal("consent-refused"), patient: id("patient"), to: id("org"), at: time },
  strict,
)

type PatientAdded = Static<typeof patientAdded>
type PatientCorrected = Static<typeof patientCorrected>
type ConsentRecorded = Static<typeof consentRecorded>
type ConsentWithdrawn = Static<typeof consentWithdrawn>
type ConsentRefused = Static<typeof consentRefused>
type PatientLinkMade = Static<typeof patientLinkMade>
type PatientLinkEnded = Static<typeof patientLinkEnded>

type PatientEvent =
  | PatientAdded
  | PatientCorrected
  | Static<typeof codeGiven>
  | ConsentRecorded
  | ConsentWithdrawn
  | ConsentRefused
  | PatientLinkMade
  | PatientLinkEnded

/** A patient as last corrected. */
export interface PatientKnown extends Omit<PatientAdded, "kind"> {
  /** How often it was corrected. */
  readonly revision: number
  /** Names and numbers that stood here once: older files carry them, so they are searched for as well. */
  readonly former: readonly string[]
}

export interface PatientState {
  readonly patients: ReadonlyMap<PatientId, PatientKnown>
  /** By patient (or "") and recipient. */
  readonly codes: ReadonlyMap<string, string>
  readonly consents: ReadonlyMap<ConsentId, ConsentRecorded>
  readonly withdrawals: ReadonlyMap<ConsentId, ConsentWithdrawn>
  /** By patient and recipient, the last of each. */
  readonly refusals: ReadonlyMap<string, ConsentRefused>
  readonly patientLinks: ReadonlyMap<PatientLinkId, PatientLinkMade>
  readonly patientLinkEnds: ReadonlyMap<PatientLinkId, PatientLinkEnded>
}

export const emptyPatients: PatientState = {
  patients: new Map(),
  codes: new Map(),
  consents: new Map(),
  withdrawals: new Map(),
  refusals: new Map(),
  patientLinks: new Map(),
  patientLinkEnds: new Map(),
}

export const codeKey = (patient: PatientId | null, to: OrganisationId): string => `${patient ?? ""}>${to}`

export function withPatients(state: PatientState, event: PatientEvent): Partial<PatientState> {
  switch (event.kind) {
    case "patient-added": {
      const { kind: _, ...known } = event
      return { patients: new Map(state.patients).set(event.patient, { ...known, revision: 0, former: [] }) }
    }
    case "patient-corrected":
      return correctedBy(state, event)
    case "code-given":
      return { codes: new Map(state.codes).set(codeKey(event.patient, event.to), event.code) }
    case "consent-recorded":
      return { consents: new Map(state.consents).set(event.consent, event) }
    case "consent-withdrawn":
      return { withdrawals: new Map(state.withdrawals).set(event.consent, event) }
    case "consent-refused":
      return { refusals: new Map(state.refusals).set(codeKey(event.patient, event.to), event) }
    case "patient-link-made":
      return { patientLinks: new Map(state.patientLinks).set(event.link, event) }
    case "patient-link-ended":
      return { patientLinkEnds: new Map(state.patientLinkEnds).set(event.link, event) }
  }
}

function correctedBy({ patients }: PatientState, event: PatientCorrected): Partial<PatientState> {
  const before = patients.get(event.patient)
  if (before === undefined || event.revision !== before.revision + 1) return {}
  const { kind: _, ...known } = event
  const now = new Set(wordsOf(known))
  const former = [...before.former, ...wordsOf(before)].filter((word) => !now.has(word))
  return { patients: new Map(patients).set(event.patient, { ...known, former: [...new Set(former)] }) }
}

const wordsOf = ({ family, given, details = {} }: Omit<PatientAdded, "kind">): readonly string[] =>
  [family, given, ...Object.values(details)].filter((word) => word !== "")
