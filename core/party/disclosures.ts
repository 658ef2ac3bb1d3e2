/** The register of disclosures: every order that this side believes as one line, with nobody's name in it. */
import { allCountries } from "../records/organisation.ts"
import type { DisclosureLine, DisclosureState } from "./officer-views.ts"
import type { Desk } from "./desk.ts"
import { knownNumber, viewErasure } from "./erasing.ts"
import { isHeld } from "./holds.ts"
import { readOrders } from "./order-door.ts"
import type { BelievedOrder, Partners } from "./orders.ts"
import { done } from "./answers.ts"
import type { Answer } from "./views.ts"
import { viewReason } from "./verdicts.ts"

async function stateOf(desk: Desk, order: BelievedOrder): Promise<DisclosureState> {
  const erasure = await viewErasure(desk, order, (organisation) => organisation)
  if (erasure !== null) return erasure.complete ? "erased" : "erasing"
  return order.eraseBy < desk.parts.now() ? "overdue" : "open"
}

export async function disclosureLine(
  desk: Desk,
  partners: Partners,
  order: BelievedOrder,
): Promise<DisclosureLine> {
  const { disclosure, fold, placedByUs, request, wire } = order
  const profile = partners.get(order.other)?.profile.body.profile
  const [basis] = disclosure.body.reasons
  const files = wire.state === "open" ? fold.files : []
  return {
    order: order.order,
    number: knownNumber(desk, order),
    incoming: !placedByUs,
    partner: {
      organisation: order.other,
      name: profile?.name ?? order.other,
      role: profile?.role ?? "laboratory",
    },
    at: disclosure.body.at,
    category: request.category,
    kinds: [...new Set(files.map(({ content }) => content))],
    basis: basis === undefined ? null : viewReason(basis, ""),
    consent: disclosure.body.consent,
    countries: allCountries(request.recipient.places),
    eraseBy: order.eraseBy,
    held: await isHeld(desk, order),
    state: await stateOf(desk, order),
  }
}

/** The newest first. */
export async function showDisclosures(desk: Desk): Promise<Answer<readonly DisclosureLine[]>> {
  const all = await readOrders(desk)
  if (!all.ok) return all
  const { orders, partners } = all.value
  const lines = await Promise.all(orders.map((order) => disclosureLine(desk, partners, order)))
  return done(lines.toSorted((a, b) => b.at - a.at))
}
