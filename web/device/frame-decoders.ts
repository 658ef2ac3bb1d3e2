/** How this browser unpacks the frames of a DICOM image that core does not unpack itself. */
import type { DecodeJpeg2000, FrameDecoders, Rgba } from "@zahnwolke/core/deidentify/frame-decoder"
import type { FromOpenJpeg, ToOpenJpeg } from "./open-jpeg-messages.ts"
import workerUrl from "./open-jpeg.worker.ts?worker&url"
import { startWorker } from "./trusted-script.ts"

/** Colours as they were coded: a profile inside a DICOM frame is nobody's, and the samples stay what they were. */
async function decodeJpeg(jpeg: Uint8Array<ArrayBuffer>): Promise<Rgba> {
  const frame = await createImageBitmap(new Blob([jpeg]), {
    imageOrientation: "none",
    colorSpaceConversion: "none",
  })
  const { width, height } = frame
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true })
  if (context === null) throw new Error("no canvas")
  context.drawImage(frame, 0, 0)
  frame.close()
  return { width, height, pixels: context.getImageData(0, 0, width, height).data }
}

/** The largest panoramic image takes a slow telephone a tenth of this; a frame made to take for ever ends here. */
const longestMs = 30_000
/** Between the slices of a volume; then its memory is given back. */
const idleMs = 5_000

let worker: Worker | null = null
let idle: ReturnType<typeof setTimeout> | undefined
let last: Promise<unknown> = Promise.resolve()

/** One frame after the other: none waits for its end while another has the worker. */
const decodeJpeg2000: DecodeJpeg2000 = (codestream, picture) => {
  const samples = last.then(() => decodedApart({ codestream, picture }))
  last = samples.catch(() => null)
  return samples
}

function decodedApart(order: ToOpenJpeg): Promise<Uint8Array> {
  clearTimeout(idle)
  worker ??= startWorker(workerUrl)
  const own = worker
  return new Promise((resolve, reject) => {
    const stop = new AbortController()
    const end = (samples: Uint8Array | null): void => {
      stop.abort()
      clearTimeout(late)
      if (samples === null) {
        // What a damaged frame left behind in there is not built on.
        letGo()
        reject(new Error("the frame does not follow its coding"))
      } else {
        idle = setTimeout(letGo, idleMs)
        resolve(samples)
      }
    }
    const late = setTimeout(() => end(null), longestMs)
    const { signal } = stop
    own.addEventListener("message", ({ data }: MessageEvent<FromOpenJpeg>) => end(data.samples), { signal })
    own.addEventListener("error", () => end(null), { signal })
    own.postMessage(order, [order.codestream.buffer])
  })
}

function letGo(): void {
  worker?.terminate()
  worker = null
}

export const frameDecoders: FrameDecoders = { jpeg: decodeJpeg, jpeg2000: decodeJpeg2000 }
