/** Pictures decoded and written anew by the browser: what was hidden beside the pixels does not survive that. */
import type { PixelCodec } from "@zahnwolke/core/deidentify/photo"
import { readAll } from "@zahnwolke/core/encoding/byte-source"

/** Above what a person sees as a loss; a shade is judged on it. */
const quality = 0.95

export const pixelCodec: PixelCodec = {
  decodeAndEncode: async (source, kind) => {
    /** The browser turns a picture upright by its own mark; what is drawn then stands as it was taken. */
    const picture = await createImageBitmap(new Blob([await readAll(source)]), {
      imageOrientation: "from-image",
      colorSpaceConversion: "none",
    })
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    const context = canvas.getContext("2d", { alpha: kind === "png" || kind === "webp" })
    if (context === null) throw new Error("no canvas")
    context.drawImage(picture, 0, 0)
    picture.close()
    const blob = await canvas.convertToBlob(
      kind === "png" ? { type: "image/png" } : { type: "image/jpeg", quality },
    )
    return new Uint8Array(await blob.arrayBuffer())
  },
}
