/** The receiving side's own look at what was marked de-identified: file by file, and what that says of the order. */
import type { ByteSource } from "../encoding/byte-source.ts"
import { searchAgain } from "../deidentify/deidentify.ts"
import type { ObjectId, OrderId } from "../records/id.ts"
import type { Desk } from "./desk.ts"
import type { BelievedOrder } from "./orders.ts"
import { withChecks } from "./received-checks.ts"
import type { FileChecks } from "./received-checks.ts"
import { record } from "./register.ts"
import type { CheckedView } from "./order-detail.ts"

/** Nothing of a large file is held in memory but the piece that is read. */
export const blobSource = (blob: Blob): ByteSource => ({
  size: blob.size,
  read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
})

/** True where nothing stands in the whole file that a rewrite would have removed. */
export const isClean = (blob: Blob): Promise<boolean> => searchAgain(blobSource(blob))

/** Also what was looked at here and stands in no record yet. */
export function checksOf({ held, register }: Desk, order: OrderId): FileChecks {
  const files = [...(held.checks.get(order) ?? [])].map(([object, result]) => ({ object, result }))
  return withChecks(register.checks, { order, files }).get(order) ?? new Map()
}

/**
 * Once for each file, and over all of it. The record says it once for the order, when its last file was looked through;
 * what was found is written down at once. Who leaves before has the rest looked through anew.
 */
export async function checkReceived(
  desk: Desk,
  order: BelievedOrder,
  object: ObjectId,
  blob: Blob,
): Promise<void> {
  if (checksOf(desk, order.order).has(object)) return
  const result = (await isClean(blob)) ? "clean" : "findings"
  const unwritten = new Map(desk.held.checks.get(order.order)).set(object, result)
  desk.held.checks.set(order.order, unwritten)
  const known = checksOf(desk, order.order)
  if (result === "clean" && !toCheck(order, desk.id).every((one) => known.has(one))) return
  const files = [...unwritten].map(([one, found]) => ({ object: one, result: found }))
  const recorded = await record(desk, { kind: "received-checks", order: order.order, files })
  if (!recorded.ok) return
  const meanwhile = new Map(desk.held.checks.get(order.order))
  for (const one of unwritten.keys()) meanwhile.delete(one)
  desk.held.checks.set(order.order, meanwhile)
}

/** Files that the other side marked de-identified. Where they are no longer readable, all that it ever signed. */
function toCheck({ fold, disclosure, placedByUs }: BelievedOrder, own: string): readonly ObjectId[] {
  if (fold.files.length > 0) {
    return fold.files
      .filter(({ by, category }) => by !== own && category !== "identified")
      .map(({ object }) => object)
  }
  return placedByUs ? [] : disclosure.body.objects.map(({ object }) => object)
}

/** One finding speaks for the order; "clean" is said only once every file was looked at. */
export function checkedHere(desk: Desk, order: BelievedOrder): CheckedView {
  const results = checksOf(desk, order.order)
  const files = toCheck(order, desk.id)
  const checked = files.filter((object) => results.has(object)).length
  const counted = { checked, of: files.length }
  if ([...results.values()].includes("findings")) return { state: "findings", ...counted }
  if (checked === 0) return { state: "not-yet", ...counted }
  return { state: checked === files.length ? "clean" : "partly", ...counted }
}
