/** Patients, codes and consents in the own record; of a consent the server sees only its scope, never a name. */
import { bytesToBase64url, concat, utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { clockSlack } from "../records/clocks.ts"
import { consentState } from "../records/consent.ts"
import { randomId } from "../records/id.ts"
import type { ConsentId, OrganisationId, PatientId, PatientLinkId } from "../records/id.ts"
import { randomPseudonym } from "../records/pseudonym.ts"
import { statementHash } from "../trust/statement.ts"
import { done, no } from "./answers.ts"
import { mustBeInLog } from "./checkpoints.ts"
import type { Desk } from "./desk.ts"
import { pseudonymOf, seesName } from "./hidden-names.ts"
import { codeKey } from "./patient-events.ts"
import type { PatientDetails } from "./patient-details.ts"
import { record, recordIf, refreshRegister } from "./register.ts"
import { state } from "./signed.ts"
import type {
  ConsentInput,
  ConsentView,
  PatientCorrection,
  PatientInput,
  PatientSheet,
  PatientView,
} from "./patient-views.ts"
import type { Answer } from "./views.ts"

export function viewPatients(desk: Desk): readonly PatientView[] {
  return [...desk.register.patients.values()].map(({ patient, family, given, birthDate }) =>
    seesName(desk, patient)
      ? { patient, nameHidden: false, family, given, birthDate }
      : { patient, nameHidden: true, family: pseudonymOf(patient), given: "", birthDate: null },
  )
}

export async function addPatient(desk: Desk, input: PatientInput): Promise<Answer<PatientView>> {
  if (input.family.trim() === "") return no("patient-name-missing")
  const patient = randomId("patient")
  const view = { patient, family: input.family.trim(), given: input.given.trim(), birthDate: input.birthDate }
  const details = givenDetails(input.details ?? {})
  const event = { kind: "patient-added", ...view, ...(details === null ? {} : { details }) } as const
  const kept = await record(desk, event)
  return kept.ok ? done({ ...view, nameHidden: false }) : kept
}

export async function readPatient(desk: Desk, patient: PatientId): Promise<Answer<PatientSheet>> {
  const read = await refreshRegister(desk)
  if (!read.ok) return read
  const known = desk.register.patients.get(patient)
  if (known === undefined || !seesName(desk, patient)) return no("patient-unknown")
  const { family, given, birthDate, details = {}, revision } = known
  return done({ patient, family, given, birthDate, details, revision })
}

/** Codes, consents and orders stay; the documents and the search before sending go by the newest. */
export async function correctPatient(desk: Desk, input: PatientCorrection): Promise<Answer<PatientView>> {
  const { birthDate, patient, revision } = input
  if (input.family.trim() === "") return no("patient-name-missing")
  if (!desk.register.patients.has(patient) || !seesName(desk, patient)) return no("patient-unknown")
  const view = { patient, family: input.family.trim(), given: input.given.trim(), birthDate }
  const details = givenDetails(input.details)
  const event = {
    kind: "patient-corrected",
    ...view,
    revision: revision + 1,
    ...(details === null ? {} : { details }),
  } as const
  let isNewest = false
  const kept = await recordIf(desk, event, ({ patients }) => {
    isNewest = patients.get(patient)?.revision === revision
    return isNewest
  })
  if (!kept.ok) return kept
  if (!isNewest) return no("patient-corrected-meanwhile")
  desk.tell({ kind: "changed", what: "orders" })
  return done({ ...view, nameHidden: false })
}

/** Fields that were left empty are not there. */
function givenDetails(details: PatientDetails): PatientDetails | null {
  const given = Object.entries(details)
    .map(([field, text]) => [field, text.trim()] as const)
    .filter(([, text]) => text !== "")
  return given.length === 0 ? null : Object.fromEntries(given)
}

const reserved = new WeakMap<Desk, Map<string, string>>()

/**
 * One code per patient and recipient: two laboratories cannot put their files together by it. Known before anything is
 * prepared, for it is written into radiographs; kept in the record once an order carries it.
 */
export function patientCode(desk: Desk, patient: PatientId | null, to: OrganisationId): string {
  if (patient === null) return randomPseudonym()
  const key = codeKey(patient, to)
  const known = desk.register.codes.get(key)
  if (known !== undefined) return known
  const drawn = reserved.get(desk) ?? new Map<string, string>()
  reserved.set(desk, drawn)
  const code = drawn.get(key) ?? randomPseudonym()
  drawn.set(key, code)
  return code
}

/** A code under which the patient was named once is nobody's code again: only that of orders without a name is kept. */
export async function giveCode(
  desk: Desk,
  patient: PatientId | null,
  to: OrganisationId,
  code: string,
): Promise<Answer<null>> {
  if (patient === null || desk.register.codes.get(codeKey(patient, to)) === code) return done(null)
  return record(desk, { kind: "code-given", patient, to, code })
}

/**
 * Now; or the moment at which the consent was signed, where another device of the house dated it a little ahead. An act
 * that rests on a signature does not come before it.
 */
export function momentOfAct(desk: Desk, consent: ConsentId | null): number {
  const now = desk.parts.now()
  const given = consent === null ? undefined : desk.register.consents.get(consent)
  return given === undefined ? now : Math.max(now, Math.min(given.givenAt, now + clockSlack))
}

function viewConsent(desk: Desk, consent: ConsentId): ConsentView | null {
  const given = desk.register.consents.get(consent)
  if (given === undefined) return null
  const { patient, scope, givenAt, validUntil, releasesFromSecrecy } = given
  const withdrawal = desk.register.withdrawals.get(consent) ?? null
  const state = consentState({ ...given, id: consent }, withdrawal, Math.max(desk.parts.now(), givenAt))
  return {
    consent,
    patient,
    scope,
    state: state === "none" ? "expired" : state,
    givenAt,
    validUntil,
    releasesFromSecrecy,
  }
}

export function viewConsents(desk: Desk, patient: PatientId): readonly ConsentView[] {
  return [...desk.register.consents.values()]
    .filter((one) => one.patient === patient)
    .flatMap((one) => viewConsent(desk, one.consent) ?? [])
}

/** A signature is strokes; without any there is no consent. Pen dynamics are never taken (spec 5.2). */
export async function recordConsent(
  desk: Desk,
  input: ConsentInput,
  /** Of a link to the patient's own telephone, whose sheet carries the consent's name already. */
  remote: { readonly consent: ConsentId; readonly link: PatientLinkId; readonly at: number } | null = null,
): Promise<Answer<ConsentView>> {
  if (!desk.register.patients.has(input.patient)) return no("patient-unknown")
  if (input.strokes.flat().length < 2) return no("signature-missing")
  if (input.scope.recipients.length === 0) return no("consent-without-recipient")
  const now = desk.parts.now()
  if (input.validUntil <= now || input.validUntil > now + 36 * 31 * 86_400_000) return no("consent-validity")
  const consent = remote?.consent ?? randomId("consent")
  const givenAt = remote?.at ?? now
  const salt = crypto.getRandomValues(new Uint8Array(32))
  const { explainedBy, strokes, text } = input
  const proof = input.proof === null ? {} : { proof: input.proof }
  const sheet = JSON.stringify({ text, strokes, explainedBy, ...proof })
  const evidence = hashHex(concat(salt, utf8(sheet)))
  const { scope, releasesFromSecrecy, signer, validUntil } = input
  const wire = JSON.parse(JSON.stringify(scope))
  const signed = await state(desk, "consent", {
    organisation: desk.id,
    at: now,
    consent,
    scope: wire,
    releasesFromSecrecy,
    givenAt,
    validUntil,
    signer,
    assent: input.assent,
    capacityDocumented: input.capacityDocumented,
    authorityShown: input.authorityShown,
    evidence,
  })
  if (!signed.ok) return signed
  const kept = await record(desk, {
    kind: "consent-recorded",
    consent,
    patient: input.patient,
    scope: wire,
    releasesFromSecrecy,
    signer,
    givenAt,
    validUntil,
    assent: input.assent,
    capacityDocumented: input.capacityDocumented,
    authorityShown: input.authorityShown,
    evidence,
    sheet: text,
    strokes: strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))),
    explainedBy,
    ...(input.proof === null ? {} : { proof: { ...input.proof, risks: [...input.proof.risks] } }),
    salt: bytesToBase64url(salt),
    statement: statementHash(signed.value),
    ...(remote === null ? {} : { link: remote.link }),
  })
  const view = kept.ok ? viewConsent(desk, consent) : null
  return view === null ? no("consent-not-kept") : done(view)
}

