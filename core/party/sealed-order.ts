/** An order sealed and signed, as it waits for the network: made once, and made anew where it waited too long. */
import Type from "typebox"
import type { Static } from "typebox"
import { objectSchema } from "../api/shapes.ts"
import { bytesToBase64url, utf8 } from "../encoding/bytes.ts"
import type { Json } from "../encoding/json.ts"
import { recipientOf, sealBytes, seedOfIdentity } from "../envelope/identity.ts"
import type { Identity } from "../envelope/identity.ts"
import type { OrderId, PatientId } from "../records/id.ts"
import { eventHash, sealedEventSchema } from "../streams/sealed-event.ts"
import { id, strict } from "../trust/schema.ts"
import { envelopeSchema, statementHash } from "../trust/statement.ts"
import type { StatementBody } from "../trust/statements.ts"
import { currentEpoch } from "./desk.ts"
import type { Desk } from "./desk.ts"
import type { OrderEvent } from "./order-state.ts"
import type { ObjectParts } from "./parcel.ts"
import type { Partner } from "./partners.ts"
import { registerEventSchema } from "./register-state.ts"
import type { RegisterEvent } from "./register-state.ts"
import { signAs } from "./signed.ts"
import { makeEvent } from "./stream.ts"

/** Sealed, signed, and only waiting for the network: what is kept across a reload. */
export const sendingSchema = Type.Object(
  {
    order: id("order"),
    number: Type.String(),
    disclosure: envelopeSchema,
    envelope: Type.String(),
    objects: Type.Array(objectSchema),
    events: Type.Array(sealedEventSchema, { minItems: 1 }),
    register: registerEventSchema,
  },
  strict,
)
export type Sending = Static<typeof sendingSchema>

export interface Ready {
  readonly identity: Identity
  readonly body: StatementBody<"disclosure">
  readonly objects: readonly ObjectParts[]
  readonly placed: Extract<OrderEvent, { kind: "placed" }>
}

/** Whom it goes to, and what the own record says of it. */
export interface Addressed {
  readonly order: OrderId
  readonly to: Partner
  readonly patient: PatientId | null
  readonly code: string
  readonly report: string
}

export async function makeSending(desk: Desk, addressed: Addressed, ready: Ready): Promise<Sending> {
  const { identity, body, objects, placed } = ready
  const { order, to, patient, code, report: text } = addressed
  if (to.state.epoch === null) throw new Error("a partner without keys was offered as a recipient")
  const own = await recipientOf(currentEpoch(desk).identity)
  const envelope = await sealBytes(utf8(`${identity}\n`), [own, to.state.epoch.recipient])
  const disclosure = await signAs(desk, "disclosure", body)
  const event: Json = JSON.parse(JSON.stringify(placed))
  const place = { epoch: 1, secret: seedOfIdentity(identity) }
  const first = await makeEvent(desk, order, { head: null, ...place }, event)
  const report = await makeEvent(
    desk,
    order,
    { head: { seq: 0, hash: eventHash(first) }, ...place },
    { kind: "report", text },
  )
  const register: RegisterEvent = {
    kind: "order-placed",
    order,
    number: placed.number,
    patient,
    code,
    to: to.state.id,
    title: placed.title,
    parent: body.parent,
    disclosure: statementHash(disclosure),
    report: text,
  }
  return {
    order,
    number: placed.number,
    disclosure,
    envelope: bytesToBase64url(envelope),
    objects: [...objects],
    events: [first, report],
    register,
  }
}
