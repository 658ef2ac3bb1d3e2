/** Which orders a list shows: by whose turn it is, by partner, by what is typed. */
import type { OrderSummary } from "@zahnwolke/core/party/order-detail"
import type { OrderState } from "@zahnwolke/core/records/order"

export const turns = ["ours", "running", "finished", "all"] as const
export type Turn = (typeof turns)[number]

export interface OrderFilter {
  readonly turn: Turn
  readonly partner: string
  readonly text: string
}

const finished: readonly OrderState[] = ["rejected", "closed", "erased"]
const oursWhenPlaced: readonly OrderState[] = ["design-review", "shipped"]
const oursWhenReceived: readonly OrderState[] = [
  "sent",
  "received",
  "accepted",
  "design-approved",
  "in-production",
]

/** It is our turn where the next step is ours or the other side asked something. */
export function isOurTurn(order: OrderSummary): boolean {
  if (finished.includes(order.state)) return false
  return order.openQuestion || (order.placedByUs ? oursWhenPlaced : oursWhenReceived).includes(order.state)
}

function isInTurn(order: OrderSummary, turn: Turn): boolean {
  switch (turn) {
    case "all":
      return true
    case "ours":
      return isOurTurn(order)
    case "running":
      return !finished.includes(order.state)
    case "finished":
      return finished.includes(order.state)
  }
}

/** New ones first. */
export function filterOrders(orders: readonly OrderSummary[], filter: OrderFilter): readonly OrderSummary[] {
  const sought = filter.text.trim().toLowerCase()
  return orders
    .filter((order) => isInTurn(order, filter.turn))
    .filter((order) => filter.partner === "" || order.partner.organisation === filter.partner)
    .filter((order) => sought === "" || textOf(order).includes(sought))
    .toSorted((a, b) => b.changedAt - a.changedAt)
}

const textOf = (order: OrderSummary): string =>
  [order.number, order.patientCode, order.patientName ?? "", order.partner.name, order.title]
    .join(" ")
    .toLowerCase()
