/** Events of a stream that were believed, and how far it was read. */
import type { OrganisationId } from "../records/id.ts"
import type { Head } from "../streams/sealed-event.ts"
import type { Refusal } from "./views.ts"

/** An event that was believed: who wrote it, when by their clock, and what it says. */
export interface Believed<Body> {
  readonly seq: number
  readonly hash: string
  readonly organisation: OrganisationId
  readonly device: string
  readonly user: string
  readonly at: number
  readonly body: Body
}

export interface StreamReading<Body> {
  readonly events: readonly Believed<Body>[]
  readonly head: Head | null
  /** The latest time that a believed event bears, and the newest epoch under which one was sealed. */
  readonly latest: number
  readonly epoch: number
  /** Events that were left out, with why: signed by nobody entitled, or in a form this version does not know. */
  readonly warnings: readonly Refusal[]
}

export const nothingRead = { events: [], head: null, latest: 0, epoch: 0, warnings: [] } as const

/** What was read and believed before, so that only what came since is asked for. Empty for a new device. */
export interface Held<Body> {
  reading: StreamReading<Body> | null
}
