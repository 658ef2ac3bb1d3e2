/** What the own record notes of emergencies: what was attested word for word, for whom, and that the patient was told afterwards. */
import Type from "typebox"
import type { Static } from "typebox"
import Value from "typebox/value"
import { bytesToBase64url, utf8 } from "../encoding/bytes.ts"
import { canonicalJson } from "../encoding/json.ts"
import { mayAttest } from "../records/attestation.ts"
import { isId } from "../records/id.ts"
import type { OrderId } from "../records/id.ts"
import { roleOfUser } from "../trust/organisation-log.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import { parseCanonical } from "../trust/statement.ts"
import { id, strict, time } from "../trust/schema.ts"
import type { Believed } from "./believed.ts"

/**
 * What the attesting and the second person sign the hash of. It names the order, the recipient and the code under which
 * the patient travels, so that no attestation serves another patient; only the two parties of the order can read it.
 */
const wordSchema = Type.Object(
  {
    order: id("order"),
    recipient: id("org"),
    code: Type.String({ maxLength: 40 }),
    /** The sentences that were shown. */
    words: Type.String({ minLength: 1, maxLength: 3000 }),
    /** By what the danger was recognised. */
    signs: Type.String({ minLength: 1, maxLength: 2000 }),
    /** So that nobody guesses the code or the words from the hash. */
    salt: Type.String({ minLength: 20, maxLength: 40 }),
  },
  strict,
)
export type EmergencyWord = Static<typeof wordSchema>

export const emergencyText = (word: Omit<EmergencyWord, "salt">): string =>
  canonicalJson({ ...word, salt: bytesToBase64url(crypto.getRandomValues(new Uint8Array(16))) })

export function readEmergencyText(text: string): EmergencyWord | null {
  const value = parseCanonical(utf8(text))
  return Value.Check(wordSchema, value) ? value : null
}

export const emergencyTextSchema = Type.String({ minLength: 1, maxLength: 10_000 })

export const emergencyAttested = Type.Object(
  {
    kind: Type.Literal("emergency-attested"),
    order: id("order"),
    patient: id("patient"),
    to: id("org"),
    code: Type.String({ maxLength: 40 }),
    text: emergencyTextSchema,
    at: time,
    validUntil: time,
  },
  strict,
)

/** The duty that follows an emergency is done: when, how and by whom stands with the event. */
export const patientInformed = Type.Object(
  {
    kind: Type.Literal("patient-informed"),
    order: id("order"),
    words: Type.String({ minLength: 1, maxLength: 500 }),
    at: time,
  },
  strict,
)

export type EmergencyAttested = Static<typeof emergencyAttested>
export type PatientInformed = Static<typeof patientInformed>

export interface EmergencyState {
  readonly emergencies: ReadonlyMap<OrderId, EmergencyAttested>
  readonly informed: ReadonlyMap<OrderId, PatientInformed>
}

export const emptyEmergencies: EmergencyState = { emergencies: new Map(), informed: new Map() }

/** The first of each stays: what was attested is not written anew, and what was told is told. */
export function withEmergency(
  { emergencies, informed }: EmergencyState,
  event: EmergencyAttested | PatientInformed,
): EmergencyState {
  switch (event.kind) {
    case "emergency-attested":
      return { emergencies: new Map([[event.order, event], ...emergencies]), informed }
    case "patient-informed":
      return { emergencies, informed: new Map([[event.order, event], ...informed]) }
  }
}

/** Whoever may attest the danger may attest it and end the duty that follows; any member can write in the record. */
export function isTheirsToTell(
  { at, body, user }: Pick<Believed<{ readonly kind: string }>, "at" | "body" | "user">,
  organisation: Pick<OrganisationState, "members">,
): boolean {
  if (body.kind !== "emergency-attested" && body.kind !== "patient-informed") return true
  return isId("user", user) && mayAttest(roleOfUser(organisation, user, at), "emergency-attestation")
}
