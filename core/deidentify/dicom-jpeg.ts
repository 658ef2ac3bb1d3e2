/** JPEG and JPEG-LS frames without comments and application data: only what a decoder needs, coded bytes as they are. */
import { concat } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { segmentsOf } from "../formats/jpeg.ts"
import { planJpeg } from "../formats/jpeg-plan.ts"
import type { JpegPlan } from "../formats/jpeg-plan.ts"
import { isProblem } from "../formats/problem.ts"
import { endsInWords, longWords, tailLength } from "./coded-tail.ts"
import { bytesAt, keep, noteTail, uint16, windowAt } from "./dicom-stream.ts"
import type { Frame } from "./dicom-stream.ts"

const startOfImage = 0xd8
const endOfImage = 0xd9
const startOfScan = 0xda
/** Of JPEG-LS: how the coder is tuned, and tables of colours. */
const presets = 0xf8

/** Frame headers, tables and restart intervals; DHP and EXP (hierarchical) are nobody's X-ray. */
const needed = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf, 0xc4, 0xcc, 0xdb, 0xdc, 0xdd,
  0xf7, 0xf8,
])
const adobe = 0xee
const spiff = 0xe8

/** False where this is no JPEG stream. Ends with the first end of image; what follows is left out. */
export async function cleanJpeg(frame: Frame, lossless: boolean): Promise<boolean> {
  const first = await bytesAt(frame, 0, 2)
  if (uint16(first, 0) !== 0xff00 + startOfImage) return false
  keep(frame, 0, 2)
  const plan = lossless ? null : await planOf(frame)
  let at = 2
  let scans = 0
  for (;;) {
    const marker = await nextMarker(frame, at)
    if (marker === null) {
      frame.incomplete = true
      return scans > 0
    }
    const { code, start } = marker
    if (code === endOfImage) {
      keep(frame, start, start + 2)
      await noteTail(frame, start + 2)
      return scans > 0
    }
    const head = await bytesAt(frame, start + 2, 2)
    const end = start + 2 + uint16(head, 0)
    if (head.length < 2 || end < start + 4 || end > frame.source.size) return false
    if (code === startOfScan) {
      if (lossless && (await namesTable(frame, start, end))) return false
      scans++
      at = await scanEnd(frame, end, lossless)
      if (plan === null && endsInWords(await tailBefore(frame, end, at), longWords)) return false
      keepScan(frame, start, end, at, plan)
    } else {
      if (!(await segment(frame, code, start, end, plan))) return false
      at = end
    }
  }
}

const tailBefore = (frame: Frame, start: number, end: number): Promise<Bytes> =>
  bytesAt(frame, Math.max(end - tailLength, start), Math.min(tailLength, end - start))

/** Whether colours of a scan of JPEG-LS come out of a table in its stream, which would be dropped (ITU-T T.87 C.2.3). */
async function namesTable(frame: Frame, start: number, end: number): Promise<boolean> {
  const [count = 0, ...places] = await bytesAt(frame, start + 4, end - start - 4)
  return places.slice(0, count * 2).some((table, index) => index % 2 === 1 && table !== 0)
}

/** Longer frames are not held to be walked; nobody's detector has them. */
const longestWalked = 64 << 20

/** What a decoder reads of it; null where that cannot be told: damaged frames, and codings nobody writes any more. */
async function planOf({ source }: Frame): Promise<JpegPlan | null> {
  if (source.size > longestWalked) return null
  const bytes = await source.read(0, source.size)
  const read = segmentsOf(bytes)
  return isProblem(read) ? null : planJpeg(bytes, read.segments)
}

/** Its pixels to the last block, and nothing between restarts or in front of the next marker. */
function keepScan(frame: Frame, start: number, coded: number, end: number, plan: JpegPlan | null): void {
  const spans = plan?.scans.get(coded) ?? [{ start: coded, end }]
  keep(frame, start, coded)
  for (const span of spans) keep(frame, span.start, span.end)
  const read = spans.reduce((sum, span) => sum + span.end - span.start, 0)
  if (read < end - coded) frame.removed.add("bytes behind the pixels")
}

interface Marker {
  readonly code: number
  readonly start: number
}

/** Fill bytes before a marker are left out; anything else in front of it is no JPEG. */
async function nextMarker(frame: Frame, at: number): Promise<Marker | null> {
  for (let start = at; ;) {
    const piece = await windowAt(frame, start)
    if (piece.length === 0) return null
    if (piece[0] !== 0xff) return null
    const next = piece.findIndex((byte) => byte !== 0xff)
    if (next > 0) return { code: piece[next] ?? 0, start: start + next - 1 }
    const code = (await bytesAt(frame, start + piece.length, 1))[0]
    if (code === undefined) return null
    if (code !== 0xff) return { code, start: start + piece.length - 1 }
    start += piece.length
  }
}

