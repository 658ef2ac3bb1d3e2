/** Signed statements: kept only where a device of their organisation signed them, found again by what they speak of. */
import { readStatement } from "@zahnwolke/core/trust/statement"
import type { Envelope, Unverified } from "@zahnwolke/core/trust/statement"
import { isStatementKind, statementSchemas } from "@zahnwolke/core/trust/statements"
import type { StatementBody, StatementKind } from "@zahnwolke/core/trust/statements"
import { memberOfDevice, presentDeviceKey, roleOfDevice } from "@zahnwolke/core/trust/organisation-log"
import type { OrganisationState } from "@zahnwolke/core/trust/organisation-log"
import { isId } from "@zahnwolke/core/records/id"
import { maySetMode, maySetRules } from "@zahnwolke/core/records/organisation"
import type { MemberRole } from "@zahnwolke/core/records/organisation"
import type { OrderId, OrganisationId } from "@zahnwolke/core/records/id"
import { hostName } from "@zahnwolke/core/disclosure/hosting-facts"
import { mayAttest } from "@zahnwolke/core/records/attestation"
import { loweredKnobs, readKnobs } from "@zahnwolke/core/policy/knobs"
import type { Kysely } from "kysely"
import Value from "typebox/value"
import type { Tx } from "../parts.ts"
import { fine, refuse } from "../routes/serve.ts"
import type { Answer } from "../routes/serve.ts"
import { appendStatements } from "../transparency/leaves.ts"
import type { Database } from "./tables.ts"

const kindPattern = /^application\/vnd\.zahnwolke\.([a-z-]+)\+json$/u

export function kindOf(envelope: Envelope): StatementKind | null {
  const kind = kindPattern.exec(envelope.payloadType)?.[1] ?? ""
  return isStatementKind(kind) ? kind : null
}

export const read = <Kind extends StatementKind>(
  kind: Kind,
  envelope: Envelope,
): Unverified<StatementBody<Kind>> | null => readStatement(kind, statementSchemas[kind], envelope)

/** What a statement speaks of, so that it can be found. */
function subjectOf(kind: StatementKind, body: Readonly<Record<string, unknown>>): string {
  const about: Partial<Record<StatementKind, string>> = {
    agreement: "partner",
    consent: "consent",
    withdrawal: "consent",
    attestation: "about",
    provider: "host",
  }
  return String(body[about[kind] ?? "order"] ?? body["organisation"])
}

export interface Kept {
  readonly hash: string
  readonly kind: StatementKind
}

/** A device's clock may be off, but not by more than two days: later disputes hang on these times. */
const widestClock = 2 * 86_400_000

export const isClockWrong = (at: number): boolean => !(Math.abs(Date.now() - at) <= widestClock)

export const clockWrong = refuse(
  422,
  "clock-wrong",
  "The clock of this device is more than two days off; set it right and try again.",
)

const older = refuse(409, "statement-older", "Another device stated something newer; read it and try again.")
const notEntitled = refuse(403, "not-entitled", "Only an owner or a data protection officer may state this.")
const notLinked = refuse(
  409,
  "statement-older",
  "It does not name the statement that it replaces; read it and try again.",
)

interface Stating {
  readonly tx: Tx
  readonly state: OrganisationState
  readonly keyId: string
  readonly hash: string
}

/**
 * One statement replaces another only by naming it: neither two at once nor one that was left out go unseen. Whoever
 * left numbers out could take the last one there is, and nobody could take back what they said.
 */
function linkFault(
  { hash }: Stating,
  body: { readonly version: number; readonly previous: string | null },
  before: Unverified<{ readonly version: number }> | null,
): ReturnType<typeof refuse> | null {
  if (before?.hash === hash) return null
  const isNext = body.version === (before?.body.version ?? 0) + 1
  return isNext && body.previous === (before?.hash ?? null) ? null : notLinked
}

/** Now, and at the time that the statement names: for any other time no client believes it, so nobody leaves it here. */
function roleOf(state: OrganisationState, keyId: string, at: number): MemberRole | undefined {
  const role = memberOfDevice(state, keyId)?.role
  return roleOfDevice(state, keyId, at) === role ? role : undefined
}

const timeOf = (body: unknown): number =>
  typeof body === "object" && body !== null && "at" in body ? Number(body.at) : Number.NaN

/** Who may sign this kind of fact, in place of which one. */
async function attestationFault(stating: Stating, body: StatementBody<"attestation">) {
  const { tx, state, keyId } = stating
  if (!mayAttest(roleOf(state, keyId, body.at), body.kind)) {
    return refuse(403, "not-entitled", "Somebody of this role may not sign this kind of fact.")
  }
  if (body.validUntil <= body.validFrom) {
    return refuse(422, "statement-malformed", "It ends before it begins.")
  }
  const before = await newestAttestation(tx, state.id, body)
  if (before?.hash !== stating.hash) {
    const alone = await emergencyFault(stating, body, before !== null)
    if (alone !== null) return alone
  }
  return linkFault(stating, body, before)
}

