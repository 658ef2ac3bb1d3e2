/** Pictures decoded and written anew by the browser: what was hidden beside the pixels does not survive that. */
import type { PixelCodec } from "@zahnwolke/core/deidentify/photo"
import { readAll } from "@zahnwolke/core/encoding/byte-source"
import { frameDecoders } from "./frame-decoders.ts"

/** Above what a person sees as a loss; a shade is judged on it. */
const quality = 0.95

export const pixelCodec: PixelCodec = {
  decodeAndEncode: async (source, kind) => {
    /** Upright by the picture's own mark, and its colours brought to sRGB: the profile itself does not travel. */
    const picture = await createImageBitmap(new Blob([await readAll(source)]), {
      imageOrientation: "from-image",
      colorSpaceConversion: "default",
    })
    const blob = await writtenPicture(picture, kind === "png" ? "image/png" : "image/jpeg")
    return new Uint8Array(await blob.arrayBuffer())
  },
  frames: frameDecoders,
}

/** As JPEG, unless that would lose something: JPEG knows no transparency and would paint it black. */
export async function writtenPicture(picture: ImageBitmap, wanted: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  const context = canvas.getContext("2d", { colorSpace: "srgb" })
  if (context === null) throw new Error("no canvas")
  context.drawImage(picture, 0, 0)
  picture.close()
  const asPng = wanted === "image/png" || isTransparent(context)
  return canvas.convertToBlob(asPng ? { type: "image/png" } : { type: "image/jpeg", quality })
}

/** Read in strips, so that a large photograph is not held a second time. */
const stripRows = 256

function isTransparent(context: OffscreenCanvasRenderingContext2D): boolean {
  const { width, height } = context.canvas
  for (let top = 0; top < height; top += stripRows) {
    const { data } = context.getImageData(0, top, width, Math.min(stripRows, height - top))
    for (let alpha = 3; alpha < data.length; alpha += 4) if (data[alpha] !== 255) return true
  }
  return false
}
