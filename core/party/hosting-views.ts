/** What a screen is shown of the places that hold data: where each is, who runs it, and whether it may receive. */
import type { DataKind } from "../policy/vocabulary.ts"

/** One place that holds data here, and whether it may. */
export interface HostView {
  readonly name: string
  readonly country: string
  readonly operator: string
  readonly holds: DataKind
  readonly receives: boolean
  /** The law forbids the place, and no paper cures it: what lies there must be moved. */
  readonly mustMove: boolean
  readonly deployment: "on-prem" | "hosted" | "unstated"
  /** Reasons, missing papers and blocking questions, in the sentences of each language. */
  readonly reasons: readonly { readonly de: string; readonly en: string }[]
  readonly signedAt: number | null
  readonly validUntil: number | null
}
