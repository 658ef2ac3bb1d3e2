/** One rewrite of named files into a folder, and the work of one of the threads that share it. */
import { workOnSet } from "@zahnwolke/core/deidentify/deidentify"
import type { Keep } from "@zahnwolke/core/deidentify/findings"
import type { KnownIdentity } from "@zahnwolke/core/deidentify/lexicon"
import type { SetWork, WorkDone } from "@zahnwolke/core/deidentify/set-work"
import type { SetProgress } from "@zahnwolke/core/deidentify/set"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { platformHash } from "../device/platform-hash.ts"
import type { KnownFile } from "../files/open-files.ts"
import { writtenSet } from "./written-set.ts"

export interface Job {
  readonly files: readonly KnownFile[]
  readonly folder: string
  readonly identity: KnownIdentity
  readonly keep: Keep
  /** The same for all threads, so that a number is replaced alike in every file. */
  readonly secret: Bytes
  /** Stands in radiographs where name and number of the patient stood; empty without a recipient. */
  readonly patientCode: string
}

/** Throws what the disk refused; a set with one file that could not be written is not whole. */
export async function workOnJob(
  { folder, identity, keep, patientCode, secret }: Job,
  work: SetWork,
  progress: (progress: SetProgress) => void,
  signal: AbortSignal,
): Promise<WorkDone> {
  const stopped = new AbortController()
  const written = writtenSet(folder, () => stopped.abort())
  try {
    return await workOnSet(work, {
      identity,
      keep,
      secret,
      patientCode,
      keepColour: true,
      store: written.store,
      newHash: platformHash,
      progress,
      signal: AbortSignal.any([signal, stopped.signal]),
    })
  } catch (error) {
    throw written.failure() ?? error
  }
}
