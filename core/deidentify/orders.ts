/** Orders of other programs: what is to be made goes into our own form, the rest into the search; the file stays. */
import { isProblem } from "../formats/problem.ts"
import type { Problem } from "../formats/problem.ts"
import type { Kind } from "../formats/sniff.ts"
import { readXml } from "../formats/xml.ts"
import { readThreeShapeOrder } from "./order-3shape.ts"
import { readExocadOrder } from "./order-exocad.ts"
import { readIteroOrder } from "./order-itero.ts"
import type { OrderPrefill, ReadOrder } from "./order-prefill.ts"

const largestOrder = 64 * 2 ** 20

export function readOrderFile(bytes: Uint8Array, kind: Kind): ReadOrder | Problem | null {
  if (bytes.length > largestOrder || !/^xml-(?:itero|3shape-order|exocad)$/u.test(kind)) return null
  const root = readXml(bytes)
  if (isProblem(root)) return root
  if (kind === "xml-itero") return readIteroOrder(root)
  return kind === "xml-exocad" ? readExocadOrder(root) : readThreeShapeOrder(root)
}

/** Of several orders in one set the first that names teeth fills the form; what it leaves open the others add. */
export function mergedPrefill(orders: readonly ReadOrder[]): OrderPrefill | null {
  const prefills = orders.map(({ prefill }) => prefill)
  const units = prefills.find((prefill) => prefill.units.length > 0)?.units ?? []
  const shade = prefills.find((prefill) => prefill.shade !== "")?.shade ?? ""
  const dueOn = prefills.find((prefill) => prefill.dueOn !== null)?.dueOn ?? null
  return units.length === 0 && shade === "" && dueOn === null ? null : { units, shade, dueOn }
}
