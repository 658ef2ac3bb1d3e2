/** Draws small pictures of files apart from the page, one after the other. */
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { frameDecoders } from "../../device/frame-decoders.ts"
import { parseScan } from "../mesh/parse-scan.ts"
import { plainColour } from "../mesh/parts.ts"
import type { Vector } from "../mesh/patient-frame.ts"
import { meshPicture } from "./mesh-picture.ts"
import type { Pixels } from "./mesh-picture.ts"
import { slicePicture } from "./slice-picture.ts"
import { thumbnailHeight, thumbnailWidth } from "./thumbnail-messages.ts"
import type { FromThumbnailWorker, ToThumbnailWorker } from "./thumbnail-messages.ts"

/** A larger scan is opened by who wants to see it: for a small picture it would take the memory of a large one. */
const largestScan = 300_000_000

const blobSource = (blob: Blob): ByteSource => ({
  size: blob.size,
  read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
})

async function drawn({ blob, kind, role }: ToThumbnailWorker): Promise<Blob | null> {
  switch (kind) {
    case "picture":
      return written(await createImageBitmap(blob, { imageOrientation: "from-image" }))
    case "mesh": {
      if (blob.size > largestScan) return null
      const mesh = parseScan(new Uint8Array(await blob.arrayBuffer()))
      if (typeof mesh === "string" || isProblem(mesh)) return null
      const size = { width: thumbnailWidth, height: thumbnailHeight }
      return writtenPixels(meshPicture(mesh, role, colourIn(plainColour(role)), size))
    }
    case "volume": {
      const slice = await slicePicture(blobSource(blob), frameDecoders)
      return slice === null ? null : writtenPixels(slice)
    }
  }
}

/** "#d9cbb1" as three numbers. */
const colourIn = (hex: string): Vector => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
]

const writtenPixels = async ({ data, width, height }: Pixels): Promise<Blob> =>
  written(await createImageBitmap(new ImageData(data, width, height)))

/** Whole and in the middle: what a thumbnail cuts off may be what was to be seen. */
async function written(picture: ImageBitmap): Promise<Blob> {
  const scale = Math.min(thumbnailWidth / picture.width, thumbnailHeight / picture.height)
  const [width, height] = [
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  ]
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext("2d")
  if (context === null) throw new Error("no canvas")
  context.imageSmoothingQuality = "high"
  context.drawImage(picture, 0, 0, width, height)
  picture.close()
  return canvas.convertToBlob({ type: "image/webp", quality: 0.85 })
}

self.addEventListener("message", ({ data }: MessageEvent<ToThumbnailWorker>) => {
  const say = (picture: Blob | null): void => {
    const answer: FromThumbnailWorker = { picture }
    self.postMessage(answer)
  }
  drawn(data).then(say, () => say(null))
})
