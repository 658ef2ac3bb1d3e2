/** Which signed objects of a request count: in force, about the right thing, not older than the law allows. */
import { addDays, dayOf, instantToMilliseconds, type Day } from "./day.ts"
import type { DisclosureRequest, DocumentFact } from "./request.ts"
import type { DocumentKind } from "./vocabulary.ts"

interface Binding {
  /** What `about` must name: this recipient, this order, or the sender itself. */
  readonly to: "recipient" | "order" | "sender"
  /** Oldest age in days, whatever the document itself says. */
  readonly days?: number
  /** The same in hours, for what nobody can foresee for longer. */
  readonly hours?: number
}

const year = 366
/** A shift: whoever is in danger for longer is looked at again, and perhaps can be asked by then. */
export const emergencyHours = 12
const shift: Binding = { to: "order", hours: emergencyHours }

const bindings: { readonly [Kind in DocumentKind]: Binding } = {
  "data-agreement": { to: "recipient" },
  "secrecy-undertaking": { to: "recipient" },
  "processing-contract": { to: "recipient" },
  "information-notice": { to: "recipient" },
  "implied-agreement": { to: "order" },
  "reason-for-name": { to: "order" },
  "anonymity-test": { to: "recipient", days: year },
  "no-reidentification": { to: "recipient" },
  "standard-contractual-clauses": { to: "recipient" },
  "transfer-impact-assessment": { to: "recipient" },
  "risk-sheet": { to: "order" },
  "single-case": { to: "order" },
  "dpo-review": { to: "recipient", days: year },
  "dpo-mode-approval": { to: "sender", days: year },
  "scope-check": { to: "recipient", days: year },
  "dpf-check": { to: "recipient", days: 30 },
  "c5-report": { to: "recipient" },
  "no-statutory-licence": { to: "sender", days: year },
  "onward-decision": { to: "recipient", days: year },
  "emergency-attestation": shift,
  "emergency-confirmation": shift,
  "emergency-transfer-record": shift,
  "no-contrary-will": shift,
  "patients-wish": { to: "order" },
  "identity-check": { to: "recipient" },
  "representation-proof": { to: "recipient" },
  "legal-duty": { to: "order" },
  "tax-release": { to: "sender" },
  "tax-data-access": { to: "recipient" },
  "tax-place-notice": { to: "recipient" },
  "tax-permit": { to: "recipient" },
}

/** What a document of this kind must speak of to count. */
export const boundTo = (kind: DocumentKind): Binding["to"] => bindings[kind].to

/** Days after which a document of this kind is too old, whatever it says of itself; null where only its own end counts. */
export const ageLimit = (kind: DocumentKind): number | null => bindings[kind].days ?? null

/** The same in hours; null where days are enough. */
export const hourLimit = (kind: DocumentKind): number | null => bindings[kind].hours ?? null

export function isCounting(document: DocumentFact, request: DisclosureRequest, today: Day): boolean {
  const { to, days, hours } = bindings[document.kind]
  if (request.at < document.validFrom || document.validUntil <= request.at) return false
  // A paper that says no is none: a check that failed, a permit that was refused, an approval that was taken back.
  if (document.result !== "positive") return false
  if (hours !== undefined && ageOf(document, request) >= hours * 3_600_000) return false
  if (days !== undefined && addDays(dayOf(document.validFrom), days) < today) return false
  return document.about !== "unknown" && document.about === nameOf(to, request)
}

const ageOf = ({ validFrom }: DocumentFact, { at }: DisclosureRequest): number =>
  instantToMilliseconds(at) - instantToMilliseconds(validFrom)

function nameOf(to: Binding["to"], { recipient, order, sender }: DisclosureRequest): string {
  switch (to) {
    case "recipient":
      return recipient.organisation
    case "order":
      return order
    case "sender":
      return sender
  }
}
