/** Works out the surface of a small copy of the volume, apart from the page. */
import type { FromSurfaceWorker, ToSurfaceWorker } from "./surface-messages.ts"
import { skinThreshold, surfaceOf, usualRange } from "./surface.ts"

self.addEventListener("message", ({ data }: MessageEvent<ToSurfaceWorker>) => {
  const { brick } = data
  const range = usualRange(brick)
  const threshold = data.threshold ?? skinThreshold(brick, range)
  const surface = surfaceOf(brick, threshold)
  const answer: FromSurfaceWorker = { surface, threshold, range }
  const { positions, index, normals } = surface
  self.postMessage(answer, { transfer: [positions.buffer, index.buffer, normals.buffer] })
})
