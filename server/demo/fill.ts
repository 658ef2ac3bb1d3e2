/** Fills an empty server with the demonstration, by the same doors that people use. */
import { ended } from "./ended-orders.ts"
import { heldBack } from "./held-back-order.ts"
import type { DemoPerson } from "./kept.ts"
import {
  designApproved,
  designReview,
  inProduction,
  openQuestion,
  received,
  rejected,
  sent,
  shipped,
} from "./open-orders.ts"
import { gather } from "./organisations.ts"
import { earliest, pastClock } from "./past-clock.ts"
import { admit } from "./patients.ts"
import type { Scene } from "./placing.ts"

export interface Filling {
  /** As people type it: invitations and sign-in links lead there. */
  readonly server: URL
  /** Where it listens while it is filled. */
  readonly near: URL
  readonly now: () => number
  readonly say: (line: string) => void
  readonly signal: AbortSignal
}

/** In the order in which the clock would have seen them; the last one stays unseen by its laboratory. */
const orders: readonly (readonly [string, (scene: Scene) => Promise<void>])[] = [
  ["orders that ended: delivered, refused, withdrawn, with an open point", ended],
  ["an order that was shipped", shipped],
  ["an order in production, with the large scan", inProduction],
  ["an order with an approved design and a DVT", designApproved],
  ["an order with a design to look at", designReview],
  ["an order with photographs and an open question", openQuestion],
  ["an order for a child", received],
  ["an order that was rejected", rejected],
  ["an order that the rules held back", heldBack],
  ["an order that was just sent", sent],
]

export async function fill({ server, near, now, say, signal }: Filling): Promise<readonly DemoPerson[]> {
  const clock = pastClock(now)
  const steps = orders.length + 2
  let step = 0
  const next = (what: string): void => {
    signal.throwIfAborted()
    step += 1
    say(`  ${step}/${steps} ${what}`)
  }
  next("a practice, two laboratories, a milling centre")
  clock.hoursAgo(earliest.statement)
  const cast = await gather({ server, near, clock })
  next("patients")
  clock.hoursAgo(earliest.decision + 2)
  const patients = await admit(cast.practice.party)
  for (const [what, happens] of orders) {
    next(what)
    await happens({ cast, patients, clock })
  }
  return cast.people
}
