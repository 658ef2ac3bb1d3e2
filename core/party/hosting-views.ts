/** What a screen is shown of the places that hold data: where each is, who runs it, and whether it may receive. */
import type { Contradiction } from "../disclosure/contradiction.ts"
import type { DataKind } from "../policy/vocabulary.ts"
import type { Evidence, Question, Questionnaire } from "../records/questionnaire.ts"
import type { VerdictView } from "./verdict-views.ts"

/** One place that holds data here, and whether it may. */
export interface HostView {
  readonly name: string
  /** Under this name statements and documents speak of whoever runs it. */
  readonly host: string
  readonly country: string
  readonly operator: string
  readonly holds: DataKind
  readonly receives: boolean
  /** The law forbids the place, and no paper cures it: what lies there must be moved. */
  readonly mustMove: boolean
  /** Stores of the same kind that may take what must go from here; empty where the operator must name one first. */
  readonly moveTo: readonly string[]
  readonly deployment: "on-prem" | "hosted" | "unstated"
  /** Reasons, missing papers and blocking questions, in the sentences of each language. */
  readonly reasons: readonly { readonly de: string; readonly en: string }[]
  /** What the policy says of it, with the one action for each thing that is missing. */
  readonly verdict: VerdictView
  /** Questions of the signed file that block, or all where none is signed; empty for an own house. */
  readonly gaps: readonly GapView[]
  /** Where the signed answers say other than the server: the worse counts. */
  readonly contradictions: readonly Contradiction[]
  readonly signedAt: number | null
  readonly validUntil: number | null
}

export interface GapView {
  readonly question: Question
  readonly sentence: { readonly de: string; readonly en: string }
}

/** A provider's file while it is filled in. */
export interface ProviderDraft {
  readonly deployment: "on-prem" | "hosted"
  readonly answers: Questionnaire
  readonly evidence: readonly Evidence[]
}

/** The file of one operator: the draft of this device, else what was signed, else what the server says. */
export interface ProviderView {
  readonly host: string
  readonly operator: string
  readonly places: readonly HostView[]
  readonly draft: ProviderDraft
  readonly isKept: boolean
  /** What blocks the draft, as the law stands today. */
  readonly gaps: readonly GapView[]
  readonly contradictions: readonly Contradiction[]
  readonly signed: { readonly version: number; readonly at: number; readonly validUntil: number } | null
}
