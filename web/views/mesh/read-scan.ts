/** A scan out of a file, read in a worker of its own that ends with it. */
import { startWorker } from "../../device/trusted-script.ts"
import type { FromMeshWorker, MeshTrouble, ReadyMesh } from "./mesh-messages.ts"
import workerUrl from "./mesh.worker.ts?worker&url"

export type ScanReading =
  | { readonly kind: "reading"; readonly share: number }
  | { readonly kind: "ready"; readonly mesh: ReadyMesh }
  | { readonly kind: "failed"; readonly trouble: MeshTrouble }

/** Tells progress, then how it ended; stops at once where the signal says so. */
export function readScan(blob: Blob, signal: AbortSignal, tell: (reading: ScanReading) => void): void {
  const worker = startWorker(workerUrl)
  const end = (reading: ScanReading): void => {
    worker.terminate()
    if (!signal.aborted) tell(reading)
  }
  signal.addEventListener("abort", () => worker.terminate(), { once: true })
  worker.addEventListener("error", () => end({ kind: "failed", trouble: "file-unreadable" }))
  worker.addEventListener("message", ({ data }: MessageEvent<FromMeshWorker>) => {
    switch (data.kind) {
      case "progress":
        return signal.aborted ? undefined : tell({ kind: "reading", share: data.share })
      case "mesh":
        return end({ kind: "ready", mesh: data.mesh })
      case "trouble":
        return end({ kind: "failed", trouble: data.trouble })
    }
  })
  worker.postMessage(blob, [])
}