async function segment(
  frame: Frame,
  code: number,
  start: number,
  end: number,
  plan: JpegPlan | null,
): Promise<boolean> {
  if (needed.has(code)) {
    const body = await bytesAt(frame, start + 4, end - start - 4)
    if (code === presets && isColourTable(body)) {
      frame.removed.add("JPEG tables without use")
      return true
    }
    if (!exactLength(code, body)) return false
    const used = plan?.tables.get(start + 4)
    if (used === undefined || used.length === body.length) {
      keep(frame, start, end)
      return true
    }
    frame.removed.add("JPEG tables without use")
    const length = used.length + 2
    if (used.length > 0) frame.kept.push(concat(Uint8Array.of(0xff, code, length >> 8, length & 255), used))
    return true
  }
  if (code === adobe || code === spiff) {
    const own = await colourSegment(frame, code, start, end)
    if (own !== null) {
      frame.kept.push(own)
      return true
    }
  }
  if (code === 0xde || code === 0xdf || code < 0xc0) return false
  frame.removed.add(code === 0xfe ? "JPEG comment" : "JPEG application data")
  return true
}

/** Tables end where they say; a tail inside a segment would be a place to hide. */
function exactLength(code: number, body: Bytes): boolean {
  if (code === 0xdb) return tablesFill(body, (at) => 1 + ((body[at] ?? 0) >>> 4 === 0 ? 64 : 128))
  if (code === 0xc4) {
    return tablesFill(
      body,
      (at) => 17 + body.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0),
    )
  }
  if (code === 0xcc) return body.length <= 16 && body.every((byte, at) => at % 2 === 1 || isCondition(byte))
  if (code === 0xdd) return body.length <= 4
  if (code === 0xdc) return body.length === 2
  if (code === presets) return body[0] === 1 && body.length === 11
  return body.length === 6 + 3 * (body[5] ?? 0)
}

/** Of a class and a place among four (ITU-T T.81 B.2.4.3). */
const isCondition = (byte: number): boolean => (byte & 0xec) === 0

/** And the rest of one; what else may stand there says a size that DICOM says. */
const isColourTable = (body: Bytes): boolean => body[0] === 2 || body[0] === 3

function tablesFill(body: Bytes, lengthAt: (at: number) => number): boolean {
  let at = 0
  while (at < body.length) at += lengthAt(at)
  return at === body.length
}

/** Two application segments say how colours were coded: Adobe's transform and HP's for JPEG-LS. Written anew. */
async function colourSegment(frame: Frame, code: number, start: number, end: number): Promise<Bytes | null> {
  const body = await bytesAt(frame, start + 4, end - start - 4)
  const name = String.fromCharCode(...body.subarray(0, 5))
  if (code === adobe && name === "Adobe" && body.length >= 12) {
    const transform = body[11] ?? 0
    if (transform > 2) return null
    return Uint8Array.of(0xff, adobe, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, transform)
  }
  if (code === spiff && name.startsWith("mrfx") && body.length === 5) {
    return Uint8Array.of(0xff, spiff, 0, 7, 0x6d, 0x72, 0x66, 0x78, body[4] ?? 0)
  }
  return null
}

/** Where coded data end: at a marker that is neither stuffing nor a restart. */
async function scanEnd(frame: Frame, start: number, lossless: boolean): Promise<number> {
  let at = start
  for (;;) {
    const piece = await windowAt(frame, at)
    if (piece.length === 0) return frame.source.size
    const found = piece.indexOf(0xff)
    if (found < 0) {
      at += piece.length
      continue
    }
    const inside = markerInside(piece, found, lossless)
    if (inside.end >= 0) return at + inside.end
    at += inside.next
    if (inside.next === 0) {
      const pair = await bytesAt(frame, at, 2)
      if (pair.length < 2) return frame.source.size
      if (isMarker(pair[1] ?? 0, lossless)) return at
      at += pair[1] === 0xff ? 1 : 2
    }
  }
}

/** `next` is how far the search came: 0 where the window ends right behind its first byte. */
function markerInside(piece: Bytes, from: number, lossless: boolean): { end: number; next: number } {
  let found = from
  while (found >= 0 && found + 1 < piece.length) {
    const code = piece[found + 1] ?? 0
    if (isMarker(code, lossless)) return { end: found, next: 0 }
    found = piece.indexOf(0xff, found + (code === 0xff ? 1 : 2))
  }
  return { end: -1, next: found < 0 ? piece.length : found }
}

/** JPEG stuffs a zero byte behind 255, JPEG-LS a zero bit. */
const isMarker = (code: number, lossless: boolean): boolean =>
  (lossless ? code >= 0x80 : code !== 0) && code !== 0xff && !(code >= 0xd0 && code <= 0xd7)
