/** G4: whoever takes part is bound to secrecy, and so is everyone behind them (§ 203(3), (4) StGB). */
import { holds, isOwnHouse, type Facts } from "../facts.ts"
import { needs, nothing, type Findings } from "../finding.ts"

export function secrecyRule(facts: Facts): Findings {
  const { request, personal, maker } = facts
  if (request.op === "erase" || !personal || isOwnHouse(facts)) return nothing
  if (!maker && request.recipient.role !== "processor") return nothing

  if (!holds(facts, "secrecy-undertaking")) return [needs("g4-secrecy")]
  const chained = request.recipient.onward.kind === "none" || holds(facts, "secrecy-undertaking", ["chain"])
  return chained ? nothing : [needs("g4-secrecy-chain")]
}
