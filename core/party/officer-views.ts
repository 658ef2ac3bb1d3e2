/** What the desk of the data protection officer shows: codes, names of organisations and days, never a patient's name. */
import type { Category, ContentKind } from "../records/consent.ts"
import type { ConsentId, OrderId, OrganisationId } from "../records/id.ts"
import type { OrganisationRole } from "../records/organisation.ts"
import type { ActionId } from "../policy/vocabulary.ts"
import type { ReasonView } from "./views.ts"

/** "erasing": the end was signed, and somebody has not yet said that nothing is left. */
export const disclosureStates = ["open", "overdue", "erasing", "erased"] as const
export type DisclosureState = (typeof disclosureStates)[number]

/** One line of the register: who got what, why, where and until when. */
export interface DisclosureLine {
  readonly order: OrderId
  readonly number: string
  /** Received here from the partner; otherwise sent to it. */
  readonly incoming: boolean
  readonly partner: {
    readonly organisation: OrganisationId
    readonly name: string
    readonly role: OrganisationRole
  }
  readonly at: number
  readonly category: Category
  /** What is still there; nothing once it was erased. */
  readonly kinds: readonly ContentKind[]
  /** The rule that gave leave; null where none had to. */
  readonly basis: Pick<ReasonView, "id" | "sentence"> | null
  readonly consent: ConsentId | null
  readonly countries: readonly string[]
  readonly eraseBy: number
  readonly state: DisclosureState
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
