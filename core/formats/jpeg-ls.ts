/** JPEG-LS (ITU-T T.87), lossless and near-lossless: frames as plain samples. */
import type { FrameSize } from "./jpeg-lossless.ts"
import { lineDecoder } from "./jpeg-ls-lines.ts"
import type { LineDecoder, Presets } from "./jpeg-ls-lines.ts"
import { pixelDecoder } from "./jpeg-ls-pixels.ts"

const startOfFrame = 0xf7
const presetsMarker = 0xf8
const startOfScan = 0xda
const restartInterval = 0xdd

interface Draft {
  readonly bytes: Uint8Array
  readonly size: FrameSize
  readonly samples: Uint16Array
  precision: number
  ids: readonly number[]
  given: readonly number[]
  done: number
}

/** Null where it does not follow the coding or is of another size. */
export function decodeJpegLs(bytes: Uint8Array, size: FrameSize): Uint16Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const samples = new Uint16Array(size.width * size.height * size.components)
  const draft: Draft = { bytes, size, samples, precision: 0, ids: [], given: [], done: 0 }
  for (let at = 2; draft.done < size.components;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    const end = at + 2 + uint16(bytes, at + 2)
    if (end > bytes.length || end < at + 4) return null
    const next = readSegment(draft, marker, bytes.subarray(at + 4, end), end)
    if (next === null) return null
    at = next
  }
  return samples
}

const uint16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)

/** Where the next one begins. */
function readSegment(draft: Draft, marker: number, body: Uint8Array, end: number): number | null {
  if (marker === startOfFrame) return readFrame(draft, body) ? end : null
  if (marker === presetsMarker) {
    // Tables of colours and larger sizes stand in the same segment.
    if (body[0] !== 1 || body.length < 11) return null
    draft.given = [1, 3, 5, 7, 9].map((place) => uint16(body, place))
    return end
  }
  if (marker === restartInterval && body.some((byte) => byte !== 0)) return null
  return marker === startOfScan ? readScan(draft, body, end) : end
}

function readFrame(draft: Draft, body: Uint8Array): boolean {
  const { size } = draft
  const [precision = 0] = body
  const components = body[5] ?? 0
  const isSame = uint16(body, 1) === size.height && uint16(body, 3) === size.width
  if (!isSame || components !== size.components || precision < 2 || precision > 16) return false
  draft.precision = precision
  draft.ids = Array.from({ length: components }, (_, i) => body[6 + i * 3] ?? 0)
  return Array.from({ length: components }, (_, i) => body[7 + i * 3]).every((sampling) => sampling === 0x11)
}

function readScan(draft: Draft, body: Uint8Array, start: number): number | null {
  const { bytes, ids, precision, samples, size } = draft
  const count = body[0] ?? 0
  const places = Array.from({ length: count }, (_, i) => ids.indexOf(body[1 + i * 2] ?? -1))
  const hasTables = Array.from({ length: count }, (_, i) => body[2 + i * 2]).some((table) => table !== 0)
  const [near = 0, interleaved = 0, transform = 0] = body.subarray(1 + count * 2)
  const isKnown = count === 1 || interleaved === 1 || interleaved === 2
  if (new Set(places).size < count) return null
  if (precision === 0 || count === 0 || places.includes(-1) || hasTables || transform !== 0 || !isKnown)
    return null
  const open = count > 1 && interleaved === 2 ? pixelDecoder : lineDecoder
  const decoder = open(bytes, start, presetsOf(draft, near), size.width, count)
  for (let y = 0; y < size.height; y++) {
    for (const [index, place] of places.entries())
      if (!decodeLine(decoder, index, samples, y * size.width * size.components + place, size)) return null
  }
  draft.done += count
  return decoder.end()
}

function decodeLine(
  decoder: LineDecoder,
  index: number,
  samples: Uint16Array,
  start: number,
  { components, width }: FrameSize,
): boolean {
  const line = decoder.next(index)
  if (line === null) return false
  for (let x = 0, at = start; x < width; x++, at += components) samples[at] = line[x + 1] ?? 0
  return true
}

/** C.2.4.1.1: what is given as zero is as it usually is. */
function presetsOf({ given, precision }: Draft, near: number): Presets {
  const [maximum = 0, first = 0, second = 0, third = 0, reset = 0] = given
  const most = maximum === 0 ? 2 ** precision - 1 : maximum
  const bound = (value: number, least: number): number => (value > most || value < least ? least : value)
  const factor = most >= 128 ? Math.floor((Math.min(most, 4095) + 128) / 256) : Math.floor(256 / (most + 1))
  const usual = (base: number, floor: number, times: number): number =>
    most >= 128
      ? factor * (base - floor) + floor + times * near
      : Math.max(floor, Math.floor(base / factor) + times * near)
  const t1 = first === 0 ? bound(usual(3, 2, 3), near + 1) : first
  const t2 = second === 0 ? bound(usual(7, 3, 5), t1) : second
  const t3 = third === 0 ? bound(usual(21, 4, 7), t2) : third
  return { most, near, t1, t2, t3, reset: reset === 0 ? 64 : reset }
}
