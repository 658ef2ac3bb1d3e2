/** Reads a series of DICOM files apart from the page and hands over the finished volume. */
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { frameDecoders } from "../../device/frame-decoders.ts"
import { readVolume } from "./volume.ts"
import type { FromVolumeWorker, ToVolumeWorker } from "./volume-messages.ts"

const say = (message: FromVolumeWorker, transfer: Transferable[] = []): void => {
  self.postMessage(message, { transfer })
}

const blobSource = (blob: Blob): ByteSource => ({
  size: blob.size,
  read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
})

self.addEventListener("message", ({ data }: MessageEvent<ToVolumeWorker>) => {
  let told = 0
  const tell = (share: number): void => {
    if (share - told < 0.01 && share < 1) return
    told = share
    say({ kind: "progress", share })
  }
  readVolume(data.blobs.map(blobSource), data.mostVoxels, frameDecoders, tell).then(
    (reading) => say(reading, reading.kind === "ready" ? [reading.volume.values.buffer] : []),
    (error: unknown) => {
      const trouble = error instanceof RangeError ? "too-large-here" : "damaged"
      say({ kind: "failed", trouble })
    },
  )
})
