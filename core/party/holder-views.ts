/** Who holds something, from the one who sent it first to the last: as the screen draws it. */
import type { OrderId, PatientId } from "../records/id.ts"
import type { OrganisationRole } from "../records/organisation.ts"
import type { KeptView } from "./erasure-views.ts"
import type { ReasonView } from "./verdict-views.ts"

export type ChainAbout = { readonly order: OrderId } | { readonly patient: PatientId }

export interface HoldingView {
  /** Names of organisations, never of a patient. */
  readonly from: string
  readonly to: string
  /** Null where this side knows no more of the holder than its name in a signed statement. */
  readonly role: OrganisationRole | null
  /** 1 is the first recipient. */
  readonly depth: number
  readonly order: OrderId
  /** As people call it; empty of what a recipient passed on, for its number is known to the two alone. */
  readonly number: string
  /** What was ordered, of what this house sent itself; empty of everything else. */
  readonly title: string
  /** When it was sent, in milliseconds since 1970. */
  readonly at: number
  readonly parent: OrderId | null
  readonly ground: ReasonView["sentence"] | null
  readonly countries: readonly string[]
  /** All that the holder names today, where one is among them that was not named on the day of sending; else none. */
  readonly countriesNow: readonly string[]
  /** Null where it is known only that it happened. */
  readonly until: number | null
  /**
   * "restricted": erased by everybody but for what the holder keeps by law, and only for that. "hidden": the maker said that
   * it passed this on, and the server does not show what was signed for it.
   */
  readonly state: "waiting" | "held" | "erasing" | "restricted" | "erased" | "hidden"
  /** What the holder says, under its signature, that it still keeps, the first to go first. */
  readonly kept: readonly KeptView[]
  /** Nobody named this recipient, or the rules do not carry it: somebody must ask the holder. */
  readonly doubtful: boolean
}

export interface ChainView {
  readonly origin: string
  readonly holdings: readonly HoldingView[]
}
