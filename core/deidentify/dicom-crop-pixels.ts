/** Native pixels of which only some frames, rows and columns are read, piece by piece and never a whole frame more. */
import type { ByteSource } from "../encoding/byte-source.ts"
import type { DicomElement } from "../formats/dicom-data-set.ts"
import type { DicomDataset } from "../formats/dicom-header.ts"
import { problem } from "../formats/problem.ts"
import type { Problem } from "../formats/problem.ts"
import { nativeLength } from "./dicom-native.ts"
import type { PixelShape } from "./dicom-native.ts"

/** From the first to behind the last, counted from zero. */
export interface Range {
  readonly from: number
  readonly to: number
}

export interface Cut {
  readonly rows: Range
  readonly columns: Range
  /** Which frames stay, in order. */
  readonly frames: readonly number[]
}

/** Read of the file at once, where a narrow box takes little of each row. */
const mostRead = 1 << 20

/** Refused where a pixel is no whole number of bytes, shares its bytes with a neighbour, or is missing. */
export function cutPixels(
  { source }: DicomDataset,
  element: DicomElement,
  shape: PixelShape,
  cut: Cut,
): ByteSource | Problem {
  const planar = shape.samples > 1
  if (shape.allocated % 8 !== 0 || shape.halved || planar) return problem("crop-coded")
  if (element.cut || element.length < nativeLength(shape)) return problem("dicom-truncated")
  const width = shape.allocated / 8
  const line = shape.columns * width
  const keptLine = (cut.columns.to - cut.columns.from) * width
  const lines = cut.rows.to - cut.rows.from
  const most = Math.max(Math.floor(mostRead / line), 1)

  /** `count` cut lines from the `first` of all that stay; they lie in one frame. */
  const readLines = async (first: number, count: number, into: Uint8Array, at: number): Promise<void> => {
    const frame = cut.frames[Math.floor(first / lines)] ?? 0
    const start = element.at + (frame * shape.rows + cut.rows.from + (first % lines)) * line
    const bytes = await source.read(start, start + count * line)
    for (let i = 0; i < count; i++) {
      const from = i * line + cut.columns.from * width
      into.set(bytes.subarray(from, from + keptLine), at + i * keptLine)
    }
  }
  const read: ByteSource["read"] = async (start, end) => {
    const [first, last] = [Math.floor(start / keptLine), Math.ceil(end / keptLine)]
    const bytes = new Uint8Array((last - first) * keptLine)
    for (let at = first; at < last;) {
      const count = Math.min(most, last - at, lines - (at % lines))
      await readLines(at, count, bytes, (at - first) * keptLine)
      at += count
    }
    return bytes.slice(start - first * keptLine, end - first * keptLine)
  }
  return { size: keptLine * lines * cut.frames.length, read }
}
