/** JPEG 2000 made and unpacked by the library that the app unpacks it with, here in Node. */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import openCoder from "@cornerstonejs/codec-openjpeg/wasmjs"
import type { FrameDecoders } from "@zahnwolke/core/deidentify/frame-decoder"
import type { Jpeg2000Picture } from "@zahnwolke/core/formats/jpeg-2000"
import { openJpeg2000 } from "@zahnwolke/web/device/open-jpeg"

const wasm = fileURLToPath(import.meta.resolve("@cornerstonejs/codec-openjpeg/decodewasm"))
const compiled = await WebAssembly.compile(new Uint8Array(readFileSync(wasm)))

/** In the app each frame that fails costs a worker; here each gets a library of its own. */
export const samplesOf = async (codestream: Uint8Array, picture: Jpeg2000Picture): Promise<Uint8Array> =>
  (await openJpeg2000(compiled))(codestream, picture)

export const nodeDecoders: FrameDecoders = { jpeg: null, jpeg2000: samplesOf }

const silent = (): void => undefined
const coder = await openCoder({ print: silent, printErr: silent })

/** Samples of one or two bytes, side by side; the colours of three are turned as DICOM's YBR_RCT and YBR_ICT want it. */
export function coded(
  samples: Uint8Array,
  { components, height, precision, signed, width }: Jpeg2000Picture,
  lossless = true,
): Uint8Array<ArrayBuffer> {
  const encoder = new coder.J2KEncoder()
  const room = encoder.getDecodedBuffer({
    width,
    height,
    bitsPerSample: precision,
    componentCount: components,
    isSigned: signed,
    isUsingColorTransform: components === 3,
  })
  room.set(samples)
  encoder.setQuality(lossless, lossless ? 0 : 0.004)
  encoder.setDecompositions(2)
  encoder.encode()
  const stream = encoder.getEncodedBuffer().slice()
  encoder.delete()
  return stream
}
