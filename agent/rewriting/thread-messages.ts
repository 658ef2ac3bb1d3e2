/** What a thread is given and what it tells: plain values that cross between threads. */
import type { SetPlan } from "@zahnwolke/core/deidentify/set-plan"
import type { FileOutput, FileResult, SetProgress } from "@zahnwolke/core/deidentify/set"
import type { Job } from "./job.ts"

/** At its start; it makes itself ready while the set is planned. */
export interface ToThread {
  readonly job: Job
  /** One number that all threads count on: the next share that nobody has taken. */
  readonly taken: SharedArrayBuffer
}

export type ThenToThread = SetPlan

/** Its bytes lie in the folder under its name. */
type ToldOutput = Omit<FileOutput, "source">
export type ToldFile = Omit<FileResult, "output"> & { readonly output: ToldOutput | null }

export type FromThread =
  | { readonly kind: "progress"; readonly progress: SetProgress }
  | {
      readonly kind: "done"
      readonly results: ReadonlyMap<number, ToldFile>
      readonly searched: number
      readonly notAlone: readonly string[]
    }
  /** What the disk said; anything else is a bug and ends the thread. */
  | { readonly kind: "refused"; readonly code: string; readonly syscall: string }

export function taking(taken: SharedArrayBuffer): () => number {
  const next = new Int32Array(taken)
  return () => Atomics.add(next, 0, 1)
}
