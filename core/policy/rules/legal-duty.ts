/** G13: where a statute commands, no consent is asked, but the statute is named (Art. 6(1)(c) GDPR). */
import type { Facts } from "../facts.ts"
import { ground, needs, nothing, type Findings } from "../finding.ts"

export function legalDutyRule({ request, documents, personal }: Facts): Findings {
  if (request.op !== "transfer" || request.recipient.role !== "authority" || !personal) return nothing

  const named = documents.get("legal-duty")?.some(({ covers }) => covers.length > 0) ?? false
  return named ? [ground("g13-ground-duty")] : [needs("g13-duty-unnamed")]
}
