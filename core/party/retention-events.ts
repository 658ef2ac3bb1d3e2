/** What the own record notes of erasure: what is kept by law, who was told to erase. */
import Type from "typebox"
import { keptRecords } from "../records/kept.ts"
import { id, listOf, oneOf, sha256Text, strict, time } from "../trust/schema.ts"

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
