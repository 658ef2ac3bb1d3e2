/** Orders as this side believes them: grant verified, key opened, stream read, files known by their signed hashes. */
import { ordering } from "../api/ordering.ts"
import type { ReplyOf } from "../api/contract.ts"
import { base64urlToBytes, utf8 } from "../encoding/bytes.ts"
import { isIdentity, openBytes, seedOfIdentity } from "../envelope/identity.ts"
import type { Identity } from "../envelope/identity.ts"
import { parcelDays } from "../disclosure/request.ts"
import { parcelEnd } from "../records/parcel-time.ts"
import { parseRequest } from "../policy/request.ts"
import type { DisclosureRequest } from "../policy/request.ts"
import { dayOf } from "../policy/day.ts"
import { decide } from "../policy/decide.ts"
import { law } from "../policy/law.ts"
import type { ObjectId, OrderId, OrganisationId } from "../records/id.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import { parseCanonical } from "../trust/statement.ts"
import { done, no } from "./answers.ts"
import { wasRefused } from "./attempts.ts"
import { areAttested } from "./attestations.ts"
import type { Desk } from "./desk.ts"
import { emergencyFault } from "./emergency-word.ts"
import { foldOrder, orderEventSchema } from "./order-state.ts"
import type { OrderEvent, OrderFold } from "./order-state.ts"
import type { Partner } from "./partners.ts"
import { believe, believeAll } from "./signed.ts"
import type { Signed } from "./signed.ts"
import { reportOf } from "./storage-report.ts"
import { append, readStream } from "./stream.ts"
import { nothingRead } from "./believed.ts"
import type { Held, StreamReading } from "./believed.ts"
import type { StreamSource } from "./stream.ts"
import type { Json } from "../encoding/json.ts"
import type { Answer, Refusal } from "./views.ts"

export type WireOrder = ReplyOf<(typeof ordering)["orders"]>["orders"][number]

export interface BelievedOrder {
  readonly order: OrderId
  readonly wire: WireOrder
  readonly placedByUs: boolean
  readonly other: OrganisationId
  readonly writers: ReadonlyMap<OrganisationId, OrganisationState>
  readonly disclosure: Signed<"disclosure">
  readonly request: DisclosureRequest
  /** After pick-up the days count that the sender set. */
  readonly eraseBy: number
  /** Null once the order was erased. */
  readonly identity: Identity | null
  readonly fold: OrderFold
  /** Objects and the hashes that somebody entitled signed for them. */
  readonly objects: ReadonlyMap<ObjectId, { readonly size: number; readonly sha256: string }>
}

export type Partners = ReadonlyMap<OrganisationId, Partner>

const stateOf = (desk: Desk, partners: Partners, organisation: OrganisationId): OrganisationState | null =>
  organisation === desk.id ? desk.organisation : (partners.get(organisation)?.state ?? null)

export async function fetchOrders(desk: Desk): Promise<Answer<readonly WireOrder[]>> {
  const reply = await desk.connection.call(ordering.orders, { query: {} })
  return reply.ok ? done(reply.value.orders) : no(reply.problem.code)
}

/** A grant is believed only where its own policy decision, made again here, permits it. */
async function believeGrant(
  desk: Desk,
  wire: WireOrder,
  placer: OrganisationState,
  maker: OrganisationState,
): Promise<Answer<{ disclosure: Signed<"disclosure">; request: DisclosureRequest }>> {
  const disclosure = await believe("disclosure", wire.disclosure, placer)
  if (disclosure === null) return no("grant-unsigned", { order: wire.order })
  const { body } = disclosure
  const isSame =
    [placer.id, maker.id].includes(desk.id) &&
    body.order === wire.order &&
    body.recipient === maker.id &&
    body.recipientGenesis === maker.genesis
  // One name of an order shows one face: what the own record says was placed is what the server may show of it.
  const placed = placer.id === desk.id ? desk.register.orders.get(body.order) : undefined
  const isPlaced = placed === undefined || placed.disclosure === disclosure.hash
  if (!isSame || !isPlaced) return no("grant-swapped", { order: wire.order })
  const request = parseRequest(parseCanonical(utf8(body.request)))
  if ("problem" in request) return no("grant-undecided", { order: wire.order })
  const speaksOfThis = request.order === body.order && request.recipient.organisation === body.recipient
  // Whatever the writer claims: a document counts here too only where somebody signed it.
  const attested = await areAttested(request, { sender: placer, recipient: maker }, wire.statements)
  if (!attested) return no("grant-unattested", { order: wire.order })
  if (!speaksOfThis || decide(request, law, dayOf(request.at)).kind !== "permit") {
    return no("grant-undecided", { order: wire.order })
  }
  return done({ disclosure, request })
}

