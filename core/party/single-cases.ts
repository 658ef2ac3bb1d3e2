/** How often this house has sent to a recipient this year: Art. 49(1)(a) GDPR is for single cases and no way to work together. */
import { dayOf, instant } from "../policy/day.ts"
import type { OrderId, OrganisationId } from "../records/id.ts"
import type { StatementBody } from "../trust/statements.ts"
import type { Desk } from "./desk.ts"
import { readOrders } from "./order-door.ts"
import { knobsOf } from "./settings.ts"

const yearOf = (at: number): string => dayOf(instant(at)).slice(0, 4)

/**
 * Whatever the orders rested on: who works with somebody all the time does not do so in single cases. By the own record,
 * so that an order that a server hides counts as one of this year. Null where nobody needs to know.
 */
export async function ordersThisYear(
  desk: Desk,
  { order, recipient }: { readonly order: OrderId; readonly recipient: OrganisationId },
  settings: StatementBody<"settings"> | null,
): Promise<number | null> {
  if (knobsOf(settings).thirdCountry === "off") return null
  const known = await readOrders(desk)
  if (!known.ok) return null
  const year = yearOf(desk.parts.now())
  const times = new Map(known.value.orders.map((one) => [one.order, one.disclosure.body.at]))
  const sent = [...desk.register.orders.values()].filter((one) => one.to === recipient && one.order !== order)
  return sent.filter((one) => yearOf(times.get(one.order) ?? desk.parts.now()) === year).length
}
