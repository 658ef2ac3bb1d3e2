/** G5: the contract that belongs to the role (Art. 26, 28(3) GDPR). */
import { processingClauses } from "../../records/processing-contract.ts"
import { holds, isOwnHouse, type Facts } from "../facts.ts"
import { needs, nothing, type Finding, type Findings } from "../finding.ts"

export function contractRule(facts: Facts): Findings {
  if (facts.request.op === "erase") return nothing
  switch (facts.request.recipient.role) {
    case "processor":
      return isOwnHouse(facts) ? nothing : forProcessor(facts)
    case "importer":
      return holds(facts, "data-agreement") ? nothing : [needs("g5-importer-contract")]
    case "laboratory":
    case "milling-centre":
      return holds(facts, "data-agreement") ? nothing : [needs("g5-data-agreement")]
    case "practice":
    case "patient":
    case "billing-office":
    case "authority":
    case "tax-adviser":
    case "family":
    case "insurer":
    case "lawyer":
    case "debt-collector":
    case "manufacturer":
    case "marketing":
    case "other":
      return nothing
  }
}

/** A contract that lacks a mandatory point is no contract; a provider that left questions open is not usable. */
function forProcessor(facts: Facts): Findings {
  const found: Finding[] = []
  const contracts = facts.documents.get("processing-contract") ?? []
  if (contracts.length === 0) found.push(needs("g5-processing-contract"))
  else if (!holds(facts, "processing-contract", processingClauses)) {
    const covered = new Set(contracts.flatMap(({ covers }) => covers))
    found.push(
      needs(
        "g5-contract-incomplete",
        processingClauses.filter((clause) => !covered.has(clause)),
      ),
    )
  }
  if (!facts.request.recipient.profileComplete) found.push(needs("g5-profile-incomplete"))
  return found
}
