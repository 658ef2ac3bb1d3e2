/** What an officer's check and package are made of: signed pieces as they travelled, logs whole, proofs of the transparency log. */
import { ordering } from "../api/ordering.ts"
import { partnering } from "../api/partnering.ts"
import { people } from "../api/people.ts"
import { transparency } from "../api/transparency.ts"
import { openCheckpoint } from "../audit/checkpoint.ts"
import type { TreeHead } from "../audit/merkle.ts"
import { base64urlToBytes, utf8 } from "../encoding/bytes.ts"
import type { OrganisationId } from "../records/id.ts"
import { replay } from "../trust/organisation-log.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import { textToKey } from "../trust/signing.ts"
import { parseCanonical, statementHash } from "../trust/statement.ts"
import type { Envelope } from "../trust/statement.ts"
import type { StatementKind } from "../trust/statements.ts"
import { done, no } from "./answers.ts"
import { followLog } from "./checkpoints.ts"
import type { Desk } from "./desk.ts"
import type { DisclosureProof } from "./disclosure-check.ts"
import { dayAt } from "./keeping.ts"
import type { Period } from "./officer-views.ts"
import { readOnward } from "./holders.ts"
import { readOrders } from "./order-door.ts"
import type { BelievedOrder, Partners } from "./orders.ts"
import { believeAll } from "./signed.ts"
import type { Answer } from "./views.ts"

export interface Gathered {
  readonly orders: readonly BelievedOrder[]
  /** What recipients of ours signed for whom they passed something on to. */
  readonly onward: readonly Envelope[]
  readonly partners: Partners
  /** Every organisation that takes part, its log as it came. */
  readonly logs: ReadonlyMap<OrganisationId, readonly Envelope[]>
  readonly organisations: ReadonlyMap<OrganisationId, OrganisationState>
  /** Own statements and those of partners that no order brings with it. */
  readonly signed: readonly Envelope[]
  readonly consents: readonly Envelope[]
  readonly samples: readonly Envelope[]
  readonly checkpoint: string
  readonly head: TreeHead
}

const signedKinds = [
  "profile",
  "agreement",
  "attestation",
  "settings",
  "policy-mode",
  "provider",
] as const satisfies readonly StatementKind[]

async function ownOf(desk: Desk, kinds: readonly StatementKind[]): Promise<Answer<readonly Envelope[]>> {
  const all: Envelope[] = []
  for (const kind of kinds) {
    const reply = await desk.connection.call(ordering.ownStatements, { query: { kind } })
    if (!reply.ok) return no(reply.problem.code)
    all.push(...reply.value.statements)
  }
  return done(all)
}

/** The head that the rest is proven against: it continues what this device knew, and the server signed it. */
async function headOf(desk: Desk): Promise<Answer<Pick<Gathered, "checkpoint" | "head">>> {
  const followed = await followLog(desk)
  if (!followed.ok) return followed
  const reply = await desk.connection.call(transparency.checkpoint, {})
  const publicKey = textToKey(desk.server.signingKey)
  if (!reply.ok || publicKey === null) return no("unreachable")
  const { checkpoint } = reply.value
  const opened = await openCheckpoint(utf8(checkpoint), { name: desk.server.logOrigin, publicKey })
  return opened.kind === "checkpoint" ? done({ checkpoint, head: opened.checkpoint }) : no("log-unsigned")
}

async function logsOf(
  desk: Desk,
  organisations: Iterable<OrganisationId>,
): Promise<Answer<Pick<Gathered, "logs" | "organisations">>> {
  const logs = new Map<OrganisationId, readonly Envelope[]>()
  const states = new Map<OrganisationId, OrganisationState>()
  for (const organisation of new Set(organisations)) {
    const log = await desk.connection.call(people.organisationLog, { params: { organisation }, query: {} })
    if (!log.ok) return no(log.problem.code)
    const replayed = await replay(log.value.entries, null)
    if (!replayed.ok || replayed.state.id !== organisation) return no("log-broken", { organisation })
    logs.set(organisation, log.value.entries)
    states.set(organisation, replayed.state)
  }
  return done({ logs, organisations: states })
}

/** Of what this house sent, and no more: what it passed on itself is an order of its own. */
async function onwardFromUs(orders: readonly BelievedOrder[], statements: readonly Envelope[]) {
  const recipients: OrganisationId[] = []
  const passed = new Set<string>()
  for (const { order, placedByUs, wire, writers } of orders) {
    const maker = writers.get(wire.placedWith)
    if (!placedByUs || maker === undefined) continue
    for (const { body } of await believeAll("disclosure", statements, maker)) {
      if (body.parent !== order) continue
      recipients.push(body.recipient)
      passed.add(body.order)
    }
  }
  return { recipients, statements: statements.filter((one) => passed.has(orderOf(one))) }
}

/** Of which order a statement speaks; empty where it speaks of none. */
function orderOf({ payload }: Envelope): string {
  const body = parseCanonical(base64urlToBytes(payload) ?? utf8(""))
  const named = typeof body === "object" && body !== null && "order" in body ? body["order"] : null
  return typeof named === "string" ? named : ""
}

const isWithin = (at: number, { from, until }: Period): boolean => {
  const day = dayAt(at)
  return (from === null || day >= from) && (until === null || day <= until)
}

export async function gather(desk: Desk, period: Period): Promise<Answer<Gathered>> {
  const all = await readOrders(desk)
  if (!all.ok) return all
  const { partners } = all.value
  const orders = all.value.orders.filter(({ disclosure }) => isWithin(disclosure.body.at, period))
  const linked = await desk.connection.call(partnering.partners, {})
  if (!linked.ok) return no(linked.problem.code)
  const signed = await ownOf(desk, signedKinds)
  if (!signed.ok) return signed
  const consents = await ownOf(desk, ["consent", "withdrawal"])
  if (!consents.ok) return consents
  const samples = await ownOf(desk, ["audit-sample"])
  if (!samples.ok) return samples
  const passed = await readOnward(desk)
  if (!passed.ok) return passed
  const onward = await onwardFromUs(orders, passed.value)
  const writers = orders.flatMap((order) => [...order.writers.keys()])
  const logs = await logsOf(desk, [desk.id, ...partners.keys(), ...writers, ...onward.recipients])
  if (!logs.ok) return logs
  const head = await headOf(desk)
  if (!head.ok) return head
  return done({
    orders,
    partners,
    onward: onward.statements,
    ...logs.value,
    signed: [...signed.value, ...linked.value.partners.flatMap(({ statements }) => statements)],
    consents: consents.value,
    samples: samples.value,
    ...head.value,
  })
}

/** The report travels along only where it speaks of nobody by name: what was sent with one keeps it in the house. */
function reportOf(desk: Desk, { fold, order, request }: BelievedOrder): string | null {
  if (request.category === "identified") return null
  return fold.report ?? desk.register.orders.get(order)?.report ?? null
}

export async function proofOf(
  desk: Desk,
  order: BelievedOrder,
  { head }: Pick<Gathered, "head">,
): Promise<DisclosureProof> {
  const { disclosure, statements } = order.wire
  const query = { statement: statementHash(disclosure), size: head.size }
  const reply = await desk.connection.call(transparency.inclusion, { query })
  return {
    disclosure,
    statements,
    report: reportOf(desk, order),
    inclusion: reply.ok ? { index: reply.value.index, proof: reply.value.proof } : null,
  }
}
