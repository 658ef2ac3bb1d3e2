/** What the desk of the data protection officer shows: codes, names of organisations and days, never a patient's name. */
import type { ActionId } from "../policy/vocabulary.ts"
import type { OrderId } from "../records/id.ts"
import type { ReasonView } from "./views.ts"

export interface AttemptView {
  readonly order: OrderId
  readonly day: string
  readonly recipient: string
  /** Who held it back: the rules on this device, a check of what would travel, or the server's second decision. */
  readonly by: "policy" | "check" | "server"
  readonly verdict: "needs" | "deny"
  readonly reasons: readonly ReasonView[]
  readonly actions: readonly ActionId[]
}
