/** The surface of what a field of view leaves, worked out anew a moment after the field or the threshold changed. */
import { useEffect, useState } from "react"
import { startWorker } from "../../device/trusted-script.ts"
import type { VoxelBox } from "./crop-box.ts"
import type { FromSurfaceWorker, ToSurfaceWorker } from "./surface-messages.ts"
import { brickOf } from "./surface.ts"
import workerUrl from "./surface.worker.ts?worker&url"
import type { Volume } from "./volume.ts"

/** While somebody draws, nothing is worked out. */
const restMs = 250

export function useSurface(
  volume: Volume,
  box: VoxelBox,
  threshold: number | null,
): { readonly found: FromSurfaceWorker | null; readonly busy: boolean } {
  const [found, setFound] = useState<FromSurfaceWorker | null>(null)
  const [busy, setBusy] = useState(true)
  useEffect(() => {
    setBusy(true)
    let worker: Worker | null = null
    const rest = setTimeout(() => {
      const brick = brickOf(volume, box)
      worker = startWorker(workerUrl)
      worker.addEventListener("message", ({ data }: MessageEvent<FromSurfaceWorker>) => {
        setFound(data)
        setBusy(false)
        worker?.terminate()
      })
      worker.addEventListener("error", () => setBusy(false))
      const order: ToSurfaceWorker = { brick, threshold }
      worker.postMessage(order, [brick.values.buffer])
    }, restMs)
    return () => {
      clearTimeout(rest)
      worker?.terminate()
    }
  }, [volume, box, threshold])
  return { found, busy }
}