/** Effective at once: the server closes what rests on it, and the own record remembers even where the server forgets. */
export async function withdrawConsent(
  desk: Desk,
  consent: ConsentId,
  /** The patient's own, signed on the telephone: it proves when it was said, whenever it came (Art. 7(3) GDPR). */
  notice: { readonly at: number; readonly signature: string } | null = null,
): Promise<Answer<ConsentView>> {
  const before = viewConsent(desk, consent)
  if (before === null) return no("consent-unknown")
  if (before.state === "withdrawn") return done(before)
  const at = desk.parts.now()
  const signed = await state(desk, "withdrawal", { organisation: desk.id, at, consent })
  if (!signed.ok) return signed
  await mustBeInLog(desk, statementHash(signed.value))
  const kept = await record(desk, {
    kind: "consent-withdrawn",
    consent,
    at,
    statement: statementHash(signed.value),
    ...(notice === null ? {} : { notice: { at: notice.at, signature: notice.signature } }),
  })
  if (!kept.ok) return kept
  const after = viewConsent(desk, consent)
  return after === null ? no("consent-unknown") : done(after)
}

/** The age group is all that the policy needs; the date of birth stays in the record. */
export function ageGroup(
  birthDate: string | null,
  now: number,
): "under-14" | "14-to-15" | "16-to-17" | "adult" | "unknown" {
  if (birthDate === null) return "unknown"
  const [year = 0, month = 1, day = 1] = birthDate.split("-").map(Number)
  const today = new Date(now)
  const hadBirthday =
    today.getUTCMonth() + 1 > month || (today.getUTCMonth() + 1 === month && today.getUTCDate() >= day)
  const age = today.getUTCFullYear() - year - (hadBirthday ? 0 : 1)
  if (age >= 18) return "adult"
  if (age >= 16) return "16-to-17"
  return age >= 14 ? "14-to-15" : "under-14"
}
