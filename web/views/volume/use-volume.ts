/** The volume of a list of files, read in a worker that ends with it. */
import { useEffect, useState } from "react"
import { startWorker } from "../../device/trusted-script.ts"
import type { FromVolumeWorker, ToVolumeWorker } from "./volume-messages.ts"
import workerUrl from "./volume.worker.ts?worker&url"

/** 256 million voxels are 512 MB: a desk has them, a phone does not. */
const mostOnDesk = 256e6
const mostInHand = 40e6

/** `id` stays the same as long as the files do. */
export function useVolume(id: string, files: readonly Blob[]): FromVolumeWorker {
  const [state, setState] = useState<FromVolumeWorker>({ kind: "progress", share: 0 })
  useEffect(() => {
    const worker = startWorker(workerUrl)
    setState({ kind: "progress", share: 0 })
    worker.addEventListener("message", ({ data }: MessageEvent<FromVolumeWorker>) => {
      setState(data)
      if (data.kind !== "progress") worker.terminate()
    })
    worker.addEventListener("error", () => setState({ kind: "failed", trouble: "damaged" }))
    const isHeld = matchMedia("(pointer: coarse)").matches
    const order: ToVolumeWorker = { blobs: files, mostVoxels: isHeld ? mostInHand : mostOnDesk }
    worker.postMessage(order, [])
    return () => worker.terminate()
    // The files behind an id do not change, so the id alone says when to read again.
  }, [id])
  return state
}
