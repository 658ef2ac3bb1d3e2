/** Frames of DICOM's own run lengths, unpacked (PS3.5 Annex G). */
import type { Bytes } from "../encoding/bytes.ts"
import type { PixelShape } from "./dicom-native.ts"

/** One segment for each byte of a pixel, the most significant byte of a sample first; null where it is none. */
export function unpacked(packed: Bytes, { rows, columns, samples, allocated }: PixelShape): Bytes | null {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length)
  const width = allocated / 8
  const planes = samples * width
  const pixels = rows * columns
  if (packed.length < 64 || view.getUint32(0, true) !== planes) return null
  const out = new Uint8Array(pixels * planes)
  for (let plane = 0; plane < planes; plane++) {
    const start = view.getUint32(4 + plane * 4, true)
    const stop = plane + 1 < planes ? view.getUint32(8 + plane * 4, true) : packed.length
    const place = Math.floor(plane / width) * width + (width - 1 - (plane % width))
    unpackSegment(packed.subarray(start, stop), (pixel, byte) => {
      if (pixel < pixels) out[pixel * planes + place] = byte
    })
  }
  return out
}

function unpackSegment(segment: Uint8Array, put: (pixel: number, byte: number) => void): void {
  let pixel = 0
  for (let at = 0; at < segment.length;) {
    const control = segment[at++] ?? 128
    if (control < 128) {
      for (let i = 0; i <= control && at < segment.length; i++) put(pixel++, segment[at++] ?? 0)
    } else if (control > 128) {
      const byte = segment[at++] ?? 0
      for (let i = 0; i < 257 - control; i++) put(pixel++, byte)
    }
  }
}
