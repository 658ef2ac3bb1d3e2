/** What the desk of the data protection officer shows: codes, names of organisations and days, never a patient's name. */
import type { Category, ContentKind } from "../records/consent.ts"
import type { ConsentId, OrderId, OrganisationId, PatientId } from "../records/id.ts"
import type { OrganisationRole } from "../records/organisation.ts"
import type { Day } from "../policy/day.ts"
import type { ActionId, DocumentKind } from "../policy/vocabulary.ts"
import type { HoldView, KeptView } from "./erasure-views.ts"
import type { GroundView, ReasonView } from "./verdict-views.ts"

/**
 * "held": a legal hold of either side stands, the day passes and nothing is erased. "erasing": the end was signed, and
 * somebody has not yet said that nothing is left. "restricted": erased but for what the recipient keeps by law. "hidden": the
 * recipient said that it passed this on, and the server does not show what was signed for it.
 */
export const disclosureStates = [
  "open",
  "overdue",
  "held",
  "erasing",
  "restricted",
  "erased",
  "hidden",
] as const
export type DisclosureState = (typeof disclosureStates)[number]

/** One line of the register: who got what, why, where and until when. */
export interface DisclosureLine {
  readonly order: OrderId
  /** The order of this house in which it is seen: of what went on from a recipient, the one that it came out of. */
  readonly within: OrderId
  /** Of that order. */
  readonly number: string
  /** Of the received order out of which this house passed it on. */
  readonly outOf: string | null
  /** "passed-on": by a recipient of ours to the next one, as that recipient signed it. */
  readonly way: "sent" | "received" | "passed-on"
  readonly from: { readonly organisation: OrganisationId; readonly name: string }
  readonly to: {
    readonly organisation: OrganisationId
    readonly name: string
    /** Null where this side knows no more of it than its name in a signed statement. */
    readonly role: OrganisationRole | null
  }
  /** Hash of what was signed; null where it is hidden. */
  readonly disclosure: string | null
  readonly at: number
  /** Null where it is hidden. */
  readonly category: Category | null
  /** What is still there; nothing once it was erased. */
  readonly kinds: readonly ContentKind[]
  /** The rule that gave leave; null where none had to. */
  readonly basis: GroundView | null
  /** Further grounds on which it rests, such as that of a third country. */
  readonly beside: readonly GroundView[]
  readonly consent: ConsentId | null
  readonly countries: readonly string[]
  /** All that the recipient names today, where one is among them that was not named on the day of sending; else none. */
  readonly countriesNow: readonly string[]
  /** Null where it is hidden. */
  readonly eraseBy: number | null
  readonly state: DisclosureState
  /** Those that stand, without their words: whoever set one reads them at the order. */
  readonly holds: readonly Omit<HoldView, "words">[]
  /** What the recipient keeps by law, and until when, by its own signature; the first to go first. */
  readonly kept: readonly KeptView[]
  /** Passed on to somebody whom nobody named, or without a rule that carries it: the sender must be asked. */
  readonly doubtful: boolean
}

export interface AttemptView {
  readonly order: OrderId
  readonly day: string
  readonly at: number
  readonly recipient: string
  /** Whoever pressed "send", as the own record calls them; null where it does not name them. */
  readonly who: string | null
  /** The same order went out later, permitted; null where it never did. */
  readonly curedAt: number | null
  /**
   * Who held it back: the rules on this device or a check of what would travel, and nothing left it; or the server, which
   * was handed the order and refused.
   */
  readonly by: "policy" | "check" | "server"
  readonly verdict: "needs" | "deny"
  readonly reasons: readonly ReasonView[]
  readonly actions: readonly ActionId[]
}

/**
 * Documents of the policy, and what else ends: a consent, a provider's file, an adequacy decision of a country, the time
 * within which a patient hears of an emergency.
 */
export type EndKind = DocumentKind | "consent" | "provider" | "adequacy" | "inform-patient"

/** Something signed that ends, in the order in which it does. */
export interface EndLine {
  readonly kind: EndKind
  /** A partner's name, a code and its recipient, an operator, a country; empty where it is about the own house. */
  readonly about: string
  /** Signed by this organisation; otherwise by the other side. */
  readonly isOurs: boolean
  readonly until: number
  /** The rule that asks from then on. */
  readonly stops: ReasonView
  readonly renew:
    | { readonly to: "partner"; readonly partner: OrganisationId }
    | { readonly to: "order"; readonly order: OrderId }
    | { readonly to: "consent"; readonly patient: PatientId; readonly partner: OrganisationId | null }
    | { readonly to: "organisation" }
    | { readonly to: "nowhere" }
}

/** Both days belong to it; null where it has no end on that side. */
export interface Period {
  readonly from: Day | null
  readonly until: Day | null
}

/** One archive for whoever audits. */
export interface AuditPackage {
  readonly name: string
  readonly zip: Uint8Array
  readonly files: number
}

/** A sample as it was drawn, checked and signed. */
export interface SampleView {
  /** Hash of the signed statement: its name. */
  readonly statement: string
  readonly at: number
  readonly by: string | null
  readonly checkpoint: string
  readonly pool: string
  /** Out of so many. */
  readonly of: number
  readonly drawn: readonly {
    readonly order: string
    readonly number: string
    readonly disclosure: string
    /** Codes; none where it is valid. */
    readonly faults: readonly string[]
    readonly open: readonly string[]
  }[]
}

/** An officer looked at a name, and said why. */
export interface RevealView {
  readonly at: number
  readonly who: string | null
  /** A pseudonym, or an order's number. */
  readonly about: string
  readonly reason: string
}