/**
 * An emergency is attested once for its order, and a second person is another member who signs the very same words:
 * otherwise whoever attested could put themselves in the place of either.
 */
async function emergencyFault(
  { tx, state, keyId }: Stating,
  body: StatementBody<"attestation">,
  isAgain: boolean,
) {
  if (body.kind !== "emergency-attestation" && body.kind !== "emergency-confirmation") return null
  if (isAgain) return refuse(409, "emergency-attested", "It was attested already; attest a new emergency.")
  if (body.kind === "emergency-attestation") return null
  const first = await newestAttestation(tx, state.id, { kind: "emergency-attestation", about: body.about })
  const by = first === null ? undefined : memberOfDevice(state, first.keyId)?.user
  const isSecond = by !== undefined && by !== memberOfDevice(state, keyId)?.user
  return isSecond && first?.body.text === body.text
    ? null
    : refuse(403, "emergency-same-person", "Another person of the organisation must sign the same words.")
}

/** What becomes less strict needs the officer's device (spec 2.7); stricter an owner may always be. */
async function settingsFault(stating: Stating, body: StatementBody<"settings">) {
  const { tx, state, keyId } = stating
  const role = roleOf(state, keyId, body.at)
  if (!maySetRules(role)) return notEntitled
  if (readKnobs(body.settings).refused.length > 0) {
    return refuse(422, "setting-beyond-limits", "A setting lies beyond what may be set at all.")
  }
  const before = await newest(tx, "settings", state.id, state.id)
  const knobs = (settings: StatementBody<"settings">["settings"] | undefined) =>
    readKnobs(settings ?? {}).knobs
  const lowered = loweredKnobs(knobs(before?.body.settings), knobs(body.settings))
  if (lowered.length > 0 && role !== "data-protection-officer") {
    return refuse(403, "officer-needed", "Only a data protection officer may lower a setting.")
  }
  return linkFault(stating, body, before)
}

/** Who holds the data binds the house: its owner or its officer signs, about the operator whose name it bears. */
async function providerFault(stating: Stating, body: StatementBody<"provider">) {
  const { tx, state, keyId } = stating
  if (!maySetRules(roleOf(state, keyId, body.at))) return notEntitled
  if (body.validUntil <= body.validFrom || body.host !== hostName(body.operator)) {
    return refuse(422, "statement-malformed", "It ends before it begins, or bears another operator's name.")
  }
  return linkFault(stating, body, await newest(tx, "provider", state.id, body.host))
}

/** A hold stops what the law wants done: only who speaks for the house sets or lifts one. */
async function holdFault(stating: Stating, body: StatementBody<"legal-hold">) {
  const { tx, state, keyId } = stating
  if (!maySetRules(roleOf(state, keyId, body.at))) return notEntitled
  const before = await newest(tx, "legal-hold", state.id, body.order)
  // Set, lifted, set: otherwise nobody could tell by the count what stands.
  const isTurn = body.state === (body.version % 2 === 1 ? "set" : "lifted")
  return isTurn ? linkFault(stating, body, before) : notLinked
}

/** What an organisation counts never goes back, and only those who speak for it state it. */
async function ruleFault(
  tx: Tx,
  state: OrganisationState,
  kind: StatementKind,
  statement: { readonly keyId: string; readonly hash: string; readonly body: unknown },
): Promise<ReturnType<typeof refuse> | null> {
  const stating = { tx, state, keyId: statement.keyId, hash: statement.hash }
  if (kind === "attestation") {
    return Value.Check(statementSchemas.attestation, statement.body)
      ? attestationFault(stating, statement.body)
      : null
  }
  if (kind === "settings") {
    return Value.Check(statementSchemas.settings, statement.body)
      ? settingsFault(stating, statement.body)
      : null
  }
  if (kind === "legal-hold") {
    return Value.Check(statementSchemas["legal-hold"], statement.body)
      ? holdFault(stating, statement.body)
      : null
  }
  if (kind === "provider") {
    return Value.Check(statementSchemas.provider, statement.body)
      ? providerFault(stating, statement.body)
      : null
  }
  const role = roleOf(state, statement.keyId, timeOf(statement.body))
  if (kind === "audit-sample") return maySetRules(role) ? null : notEntitled
  if (kind !== "profile" && kind !== "policy-mode") return null
  const lowers =
    kind === "policy-mode" &&
    (!Value.Check(statementSchemas["policy-mode"], statement.body) || statement.body.mode === "statutory")
  if (!maySetMode(role, lowers ? "statutory" : "strict")) return notEntitled
  const before = await newest(tx, kind, state.id, state.id)
  if (before?.hash === statement.hash) return null
  const { body } = statement
  const isCounted = typeof body === "object" && body !== null && "version" in body
  return isCounted && Number(body.version) === (before?.body.version ?? 0) + 1 ? null : older
}

