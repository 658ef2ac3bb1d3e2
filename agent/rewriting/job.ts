/** One rewrite of named files into a folder: the whole of it, or the share of one thread of several. */
import { deidentifySet } from "@zahnwolke/core/deidentify/deidentify"
import type { Keep } from "@zahnwolke/core/deidentify/findings"
import type { KnownIdentity } from "@zahnwolke/core/deidentify/lexicon"
import type { SetProgress, SetResult } from "@zahnwolke/core/deidentify/set"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { openFiles } from "../files/open-files.ts"
import type { FoundFile } from "../files/walk.ts"
import { writtenSet } from "./written-set.ts"

export interface Job {
  readonly files: readonly FoundFile[]
  readonly folder: string
  readonly identity: KnownIdentity
  readonly keep: Keep
  /** The same for all threads, so that a number is replaced alike in every file. */
  readonly secret: Bytes
}

/** Of all files in order, every `of`-th from `part` on. */
export interface Share {
  readonly part: number
  readonly of: number
}

export const isOfShare = (index: number, { of, part }: Share): boolean => index % of === part

/** Throws what the disk refused; a set with one file that could not be written is not whole. */
export async function rewriteShare(
  { files, folder, identity, keep, secret }: Job,
  share: Share,
  progress: (progress: SetProgress) => void,
  signal: AbortSignal,
): Promise<SetResult> {
  const stopped = new AbortController()
  const written = writtenSet(folder, () => stopped.abort())
  let at = 0
  try {
    return await deidentifySet(await openFiles(files), {
      identity,
      keep,
      secret,
      keepColour: true,
      // Planned by every thread, so that all names and numbers agree; made, searched and hashed by one.
      store: (name, output) =>
        isOfShare(at, share)
          ? written.store(name, output)
          : Promise.reject(new Error("another thread's file")),
      progress: (now) => {
        at = now.done
        progress(now)
      },
      signal: AbortSignal.any([signal, stopped.signal]),
    })
  } catch (error) {
    throw written.failure() ?? error
  }
}
