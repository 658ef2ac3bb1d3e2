/** What the picture tests call inside the browser: the rewrite with the app's own codec, and a look at the pixels. */
import { rewritePhoto } from "@zahnwolke/core/deidentify/photo"
import { arraySource, readAll } from "@zahnwolke/core/encoding/byte-source"
import { sniff } from "@zahnwolke/core/formats/sniff"
import { pixelCodec } from "@zahnwolke/web/device/pixel-codec"

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

async function pixelAt(blob: Blob, x: number, y: number): Promise<readonly number[]> {
  const picture = await createImageBitmap(blob, { colorSpaceConversion: "none" })
  const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d")
  if (context === null) throw new Error("no canvas")
  context.drawImage(picture, 0, 0)
  return [...context.getImageData(Math.floor(picture.width * x), Math.floor(picture.height * y), 1, 1).data]
}

/** What becomes of a picture, and of two of its pixels. */
async function rewritten(base64: string): Promise<unknown> {
  const bytes = bytesOf(base64)
  const outcome = await rewritePhoto(arraySource(bytes), sniff(bytes, bytes.length), {
    codec: pixelCodec,
    exactPixels: false,
  })
  if (outcome.status === "refused") return { status: outcome.status, reason: outcome.reason }
  const output = await readAll(outcome.output)
  const blob = new Blob([output])
  return {
    status: outcome.status,
    kind: sniff(output, output.length),
    corner: await pixelAt(blob, 0.1, 0.1),
    middle: await pixelAt(blob, 0.5, 0.5),
  }
}

/** A WebP of a red square on nothing: only a browser writes WebP here. */
async function transparentWebp(): Promise<string> {
  const canvas = new OffscreenCanvas(64, 64)
  const context = canvas.getContext("2d")
  if (context === null) throw new Error("no canvas")
  context.fillStyle = "#c83c3c"
  context.fillRect(24, 24, 16, 16)
  const blob = await canvas.convertToBlob({ type: "image/webp", quality: 1 })
  const bytes = new Uint8Array(await blob.arrayBuffer())
  return btoa(String.fromCharCode(...bytes))
}

Object.assign(globalThis, { pictures: { rewritten, transparentWebp } })
