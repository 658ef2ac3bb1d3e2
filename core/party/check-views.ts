/** What a screen is shown of checks about a partner or a host, and what it hands in when one is signed. */
import type { CheckKind } from "../policy/checks.ts"
import type { AttestationView } from "./verdict-views.ts"

export interface CheckView {
  readonly kind: CheckKind
  /** Countries or next recipients that it must reach. */
  readonly covers: readonly string[]
  /** The newest that was signed, counting or not. */
  readonly standing: AttestationView | null
  readonly until: number | null
  readonly counts: boolean
}

export interface CheckInput {
  /** A partner, or the name under which documents speak of a host. */
  readonly about: string
  readonly kind: CheckKind
  readonly result: "positive" | "negative"
  readonly text: string
  /** The end of the listing (yyyy-mm-dd), the module of the clauses, the number of a permit; empty elsewhere. */
  readonly detail: string
}
