/** What somebody of an organisation attests with a signature: each kind, and who may sign it for which side. */
import type { MemberRole } from "./organisation.ts"

/** The policy's documents, but for those that are statements of their own: agreements and the approval of a mode. */
export const attestationKinds = [
  "processing-contract",
  "information-notice",
  "implied-agreement",
  "reason-for-name",
  "anonymity-test",
  "no-reidentification",
  "standard-contractual-clauses",
  "transfer-impact-assessment",
  "risk-sheet",
  "single-case",
  "dpo-review",
  "scope-check",
  "dpf-check",
  "c5-report",
  "no-statutory-licence",
  "onward-decision",
  "emergency-attestation",
  "emergency-confirmation",
  "emergency-transfer-record",
  "no-contrary-will",
  "patients-wish",
  "identity-check",
  "representation-proof",
  "legal-duty",
  "tax-release",
  "tax-data-access",
  "tax-place-notice",
  "tax-permit",
] as const
export type AttestationKind = (typeof attestationKinds)[number]

export const isAttestationKind = (text: string): text is AttestationKind =>
  attestationKinds.some((kind) => kind === text)

interface Signing {
  /** Whose word it is: the one who discloses, or the one who receives and speaks of itself. */
  readonly side: "sender" | "recipient"
  readonly roles: readonly MemberRole[]
}

/** A judgement on law is the data protection officer's alone (Art. 38(3), 39 GDPR). */
const judgement: Signing = { side: "sender", roles: ["data-protection-officer"] }
/** Who knows the patient attests what was said to them. */
const treatment: Signing = { side: "sender", roles: ["owner", "member"] }
const anybody: Signing = { side: "sender", roles: ["owner", "member", "data-protection-officer"] }
/** What binds the organisation. */
const house: Signing = { side: "sender", roles: ["owner", "data-protection-officer"] }
const recipientsHouse: Signing = { ...house, side: "recipient" }

const signings: { readonly [Kind in AttestationKind]: Signing } = {
  "processing-contract": house,
  "information-notice": anybody,
  "implied-agreement": treatment,
  "reason-for-name": treatment,
  "anonymity-test": judgement,
  // The clause binds whoever receives: nobody else can promise it.
  "no-reidentification": recipientsHouse,
  "standard-contractual-clauses": house,
  "transfer-impact-assessment": judgement,
  "risk-sheet": treatment,
  // That it is no series is a fact of the case; the judgement on it is the officer's review, asked for beside it.
  "single-case": anybody,
  "dpo-review": judgement,
  "scope-check": judgement,
  "dpf-check": judgement,
  "c5-report": house,
  "no-statutory-licence": house,
  "onward-decision": judgement,
  "emergency-attestation": treatment,
  // Whether it is another person than the one who attested is asked where the signatures are read.
  "emergency-confirmation": treatment,
  "emergency-transfer-record": treatment,
  "no-contrary-will": treatment,
  "patients-wish": treatment,
  "identity-check": anybody,
  "representation-proof": anybody,
  "legal-duty": anybody,
  "tax-release": house,
  "tax-data-access": house,
  "tax-place-notice": house,
  "tax-permit": house,
}

/** Programs and strangers sign none of them. */
export const mayAttest = (role: MemberRole | undefined, kind: AttestationKind): boolean =>
  role !== undefined && signings[kind].roles.includes(role)

export const attestingSide = (kind: AttestationKind): Signing["side"] => signings[kind].side
export const attestingRoles = (kind: AttestationKind): readonly MemberRole[] => signings[kind].roles

/** One newest for each thing of which something is attested. */
export const attestationName = ({
  kind,
  about,
}: {
  readonly kind: AttestationKind
  readonly about: string
}): string => `${kind} ${about}`

/** Of each kind and thing the one with the highest count: the older ones were replaced by it. */
export function newestAttestations<
  One extends { readonly kind: AttestationKind; readonly about: string; readonly version: number },
>(all: readonly One[]): readonly One[] {
  const newest = new Map<string, One>()
  for (const one of all) {
    const before = newest.get(attestationName(one))
    if (before === undefined || before.version < one.version) newest.set(attestationName(one), one)
  }
  return [...newest.values()]
}
