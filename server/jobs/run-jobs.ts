/** Does in the background what is due. Any number of processes may: the work is leased in the database. */
import { setTimeout as pause } from "node:timers/promises"
import { describeError } from "../http/log.ts"
import type { Log } from "../http/log.ts"
import type { Parts } from "../parts.ts"
import { sweepLooseChunks } from "../routes/ordering.ts"
import { forgetPatientLinks } from "../routes/patient-link.ts"
import { eraseDue } from "./erase.ts"

export interface Jobs {
  /** Resolves once the piece of work that runs is done. */
  readonly stop: () => Promise<void>
}

const betweenLooks = 1000
const looksBetweenSweeps = 600

export function startJobs(parts: Parts, log: Log): Jobs {
  const stopping = new AbortController()
  const { signal } = stopping
  const attempt = async (job: string, work: () => Promise<number>): Promise<void> => {
    try {
      const count = await work()
      if (count > 0) log.info("job", { job, count })
    } catch (error) {
      log.error("job-failed", { job, ...describeError(error) })
    }
  }
  const run = async (): Promise<void> => {
    for (let look = 0; !signal.aborted; look++) {
      await attempt("erase", () => eraseDue(parts, () => signal.aborted))
      if (look % looksBetweenSweeps === 0) {
        await attempt("sweep", () => sweepLooseChunks(parts))
        await attempt("forget-patient-links", () => forgetPatientLinks(parts))
      }
      await pause(betweenLooks, undefined, { signal, ref: false }).catch(() => null)
    }
  }
  const running = run()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
