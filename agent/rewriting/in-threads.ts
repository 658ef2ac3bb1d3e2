/** A rewrite by one thread or several: planned once, its shares taken by whoever is free, its results in order again. */
import { readdir, rm } from "node:fs/promises"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import { mostWorkers, sharesOf } from "@zahnwolke/core/deidentify/set-shares"
import type { SetPlan } from "@zahnwolke/core/deidentify/set-plan"
import type { FileResult, SetProgress, SetResult } from "@zahnwolke/core/deidentify/set"
import type { WorkDone } from "@zahnwolke/core/deidentify/set-work"
import { platformHash } from "../device/platform-hash.ts"
import { fileSource } from "../files/file-source.ts"
import { openKnown } from "../files/open-files.ts"
import type { Job } from "./job.ts"
import { taking } from "./thread-messages.ts"
import type { FromThread, ToldFile, ToThread } from "./thread-messages.ts"

/** Only what was released is left in the folder. */
export async function rewriteInto(
  job: Job,
  threads: number,
  progress: (progress: SetProgress) => void,
  signal: AbortSignal,
): Promise<SetResult> {
  const result = await together(job, threads, progress, signal)
  const kept = new Set(result.files.flatMap(({ output }) => output?.name ?? []))
  for (const name of await readdir(job.folder)) if (!kept.has(name)) await rm(join(job.folder, name))
  return result
}

/**
 * This thread works, too; the others make themselves ready while it plans. Where the files alone do not say that there is
 * work for more than one, as with an archive, the plan does.
 */
async function together(
  job: Job,
  threads: number,
  progress: (progress: SetProgress) => void,
  signal: AbortSignal,
): Promise<SetResult> {
  const stopped = new AbortController()
  const stop = AbortSignal.any([signal, stopped.signal])
  const taken = new SharedArrayBuffer(4)
  const summed = summing(progress)
  const start = (most: number): readonly Thread[] =>
    Array.from({ length: Math.min(threads, most) - 1 }, () => startThread({ job, taken }, summed(), stop))
  const early = start(mostWorkers(job.files.map(({ seen }) => Number(seen?.size ?? 0))))
  try {
    // What all of them load is loaded side by side.
    const { planRewrite, setResult } = await import("@zahnwolke/core/deidentify/set-rewrite")
    const { workOnJob } = await import("./job.ts")
    const { opened, plan } = await planRewrite(
      job.files.map((file) => openKnown(file)),
      { newHash: platformHash, roles: new Map(), signal },
    )
    const others = early.length > 0 ? early : start(sharesOf(plan).length)
    for (const other of others) other.begin(plan)
    const own = await Promise.race([
      workOnJob(job, { plan, open: opened, take: taking(taken), shared: others.length > 0 }, summed(), stop),
      // One that failed makes the work of the others useless.
      ...others.map((other) => other.failed),
    ])
    const isAll = own.results.size === plan.items.length
    const works = isAll ? [] : await Promise.all(others.map(async (other) => here(job, await other.done)))
    return setResult(plan, [own, ...works])
  } finally {
    stopped.abort()
  }
}

/** What each thread has done, told as one. */
function summing(progress: (progress: SetProgress) => void): () => (progress: SetProgress) => void {
  const doneBy: number[] = []
  return () => {
    const index = doneBy.push(0) - 1
    return (one) => {
      doneBy[index] = one.done
      progress({ ...one, done: doneBy.reduce((sum, done) => sum + done, 0) })
    }
  }
}

type Done = Extract<FromThread, { readonly kind: "done" }>

interface Thread {
  readonly begin: (plan: SetPlan) => void
  readonly done: Promise<Done>
  /** Never fulfilled. */
  readonly failed: Promise<never>
}

function startThread(data: ToThread, progress: (progress: SetProgress) => void, signal: AbortSignal): Thread {
  signal.throwIfAborted()
  const { promise, reject, resolve } = Promise.withResolvers<Done>()
  const worker = new Worker(new URL("rewrite.thread.ts", import.meta.url), { workerData: data })
  const stop = (): void => {
    reject(new Error("called off"))
    void worker.terminate()
  }
  signal.addEventListener("abort", stop, { once: true })
  worker.on("error", reject)
  worker.on("exit", () => reject(new Error("a thread ended early")))
  worker.on("message", (message: FromThread) => {
    if (message.kind === "done") resolve(message)
    else if (message.kind === "progress") progress(message.progress)
    else reject(Object.assign(new Error(message.code), { code: message.code, syscall: message.syscall }))
  })
  const failed = new Promise<never>((_, fail) => {
    promise.catch(fail)
  })
  // Who stops early waits for neither.
  promise.catch(() => null)
  failed.catch(() => null)
  return { begin: (plan) => worker.postMessage(plan), done: promise, failed }
}

async function here({ folder }: Job, { results, searched, notAlone }: Done): Promise<WorkDone> {
  const files = new Map<number, FileResult>()
  for (const [index, file] of results) files.set(index, await withSource(folder, file))
  return { results: files, searched, notAlone }
}

const withSource = async (folder: string, { output, ...file }: ToldFile): Promise<FileResult> => ({
  ...file,
  output: output && { ...output, source: await fileSource(join(folder, output.name)) },
})
