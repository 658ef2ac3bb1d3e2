/** What is usual, so that nobody fills it in twice: the recipient of last time, the consent that covers this one. */
import type { ConsentView, OrderSummary, PartnerView } from "@zahnwolke/core/party/views"
import type { OrganisationId } from "@zahnwolke/core/records/id"

/** The only one, or the one of the latest order; null where nobody can be sent to. */
export function usualRecipient(
  partners: readonly PartnerView[],
  orders: readonly OrderSummary[],
): OrganisationId | null {
  const open = partners.filter(({ obstacle }) => obstacle === null)
  const laboratories = open.filter(({ profile }) => profile.role === "laboratory")
  const [only] = laboratories
  if (laboratories.length === 1 && only !== undefined) return only.organisation
  const latest = orders
    .filter((order) => order.placedByUs)
    .toSorted((a, b) => b.changedAt - a.changedAt)
    .find((order) => open.some(({ organisation }) => organisation === order.partner.organisation))
  return latest?.partner.organisation ?? null
}

/** The longest-lasting consent in force that names this recipient. */
export function coveringConsent(
  consents: readonly ConsentView[],
  to: OrganisationId | null,
): ConsentView | null {
  const [best] = consents
    .filter(({ state }) => state === "given")
    .filter(({ scope }) => scope.recipients.some(({ organisation }) => organisation === to))
    .toSorted((a, b) => b.validUntil - a.validUntil)
  return best ?? null
}

/** Milling centres to which a laboratory could be allowed to pass files. */
export const millsBeside = (
  partners: readonly PartnerView[],
  to: OrganisationId | null,
): readonly PartnerView[] =>
  partners.filter(({ profile, organisation }) => profile.role === "milling-centre" && organisation !== to)
