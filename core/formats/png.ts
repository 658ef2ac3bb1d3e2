/** PNG: its chunks, its pixels as rows, and what else rides along. */
import { unzlibSync } from "fflate"
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { crc32 } from "./crc32.ts"
import { readExif } from "./exif.ts"
import type { Exif } from "./exif.ts"
import { isProblem, problem } from "./problem.ts"
import type { Problem } from "./problem.ts"

export interface PngChunk {
  readonly type: string
  readonly body: Uint8Array
}

export interface Png {
  readonly width: number
  readonly height: number
  readonly bitDepth: number
  readonly colourType: number
  readonly interlaced: boolean
  readonly chunks: readonly PngChunk[]
  readonly exif: Exif
  readonly icc: Uint8Array | null
  /** Bytes behind the end of the picture. */
  readonly tail: number
}

export const pngMark = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const mostChunks = 100_000
/** Samples per pixel by colour type. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const largestPixels = 2 ** 29

export function readPng(bytes: Uint8Array): Png | Problem {
  if (bytes.length === 0) return problem("empty-file")
  if (!pngMark.every((byte, i) => bytes[i] === byte)) return problem("png-malformed")
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const chunks: PngChunk[] = []
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    const end = at + 12 + length
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (!/^[A-Za-z]{4}$/u.test(type) || chunks.length > mostChunks) return problem("png-malformed")
    if (end > bytes.length) return problem("png-truncated")
    const critical = /^[A-Z]/u.test(type)
    if (critical && crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) {
      return problem("png-malformed")
    }
    if (type === "IEND") return described(chunks, bytes.length - end)
    chunks.push({ type, body: bytes.subarray(at + 8, end - 4) })
    at = end
  }
  return problem("png-truncated")
}

function described(chunks: readonly PngChunk[], tail: number): Png | Problem {
  const [first] = chunks
  if (first?.type !== "IHDR" || first.body.length !== 13) return problem("png-malformed")
  const view = new DataView(first.body.buffer, first.body.byteOffset, 13)
  const [width, height] = [view.getUint32(0), view.getUint32(4)]
  const [bitDepth = 0, colourType = 0, packing, filter, interlace] = first.body.subarray(8)
  const known = Object.hasOwn(samples, colourType) && [1, 2, 4, 8, 16].includes(bitDepth)
  if (!known || packing !== 0 || filter !== 0 || (interlace ?? 9) > 1) return problem("png-malformed")
  if (width === 0 || height === 0 || !chunks.some(({ type }) => type === "IDAT"))
    return problem("png-malformed")
  const note = chunks.find(({ type }) => type === "eXIf")
  return {
    width,
    height,
    bitDepth,
    colourType,
    interlaced: interlace === 1,
    chunks,
    exif: readExif(note?.body ?? new Uint8Array(0)),
    icc: iccOf(chunks),
    tail,
  }
}

function iccOf(chunks: readonly PngChunk[]): Uint8Array | null {
  const body = chunks.find(({ type }) => type === "iCCP")?.body
  const name = body?.indexOf(0) ?? -1
  if (body === undefined || name < 0) return null
  return inflated(body.subarray(name + 2), 4 * 2 ** 20)
}

/** Null where it is no zlib stream or grows past the limit. */
function inflated(packed: Uint8Array, limit: number): Uint8Array | null {
  if (packed.length > limit) return null
  try {
    return unzlibSync(packed, { out: new Uint8Array(Math.min(limit, packed.length * 1100)) })
  } catch {
    return null
  }
}

/** The filtered rows, exactly as many bytes as the size of the picture asks for. */
export function pngRows(png: Png): Uint8Array | Problem {
  const passes = pngPasses(png)
  const expected = passes.reduce((sum, { rows, rowBytes }) => sum + rows * (rowBytes + 1), 0)
  if (expected > largestPixels) return problem("picture-too-large")
  const packed = concat(...png.chunks.filter(({ type }) => type === "IDAT").map(({ body }) => body))
  if (packed.length * 1100 < expected) return problem("png-truncated")
  const rows = inflatedExactly(packed, expected)
  if (isProblem(rows)) return rows
  let at = 0
  for (const { rows: count, rowBytes } of passes) {
    for (let row = 0; row < count; row++, at += rowBytes + 1) {
      if ((rows[at] ?? 9) > 4) return problem("png-malformed")
    }
  }
  return rows
}

function inflatedExactly(packed: Uint8Array, expected: number): Uint8Array | Problem {
  try {
    const rows = unzlibSync(packed, { out: new Uint8Array(expected) })
    return rows.length === expected ? rows : problem("png-truncated")
  } catch {
    return problem("png-malformed")
  }
}

export interface PngPass {
  readonly columns: number
  readonly rows: number
  readonly rowBytes: number
}

/** Start and step in x and y of Adam7's seven passes. */
const adam7 = [
  [0, 8, 0, 8],
  [4, 8, 0, 8],
  [0, 4, 4, 8],
  [2, 4, 0, 4],
  [0, 2, 2, 4],
  [1, 2, 0, 2],
  [0, 1, 1, 2],
] as const

export function pngPasses({ width, height, bitDepth, colourType, interlaced }: Png): readonly PngPass[] {
  const bits = bitDepth * (samples[colourType] ?? 1)
  const passOf = (columns: number, rows: number): PngPass => ({
    columns,
    rows: columns === 0 ? 0 : rows,
    rowBytes: Math.ceil((columns * bits) / 8),
  })
  if (!interlaced) return [passOf(width, height)]
  return adam7.map(([x, stepX, y, stepY]) =>
    passOf(Math.max(Math.ceil((width - x) / stepX), 0), Math.max(Math.ceil((height - y) / stepY), 0)),
  )
}

export function pngChunk(type: string, body: Uint8Array): Bytes {
  const chunk = new Uint8Array(body.length + 12)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, body.length)
  chunk.set(utf8(type), 4)
  chunk.set(body, 8)
  view.setUint32(body.length + 8, crc32(chunk.subarray(4, body.length + 8)))
  return chunk
}
