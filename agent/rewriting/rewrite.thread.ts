/** One more thread of a rewrite: takes shares of the plan as long as there are any and tells what became of them. */
import { once } from "node:events"
import { parentPort, workerData } from "node:worker_threads"
import { openAgain } from "@zahnwolke/core/deidentify/set-work"
import { isSystemError } from "../device/whole-file.ts"
import { openKnown } from "../files/open-files.ts"
import { workOnJob } from "./job.ts"
import { taking } from "./thread-messages.ts"
import type { FromThread, ThenToThread, ToldFile, ToThread } from "./thread-messages.ts"

const { job, taken }: ToThread = workerData
const tell = (message: FromThread): void => parentPort?.postMessage(message)

const pause = 100
let told = 0

try {
  if (parentPort === null) throw new Error("this is no thread")
  const [plan]: ThenToThread[] = await once(parentPort, "message")
  if (plan === undefined) throw new Error("a thread was given no plan")
  const open = openAgain((index) => {
    const file = job.files[index]
    if (file === undefined) throw new Error("the plan names a file that was not given")
    return openKnown(file)
  })
  const { results, searched, notAlone } = await workOnJob(
    job,
    { plan, open, take: taking(taken), shared: true },
    (progress) => {
      if (performance.now() - told < pause) return
      told = performance.now()
      tell({ kind: "progress", progress })
    },
    new AbortController().signal,
  )
  const toldFiles = Array.from(results, ([index, { output, ...file }]): [number, ToldFile] => [
    index,
    { ...file, output: output && { name: output.name, kind: output.kind, sha256: output.sha256 } },
  ])
  tell({ kind: "done", searched, notAlone, results: new Map(toldFiles) })
} catch (error) {
  if (!isSystemError(error)) throw error
  tell({ kind: "refused", code: error.code ?? "", syscall: error.syscall ?? "" })
}
