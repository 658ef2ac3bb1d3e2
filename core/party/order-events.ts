/** What the own record notes of orders: placed, received, read so far, looked through, held back, erased. */
import Type from "typebox"
import type { Static } from "typebox"
import type { OrderId } from "../records/id.ts"
import { count, id, listOf, oneOf, sha256Text, strict } from "../trust/schema.ts"
import { withChecks } from "./received-checks.ts"
import type { Checks, receivedCheckSchema, receivedChecksSchema } from "./received-checks.ts"

const text = Type.String({ maxLength: 5000 })
const name = Type.String({ maxLength: 200 })
const code = Type.String({ minLength: 1, maxLength: 80 })
const day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })

export const orderPlaced = Type.Object(
  {
    kind: Type.Literal("order-placed"),
    order: id("order"),
    number: name,
    patient: Type.Union([id("patient"), Type.Null()]),
    code: name,
    to: id("org"),
    title: name,
    parent: Type.Union([id("order"), Type.Null()]),
    disclosure: sha256Text,
    /** The report of the look, word for word as it was signed. */
    report: Type.Optional(Type.String({ maxLength: 1_000_000 })),
  },
  strict,
)

/** Number and title outlive the order's erasure: what was made must stay findable. */
export const orderReceived = Type.Object(
  { kind: Type.Literal("order-received"), order: id("order"), number: name, title: name },
  strict,
)

export const orderSeen = Type.Object(
  { kind: Type.Literal("order-seen"), order: id("order"), seq: count },
  strict,
)

export const orderErased = Type.Object(
  { kind: Type.Literal("order-erased"), order: id("order"), closure: sha256Text, text },
  strict,
)

/**
 * What was held back: which rules held it, for whom, and what was offered instead. No patient (Art. 5(2) GDPR). By
 * "server" it was handed over, and the server refused: `disclosure` is what it has had in its hands since.
 */
export const attemptBlocked = Type.Object(
  {
    kind: Type.Literal("attempt-blocked"),
    order: id("order"),
    to: id("org"),
    by: oneOf(["policy", "check", "server"]),
    verdict: oneOf(["needs", "deny"]),
    reasons: listOf(code, 100),
    actions: listOf(code, 100),
    day,
    disclosure: Type.Optional(sha256Text),
  },
  strict,
)

type OrderPlaced = Static<typeof orderPlaced>
type OrderReceived = Static<typeof orderReceived>
type OrderErased = Static<typeof orderErased>
type AttemptBlocked = Static<typeof attemptBlocked>

type OrderEvent =
  | OrderPlaced
  | OrderReceived
  | Static<typeof orderSeen>
  | OrderErased
  | AttemptBlocked
  | Static<typeof receivedCheckSchema>
  | Static<typeof receivedChecksSchema>

export interface OrderRecordState {
  readonly orders: ReadonlyMap<OrderId, OrderPlaced>
  readonly received: ReadonlyMap<OrderId, OrderReceived>
  readonly seen: ReadonlyMap<OrderId, number>
  readonly erased: ReadonlyMap<OrderId, OrderErased>
  /** By order and file. */
  readonly checks: Checks
  /** Once for each order, whoever held it back, and its reasons. */
  readonly attempts: ReadonlyMap<string, AttemptBlocked>
}

export const emptyOrders: OrderRecordState = {
  orders: new Map(),
  received: new Map(),
  seen: new Map(),
  erased: new Map(),
  checks: new Map(),
  attempts: new Map(),
}

export const attemptKey = ({ order, by, reasons }: AttemptBlocked): string =>
  `${order} ${by} ${reasons.toSorted().join(" ")}`

/** The first of the same kind stays: pressed twice is held back once. */
function attempted({ attempts }: OrderRecordState, event: AttemptBlocked): Partial<OrderRecordState> {
  const key = attemptKey(event)
  return attempts.has(key) ? {} : { attempts: new Map(attempts).set(key, event) }
}

export function withOrders(state: OrderRecordState, event: OrderEvent): Partial<OrderRecordState> {
  switch (event.kind) {
    case "order-placed":
      return { orders: new Map(state.orders).set(event.order, event) }
    case "order-received":
      return { received: new Map(state.received).set(event.order, event) }
    case "order-seen":
      return {
        seen: new Map(state.seen).set(event.order, Math.max(event.seq, state.seen.get(event.order) ?? 0)),
      }
    case "order-erased":
      return { erased: new Map(state.erased).set(event.order, event) }
    case "attempt-blocked":
      return attempted(state, event)
    case "received-check":
      return { checks: withChecks(state.checks, { order: event.order, files: [event] }) }
    case "received-checks":
      return { checks: withChecks(state.checks, event) }
  }
}
