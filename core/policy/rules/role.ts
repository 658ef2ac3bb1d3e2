/** G1: who may be a host, who may be a recipient, and of what (Art. 28, 5(1)(b) GDPR). */
import { concernsHealth, concernsTax, type Facts } from "../facts.ts"
import { deny, type Finding, type Findings } from "../finding.ts"

export function roleRule(facts: Facts): Findings {
  const { request, maker, category } = facts
  const { op, recipient } = request
  if (op === "erase") return []

  const found: Finding[] = []
  if (op === "host" && recipient.role !== "processor") found.push(deny("g1-host-not-processor"))
  if (op === "transfer" && recipient.role === "processor") found.push(deny("g1-processor-as-recipient"))
  if (recipient.role === "other") found.push(deny("g1-no-role"))
  // A tax adviser's secrecy covers what the office needs, not the treatment.
  if (recipient.role === "tax-adviser" && concernsHealth(facts)) found.push(deny("g1-no-role"))
  if (concernsTax(facts)) {
    if (category === "anonymous" || category === "anonymous-for-recipient")
      found.push(deny("g1-tax-anonymised"))
    if (maker) found.push(deny("g1-tax-to-maker"))
  }
  return found
}
