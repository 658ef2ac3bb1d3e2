/** Pixels as a baseline JPEG (ITU-T T.81): no subsampling, the tables of annex K, segments of one's own behind the start. */
import { concat } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"

export interface Picture {
  readonly width: number
  readonly height: number
  /** Red, green, blue for each pixel, row by row from the top. */
  readonly pixels: Uint8Array<ArrayBuffer>
}

const zigzag = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
  53, 60, 61, 54, 47, 55, 62, 63,
]
const luminance = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
]

/** How many codes have each length from 1 to 16, and what they stand for. */
interface HuffmanTable {
  readonly lengths: readonly number[]
  readonly values: readonly number[]
}

const direct: HuffmanTable = {
  lengths: [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
  values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
}
const alternating: HuffmanTable = {
  lengths: [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125],
  values: [
    0x01,
    0x02,
    0x03,
    0x00,
    0x04,
    0x11,
    0x05,
    0x12,
    0x21,
    0x31,
    0x41,
    0x06,
    0x13,
    0x51,
    0x61,
    0x07,
    0x22,
    0x71,
    0x14,
    0x32,
    0x81,
    0x91,
    0xa1,
    0x08,
    0x23,
    0x42,
    0xb1,
    0xc1,
    0x15,
    0x52,
    0xd1,
    0xf0,
    0x24,
    0x33,
    0x62,
    0x72,
    0x82,
    0x09,
    0x0a,
    0x16,
    0x17,
    0x18,
    0x19,
    0x1a,
    ...range(0x25, 0x2a),
    ...range(0x34, 0x3a),
    ...[0x43, 0x53, 0x63, 0x73].flatMap((from) => range(from, (from & 0xf0) + 0x0a)),
    ...range(0x83, 0x8a),
    ...[0x92, 0xa2, 0xb2, 0xc2, 0xd2].flatMap((from) => range(from, (from & 0xf0) + 0x0a)),
    ...range(0xe1, 0xea),
    ...range(0xf1, 0xfa),
  ],
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

const codesOf = ({ lengths, values }: HuffmanTable): ReadonlyMap<number, readonly [number, number]> => {
  const codes = new Map<number, readonly [number, number]>()
  let code = 0
  let next = 0
  lengths.forEach((count, i) => {
    for (let k = 0; k < count; k++, next++, code++) codes.set(values[next] ?? 0, [code, i + 1])
    code <<= 1
  })
  return codes
}
const directCodes = codesOf(direct)
const alternatingCodes = codesOf(alternating)

const marker = (code: number, body: Uint8Array): Bytes =>
  concat(Uint8Array.of(0xff, code, (body.length + 2) >> 8, (body.length + 2) & 0xff), body)

/** A segment in front of the image's own: EXIF, a comment, anything. */
export interface Segment {
  readonly code: number
  readonly body: Uint8Array
}

export function jpeg(picture: Picture, quality = 88, segments: readonly Segment[] = []): Bytes {
  const scale = quality < 50 ? 50 / quality : 2 - quality / 50
  const steps = luminance.map((step) => Math.min(Math.max(Math.round(step * scale), 1), 255))
  const { width, height } = picture
  const components = [1, 2, 3].flatMap((id) => [id, 0x11, 0])
  return concat(
    Uint8Array.of(0xff, 0xd8),
    ...segments.map(({ code, body }) => marker(code, body)),
    marker(0xdb, Uint8Array.from([0, ...zigzag.map((at) => steps[at] ?? 1)])),
    marker(0xc0, Uint8Array.from([8, height >> 8, height & 255, width >> 8, width & 255, 3, ...components])),
    marker(0xc4, Uint8Array.from([0x00, ...direct.lengths, ...direct.values])),
    marker(0xc4, Uint8Array.from([0x10, ...alternating.lengths, ...alternating.values])),
    marker(0xda, Uint8Array.from([3, 1, 0, 2, 0, 3, 0, 0, 63, 0])),
    scan(picture, steps),
    Uint8Array.of(0xff, 0xd9),
  )
}

interface BitWriter {
  readonly put: (code: number, length: number) => void
  readonly end: () => Bytes
}

function bitWriter(): BitWriter {
  let bytes = new Uint8Array(1 << 16)
  let at = 0
  let held = 0
  let count = 0
  const byte = (value: number): void => {
    if (at + 2 > bytes.length) {
      const larger = new Uint8Array(bytes.length * 2)
      larger.set(bytes)
      bytes = larger
    }
    bytes[at++] = value
    if (value === 0xff) bytes[at++] = 0
  }
  const put = (code: number, length: number): void => {
    held = (held << length) | code
    count += length
    while (count >= 8) {
      count -= 8
      byte((held >> count) & 0xff)
    }
    held &= (1 << count) - 1
  }
  const end = (): Bytes => {
    if (count > 0) put((1 << (8 - count)) - 1, 8 - count)
    return bytes.slice(0, at)
  }
  return { put, end }
}

const cosines = Float64Array.from(
  { length: 64 },
  (_, i) => Math.cos(((2 * (i & 7) + 1) * (i >> 3) * Math.PI) / 16) * (i >> 3 === 0 ? Math.SQRT1_2 : 1) * 0.5,
)

/** Rows, then columns; what comes out is in the block's own order. */
function transform(block: Float64Array, half: Float64Array): void {
  for (let pass = 0; pass < 2; pass++) {
    const [from, to] = pass === 0 ? [block, half] : [half, block]
    for (let line = 0; line < 8; line++) {
      for (let wave = 0; wave < 8; wave++) {
        let sum = 0
        for (let k = 0; k < 8; k++) sum += (from[line * 8 + k] ?? 0) * (cosines[wave * 8 + k] ?? 0)
        to[wave * 8 + line] = sum
      }
    }
  }
}

function scan(picture: Picture, steps: readonly number[]): Bytes {
  const bits = bitWriter()
  const block = new Float64Array(64)
  const half = new Float64Array(64)
  const last = [0, 0, 0]
  for (let top = 0; top < picture.height; top += 8) {
    for (let left = 0; left < picture.width; left += 8) {
      for (let component = 0; component < 3; component++) {
        readBlock(picture, left, top, component, block)
        transform(block, half)
        last[component] = writeBlock(bits, block, steps, last[component] ?? 0)
      }
    }
  }
  return bits.end()
}

/** Beyond the edge the last pixel goes on. */
function readBlock(
  picture: Picture,
  left: number,
  top: number,
  component: number,
  block: Float64Array,
): void {
  const { width, height, pixels } = picture
  for (let i = 0; i < 64; i++) {
    const x = Math.min(left + (i & 7), width - 1)
    const y = Math.min(top + (i >> 3), height - 1)
    const at = (y * width + x) * 3
    const [r, g, b] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0]
    if (component === 0) block[i] = 0.299 * r + 0.587 * g + 0.114 * b - 128
    else if (component === 1) block[i] = -0.168736 * r - 0.331264 * g + 0.5 * b
    else block[i] = 0.5 * r - 0.418688 * g - 0.081312 * b
  }
}

function writeBlock(bits: BitWriter, block: Float64Array, steps: readonly number[], before: number): number {
  const first = Math.round((block[0] ?? 0) / (steps[0] ?? 1))
  writeNumber(bits, directCodes, 0, first - before)
  let zeros = 0
  for (let i = 1; i < 64; i++) {
    const at = zigzag[i] ?? 0
    const value = Math.round((block[at] ?? 0) / (steps[at] ?? 1))
    if (value === 0) {
      zeros++
      continue
    }
    for (; zeros > 15; zeros -= 16) bits.put(...(alternatingCodes.get(0xf0) ?? [0, 0]))
    writeNumber(bits, alternatingCodes, zeros, value)
    zeros = 0
  }
  if (zeros > 0) bits.put(...(alternatingCodes.get(0) ?? [0, 0]))
  return first
}

function writeNumber(
  bits: BitWriter,
  codes: ReadonlyMap<number, readonly [number, number]>,
  zeros: number,
  value: number,
): void {
  const size = 32 - Math.clz32(Math.abs(value))
  bits.put(...(codes.get(zeros * 16 + size) ?? [0, 0]))
  if (size > 0) bits.put(value < 0 ? value + (1 << size) - 1 : value, size)
}
