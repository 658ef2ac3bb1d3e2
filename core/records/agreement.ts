/** What two organisations sign before the first file: data agreement (Art. 28(3) GDPR content) and secrecy undertaking. */

export const agreementKinds = ["data-agreement", "secrecy-undertaking"] as const
export type AgreementKind = (typeof agreementKinds)[number]

export interface Agreement {
  readonly kind: AgreementKind
  /** SHA-256 of the exact text that was shown, hexadecimal. */
  readonly text: string
  readonly version: string
  readonly validFrom: number
  readonly validUntil: number
}

export const isInForce = (agreement: Agreement, now: number): boolean =>
  agreement.validFrom <= now && now < agreement.validUntil
