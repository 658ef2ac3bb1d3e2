/** Attempts that were held back or refused: noted once in the own record, with the rules that held them and nobody's name. */
import { dayOf, instant } from "../policy/day.ts"
import type { Decision } from "../policy/decision.ts"
import type { OrderId, OrganisationId } from "../records/id.ts"
import type { Desk } from "./desk.ts"
import { attemptKey } from "./order-events.ts"
import type { RegisterEventOf } from "./register-state.ts"
import { record } from "./register.ts"
import type { Refusal } from "./views.ts"

type Attempt = RegisterEventOf<"attempt-blocked">

interface Tried {
  readonly order: OrderId
  readonly to: OrganisationId
}

/** The person is told why either way: a record that cannot be reached now is no second refusal. */
async function note(desk: Desk, attempt: Omit<Attempt, "kind" | "day">): Promise<void> {
  const event: Attempt = { kind: "attempt-blocked", ...attempt, day: dayOf(instant(desk.parts.now())) }
  if (!desk.register.attempts.has(attemptKey(event))) await record(desk, event)
}

export function noteHeld(desk: Desk, { order, to }: Tried, decision: Decision): Promise<void> {
  if (decision.kind === "permit") return Promise.resolve()
  const { reasons, kind } = decision
  const actions = kind === "needs" ? decision.items.map(({ action }) => action) : decision.instead
  return note(desk, {
    order,
    to,
    by: "policy",
    verdict: kind,
    reasons: reasons.map(({ id }) => id),
    actions: [...new Set(actions)],
  })
}

/** A check of the files or of the words: before the policy is asked at all. */
export const noteFound = (desk: Desk, { order, to }: Tried, { code }: Refusal): Promise<void> =>
  note(desk, { order, to, by: "check", verdict: "deny", reasons: [code], actions: [] })

/**
 * The server decided again and said no: by the same rules, or because of what it alone sees. It holds what it was handed
 * all the same, so this device remembers that also where the own record cannot be reached.
 */
export async function noteRefused(
  desk: Desk,
  { disclosure, order, to }: Tried & { readonly disclosure: string },
  { code, details }: Refusal,
): Promise<void> {
  await desk.memory.keep("refused", order, { disclosure })
  const reasons = (details["reasons"] ?? "").split(",").filter(Boolean)
  await note(desk, {
    order,
    to,
    by: "server",
    verdict: details["verdict"] === "needs" ? "needs" : "deny",
    reasons: reasons.length > 0 ? reasons.slice(0, 100) : [code.slice(0, 80)],
    actions: [],
    disclosure,
  })
}

/** Handed to the server, which refused: by this device's memory, or by another one's word in the own record. */
export async function wasRefused(desk: Desk, order: OrderId): Promise<boolean> {
  const isNoted = [...desk.register.attempts.values()].some(
    (attempt) => attempt.by === "server" && attempt.order === order,
  )
  return isNoted || (await desk.memory.recall("refused", order)) !== null
}
