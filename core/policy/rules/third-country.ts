/** G6: chapter V of the GDPR: adequacy with its limits, safeguards, and the narrow derogations of Art. 49. */
import { holds, type Facts } from "../facts.ts"
import { deny, ground, needs, note, nothing, type Finding, type Findings } from "../finding.ts"

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
  if (place.third.length > 0) {
    if (emergency) {
      return holds(facts, "emergency-transfer-record", place.third)
        ? [ground("g6-ground-emergency")]
        : [needs("g6-emergency-record", place.third)]
    }
    if (request.op === "transfer" && knobs.thirdCountry === "off") return [deny("g6-third-off", place.third)]
  }
  if (!personal) return nothing
  return [...limited(facts), ...listed(facts), ...(place.third.length > 0 ? third(facts) : nothing)]
}

/** A lab in Canada with a server in the United States rests on two decisions, and both are checked. */
function limited(facts: Facts): Findings {
  const { limited: countries } = facts.place
  if (countries.length === 0 || holds(facts, "scope-check", countries)) return nothing
  return [needs("g6-scope-check", countries)]
}

function listed(facts: Facts): Findings {
  const { mode, knobs, place, request } = facts
  if (place.usDpf.length === 0) return nothing
  const found: Finding[] = []
  if (!holds(facts, "dpf-check")) found.push(needs("g6-dpf-check"))
  // The default asks the DPO in strict mode; a practice may ask for it in statutory mode as well.
  const asked = mode === "strict" ? knobs.usDpf === "dpo" : request.settings["usDpf"] === "dpo"
  if (asked && !holds(facts, "dpo-review", place.usDpf)) found.push(needs("g6-dpf-dpo"))
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
    const basis = ground("g6-ground-clauses")
    return asked ? [...lifted, basis, needs("g6-consent-country", place.third)] : [...lifted, basis]
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
  // Exactly one basis is recorded: this one only where there are no safeguards (spec 2.6).
  const found: Finding[] = [ground("g6-ground-single-case")]
  if (!holds(facts, "risk-sheet", place.third)) found.push(needs("g6-risk-sheet", place.third))
  if (!holds(facts, "single-case")) found.push(needs("g6-single-case", place.third))
  if (!holds(facts, "dpo-review", place.third)) found.push(needs("g6-third-dpo", place.third))
  return found
}