/** The order out of which this one was passed on: its placer sees what is signed about it. */
export async function parentOf(tx: Tx, order: OrderId | null): Promise<OrderId | null> {
  if (order === null) return null
  const placed = await tx
    .selectFrom("statement")
    .select("parent_order")
    .where("kind", "=", "disclosure")
    .where("order_id", "=", order)
    .executeTakeFirst()
  return placed?.parent_order ?? null
}

/** Everything signed about orders that were passed on from those of the caller, in one query. */
export async function onwardStatements(tx: Tx): Promise<readonly Envelope[]> {
  const rows = await tx
    .selectFrom("statement")
    .select("envelope")
    .where("parent_order", "is not", null)
    .where("kind", "in", [...onwardKinds])
    .orderBy("created_at")
    .limit(100_000)
    .execute()
  return rows.map(({ envelope }) => envelope)
}

const onwardKinds = [
  "disclosure",
  "receipt",
  "closure",
  "erasure-declaration",
  "erasure-notice",
  "storage-report",
] as const

/** Checks signature, author and time, keeps it and gives it its place in the log. Keeping twice is no mistake. */
export async function keepStatement(
  tx: Tx,
  state: OrganisationState,
  envelope: Envelope,
): Promise<Answer<Kept>> {
  const kind = kindOf(envelope)
  if (kind === null || kind === "storage-report") {
    return refuse(422, "statement-unknown", "Nobody outside the server signs statements of this kind.")
  }
  const statement = read(kind, envelope)
  const body: Readonly<Record<string, unknown>> | null = statement?.body ?? null
  if (statement === null || body === null || body["organisation"] !== state.id) {
    return refuse(422, "statement-malformed", "The statement is not of its form, or of another organisation.")
  }
  const at = Number(body["at"])
  const key = presentDeviceKey(state, statement.keyId)
  if (key === null || !(await statement.isSignedBy(key))) {
    return refuse(403, "statement-unsigned", "The statement is not signed by a device of the organisation.")
  }
  if (isClockWrong(at)) return clockWrong
  const barred = await ruleFault(tx, state, kind, statement)
  if (barred !== null) return barred
  const about = kind === "attestation" ? body["about"] : body["order"]
  const order = typeof about === "string" && isId("order", about) ? about : null
  const parent = kind === "disclosure" ? body["parent"] : await parentOf(tx, order)
  const inserted = await tx
    .insertInto("statement")
    .values({
      organisation: state.id,
      hash: statement.hash,
      kind,
      subject: subjectOf(kind, body),
      order_id: order,
      parent_order: typeof parent === "string" && isId("order", parent) ? parent : null,
      envelope: JSON.stringify(envelope),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("hash")
    .executeTakeFirst()
  if (inserted) await appendStatements(tx, [statement.hash])
  return fine({ hash: statement.hash, kind })
}

/** The newest first. What the caller may not see is not there: row-level security. */
export async function statementsOf(
  db: Kysely<Database> | Tx,
  where: {
    readonly organisation?: OrganisationId
    readonly kinds: readonly StatementKind[]
    readonly subject?: string
  },
): Promise<readonly Envelope[]> {
  let query = db
    .selectFrom("statement")
    .select("envelope")
    .where("kind", "in", [...where.kinds])
  if (where.organisation !== undefined) query = query.where("organisation", "=", where.organisation)
  if (where.subject !== undefined) query = query.where("subject", "=", where.subject)
  const rows = await query.orderBy("created_at", "desc").limit(10_000).execute()
  return rows.map((row) => row.envelope)
}

/** The newest of one kind; what an organisation counts was never kept out of its count. */
export async function newest<Kind extends StatementKind>(
  db: Kysely<Database> | Tx,
  kind: Kind,
  organisation: OrganisationId,
  subject: string,
): Promise<Unverified<StatementBody<Kind>> | null> {
  const [first] = await statementsOf(db, { organisation, kinds: [kind], subject })
  return first === undefined ? null : read(kind, first)
}

/** The one with the highest count among those of its kind about the same thing. */
async function newestAttestation(
  tx: Tx,
  organisation: OrganisationId,
  { kind, about }: Pick<StatementBody<"attestation">, "kind" | "about">,
): Promise<Unverified<StatementBody<"attestation">> | null> {
  const envelopes = await statementsOf(tx, { organisation, kinds: ["attestation"], subject: about })
  return envelopes
    .flatMap((envelope) => read("attestation", envelope) ?? [])
    .filter(({ body }) => body.kind === kind)
    .reduce<Unverified<StatementBody<"attestation">> | null>(
      (best, one) => (best === null || best.body.version < one.body.version ? one : best),
      null,
    )
}

/** What an organisation attested about one thing. Who may sign what was checked when each was kept. */
export async function attestationsAbout(
  tx: Tx,
  organisation: OrganisationId,
  about: string,
): Promise<readonly StatementBody<"attestation">[]> {
  const envelopes = await statementsOf(tx, { organisation, kinds: ["attestation"], subject: about })
  return envelopes.flatMap((envelope) => read("attestation", envelope)?.body ?? [])
}
