/** What a data protection officer asks at the door: what was held back, who holds what. */
import { actionIds } from "../policy/vocabulary.ts"
import type { ActionId } from "../policy/vocabulary.ts"
import { done } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { showChain } from "./holders.ts"
import { withDesk } from "./house.ts"
import type { House } from "./house.ts"
import type { AttemptView } from "./officer-views.ts"
import { readPartners } from "./partners.ts"
import type { Party } from "./party.ts"
import { refreshRegister } from "./register.ts"
import { viewReason } from "./verdicts.ts"
import type { Answer } from "./views.ts"

type OfficerDoor = Pick<Party, "blockedAttempts" | "chain">

export function officerDoor(house: House): OfficerDoor {
  return {
    blockedAttempts: () => withDesk(house, blockedAttempts),
    chain: (about) => withDesk(house, (desk) => showChain(desk, about)),
  }
}

/** An action that a later version invented is not shown by an earlier one. */
const isAction = (id: string): id is ActionId => actionIds.some((known) => known === id)

async function blockedAttempts(desk: Desk): Promise<Answer<readonly AttemptView[]>> {
  const read = await refreshRegister(desk)
  if (!read.ok) return read
  const partners = await readPartners(desk)
  if (!partners.ok) return partners
  const views = [...desk.register.attempts.values()].map(
    ({ actions, by, day, order, reasons, to, verdict }): AttemptView => ({
      order,
      day,
      recipient: partners.value.get(to)?.profile.body.profile.name ?? to,
      by,
      verdict,
      reasons: reasons.map((id) => viewReason(id, "")),
      actions: actions.filter((action) => isAction(action)),
    }),
  )
  return done(views.toReversed())
}
