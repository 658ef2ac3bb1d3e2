/** What was held back, as the officer reads it: when, by whom, for whom, by which rules, and whether it was cured. */
import { actionIds } from "../policy/vocabulary.ts"
import type { ActionId } from "../policy/vocabulary.ts"
import type { OrganisationId } from "../records/id.ts"
import { done } from "./answers.ts"
import type { Desk } from "./desk.ts"
import type { AttemptView } from "./officer-views.ts"
import { readPartners } from "./partners.ts"
import { attemptKey } from "./order-events.ts"
import type { RegisterEventOf } from "./register-state.ts"
import { reasonOn } from "./reason-on.ts"
import { refreshRegister } from "./register.ts"
import type { Answer } from "./views.ts"

/** An action that a later version invented is not shown by an earlier one. */
const isAction = (id: string): id is ActionId => actionIds.some((known) => known === id)

export async function showAttempts(desk: Desk): Promise<Answer<readonly AttemptView[]>> {
  const read = await refreshRegister(desk)
  if (!read.ok) return read
  const partners = await readPartners(desk)
  if (!partners.ok) return partners
  const name = (id: OrganisationId): string => partners.value.get(id)?.profile.body.profile.name ?? id
  const views = [...desk.register.attempts.values()].map((attempt) => viewAttempt(desk, attempt, name))
  return done(views.toReversed())
}

function viewAttempt(
  desk: Desk,
  attempt: RegisterEventOf<"attempt-blocked">,
  name: (id: OrganisationId) => string,
): AttemptView {
  const { actions, by, day, order, reasons, to, verdict } = attempt
  const events = desk.held.register.reading?.events ?? []
  const noted = events.find(
    ({ body }) => body.kind === attempt.kind && attemptKey(body) === attemptKey(attempt),
  )
  const placed = events.find(({ body }) => body.kind === "order-placed" && body.order === order)
  const person = [...desk.register.memberNames].find(([user]) => user === noted?.user)?.[1]
  return {
    order,
    day,
    at: noted?.at ?? 0,
    recipient: name(to),
    who: person ?? null,
    curedAt: placed?.at ?? null,
    by,
    verdict,
    reasons: reasons.map((id) => reasonOn(id, day)),
    actions: actions.filter((action) => isAction(action)),
  }
}