/** What was erased is not kept in memory either. */
export function forgetOrder({ held }: Desk, order: OrderId): void {
  held.orders.delete(order)
  held.keys.delete(order)
  held.checks.delete(order)
}

/** Opening is dear (a post-quantum exchange for each epoch that is tried): the same envelope is opened once. */
async function openEnvelope(desk: Desk, { envelope, order }: WireOrder): Promise<Identity | null> {
  const known = desk.held.keys.get(order)
  if (envelope !== null && known?.envelope === envelope) return known.identity
  desk.held.keys.delete(order)
  const identity = envelope === null ? null : await openSealed(desk, envelope)
  if (envelope !== null && identity !== null) desk.held.keys.set(order, { envelope, identity })
  return identity
}

/** Null where none of the own keys opens it. */
export async function openSealed(desk: Desk, envelope: string): Promise<Identity | null> {
  const sealed = base64urlToBytes(envelope)
  const identities = desk.epochs.map(({ identity }) => identity).toReversed()
  const opened = sealed && (await openBytes(sealed, identities))
  const text = opened ? new TextDecoder().decode(opened).trim() : ""
  return isIdentity(text) ? text : null
}

/** The stream's secret is the order's own key; both sides hold it, and nobody else. */
function sourceOf(
  order: OrderId,
  identity: Identity,
  writers: ReadonlyMap<OrganisationId, OrganisationState>,
): StreamSource<typeof orderEventSchema> {
  return {
    stream: order,
    schema: orderEventSchema,
    secretOf: (epoch) => (epoch === 1 ? seedOfIdentity(identity) : null),
    writers,
  }
}

function heldOf(desk: Desk, order: OrderId): Held<OrderEvent> {
  const held = desk.held.orders.get(order) ?? { reading: null }
  desk.held.orders.set(order, held)
  return held
}

/** Where the server counts no event more than was read here, nothing is asked for. */
async function readOrderStream(
  desk: Desk,
  wire: WireOrder,
  identity: Identity,
  writers: BelievedOrder["writers"],
): Promise<Answer<StreamReading<OrderEvent>>> {
  const held = heldOf(desk, wire.order)
  const head = held.reading?.head
  if (held.reading && head && head.seq + 1 === wire.events) return done(held.reading)
  return readStream(desk, sourceOf(wire.order, identity, writers), held)
}

async function signedObjects(
  wire: WireOrder,
  disclosure: Signed<"disclosure">,
  writers: Iterable<OrganisationState>,
): Promise<BelievedOrder["objects"]> {
  const objects = new Map<ObjectId, { size: number; sha256: string }>()
  for (const { object, size, sha256 } of disclosure.body.objects) objects.set(object, { size, sha256 })
  for (const writer of writers) {
    for (const { body } of await believeAll("addition", wire.statements, writer)) {
      if (body.order !== wire.order) continue
      for (const { object, size, sha256 } of body.objects) {
        if (!objects.has(object)) objects.set(object, { size, sha256 })
      }
    }
  }
  return objects
}

/** A server that hides a receipt only leaves the files until the day that the sender signed. */
async function endOf(
  { body, hash }: Signed<"disclosure">,
  wire: WireOrder,
  maker: OrganisationState,
): Promise<number> {
  const receipts = await believeAll("receipt", wire.statements, maker)
  const times = receipts.flatMap(({ body: one }) =>
    one.order === wire.order && one.disclosure === hash ? [one.at] : [],
  )
  const receivedAt = times.length === 0 ? null : Math.min(...times)
  return parcelEnd(body.eraseBy, { receivedAt, days: parcelDays(body) })
}

/** Believed with everything that hangs on it, or left out with an alarm that says why. */
export async function believeOrder(
  desk: Desk,
  partners: Partners,
  wire: WireOrder,
): Promise<Answer<BelievedOrder>> {
  const believed = await believeWire(desk, partners, wire)
  if (!believed.ok && doubts.includes(believed.refusal.code)) desk.alarm(believed.refusal)
  return believed
}

/** What an honest server never shows; a lost connection is not among it. */
const doubts: readonly string[] = [
  "order-stranger",
  "grant-unsigned",
  "grant-swapped",
  "grant-undecided",
  "grant-unattested",
  "grant-of-another-emergency",
  "envelope-closed",
  "envelope-swapped",
  "erased-order-returned",
  "unknown-stream",
]

/**
 * The key is the order's own only where the signed first event opens under it: what is said and sealed from here on
 * would otherwise be for whoever made the envelope.
 */
