/** What stands behind the door, while it is open and while it is not; asked for by every room of it. */
import { no } from "./answers.ts"
import type { Base, Desk } from "./desk.ts"
import type { DeviceKeys, PartyParts } from "./device.ts"
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

/** Asks for an open desk first: what needs keys is refused in words where there are none. */
export async function withDesk<Value>(
  house: House,
  act: (desk: Desk) => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  const desk = house.desk()
  return desk === null ? no("locked") : act(desk)
}
