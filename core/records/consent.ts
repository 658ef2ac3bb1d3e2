/** Consent: who may receive what, why, in which form, until when (GDPR Art. 7, 9(2)(a)), and its withdrawal. */
import type { ConsentId, OrganisationId } from "./id.ts"
import type { CountryCode } from "./organisation.ts"

/** Kinds of content a patient can tell apart on the form (spec 5.1, element 5). */
export const contentKinds = [
  "scan",
  "radiograph",
  "photo-mouth",
  "photo-face",
  "order",
  "design",
  "document",
] as const
export type ContentKind = (typeof contentKinds)[number]

/** What a file or a set is, after preparation; unscanned counts as identified. */
export const categories = ["identified", "pseudonymised", "anonymous-for-recipient", "anonymous"] as const
export type Category = (typeof categories)[number]

export interface ConsentRecipient {
  readonly organisation: OrganisationId
  readonly country: CountryCode
}

export interface ConsentScope {
  readonly recipients: readonly ConsentRecipient[]
  /** Recipients named for passing on; empty means none at all. */
  readonly onward: readonly ConsentRecipient[]
  readonly purpose: "make-restoration" | "treatment" | "second-opinion"
  readonly kinds: readonly ContentKind[]
  /** The most identifying form covered: "identified" means the name may be sent. */
  readonly category: Category
  /** Countries whose risk sheet was shown and signed. */
  readonly countries: readonly CountryCode[]
}

/**
 * What the server and the recipient may see of a consent: no word of the patient. The signed sheet itself is sealed
 * in the practice's record; `evidence` is the SHA-256 of it with 32 random bytes in front.
 */
export interface Consent {
  readonly id: ConsentId
  readonly scope: ConsentScope
  /** Release from secrecy (§ 203 StGB) is a tick of its own. */
  readonly releasesFromSecrecy: boolean
  /** Milliseconds since 1970. */
  readonly givenAt: number
  readonly validUntil: number
  readonly signer: "patient" | "guardian" | "both-guardians" | "representative"
  readonly evidence: string
}

export interface Withdrawal {
  readonly consent: ConsentId
  readonly at: number
}

/** Withdrawal binds the future only (GDPR Art. 7(3)): what was disclosed before it stays lawful. */
export function consentState(
  consent: Consent | null,
  withdrawal: Withdrawal | null,
  now: number,
): "none" | "given" | "withdrawn" | "expired" {
  if (consent === null || now < consent.givenAt) return "none"
  // Whatever its date says: the clock that wrote it may be ahead of this one.
  if (withdrawal !== null) return "withdrawn"
  return consent.validUntil <= now ? "expired" : "given"
}
