/** What stands behind the door, while it is open and while it is not; asked for by every room of it. */
import { placesOrders } from "../records/organisation.ts"
import { no } from "./answers.ts"
import { sendingsStopped } from "./delivering.ts"
import type { Base, Desk } from "./desk.ts"
import type { DeviceKeys, PartyParts } from "./device.ts"
import { emptyRegister } from "./register-state.ts"
import { returningsStopped } from "./returning.ts"
import type { Answer, PartyEvent } from "./views.ts"

export interface House {
  readonly parts: PartyParts
  readonly keys: () => Promise<DeviceKeys>
  /** Everything but the keys of a person; refused where the server does not answer or its keys changed. */
  readonly base: () => Promise<Answer<Base>>
  readonly desk: () => Desk | null
  /** Puts the keys down on the desk, or away. */
  readonly settle: (desk: Desk | null) => Promise<void>
  /** Leaves nothing on this device, its keys included: whoever comes next is somebody new. */
  readonly forget: () => Promise<void>
  readonly tell: (event: PartyEvent) => void
}

/** Asks for an open desk first: what needs keys is refused in words where there are none, or none any more. */
export async function withDesk<Value>(
  house: House,
  act: (desk: Desk) => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  const desk = house.desk()
  if (desk === null) return no("locked")
  return act(desk).catch((error: unknown) => {
    if (desk.shut.signal.aborted) return no("locked")
    throw error
  })
}

/** For what an order and its consent are made by: whoever watches over disclosures may end one, and makes none. */
export const atWork = <Value>(
  house: House,
  act: (desk: Desk) => Promise<Answer<Value>>,
): Promise<Answer<Value>> =>
  withDesk(house, async (desk) =>
    placesOrders(desk.organisation.members.get(desk.user)?.role) ? act(desk) : no("not-for-an-officer"),
  )

/** Takes the keys out of whatever still works with this desk; what was sealed lies in the outbox by then. */
export async function putAway(desk: Desk): Promise<void> {
  desk.shut.abort()
  await Promise.all([sendingsStopped(desk), returningsStopped(desk)])
  desk.seed.fill(0)
  desk.epochs = []
  desk.register = emptyRegister
  desk.held.register.reading = null
  for (const held of [desk.held.orders, desk.held.keys, desk.held.checks]) held.clear()
}
