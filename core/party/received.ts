/** The receiving side's own look at what was marked de-identified: file by file, and what that says of the order. */
import type { ByteSource } from "../encoding/byte-source.ts"
import { searchAgain } from "../deidentify/deidentify.ts"
import type { ObjectId, OrderId } from "../records/id.ts"
import type { Desk } from "./desk.ts"
import type { BelievedOrder } from "./orders.ts"
import { record } from "./register.ts"
import type { CheckedView } from "./views.ts"

/** Nothing of a large file is held in memory but the piece that is read. */
export const blobSource = (blob: Blob): ByteSource => ({
  size: blob.size,
  read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
})

/** True where nothing stands in the whole file that a rewrite would have removed. */
export const isClean = (blob: Blob): Promise<boolean> => searchAgain(blobSource(blob))

/** Once for each file, and over all of it; the record says what was found. */
export async function checkReceived(
  desk: Desk,
  input: { readonly order: OrderId; readonly object: ObjectId },
  blob: Blob,
): Promise<void> {
  if (desk.register.checks.get(input.order)?.has(input.object) === true) return
  const { object, order } = input
  const result = (await isClean(blob)) ? "clean" : "findings"
  await record(desk, { kind: "received-check", order, object, result })
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
  const results = desk.register.checks.get(order.order) ?? new Map<ObjectId, "clean" | "findings">()
  const files = toCheck(order, desk.id)
  const checked = files.filter((object) => results.has(object)).length
  const counted = { checked, of: files.length }
  if ([...results.values()].includes("findings")) return { state: "findings", ...counted }
  if (checked === 0) return { state: "not-yet", ...counted }
  return { state: checked === files.length ? "clean" : "partly", ...counted }
}
