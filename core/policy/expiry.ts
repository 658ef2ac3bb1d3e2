/** What ends, when it stops counting, and which rule asks again from then on. */
import { ageLimit, hourLimit } from "./documents.ts"
import type { RuleId } from "./rules.table.ts"
import type { DocumentKind } from "./vocabulary.ts"

const dayLength = 86_400_000

/** The first rule that names the document's absence; each of them exists, or this does not compile. */
export const ruleWithout: Readonly<Record<DocumentKind, RuleId>> = {
  "data-agreement": "g5-data-agreement",
  "secrecy-undertaking": "g4-secrecy",
  "processing-contract": "g5-processing-contract",
  "information-notice": "g3-information-notice",
  "implied-agreement": "g3-implied-agreement",
  "reason-for-name": "g2-reason-for-name",
  "anonymity-test": "g3-anonymity-test",
  "no-reidentification": "g3-no-reidentification",
  // Without both of them what is left is the single case (Art. 49(1)(a) GDPR).
  "standard-contractual-clauses": "g6-single-case",
  "transfer-impact-assessment": "g6-single-case",
  "risk-sheet": "g6-risk-sheet",
  "single-case": "g6-single-case",
  "dpo-review": "g6-third-dpo",
  // The mode falls back to strict, and strict asks for the consent.
  "dpo-mode-approval": "g3-consent-missing",
  "scope-check": "g6-scope-check",
  "dpf-check": "g6-dpf-check",
  "c5-report": "g7-c5",
  "no-statutory-licence": "g7-c5",
  "onward-decision": "g8-named",
  "emergency-attestation": "g3-emergency-attestation",
  "emergency-confirmation": "g3-emergency-second-person",
  "emergency-transfer-record": "g6-emergency-record",
  "no-contrary-will": "g3-no-contrary-will",
  "patients-wish": "g11-patients-wish",
  "identity-check": "g3-identity",
  "representation-proof": "g3-representation",
  "legal-duty": "g13-duty-unnamed",
  "tax-release": "g9-release",
  "tax-data-access": "g9-access",
  "tax-place-notice": "g9-notice",
  "tax-permit": "g9-permit",
}

/** In milliseconds: the end that was signed, or the end of the age that the law allows, whichever comes first. */
export function countsUntil({
  kind,
  validFrom,
  validUntil,
}: {
  readonly kind: DocumentKind
  readonly validFrom: number
  readonly validUntil: number
}): number {
  const hours = hourLimit(kind)
  if (hours !== null) return Math.min(validUntil, validFrom + hours * 3_600_000)
  const days = ageLimit(kind)
  if (days === null) return validUntil
  const firstDay = Math.floor(validFrom / dayLength) * dayLength
  return Math.min(validUntil, firstDay + (days + 1) * dayLength)
}
