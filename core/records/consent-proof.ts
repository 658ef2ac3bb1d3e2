/** What proves a consent beside sheet and signature: which form and sheets, in which language, how it was known who signs (GDPR Art. 7(1)). */

/** A change of its wording is a new version; the exact text is kept besides. */
export const consentForm = { form: "consent-and-release", version: "2026-11b" } as const

/** At the desk somebody looks; on the own telephone link and date of birth together open the sheet, and nothing else. */
export const identityChecks = ["known", "identity-card", "insurance-card", "link-and-birth-date"] as const
export type IdentityCheck = (typeof identityChecks)[number]
export type DeskIdentityCheck = Exclude<IdentityCheck, "link-and-birth-date">

export interface ConsentProof {
  readonly form: string
  readonly version: string
  readonly language: "de" | "en"
  /** Versions of the information under Art. 13 and of the sheet on risks for each country without adequacy. */
  readonly information: string
  readonly risks: readonly { readonly country: string; readonly version: string }[]
  readonly identity: IdentityCheck
  readonly where: "practice" | "own-phone"
}
