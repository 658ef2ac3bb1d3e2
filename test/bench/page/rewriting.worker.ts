/** De-identification as the app does it: in a worker, on Blobs, with the browser's own decoder. */
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { deidentifySet } from "@zahnwolke/core/deidentify/deidentify"
import { pixelCodec } from "../../../web/device/pixel-codec.ts"

const blobSource = (blob: Blob): ByteSource => ({
  size: blob.size,
  read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
})

interface Asked {
  readonly files: readonly { readonly path: string; readonly blob: Blob }[]
  readonly family: string
}

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  void (async () => {
    const began = performance.now()
    const { files } = await deidentifySet(
      data.files.map(({ blob, path }) => ({ path, source: blobSource(blob) })),
      { identity: { family: data.family }, codec: pixelCodec, keepColour: true },
    )
    const clean = files.filter(({ status }) => status === "deidentified").length
    postMessage({ seconds: (performance.now() - began) / 1000, clean })
  })()
})
