/** Orders, their chunks, objects, streams and statements. */
import Type from "typebox"
import { sealedEventSchema } from "../streams/sealed-event.ts"
import { count, id, listOf, oneOf, position, sha256Text, shortText, strict, time } from "../trust/schema.ts"
import { envelopeSchema } from "../trust/statement.ts"
import { route } from "./contract.ts"
import { nothing, sealed, objectSchema, streamText } from "./shapes.ts"

const orderSchema = Type.Object(
  {
    order: id("order"),
    placedBy: id("org"),
    placedWith: id("org"),
    state: oneOf(["open", "closing", "erased"]),
    disclosure: envelopeSchema,
    /** Age file with the order's key; gone once the order is erased. */
    envelope: Type.Union([sealed, Type.Null()]),
    eraseBy: time,
    /** Receipt, additions, closure, declarations, storage report, consent and withdrawal. */
    statements: listOf(envelopeSchema, 5000),
    events: count,
  },
  strict,
)

export const ordering = {
  missingChunks: route({
    id: "missingChunks",
    method: "POST",
    path: "/v1/chunks/missing",
    onlyAsks: true,
    summary: "Which of these chunks must still be uploaded",
    access: "device",
    body: Type.Object({ chunks: listOf(sha256Text, 100_000) }, strict),
    reply: Type.Object({ missing: listOf(sha256Text, 100_000) }, strict),
  }),
  putChunk: route({
    id: "putChunk",
    method: "PUT",
    path: "/v1/chunks/{sha256}",
    summary: "Stores a piece of ciphertext under its own SHA-256; may be repeated",
    access: "device",
    params: Type.Object({ sha256: sha256Text }, strict),
    /** What the piece is part of: health data where it is not said; tax records go to a store that holds them. */
    query: Type.Object({ holds: Type.Optional(oneOf(["health", "tax"])) }, strict),
    bytes: "body",
    reply: nothing,
  }),
  placeOrder: route({
    id: "placeOrder",
    method: "POST",
    path: "/v1/orders",
    summary: "Grants an order to its recipient, where the server's own decision permits it too",
    access: "device",
    body: Type.Object(
      {
        disclosure: envelopeSchema,
        envelope: sealed,
        objects: listOf(objectSchema, 5000),
        events: Type.Array(sealedEventSchema, { minItems: 1, maxItems: 20 }),
      },
      strict,
    ),
    reply: nothing,
  }),
  orders: route({
    id: "orders",
    method: "GET",
    path: "/v1/orders",
    summary: "Orders to which the caller's organisation is a party",
    access: "device",
    query: Type.Object({ changedSince: Type.Optional(time) }, strict),
    reply: Type.Object({ orders: listOf(orderSchema, 10_000) }, strict),
  }),
  onward: route({
    id: "onward",
    method: "GET",
    path: "/v1/onward",
    summary:
      "What was signed about orders that were passed on from the caller's: that it happened, to whom, until when",
    access: "device",
    reply: Type.Object({ statements: listOf(envelopeSchema, 100_000) }, strict),
  }),
  addObjects: route({
    id: "addObjects",
    method: "POST",
    path: "/v1/orders/{order}/objects",
    summary: "Adds later files of either side to an open order",
    access: "device",
    params: Type.Object({ order: id("order") }, strict),
    body: Type.Object({ addition: envelopeSchema, objects: listOf(objectSchema, 5000) }, strict),
    reply: nothing,
  }),
  object: route({
    id: "object",
    method: "GET",
    path: "/v1/orders/{order}/objects/{object}",
    summary: "The parts of which an object consists",
    access: "device",
    params: Type.Object({ order: id("order"), object: id("object") }, strict),
    reply: objectSchema,
  }),
  objectPart: route({
    id: "objectPart",
    method: "GET",
    path: "/v1/orders/{order}/objects/{object}/parts/{part}",
    summary: "One part of an object's ciphertext",
    access: "device",
    params: Type.Object({ order: id("order"), object: id("object"), part: position }, strict),
    bytes: "reply",
    reply: Type.Unknown(),
  }),
  appendEvent: route({
    id: "appendEvent",
    method: "POST",
    path: "/v1/streams/{stream}",
    summary: "Appends one sealed event where it follows the last; 409 where another was faster",
    access: "device",
    params: Type.Object({ stream: streamText }, strict),
    body: sealedEventSchema,
    reply: nothing,
  }),
  events: route({
    id: "events",
    method: "GET",
    path: "/v1/streams/{stream}",
    summary: "Sealed events of a stream from a sequence number on",
    access: "device",
    params: Type.Object({ stream: streamText }, strict),
    query: Type.Object({ from: Type.Optional(position) }, strict),
    reply: Type.Object({ events: listOf(sealedEventSchema, 100_000) }, strict),
  }),
  state: route({
    id: "state",
    method: "POST",
    path: "/v1/statements",
    summary:
      "Leaves a signed statement: profile, agreement, attestation, settings, consent, withdrawal, receipt, closure, declaration",
    access: "device",
    body: Type.Object({ envelope: envelopeSchema }, strict),
    reply: nothing,
  }),
  ownStatements: route({
    id: "ownStatements",
    method: "GET",
    path: "/v1/statements",
    summary: "The caller organisation's statements of a kind",
    access: "device",
    query: Type.Object({ kind: shortText, about: Type.Optional(shortText) }, strict),
    reply: Type.Object({ statements: listOf(envelopeSchema, 100_000) }, strict),
  }),
} as const
