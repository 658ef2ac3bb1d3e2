/** Lossless JPEG by Huffman coding (ITU-T T.81 Annex H), as cone beams and sensors write it: frames as plain samples. */
import { openBits, readTables, restarted, symbol, take } from "./jpeg-bits.ts"
import type { Bits, HuffmanTable } from "./jpeg-bits.ts"
import { jpegMarkers, segmentsOf } from "./jpeg.ts"
import type { JpegSegment } from "./jpeg.ts"
import { isProblem } from "./problem.ts"

/** What a frame must be: nothing is made room for on a frame's own word. */
export interface FrameSize {
  readonly width: number
  readonly height: number
  readonly components: number
}

const sof3 = 0xc3

interface Reading {
  readonly bytes: Uint8Array
  readonly size: FrameSize
  /** All components of a pixel side by side. */
  readonly samples: Uint16Array
  readonly precision: number
  readonly ids: readonly number[]
  readonly tables: ReadonlyMap<number, HuffmanTable>
  readonly restart: number
}

/** Null where it does not follow the coding or is of another size. */
export function decodeLosslessJpeg(bytes: Uint8Array, size: FrameSize): Uint16Array | null {
  const count = size.width * size.height * size.components
  const read = segmentsOf(bytes)
  // No sample takes less than a bit.
  if (isProblem(read) || count > bytes.length * 8) return null
  const tables = new Map<number, HuffmanTable>()
  const samples = new Uint16Array(count)
  let frame: Pick<Reading, "precision" | "ids"> | null = null
  let restart = 0
  let scans = 0
  for (const segment of read.segments) {
    const body = bytes.subarray(
      segment.start,
      segment.marker === jpegMarkers.sos ? segment.coded : segment.end,
    )
    if (segment.marker === jpegMarkers.dht && !readTables(body, tables)) return null
    if (segment.marker === jpegMarkers.dri) restart = (body[0] ?? 0) * 256 + (body[1] ?? 0)
    if (segment.marker === sof3) frame = readFrame(body, size)
    if (segment.marker !== jpegMarkers.sos) continue
    if (frame === null) return null
    const decoded = decodeScan({ bytes, size, samples, tables, restart, ...frame }, segment, body)
    if (decoded === 0) return null
    scans += decoded
  }
  return scans === size.components ? samples : null
}

/** Components of different sizes are none of DICOM's. */
function readFrame(body: Uint8Array, size: FrameSize): Pick<Reading, "precision" | "ids"> | null {
  const [precision = 0, high = 0, low = 0, wide = 0, narrow = 0, components = 0] = body
  const isSame = high * 256 + low === size.height && wide * 256 + narrow === size.width
  if (!isSame || components !== size.components || precision < 2 || precision > 16) return null
  const each = Array.from({ length: components }, (_, i) => body.subarray(6 + i * 3, 9 + i * 3))
  return each.every((one) => one[1] === 0x11) ? { precision, ids: each.map(([id = 0]) => id) } : null
}

interface Component {
  readonly table: HuffmanTable
  /** Its place in a pixel. */
  readonly place: number
}

/** How many components it held; 0 where it is damaged. */
function decodeScan(reading: Reading, { coded, end }: JpegSegment, body: Uint8Array): number {
  const { bytes, ids, restart, size, tables } = reading
  const count = body[0] ?? 0
  const components: Component[] = []
  for (let i = 0; i < count; i++) {
    const place = ids.indexOf(body[1 + i * 2] ?? -1)
    const table = tables.get((body[2 + i * 2] ?? 0) >> 4)
    if (place < 0 || table === undefined) return 0
    components.push({ table, place })
  }
  const predictor = body[1 + count * 2] ?? 0
  const shift = (body[3 + count * 2] ?? 0) & 15
  // A restart stands between lines (H.1.1).
  if (predictor < 1 || predictor > 7 || restart % size.width !== 0) return 0
  const lines = restart === 0 ? size.height : restart / size.width
  let bits = openBits(bytes, coded, end)
  for (let top = 0; top < size.height; top += lines) {
    if (top > 0) {
      const next = restarted(bits)
      if (next === null) return 0
      bits = next
    }
    const bottom = Math.min(top + lines, size.height)
    if (!decodeLines(reading, bits, { components, predictor, shift, top, bottom })) return 0
  }
  return count
}

interface Lines {
  readonly components: readonly Component[]
  readonly predictor: number
  readonly shift: number
  readonly top: number
  readonly bottom: number
}

function decodeLines({ precision, samples, size }: Reading, bits: Bits, lines: Lines): boolean {
  const { components, predictor, shift } = lines
  const pixel = size.components
  const line = size.width * pixel
  const first = 1 << (precision - shift - 1)
  for (let y = lines.top; y < lines.bottom; y++) {
    for (let x = 0; x < size.width; x++) {
      for (let i = 0; i < components.length; i++) {
        const component = components[i]
        if (component === undefined) continue
        const difference = readDifference(bits, component.table)
        if (difference === damaged) return false
        const at = y * line + x * pixel + component.place
        let expected = first
        if (y === lines.top) expected = x === 0 ? first : (samples[at - pixel] ?? 0) >> shift
        else if (x === 0) expected = (samples[at - line] ?? 0) >> shift
        else expected = predicted(samples, at, pixel, line, predictor, shift)
        samples[at] = ((expected + difference) & 0xffff) << shift
      }
    }
  }
  return true
}

/** Table H.1: from the sample on the left, the one above, and the one before that. */
function predicted(
  samples: Uint16Array,
  at: number,
  pixel: number,
  line: number,
  predictor: number,
  shift: number,
): number {
  const left = (samples[at - pixel] ?? 0) >> shift
  if (predictor === 1) return left
  const above = (samples[at - line] ?? 0) >> shift
  if (predictor === 2) return above
  const corner = (samples[at - line - pixel] ?? 0) >> shift
  if (predictor === 3) return corner
  if (predictor === 4) return left + above - corner
  if (predictor === 5) return left + ((above - corner) >> 1)
  if (predictor === 6) return above + ((left - corner) >> 1)
  return (left + above) >> 1
}

/** No difference is as large. */
const damaged = 1 << 20

function readDifference(bits: Bits, table: HuffmanTable): number {
  const length = symbol(bits, table)
  if (length === 0) return 0
  if (length === 16) return 32_768
  if (length < 0 || length > 16) return damaged
  const value = take(bits, length)
  if (value < 0) return damaged
  return value < 1 << (length - 1) ? value - (1 << length) + 1 : value
}
