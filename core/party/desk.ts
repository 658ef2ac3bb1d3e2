/** What an unlocked device works with: its keys, its organisation as verified, and its own record. */
import type { Bytes } from "../encoding/bytes.ts"
import type { Identity } from "../envelope/identity.ts"
import type { DeviceId, OrganisationId, UserId } from "../records/id.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import type { Signer } from "../trust/signing.ts"
import type { Connection } from "./connection.ts"
import type { PartyParts } from "./device.ts"
import type { Memory, Remembered } from "./memory.ts"
import type { RegisterState } from "./register-state.ts"
import type { Person } from "./seeds.ts"
import type { PartyEvent, Refusal } from "./views.ts"

export interface Epoch {
  readonly epoch: number
  readonly identity: Identity
}

/** Everything that lives as long as the worker. */
export interface Base {
  readonly parts: PartyParts
  readonly connection: Connection
  readonly memory: Memory
  readonly server: Remembered<"server">
  readonly tell: (event: PartyEvent) => void
  readonly alarm: (alarm: Refusal) => void
}

/** Everything that lives as long as the device is open. `organisation`, `epochs` and `register` move forward. */
export interface Desk extends Base {
  readonly user: UserId
  readonly device: DeviceId
  readonly id: OrganisationId
  readonly person: Person
  readonly seed: Bytes
  readonly deviceSigner: Signer
  organisation: OrganisationState
  epochs: readonly Epoch[]
  register: RegisterState
}

/** The newest epoch: what is written now is written under it. */
export function currentEpoch({ epochs }: Pick<Desk, "epochs">): Epoch {
  const newest = epochs.at(-1)
  if (newest === undefined) throw new Error("an open desk has at least one epoch")
  return newest
}
