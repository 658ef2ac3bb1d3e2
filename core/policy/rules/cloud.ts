/** G7: health data in a cloud of statutory care (§ 393 SGB V): place, establishment, C5. No clause or consent cures the place. */
import { addMonths, type Day } from "../day.ts"
import { concernsHealth, holds, type Facts } from "../facts.ts"
import { deny, needs, note, nothing, type Finding, type Findings } from "../finding.ts"

export function cloudRule(facts: Facts): Findings {
  const { request, place, mode } = facts
  if (request.op !== "host" || !concernsHealth(facts)) return nothing
  if (request.deployment === "on-prem") return nothing
  if (holds(facts, "no-statutory-licence")) return [note("g7-no-licence")]

  const found: Finding[] = []
  if (place.class === "third") found.push(deny("g7-third", place.third))
  if (place.class === "us-dpf" && mode === "strict") found.push(deny("g7-dpf"))
  if (!hasC5(facts)) found.push(needs("g7-c5"))
  if (!request.recipient.establishmentGermany) found.push(needs("g7-establishment"))
  return found
}

/** Type 1 is enough only during the first 18 months of a new service (§ 393(4) sentence 3). */
function hasC5(facts: Facts): boolean {
  if (holds(facts, "c5-report", ["type-2"]) || holds(facts, "c5-report", ["equivalent"])) return true
  return (
    holds(facts, "c5-report", ["type-1"]) && isNew(facts.request.recipient.firstPlacedOnMarket, facts.day)
  )
}

const isNew = (placedOn: Day | null, today: Day): boolean =>
  placedOn !== null && placedOn <= today && today < addMonths(placedOn, 18)
