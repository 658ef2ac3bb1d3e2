/** G9: where books and vouchers may lie (§ 146(2)–(2b) AO, § 14b UStG). Adequate for the GDPR is not adequate for tax. */
import { concernsTax, holds, isInForce, type Facts } from "../facts.ts"
import { deny, needs, nothing, type Finding, type Findings } from "../finding.ts"

export function taxRule(facts: Facts): Findings {
  if (facts.request.op !== "host" || !concernsTax(facts)) return nothing
  return [...inUnion(facts), ...outside(facts)]
}

function inUnion(facts: Facts): Findings {
  const { mode, knobs, place } = facts
  const countries = place.union
  if (countries.length === 0) return nothing
  const found: Finding[] = []
  if (mode === "strict" && knobs.taxLocation === "DE" && !holds(facts, "tax-release", countries)) {
    found.push(needs("g9-release", countries))
  }
  // Until the end of 2020 the Union was abroad for the tax office as well.
  if (!isInForce(facts, "g9-access")) {
    return holds(facts, "tax-permit", countries) ? found : [...found, needs("g9-permit", countries)]
  }
  if (!holds(facts, "tax-data-access")) found.push(needs("g9-access"))
  if (!holds(facts, "tax-place-notice", countries)) found.push(needs("g9-notice", countries))
  return found
}

function outside(facts: Facts): Findings {
  const { mode, knobs, place } = facts
  const countries = place.outsideUnion
  if (countries.length === 0) return nothing
  const found: Finding[] = []
  if (mode === "strict" && knobs.taxLocation !== "permit") found.push(deny("g9-outside", countries))
  if (!holds(facts, "tax-permit", countries)) found.push(needs("g9-permit", countries))
  return found
}
