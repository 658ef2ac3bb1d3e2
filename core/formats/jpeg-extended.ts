/** Extended JPEG (ITU-T T.81 process 4) of twelve bits in grey, which no browser shows: frames as plain samples. */
import { openBits, readTables, restarted, symbol, take } from "./jpeg-bits.ts"
import type { Bits, HuffmanTable } from "./jpeg-bits.ts"
import { inverseCosine } from "./jpeg-cosine.ts"
import type { FrameSize } from "./jpeg-lossless.ts"
import { jpegMarkers, segmentsOf } from "./jpeg.ts"
import type { JpegSegment } from "./jpeg.ts"
import { isProblem } from "./problem.ts"

/** Baseline has eight bits. */
const sof1 = 0xc1

interface Reading {
  readonly bytes: Uint8Array
  readonly size: FrameSize
  readonly codes: Map<number, HuffmanTable>
  /** In the order in which the coefficients stand. */
  readonly steps: Map<number, Uint16Array>
  /** Whether the frame was the one that is awaited. */
  begun: boolean
  quantisation: number
  restart: number
}

/** Null where it does not follow the coding, is of another size, or has colours. */
export function decodeExtendedJpeg(bytes: Uint8Array, size: FrameSize): Uint16Array | null {
  const read = segmentsOf(bytes)
  // No block takes less than two codes of a bit each.
  const blocks = Math.ceil(size.width / 8) * Math.ceil(size.height / 8)
  if (isProblem(read) || size.components !== 1 || blocks > bytes.length * 4) return null
  const reading: Reading = {
    bytes,
    size,
    codes: new Map(),
    steps: new Map(),
    begun: false,
    quantisation: 0,
    restart: 0,
  }
  for (const segment of read.segments) {
    const body = bytes.subarray(segment.start, segment.coded)
    if (segment.marker === jpegMarkers.sos) return decodeScan(reading, segment, body)
    if (!readSegment(reading, segment.marker, body)) return null
  }
  return null
}

function readSegment(reading: Reading, marker: number, body: Uint8Array): boolean {
  switch (marker) {
    case jpegMarkers.dht:
      return readTables(body, reading.codes)
    case jpegMarkers.dqt:
      return readSteps(body, reading.steps)
    case jpegMarkers.dri:
      reading.restart = (body[0] ?? 0) * 256 + (body[1] ?? 0)
      return true
    case sof1:
      return readFrame(reading, body)
    default:
      return true
  }
}

function readSteps(body: Uint8Array, steps: Map<number, Uint16Array>): boolean {
  for (let at = 0; at < body.length;) {
    const kind = body[at] ?? 0
    const wide = kind >> 4 === 0 ? 1 : 2
    if (at + 1 + 64 * wide > body.length) return false
    steps.set(
      kind & 15,
      Uint16Array.from({ length: 64 }, (_, i) => {
        const from = at + 1 + i * wide
        return wide === 1 ? (body[from] ?? 0) : (body[from] ?? 0) * 256 + (body[from + 1] ?? 0)
      }),
    )
    at += 1 + 64 * wide
  }
  return true
}

function readFrame(reading: Reading, body: Uint8Array): boolean {
  const { size } = reading
  const [precision = 0, high = 0, low = 0, wide = 0, narrow = 0, components = 0] = body
  reading.quantisation = body[8] ?? 0
  const isSame = high * 256 + low === size.height && wide * 256 + narrow === size.width
  reading.begun = isSame && components === 1 && precision === 12
  return reading.begun
}

/** One component stands block by block, whatever its factors of sampling say (A.2.2). */
function decodeScan(reading: Reading, { coded, end }: JpegSegment, body: Uint8Array): Uint16Array | null {
  const { begun, bytes, codes, restart, size, steps } = reading
  const tables = body[2] ?? 0
  const [dc, ac] = [codes.get(tables >> 4), codes.get(16 + (tables & 15))]
  const step = steps.get(reading.quantisation)
  const isWhole = body[0] === 1 && body[3] === 0 && body[4] === 63 && body[5] === 0
  if (!begun || !isWhole || dc === undefined || ac === undefined || step === undefined) return null
  const samples = new Uint16Array(size.width * size.height)
  const block = new Int32Array(64)
  const across = Math.ceil(size.width / 8)
  let bits = openBits(bytes, coded, end)
  let mean = 0
  for (let index = 0; index < across * Math.ceil(size.height / 8); index++) {
    if (restart > 0 && index > 0 && index % restart === 0) {
      const next = restarted(bits)
      if (next === null) return null
      bits = next
      mean = 0
    }
    const difference = signed(bits, symbol(bits, dc))
    if (difference === damaged) return null
    mean += difference
    block.fill(0)
    block[0] = mean * (step[0] ?? 0)
    if (!readBlock(bits, ac, step, block)) return null
    inverseCosine(block)
    putBlock(samples, size, block, (index % across) * 8, Math.floor(index / across) * 8)
  }
  return samples
}

/** From the lowest frequency to the highest (A.3.6). */
const zigzag = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
  53, 60, 61, 54, 47, 55, 62, 63,
]

function readBlock(bits: Bits, table: HuffmanTable, step: Uint16Array, block: Int32Array): boolean {
  for (let at = 1; at < 64; at++) {
    const code = symbol(bits, table)
    if (code < 0) return false
    const size = code & 15
    if (size === 0) {
      if (code !== 0xf0) return code === 0
      at += 15
      continue
    }
    at += code >> 4
    const value = signed(bits, size)
    const place = zigzag[at]
    if (value === damaged || place === undefined) return false
    block[place] = value * (step[at] ?? 0)
  }
  return true
}

/** No coefficient is as large. */
const damaged = 1 << 20

function signed(bits: Bits, size: number): number {
  if (size === 0) return 0
  if (size < 0 || size > 15) return damaged
  const value = take(bits, size)
  if (value < 0) return damaged
  return value < 1 << (size - 1) ? value - (1 << size) + 1 : value
}

/** Lifted to be positive; blocks on the edges reach over it. */
function putBlock(
  samples: Uint16Array,
  { height, width }: FrameSize,
  block: Int32Array,
  left: number,
  top: number,
): void {
  for (let y = 0; y < 8 && top + y < height; y++) {
    for (let x = 0; x < 8 && left + x < width; x++) {
      const value = (block[y * 8 + x] ?? 0) + 2048
      samples[(top + y) * width + left + x] = Math.min(Math.max(value, 0), 4095)
    }
  }
}
