/** What a thread is given and what it tells: plain values that cross between threads. */
import type { FileOutput, FileResult, SetProgress } from "@zahnwolke/core/deidentify/set"
import type { Job, Share } from "./job.ts"

export interface ToThread {
  readonly job: Job
  readonly share: Share
}

/** Its bytes lie in the folder under its name. */
type ToldOutput = Omit<FileOutput, "source">
export type ToldFile = Omit<FileResult, "output"> & { readonly output: ToldOutput | null }

export type FromThread =
  | { readonly kind: "progress"; readonly progress: SetProgress }
  | { readonly kind: "done"; readonly files: readonly ToldFile[]; readonly searched: number }
  /** What the disk said; anything else is a bug and ends the thread. */
  | { readonly kind: "refused"; readonly code: string; readonly syscall: string }
