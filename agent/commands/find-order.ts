/** An order by its number as people write it, or by its name in programs. */
import type { Party } from "@zahnwolke/core/party/party"
import type { OrderSummary } from "@zahnwolke/core/party/order-detail"
import type { Answer } from "@zahnwolke/core/party/views"
import { parseOrderNumber } from "@zahnwolke/core/records/order-number"
import { refusal } from "../setting.ts"

export async function findOrder(party: Party, text: string): Promise<Answer<OrderSummary>> {
  const typed = parseOrderNumber(text)
  const number = typed.kind === "code" ? typed.code : null
  if (number === null && !text.startsWith("order_"))
    return { ok: false, refusal: refusal("order-number-mistyped") }
  const orders = await party.orders()
  if (!orders.ok) return orders
  const found = orders.value.filter((order) => order.order === text || order.number === number)
  const [only] = found
  if (only === undefined) return { ok: false, refusal: refusal("unknown-order") }
  // Numbers are drawn by each side for itself: two may meet, their ids never.
  return found.length === 1 ? { ok: true, value: only } : { ok: false, refusal: refusal("order-ambiguous") }
}
