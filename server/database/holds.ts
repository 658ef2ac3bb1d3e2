/** Legal holds on an order as both of its parties signed them: while one stands, the one decision says that nothing is erased. */
import { dayOf, instant } from "@zahnwolke/core/policy/day"
import { decideShared } from "@zahnwolke/core/policy/order-end"
import type { OrganisationId } from "@zahnwolke/core/records/id"
import type { StatementBody } from "@zahnwolke/core/trust/statements"
import type { Tx } from "../parts.ts"
import type { OrderRow } from "./orders.ts"
import { newest, read } from "./statements.ts"

const newestHold = (tx: Tx, organisation: OrganisationId, order: string) =>
  newest(tx, "legal-hold", organisation, order)

/** Both parties' statements are readable in the tenant of either. */
async function isHeld(tx: Tx, row: OrderRow): Promise<boolean> {
  for (const party of [row.organisation, row.placed_with]) {
    if ((await newestHold(tx, party, row.order_id))?.body.state === "set") return true
  }
  return false
}

/** The DELETE decision for what both sides share, with the facts of this order. */
export async function mayErase(tx: Tx, row: OrderRow): Promise<boolean> {
  const sentAt: StatementBody<"disclosure">["at"] = read("disclosure", row.disclosure)?.body.at ?? 0
  const [sentOn, today] = [dayOf(instant(sentAt)), dayOf(instant(Date.now()))]
  return decideShared(sentOn, today, await isHeld(tx, row)).kind === "erase"
}
