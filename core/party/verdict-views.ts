/** What the policy says of something, and what is signed for it, as a screen shows it in both languages. */
import type { ActionId } from "../policy/vocabulary.ts"
import type { AttestationKind } from "../records/attestation.ts"

interface InBoth {
  readonly de: string
  readonly en: string
}

export interface ReasonView {
  readonly id: string
  readonly citation: string
  readonly sentence: InBoth
  /** The same for a data protection officer. */
  readonly dpo: InBoth
}

/** What gave leave, as the law stood then: the sentence ends in its article. */
export type GroundView = Pick<ReasonView, "id" | "citation" | "sentence">

export type VerdictView =
  | {
      readonly kind: "permit"
      readonly reasons: readonly ReasonView[]
      readonly notes: readonly ReasonView[]
      /** What the permit brings with it. */
      readonly duties: readonly InBoth[]
    }
  /** Each item with the one action that cures it, and all that it cures. */
  | {
      readonly kind: "needs"
      readonly notes: readonly ReasonView[]
      readonly items: readonly (ReasonView & {
        readonly action: ActionId
        readonly more: readonly ReasonView[]
      })[]
    }
  /** What may be done instead: there is no dead end. */
  | {
      readonly kind: "deny"
      readonly reasons: readonly ReasonView[]
      readonly notes: readonly ReasonView[]
      readonly instead: readonly ActionId[]
    }

export interface AttestationInput {
  readonly kind: AttestationKind
  /** The organisation or the order that it speaks of, as the policy binds this kind. */
  readonly about: string
  readonly covers: readonly string[]
  readonly result: "positive" | "negative"
  /** The exact text that was shown; its hash is signed. */
  readonly text: string
  readonly days: number
}

export interface AttestationView {
  readonly kind: AttestationKind
  readonly about: string
  readonly covers: readonly string[]
  readonly result: "positive" | "negative"
  readonly version: number
  readonly text: string
  readonly at: number
  readonly validUntil: number
}
