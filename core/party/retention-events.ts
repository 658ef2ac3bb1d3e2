/** What the own record notes of erasure: what is kept by law, who was told to erase, what is held. */
import Type from "typebox"
import type { Static } from "typebox"
import { holdGrounds } from "../records/hold.ts"
import type { OrderId } from "../records/id.ts"
import { keptRecords } from "../records/kept.ts"
import { count, id, listOf, oneOf, sha256Text, strict, time } from "../trust/schema.ts"

/** What of an order is kept by law once it is erased, and from when its times count. */
export const keptChosen = Type.Object(
  {
    kind: Type.Literal("kept-chosen"),
    order: id("order"),
    records: listOf(oneOf(keptRecords), 20),
    at: time,
  },
  strict,
)

/** The recipient was told (Art. 19 GDPR): a server that hides the notice later hides it in vain. */
export const noticeSent = Type.Object(
  {
    kind: Type.Literal("notice-sent"),
    order: id("order"),
    consent: Type.Union([id("consent"), Type.Null()]),
    recipient: id("org"),
    statement: sha256Text,
    at: time,
    asks: oneOf(["erase", "restrict"]),
    cause: oneOf(["withdrawn", "erased"]),
    answerBy: time,
  },
  strict,
)

/** A legal hold was set or lifted, and why: the words, whose salted hash is what was signed. */
export const holdNoted = Type.Object(
  {
    kind: Type.Literal("hold-noted"),
    order: id("order"),
    state: oneOf(["set", "lifted"]),
    ground: oneOf(holdGrounds),
    version: count,
    at: time,
    words: Type.String({ maxLength: 2000 }),
    salt: Type.String({ maxLength: 100 }),
    statement: sha256Text,
  },
  strict,
)

type KeptChosen = Static<typeof keptChosen>
type NoticeSent = Static<typeof noticeSent>
type HoldNoted = Static<typeof holdNoted>

/** The last of each for an order. */
export interface RetentionState {
  readonly kept: ReadonlyMap<OrderId, KeptChosen>
  readonly notices: ReadonlyMap<OrderId, NoticeSent>
  readonly holds: ReadonlyMap<OrderId, HoldNoted>
}

export const emptyRetention: RetentionState = { kept: new Map(), notices: new Map(), holds: new Map() }

export function withRetention(
  { kept, notices, holds }: RetentionState,
  event: KeptChosen | NoticeSent | HoldNoted,
): RetentionState {
  switch (event.kind) {
    case "kept-chosen":
      return { kept: new Map(kept).set(event.order, event), notices, holds }
    case "notice-sent":
      return { kept, notices: new Map(notices).set(event.order, event), holds }
    case "hold-noted":
      return { kept, notices, holds: new Map(holds).set(event.order, event) }
  }
}
