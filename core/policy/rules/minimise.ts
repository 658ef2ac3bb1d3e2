/** G2: a maker needs no name (Art. 5(1)(c), 25 GDPR; MDR Annex XIII lets a code stand for it). */
import { holds, type Facts } from "../facts.ts"
import { deny, needs, nothing, type Findings } from "../finding.ts"

export function minimiseRule(facts: Facts): Findings {
  if (facts.request.op !== "transfer" || !facts.maker || facts.category !== "identified") return nothing

  if (facts.consent.state !== "full") return [deny("g2-name-not-necessary")]
  return holds(facts, "reason-for-name") ? nothing : [needs("g2-reason-for-name")]
}
