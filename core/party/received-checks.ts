/** What the own look at received files found, as the own record keeps it: once for an order, file by file. */
import Type from "typebox"
import type { Static } from "typebox"
import type { ObjectId, OrderId } from "../records/id.ts"
import { id, listOf, oneOf, strict } from "../trust/schema.ts"

const found = { object: id("object"), result: oneOf(["clean", "findings"]) }

/** One file by itself: older records hold these. */
export const receivedCheckSchema = Type.Object(
  { kind: Type.Literal("received-check"), order: id("order"), ...found },
  strict,
)
export const receivedChecksSchema = Type.Object(
  {
    kind: Type.Literal("received-checks"),
    order: id("order"),
    files: listOf(Type.Object(found, strict), 5000),
  },
  strict,
)

export type FileChecks = ReadonlyMap<ObjectId, "clean" | "findings">
export type Checks = ReadonlyMap<OrderId, FileChecks>

interface Found {
  readonly order: OrderId
  readonly files: Static<typeof receivedChecksSchema>["files"]
}

/** What was found once stays found. */
export function withChecks(checks: Checks, { files, order }: Found): Checks {
  const all = new Map(checks.get(order))
  for (const { object, result } of files)
    all.set(object, all.get(object) === "findings" ? "findings" : result)
  return new Map(checks).set(order, all)
}
