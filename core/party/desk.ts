/** What an unlocked device works with: its keys, its organisation as verified, and its own record. */
import type { Bytes } from "../encoding/bytes.ts"
import type { Identity } from "../envelope/identity.ts"
import type { Law } from "../policy/law.ts"
import type { DeviceId, OrderId, OrganisationId, UserId } from "../records/id.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import type { Signer } from "../trust/signing.ts"
import type { Connection } from "./connection.ts"
import type { PartyParts } from "./device.ts"
import type { Memory, Remembered } from "./memory.ts"
import type { OrderEvent } from "./order-state.ts"
import type { FileChecks } from "./received-checks.ts"
import type { RegisterEvent, RegisterState } from "./register-state.ts"
import type { Held } from "./believed.ts"
import type { Person } from "./seeds.ts"
import type { PartyEvent, Refusal } from "./views.ts"

export interface Epoch {
  readonly epoch: number
  readonly identity: Identity
}

/** What the organisation reads with. */
export interface Ring {
  readonly epochs: readonly Epoch[]
  /** The printed kit's signature for this organisation: so that the sheet alone tells it from a forged one. */
  readonly kitProof: string
}

/** Everything that lives as long as the worker. */
export interface Base {
  readonly parts: PartyParts
  readonly connection: Connection
  readonly memory: Memory
  readonly server: Remembered<"server">
  readonly tell: (event: PartyEvent) => void
  readonly alarm: (alarm: Refusal) => void
  /** Logs of organisations as far as they were believed since the start: only what came since is asked for. */
  readonly logs: Map<OrganisationId, OrganisationState>
  /** The law as the server's and this device's suspensions leave it: read at each act, for it changes in a day. */
  readonly laws: { current: Law }
}

/** Everything that lives as long as the device is open. `organisation`, `epochs` and `register` move forward. */
export interface Desk extends Base {
  readonly user: UserId
  readonly device: DeviceId
  readonly id: OrganisationId
  readonly person: Person
  readonly seed: Bytes
  readonly deviceSigner: Signer
  /** Aborted when the device is locked or forgotten: what is under way stops where it can be taken up again. */
  readonly shut: AbortController
  /** Streams as far as they were read: the own record, and each order. */
  readonly held: {
    readonly register: Held<RegisterEvent>
    readonly orders: Map<OrderId, Held<OrderEvent>>
    /** Keys of orders, by the envelope that they came out of. */
    readonly keys: Map<OrderId, { readonly envelope: string; readonly identity: Identity }>
    /** Files that were looked through and stand in no record yet. */
    readonly checks: Map<OrderId, FileChecks>
  }
  organisation: OrganisationState
  epochs: readonly Epoch[]
  kitProof: string
  register: RegisterState
}

/** The newest epoch: what is written now is written under it. */
export function currentEpoch({ epochs }: Pick<Desk, "epochs">): Epoch {
  const newest = epochs.at(-1)
  if (newest === undefined) throw new Error("an open desk has at least one epoch")
  return newest
}
