/** "16 15|crown|zirconia" is how an order names itself; people read "Krone 16, 15, Zirkonoxid". */
import type { OrderForm } from "@zahnwolke/core/records/order"
import type { Words } from "./words.tsx"
import { spoken } from "./refusal.ts"

export function orderTitle(title: string, { terms, order }: Words): string {
  const [places = "", restoration = "", material = ""] = title.split("|")
  if (restoration === "") return places === "" ? order.form : places
  const where = places
    .split(" ")
    .filter(Boolean)
    .map((place) => spoken(terms.jaws, place))
  const what = `${spoken(terms.restorations, restoration)} ${where.join(", ")}`.trim()
  return material === "" ? what : `${what}, ${spoken(terms.materials, material)}`
}

/** What lies in the parcel, one line for each kind of work. */
export function parcelOf({ units }: Pick<OrderForm, "units">, words: Words): readonly string[] {
  const placesByWork = new Map<string, string[]>()
  for (const { tooth, jaw, restoration, material } of units) {
    const work = `${restoration}|${material ?? ""}`
    placesByWork.set(work, [...(placesByWork.get(work) ?? []), String(tooth ?? jaw)])
  }
  return [...placesByWork].map(([work, places]) => orderTitle(`${places.join(" ")}|${work}`, words))
}
