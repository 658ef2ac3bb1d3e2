/** Orders as this side believes them: grant verified, key opened, stream read, files known by their signed hashes. */
import { ordering } from "../api/ordering.ts"
import type { ReplyOf } from "../api/contract.ts"
import { base64urlToBytes, utf8ToText } from "../encoding/bytes.ts"
import { isIdentity, openBytes, seedOfIdentity } from "../envelope/identity.ts"
import type { Identity } from "../envelope/identity.ts"
import { parseRequest } from "../policy/request.ts"
import type { DisclosureRequest } from "../policy/request.ts"
import { dayOf } from "../policy/day.ts"
import { decide } from "../policy/decide.ts"
import { law } from "../policy/law.ts"
import type { ObjectId, OrderId, OrganisationId } from "../records/id.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import { done, no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { foldOrder, orderEventSchema } from "./order-state.ts"
import type { OrderEvent, OrderFold } from "./order-state.ts"
import type { Partner } from "./partners.ts"
import { believe, believeAll } from "./signed.ts"
import type { Signed } from "./signed.ts"
import { append, readStream } from "./stream.ts"
import type { Held, StreamReading } from "./believed.ts"
import type { StreamSource } from "./stream.ts"
import type { Json } from "../encoding/json.ts"
import type { Answer } from "./views.ts"

export type WireOrder = ReplyOf<(typeof ordering)["orders"]>["orders"][number]

export interface BelievedOrder {
  readonly order: OrderId
  readonly wire: WireOrder
  readonly placedByUs: boolean
  readonly other: OrganisationId
  readonly writers: ReadonlyMap<OrganisationId, OrganisationState>
  readonly disclosure: Signed<"disclosure">
  readonly request: DisclosureRequest
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
    body.order === wire.order && body.recipient === maker.id && body.recipientGenesis === maker.genesis
  if (!isSame) return no("grant-swapped", { order: wire.order })
  const json: unknown = JSON.parse(body.request)
  const request = parseRequest(json)
  if ("problem" in request) return no("grant-undecided", { order: wire.order })
  const speaksOfThis = request.order === body.order && request.recipient.organisation === body.recipient
  if (!speaksOfThis || decide(request, law, dayOf(request.at)).kind !== "permit") {
    return no("grant-undecided", { order: wire.order })
  }
  return done({ disclosure, request })
}

async function openEnvelope(desk: Desk, wire: WireOrder): Promise<Identity | null> {
  const sealed = wire.envelope === null ? null : base64urlToBytes(wire.envelope)
  const identities = desk.epochs.map(({ identity }) => identity).toReversed()
  const opened = sealed && (await openBytes(sealed, identities))
  const text = opened ? utf8ToText(opened).trim() : ""
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

export async function believeOrder(
  desk: Desk,
  partners: Partners,
  wire: WireOrder,
): Promise<Answer<BelievedOrder>> {
  const placedByUs = wire.placedBy === desk.id
  const other = placedByUs ? wire.placedWith : wire.placedBy
  const placer = stateOf(desk, partners, wire.placedBy)
  const maker = stateOf(desk, partners, wire.placedWith)
  if (placer === null || maker === null) return no("order-stranger", { order: wire.order })
  const grant = await believeGrant(desk, wire, placer, maker)
  if (!grant.ok) {
    desk.alarm(grant.refusal)
    return grant
  }
  const writers = new Map([
    [placer.id, placer],
    [maker.id, maker],
  ])
  if (wire.state === "erased") desk.held.orders.delete(wire.order)
  const identity = wire.state === "erased" ? null : await openEnvelope(desk, wire)
  const reading: Answer<StreamReading<OrderEvent>> =
    identity === null
      ? done({ events: [], head: null, warnings: [] })
      : await readOrderStream(desk, wire, identity, writers)
  if (!reading.ok && wire.state === "open") return reading
  const events = reading.ok ? reading.value : { events: [], head: null, warnings: [] }
  const folded = foldOrder(events.events, wire.placedBy)
  return done({
    order: wire.order,
    wire,
    placedByUs,
    other,
    writers,
    ...grant.value,
    identity,
    fold: { ...folded, warnings: [...folded.warnings, ...events.warnings] },
    objects: await signedObjects(wire, grant.value.disclosure, writers.values()),
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
    { epoch: 1, secret: seedOfIdentity(identity) },
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
