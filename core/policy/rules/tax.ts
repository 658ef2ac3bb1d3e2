/** G9: where books and vouchers may lie (§ 146(2)–(2b) AO, § 14b UStG). Adequate for the GDPR is not adequate for tax. */
import { concernsTax, holds, isInForce, type Facts } from "../facts.ts"
import { deny, needs, nothing, type Finding, type Findings } from "../finding.ts"

export function taxRule(facts: Facts): Findings {
  const { request, place } = facts
  if (request.op !== "host" || !concernsTax(facts)) return nothing
  switch (place.class) {
    case "de":
      return nothing
    case "eu":
      return inUnion(facts)
    case "eea":
    case "adequate":
    case "limited":
    case "us-dpf":
    case "third":
    case "unknown":
      return outside(facts)
  }
}

function inUnion(facts: Facts): Findings {
  const { mode, knobs, place } = facts
  const found: Finding[] = []
  if (mode === "strict" && knobs.taxLocation === "DE" && !holds(facts, "tax-release", place.worst)) {
    found.push(needs("g9-release", place.worst))
  }
  // Until the end of 2020 the Union was abroad for the tax office as well.
  if (!isInForce(facts, "g9-access")) {
    return holds(facts, "tax-permit", place.worst) ? found : [...found, needs("g9-permit", place.worst)]
  }
  if (!holds(facts, "tax-data-access")) found.push(needs("g9-access"))
  if (!holds(facts, "tax-place-notice", place.worst)) found.push(needs("g9-notice", place.worst))
  return found
}

function outside(facts: Facts): Findings {
  const { mode, knobs, place } = facts
  const found: Finding[] = []
  if (mode === "strict" && knobs.taxLocation !== "permit") found.push(deny("g9-outside", place.worst))
  if (!holds(facts, "tax-permit", place.worst)) found.push(needs("g9-permit", place.worst))
  return found
}
