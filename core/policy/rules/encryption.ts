/** G11: nothing leaves unencrypted, except to patients who asked for it themselves, once (Art. 32 GDPR). */
import { holds, type Facts } from "../facts.ts"
import { deny, needs, nothing, type Findings } from "../finding.ts"

export function encryptionRule(facts: Facts): Findings {
  const { request } = facts
  if (request.op === "erase" || request.encrypted) return nothing

  if (request.op !== "transfer" || request.recipient.role !== "patient") return [deny("g11-not-encrypted")]
  return holds(facts, "patients-wish") ? nothing : [needs("g11-patients-wish")]
}