function isOpenedBy(wire: WireOrder, { events }: StreamReading<OrderEvent>): boolean {
  const [first] = events
  return first?.seq === 0 && first.body.kind === "placed" && first.organisation === wire.placedBy
}

const isFirstBackdated = ({ code, details }: Refusal): boolean =>
  code === "event-backdated" && details["seq"] === "0"

async function readWithKey(
  desk: Desk,
  wire: WireOrder,
  writers: BelievedOrder["writers"],
): Promise<Answer<{ identity: Identity | null; reading: StreamReading<OrderEvent> }>> {
  const identity = wire.state === "erased" ? null : await openEnvelope(desk, wire)
  const isOpen = wire.state === "open"
  if (identity === null) {
    return isOpen ? no("envelope-closed", { order: wire.order }) : done({ identity, reading: nothingRead })
  }
  const reading = await readOrderStream(desk, wire, identity, writers)
  if (reading.ok && isOpenedBy(wire, reading.value)) return done({ identity, reading: reading.value })
  if (!isOpen) return done({ identity: null, reading: nothingRead })
  if (!reading.ok) return reading
  // The server takes no such event: it is this device that lives in another time.
  const isAhead = reading.value.warnings.some(isFirstBackdated)
  return no(isAhead ? "clock-wrong" : "envelope-swapped", { order: wire.order })
}

/** "erased" is believed under the server's signature for every file; without it the order is only closing. */
async function provenState(
  desk: Desk,
  wire: WireOrder,
  objects: BelievedOrder["objects"],
): Promise<Answer<WireOrder>> {
  if (desk.register.erased.has(wire.order) && wire.state === "open") {
    return no("erased-order-returned", { order: wire.order })
  }
  if (wire.state !== "erased") return done(wire)
  const report = await reportOf(desk, { order: wire.order, statements: wire.statements, objects })
  if (report !== null) return done(wire)
  desk.alarm({ code: "erasure-unproven", details: { order: wire.order } })
  return done({ ...wire, state: "closing" })
}

async function believeWire(desk: Desk, partners: Partners, given: WireOrder): Promise<Answer<BelievedOrder>> {
  const placedByUs = given.placedBy === desk.id
  const other = placedByUs ? given.placedWith : given.placedBy
  const placer = stateOf(desk, partners, given.placedBy)
  const maker = stateOf(desk, partners, given.placedWith)
  if (placer === null || maker === null) return no("order-stranger", { order: given.order })
  const grant = await believeGrant(desk, given, placer, maker)
  if (!grant.ok) return grant
  const writers = new Map([
    [placer.id, placer],
    [maker.id, maker],
  ])
  // Shown all the same: whoever placed it must be able to end it.
  if (placedByUs && !desk.register.orders.has(given.order) && (await wasRefused(desk, given.order))) {
    desk.alarm({ code: "refused-yet-disclosed", details: { order: given.order } })
  }
  const objects = await signedObjects(given, grant.value.disclosure, writers.values())
  const proven = await provenState(desk, given, objects)
  if (!proven.ok) return proven
  const wire = proven.value
  if (wire.state === "erased") forgetOrder(desk, wire.order)
  const opened = await readWithKey(desk, wire, writers)
  if (!opened.ok) return opened
  const { identity, reading } = opened.value
  const folded = foldOrder(reading.events, wire.placedBy)
  const fault = identity === null ? null : emergencyFault(grant.value.request, folded)
  if (fault !== null) return fault
  return done({
    order: wire.order,
    wire,
    placedByUs,
    other,
    writers,
    ...grant.value,
    eraseBy: await endOf(grant.value.disclosure, wire, maker),
    identity,
    fold: { ...folded, warnings: [...folded.warnings, ...reading.warnings] },
    objects,
  })
}

/** Says something in an order, behind whatever the other side said in the meantime. */
export async function sayInOrder(
  desk: Desk,
  order: BelievedOrder,
  makeEvent: (fold: OrderFold) => OrderEvent | null,
): Promise<Answer<null>> {
  if (order.identity === null) return no("order-erased")
  const { identity, writers, wire } = order
  let refused = false
  const appended = await append(
    desk,
    sourceOf(wire.order, identity, writers),
    heldOf(desk, wire.order),
    () => Promise.resolve({ epoch: 1, secret: seedOfIdentity(identity) }),
    (reading) => {
      const event = makeEvent(foldOrder(reading.events, wire.placedBy))
      refused = event === null
      const json: Json | null = event === null ? null : JSON.parse(JSON.stringify(event))
      return json
    },
  )
  if (!appended.ok) return appended
  return refused ? no("step-not-possible") : done(null)
}
