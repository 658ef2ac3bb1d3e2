/** G6: chapter V of the GDPR: adequacy with its limits, safeguards, and the narrow derogations of Art. 49. */
import { holds, type Facts } from "../facts.ts"
import { deny, needs, note, nothing, type Finding, type Findings } from "../finding.ts"

/** Art. 49(1)(a) is an exception, not a rule: the fourth case of a year needs contractual clauses. */
const singleCasesPerYear = 3

export function thirdCountryRule(facts: Facts): Findings {
  if (facts.request.op === "erase") return nothing
  return [...remarks(facts), ...chapterFive(facts)]
}

function remarks({ place }: Facts): Findings {
  const found: Finding[] = []
  if (place.endingSoon.length > 0) found.push(note("g6-ends-soon", place.endingSoon))
  if (place.parentThird !== null) found.push(note("g6-parent", [place.parentThird]))
  return found
}

function chapterFive(facts: Facts): Findings {
  const { request, place, personal, knobs } = facts
  const { role } = request.recipient
  // Art. 15 has no border: the patient takes the data along.
  if (role === "patient") return nothing
  const emergency = role === "practice" && request.emergency
  if (place.class === "third") {
    if (emergency) {
      return holds(facts, "emergency-transfer-record") ? nothing : [needs("g6-emergency-record", place.third)]
    }
    if (request.op === "transfer" && knobs.thirdCountry === "off") return [deny("g6-third-off", place.third)]
  }
  if (!personal) return nothing
  switch (place.class) {
    case "de":
    case "eu":
    case "eea":
    case "adequate":
    case "unknown":
      return nothing
    case "limited":
      return holds(facts, "scope-check", place.worst) ? nothing : [needs("g6-scope-check", place.worst)]
    case "us-dpf":
      return listed(facts)
    case "third":
      return third(facts)
  }
}

function listed(facts: Facts): Findings {
  const { mode, knobs } = facts
  const found: Finding[] = []
  if (!holds(facts, "dpf-check")) found.push(needs("g6-dpf-check"))
  if (mode === "strict" && knobs.usDpf === "dpo" && !holds(facts, "dpo-review", ["US"])) {
    found.push(needs("g6-dpf-dpo"))
  }
  return found
}

function third(facts: Facts): Findings {
  const { request, place, consent, mode, category, knobs } = facts
  const named = category === "identified" && request.recipient.role !== "practice"
  if (named && knobs.thirdCountryIdentified === "off") return [deny("g6-third-identified", place.third)]
  const lifted =
    named && !holds(facts, "dpo-review", place.third) ? [needs("g6-third-dpo", place.third)] : nothing

  if (
    holds(facts, "standard-contractual-clauses") &&
    holds(facts, "transfer-impact-assessment", place.third)
  ) {
    const asked = mode === "strict" && request.op === "transfer" && consent.state !== "full"
    return asked ? [...lifted, needs("g6-consent-country", place.third)] : lifted
  }
  if (consent.state !== "full") return [deny("g6-no-basis", place.third)]
  return derogation(facts)
}

/** Art. 49(1)(a): informed of the risks, once, with the DPO's word. */
function derogation(facts: Facts): Findings {
  const { request, place } = facts
  if (request.standingOrder || request.singleCasesThisYear >= singleCasesPerYear) {
    return [deny("g6-series", place.third)]
  }
  const found: Finding[] = []
  if (!holds(facts, "risk-sheet", place.third)) found.push(needs("g6-risk-sheet", place.third))
  if (!holds(facts, "single-case")) found.push(needs("g6-single-case", place.third))
  if (!holds(facts, "dpo-review", place.third)) found.push(needs("g6-third-dpo", place.third))
  return found
}
