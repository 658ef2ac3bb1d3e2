/** One thread of a rewrite: does its share and tells what became of it. */
import { parentPort, workerData } from "node:worker_threads"
import { isSystemError } from "../device/whole-file.ts"
import { rewriteShare } from "./job.ts"
import type { FromThread, ToThread } from "./thread-messages.ts"

const { job, share }: ToThread = workerData
const tell = (message: FromThread): void => parentPort?.postMessage(message)

const pause = 100
let told = 0

try {
  const { files, searched } = await rewriteShare(
    job,
    share,
    (progress) => {
      if (performance.now() - told < pause) return
      told = performance.now()
      tell({ kind: "progress", progress })
    },
    new AbortController().signal,
  )
  tell({
    kind: "done",
    searched,
    files: files.map(({ output, ...file }) => ({
      ...file,
      output: output && { name: output.name, kind: output.kind, sha256: output.sha256 },
    })),
  })
} catch (error) {
  if (!isSystemError(error)) throw error
  tell({ kind: "refused", code: error.code ?? "", syscall: error.syscall ?? "" })
}
