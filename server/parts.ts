/** What the routes are given: everything they need is an argument, nothing is global. */
import type { DeviceId, OrganisationId, UserId } from "@zahnwolke/core/records/id"
import type { Kysely, Transaction } from "kysely"
import type { Config } from "./config.ts"
import type { Database } from "./database/tables.ts"
import type { ServerIdentity } from "./identity.ts"
import type { DataKind } from "@zahnwolke/core/policy/vocabulary"
import type { Kept } from "./objects/kept.ts"
import type { ObjectStore } from "./objects/object-store.ts"

export interface Pool {
  readonly name: string
  readonly country: string
  readonly operator: string
  readonly holds: DataKind
  readonly store: ObjectStore
}

export interface Parts {
  readonly config: Config
  readonly db: Kysely<Database>
  /** Where something new may be put, the first that may receive it. */
  readonly pools: readonly [Pool, ...(readonly Pool[])]
  /** All of them, to read from and to erase in. */
  readonly kept: Kept
  readonly identity: ServerIdentity
  readonly version: string
}

/** Inside one transaction, as one organisation. */
export type Tx = Transaction<Database>

/** Who calls, as its session proved. */
export interface CallerIdentity {
  readonly organisation: OrganisationId
  readonly user: UserId
  readonly device: DeviceId
  readonly token: string
}
