/** The middle image of a DICOM file, small; bright enough that a person knows it again. */
import { dicomPictures } from "@zahnwolke/core/deidentify/dicom-picture"
import type { FrameDecoders } from "@zahnwolke/core/deidentify/frame-decoder"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { isProblem } from "@zahnwolke/core/formats/problem"
import type { Pixels } from "./mesh-picture.ts"

/** Null where it cannot be shown. */
export async function slicePicture(source: ByteSource, decoders: FrameDecoders): Promise<Pixels | null> {
  const found = await dicomPictures(source, decoders)
  if (isProblem(found)) return null
  const { rows, columns, frames, picture } = found
  const data = await picture(Math.floor(frames / 2))
  if (isGrey(data)) stretch(data)
  return { width: columns, height: rows, data }
}

function isGrey(data: Uint8ClampedArray): boolean {
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return false
  }
  return true
}

/** One bright filling makes a whole slice dark: the brightest and the darkest half per cent are let go. */
const letGo = 0.005

function stretch(data: Uint8ClampedArray): void {
  const counts = new Uint32Array(256)
  for (let at = 0; at < data.length; at += 4) counts[data[at] ?? 0]!++
  const most = (data.length / 4) * letGo
  const edge = (values: readonly number[]): number => {
    let sum = 0
    return values.find((value) => (sum += counts[value] ?? 0) > most) ?? 0
  }
  const all = Array.from({ length: 256 }, (_, value) => value)
  const [low, high] = [edge(all), edge(all.toReversed())]
  const scale = 255 / Math.max(high - low, 1)
  for (let at = 0; at < data.length; at += 4) {
    data.fill(((data[at] ?? 0) - low) * scale, at, at + 3)
  }
}
