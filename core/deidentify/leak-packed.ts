/** Packed data inside a file: where zlib, gzip, ZIP, base64 and hexadecimal digits may begin, and what they unpack to. */
import { Inflate } from "fflate"
import type { ByteSource } from "../encoding/byte-source.ts"
import { concat } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"

export type PackedStart =
  | { readonly kind: "deflate"; readonly at: number }
  | { readonly kind: "base64" | "hex"; readonly at: number; readonly end: number }

/** Second bytes that make a zlib header with the first one (window of 32 KB, no dictionary). */
const zlibLevels = new Set([0x01, 0x5e, 0x9c, 0xda])

/** Beginnings between `from` and `to`; most are none, which unpacking shows at once. */
export function packedStarts(bytes: Bytes, from: number, to: number): readonly PackedStart[] {
  const starts: PackedStart[] = []
  for (let at = bytes.indexOf(0x78, from); at >= 0 && at < to; at = bytes.indexOf(0x78, at + 1)) {
    if (zlibLevels.has(bytes[at + 1] ?? 0)) starts.push({ kind: "deflate", at: at + 2 })
  }
  for (let at = bytes.indexOf(0x1f, from); at >= 0 && at < to; at = bytes.indexOf(0x1f, at + 1)) {
    if (bytes[at + 1] === 0x8b && bytes[at + 2] === 8)
      starts.push({ kind: "deflate", at: gzipBody(bytes, at) })
  }
  for (let at = bytes.indexOf(0x50, from); at >= 0 && at < to; at = bytes.indexOf(0x50, at + 1)) {
    if (bytes[at + 1] === 0x4b && bytes[at + 2] === 3 && bytes[at + 3] === 4 && bytes[at + 8] === 8) {
      const lengths = uint16(bytes, at + 26) + uint16(bytes, at + 28)
      starts.push({ kind: "deflate", at: at + 30 + lengths })
    }
  }
  return [...starts, ...base64Runs(bytes, from, to), ...hexRuns(bytes, from, to)]
}

const uint16 = (bytes: Bytes, at: number): number => (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256

function gzipBody(bytes: Bytes, start: number): number {
  const flags = bytes[start + 3] ?? 0
  let at = start + 10
  if ((flags & 4) !== 0) at += 2 + uint16(bytes, at)
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue
    const end = bytes.indexOf(0, at)
    at = end < 0 ? bytes.length : end + 1
  }
  return (flags & 2) !== 0 ? at + 2 : at
}

/** What a letter of base64 stands for; line ends between its lines, and everything else. */
const lineEnd = 64
const foreign = 255
const sixBits = new Uint8Array(256).fill(foreign)
for (const [value, letter] of Array.from(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
).entries()) {
  sixBits[letter.codePointAt(0) ?? 0] = value
}
sixBits[0x0a] = lineEnd
sixBits[0x0d] = lineEnd

const shortestRun = 24
/** Longer ones are geometry; what stands in them on one line is found as it is. */
const longestRun = 1 << 20

function base64Runs(bytes: Bytes, from: number, to: number): readonly PackedStart[] {
  const runs: PackedStart[] = []
  for (let at = from; at < to;) {
    if ((sixBits[bytes[at] ?? 0] ?? foreign) >= lineEnd) {
      at++
      continue
    }
    let end = at + 1
    while (end < bytes.length && sixBits[bytes[end] ?? 0] !== foreign) end++
    if (end - at >= shortestRun && end - at <= longestRun) runs.push({ kind: "base64", at, end })
    at = end
  }
  return runs
}

export function decodeBase64(bytes: Bytes): Bytes {
  const decoded = new Uint8Array(Math.ceil((bytes.length * 3) / 4))
  let length = 0
  let held = 0
  let bits = 0
  for (const letter of bytes) {
    const value = sixBits[letter] ?? foreign
    if (value >= lineEnd) continue
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    decoded[length++] = held >>> bits
  }
  return decoded.slice(0, length)
}

const nibbles = new Uint8Array(256).fill(foreign)
for (const [value, digits] of Array.from("0123456789abcdef", (digit) => [
  digit,
  digit.toUpperCase(),
]).entries()) {
  for (const digit of digits) nibbles[digit.codePointAt(0) ?? 0] = value
}

const shortestHex = 8
/** Of longer ones nobody makes a text. */
const longestHex = 1 << 16

const point = 0x2e

/** Both ways to pair the digits. The digits of a measure or a UID, which a point parts, stand for themselves. */
function hexRuns(bytes: Bytes, from: number, to: number): readonly PackedStart[] {
  const runs: PackedStart[] = []
  for (let at = from; at < to;) {
    let end = at
    while (end < bytes.length && nibbles[bytes[end] ?? 0] !== foreign) end++
    const isParted = bytes[at - 1] === point || bytes[end] === point
    if (!isParted && end - at >= shortestHex && end - at <= longestHex) {
      for (const start of [at, at + 1])
        if (isText(decodeHex(bytes.subarray(start, end)))) runs.push({ kind: "hex", at: start, end })
    }
    at = end + 1
  }
  return runs
}

/** No control sign but the zeros of wide letters and ends of lines. */
const isText = (bytes: Bytes): boolean =>
  bytes.every((byte) => byte >= 0x20 || byte === 0 || byte === 0x0a || byte === 0x0d)

export function decodeHex(bytes: Bytes): Bytes {
  const decoded = new Uint8Array(bytes.length >> 1)
  for (let at = 0; at < decoded.length; at++)
    decoded[at] = (nibbles[bytes[at * 2] ?? 0] ?? 0) * 16 + (nibbles[bytes[at * 2 + 1] ?? 0] ?? 0)
  return decoded
}

const firstPiece = 512
const nextPiece = 1 << 14

/** What unpacks from `start` on, in blocks; nothing where it is no stream, and what there is where one breaks off. */
export async function* inflateBlocks(source: ByteSource, start: number): AsyncGenerator<Bytes> {
  const fresh: Bytes[] = []
  const inflate = new Inflate((piece) => {
    if (piece.length > 0) fresh.push(new Uint8Array(piece))
  })
  for (let at = start; at < source.size;) {
    const end = Math.min(at + (at === start ? firstPiece : nextPiece), source.size)
    const whole = pushed(inflate, await source.read(at, end), end === source.size)
    const made = fresh.splice(0)
    if (made.length > 0) yield concat(...made)
    // A stream that has ended makes nothing more, whatever follows it.
    if (!whole || made.length === 0) return
    at = end
  }
}

function pushed(inflate: Inflate, bytes: Bytes, last: boolean): boolean {
  try {
    inflate.push(bytes, last)
    return true
  } catch (error) {
    if (error instanceof Error && "code" in error) return false
    throw error
  }
}
