/** What the desk of the data protection officer shows: codes, names of organisations and days, never a patient's name. */
import type { ActionId } from "../policy/vocabulary.ts"
import type { OrderId } from "../records/id.ts"
import type { ReasonView } from "./views.ts"

export interface AttemptView {
  readonly order: OrderId
  readonly day: string
  readonly recipient: string
  /**
   * Who held it back: the rules on this device or a check of what would travel, and nothing left it; or the server, which
   * was handed the order and refused.
   */
  readonly by: "policy" | "check" | "server"
  readonly verdict: "needs" | "deny"
  readonly reasons: readonly ReasonView[]
  readonly actions: readonly ActionId[]
}
