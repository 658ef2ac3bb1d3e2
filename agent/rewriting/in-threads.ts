/** A rewrite by several threads: each does every n-th file, and their results are put in order again. */
import { readdir, rm } from "node:fs/promises"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import type { FileResult, SetProgress, SetResult } from "@zahnwolke/core/deidentify/set"
import { fileSource } from "../files/file-source.ts"
import { isOfShare, rewriteShare } from "./job.ts"
import type { Job, Share } from "./job.ts"
import type { FromThread, ToldFile, ToThread } from "./thread-messages.ts"

/** Only what was released is left in the folder. */
export async function rewriteInto(
  job: Job,
  threads: number,
  progress: (progress: SetProgress) => void,
  signal: AbortSignal,
): Promise<SetResult> {
  const result =
    threads === 1
      ? await rewriteShare(job, { part: 0, of: 1 }, progress, signal)
      : await together(job, threads, progress, signal)
  const kept = new Set(result.files.flatMap(({ output }) => output?.name ?? []))
  for (const name of await readdir(job.folder)) if (!kept.has(name)) await rm(join(job.folder, name))
  return result
}

async function together(
  job: Job,
  threads: number,
  progress: (progress: SetProgress) => void,
  signal: AbortSignal,
): Promise<SetResult> {
  const stopped = new AbortController()
  const shares = Array.from({ length: threads }, (_, part) => ({ part, of: threads }))
  try {
    const all = await Promise.all(
      shares.map((share) => inThread({ job, share }, progress, AbortSignal.any([signal, stopped.signal]))),
    )
    return await inOrder(job, shares, all)
  } finally {
    // One that failed makes the work of the others useless.
    stopped.abort()
  }
}

type Done = Extract<FromThread, { readonly kind: "done" }>

function inThread(
  data: ToThread,
  progress: (progress: SetProgress) => void,
  signal: AbortSignal,
): Promise<Done> {
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
  return promise.finally(() => signal.removeEventListener("abort", stop))
}

async function inOrder(job: Job, shares: readonly Share[], all: readonly Done[]): Promise<SetResult> {
  const [first] = all
  const files: FileResult[] = []
  for (const index of first?.files.keys() ?? []) {
    const owner = shares.findIndex((share) => isOfShare(index, share))
    const file = all[owner]?.files[index]
    if (file === undefined) throw new Error("threads disagree on how many files there are")
    files.push(await withSource(job.folder, file))
  }
  return { files, prefill: null, searched: first?.searched ?? 0 }
}

const withSource = async (folder: string, { output, ...file }: ToldFile): Promise<FileResult> => ({
  ...file,
  output: output && { ...output, source: await fileSource(join(folder, output.name)) },
})
