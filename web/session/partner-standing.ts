/** How things stand with a partner, in one word for the list: the worst that is known comes first. */
import type { PartnerView } from "@zahnwolke/core/party/people-views"

export type PartnerStanding = PartnerView["trust"] | "closed" | "unsigned-here" | "unsigned-there"

export function standingOf({ trust, obstacle, agreements }: PartnerView): PartnerStanding {
  if (trust === "key-changed") return trust
  if (obstacle !== null) return "closed"
  if (agreements.some(({ ours }) => !ours)) return "unsigned-here"
  if (agreements.some(({ theirs }) => !theirs)) return "unsigned-there"
  return trust
}
