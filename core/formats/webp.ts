/** WebP: the chunks of its RIFF file, and what else rides along. */
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { exifMark, readExif } from "./exif.ts"
import type { Exif } from "./exif.ts"
import { problem } from "./problem.ts"
import type { Problem } from "./problem.ts"

export interface WebpChunk {
  readonly type: string
  readonly body: Uint8Array
}

export interface Webp {
  readonly width: number
  readonly height: number
  readonly alpha: boolean
  readonly chunks: readonly WebpChunk[]
  readonly exif: Exif
  readonly icc: Uint8Array | null
  /** Bytes behind the end of the picture. */
  readonly tail: number
}

const mostChunks = 10_000

export function readWebp(bytes: Uint8Array): Webp | Problem {
  if (bytes.length === 0) return problem("empty-file")
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < 20 || four(bytes, 0) !== "RIFF" || four(bytes, 8) !== "WEBP")
    return problem("webp-malformed")
  const end = view.getUint32(4, true) + 8
  if (end > bytes.length) return problem("webp-truncated")
  const chunks: WebpChunk[] = []
  for (let at = 12; at + 8 <= end;) {
    const length = view.getUint32(at + 4, true)
    if (at + 8 + length > end || chunks.length > mostChunks) return problem("webp-malformed")
    chunks.push({ type: four(bytes, at), body: bytes.subarray(at + 8, at + 8 + length) })
    at += 8 + length + (length % 2)
  }
  return described(chunks, bytes.length - end)
}

function described(chunks: readonly WebpChunk[], tail: number): Webp | Problem {
  if (chunks.some(({ type }) => type === "ANMF" || type === "ANIM")) return problem("picture-animated")
  const pixels = chunks.filter(({ type }) => type === "VP8 " || type === "VP8L")
  const [picture] = pixels
  if (picture === undefined || pixels.length > 1) return problem("webp-malformed")
  const size = picture.type === "VP8 " ? lossySize(picture.body) : losslessSize(picture.body)
  if (size === null) return problem("webp-malformed")
  const note = chunks.find(({ type }) => type === "EXIF")?.body ?? new Uint8Array(0)
  const marked = exifMark.every((byte, i) => note[i] === byte)
  return {
    ...size,
    alpha: size.alpha || chunks.some(({ type }) => type === "ALPH"),
    chunks,
    exif: readExif(marked ? note.subarray(exifMark.length) : note),
    icc: chunks.find(({ type }) => type === "ICCP")?.body ?? null,
    tail,
  }
}

interface Size {
  readonly width: number
  readonly height: number
  readonly alpha: boolean
}

/** A key frame: three bytes of frame tag, then the start code and 14 bits each. */
function lossySize(body: Uint8Array): Size | null {
  if (body.length < 10 || (body[0] ?? 1) % 2 === 1) return null
  if (body[3] !== 0x9d || body[4] !== 0x01 || body[5] !== 0x2a) return null
  const view = new DataView(body.buffer, body.byteOffset, body.length)
  const [width, height] = [view.getUint16(6, true) & 0x3fff, view.getUint16(8, true) & 0x3fff]
  return width === 0 || height === 0 ? null : { width, height, alpha: false }
}

function losslessSize(body: Uint8Array): Size | null {
  if (body.length < 5 || body[0] !== 0x2f) return null
  const bits = new DataView(body.buffer, body.byteOffset, body.length).getUint32(1, true)
  return {
    width: (bits & 0x3fff) + 1,
    height: ((bits >>> 14) & 0x3fff) + 1,
    alpha: ((bits >>> 28) & 1) === 1,
  }
}

export function webpChunk(type: string, body: Uint8Array): Bytes {
  const head = new Uint8Array(8)
  head.set(utf8(type))
  new DataView(head.buffer).setUint32(4, body.length, true)
  return concat(head, body, new Uint8Array(body.length % 2))
}

const four = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))
