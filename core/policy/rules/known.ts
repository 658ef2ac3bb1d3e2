/** G0: an unknown recipient, place, content, day or clock denies (Art. 5(2), 24 GDPR). */
import { namesNobody } from "../consent-scope.ts"
import { dayOf, daysBetween } from "../day.ts"
import type { Facts } from "../facts.ts"
import { deny, type Finding, type Findings } from "../finding.ts"

export function knownRule({ request, law, day, place }: Facts): Findings {
  const found: Finding[] = []
  if (!law.knows(day)) found.push(deny("g0-no-law"))
  // A day of tolerance: the law's day is local, the moment is UTC.
  if (Math.abs(daysBetween(dayOf(request.at), day)) > 1) found.push(deny("g0-clocks"))
  if (request.op === "erase") return found

  if (namesNobody(request.recipient.organisation)) found.push(deny("g0-recipient-unknown"))
  if (place.class === "unknown") found.push(deny("g0-country-unknown", place.worst))
  if (place.parentUnknown) found.push(deny("g0-parent-unknown"))
  if (!request.scanned) found.push(deny("g0-unscanned"))
  return found
}
