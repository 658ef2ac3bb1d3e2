/** What is usual, so that nobody fills it in twice: the recipient of last time, the consent that covers this one. */
import type { OrderSummary } from "@zahnwolke/core/party/order-detail"
import type { ConsentView } from "@zahnwolke/core/party/patient-views"
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import type { ContentKind } from "@zahnwolke/core/records/consent"
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

/** What a consent must reach: for what it is, whether with the name, and which kinds of content. */
export interface WantedConsent {
  readonly purpose: ConsentView["scope"]["purpose"]
  readonly identified: boolean
  readonly kinds: readonly ContentKind[]
}

const lacks = ({ scope }: ConsentView, { identified, kinds, purpose }: WantedConsent): number =>
  (scope.purpose === purpose ? 0 : 1) +
  (identified && scope.category !== "identified" ? 1 : 0) +
  kinds.filter((kind) => !scope.kinds.includes(kind)).length

export const covers = (consent: ConsentView | null, wanted: WantedConsent): boolean =>
  consent !== null && lacks(consent, wanted) === 0

/** Of those in force that name this recipient the one that lacks least, and of several the longest-lasting. */
export function coveringConsent(
  consents: readonly ConsentView[],
  to: OrganisationId | null,
  wanted: WantedConsent,
): ConsentView | null {
  const [best] = consents
    .filter(({ state }) => state === "given")
    .filter(({ scope }) => scope.recipients.some(({ organisation }) => organisation === to))
    .toSorted((a, b) => lacks(a, wanted) - lacks(b, wanted) || b.validUntil - a.validUntil)
  return best ?? null
}

/** Milling centres to which a laboratory could be allowed to pass files. */
export const millsBeside = (
  partners: readonly PartnerView[],
  to: OrganisationId | null,
): readonly PartnerView[] =>
  partners.filter(({ profile, organisation }) => profile.role === "milling-centre" && organisation !== to)
