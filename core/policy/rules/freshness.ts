/** G14: old law data are reported; past the hard limit conditional adequacy is not relied on (Art. 24 GDPR). */
import { daysBetween } from "../day.ts"
import type { Facts } from "../facts.ts"
import { note, nothing, type Findings } from "../finding.ts"

export function freshnessRule({ law, day, place }: Facts): Findings {
  if (place.stale) return [note("g14-too-old", [law.asOf])]
  return daysBetween(law.asOf, day) > law.freshDays ? [note("g14-old", [law.asOf])] : nothing
}
