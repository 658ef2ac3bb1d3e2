/** The maker says in the order itself that something of it went on: the placer knows it then from the maker, not from the server. */
import type { OrderId } from "../records/id.ts"
import type { Desk } from "./desk.ts"
import type { OrderFold } from "./order-state.ts"
import { sayInOrder } from "./orders.ts"
import type { BelievedOrder } from "./orders.ts"

/** Once; where the line breaks between the grant and this word, the next look says it. */
export async function sayPassedOn(desk: Desk, child: OrderId, parent: BelievedOrder): Promise<void> {
  const placed = desk.register.orders.get(child)
  const isSaid = (fold: OrderFold): boolean => fold.passedOn.some(({ order }) => order === child)
  if (placed === undefined || parent.placedByUs || parent.wire.state !== "open" || isSaid(parent.fold)) return
  const { disclosure, to } = placed
  await sayInOrder(desk, parent, (fold) =>
    isSaid(fold) ? null : { kind: "passed-on", order: child, to, disclosure },
  )
}
