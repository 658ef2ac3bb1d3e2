/** JPEG 2000 frames without comments and pointers: marker segments a decoder needs, packets as they are. */
import type { Bytes } from "../encoding/bytes.ts"
import { endsInWords, longWords, tailLength } from "./coded-tail.ts"
import { fateOf, isSize, openHeader, openTile, sizedHeader } from "./dicom-jpeg-2000-segments.ts"
import type { Fate, Header } from "./dicom-jpeg-2000-segments.ts"
import { bytesAt, keep, noteTail, uint16, uint32 } from "./dicom-stream.ts"
import type { Frame } from "./dicom-stream.ts"

const startOfCodestream = 0xff4f
const startOfTile = 0xff90
const startOfData = 0xff93
const endOfCodestream = 0xffd9

const names: Readonly<Record<number, string>> = { 0xff64: "JPEG 2000 comment" }

/** False where this is no code stream, or one whose tiles do not fit it. */
export async function cleanJpeg2000(frame: Frame): Promise<boolean> {
  const start = await codestreamStart(frame)
  if (start === null) return false
  keep(frame, start, start + 2)
  let at = start + 2
  let header = openHeader()
  const headerOfTile = new Map<number, Header>()
  for (let tiles = 0; ;) {
    const head = await bytesAt(frame, at, 12)
    const marker = uint16(head, 0)
    if (marker === endOfCodestream && head.length >= 2) {
      keep(frame, at, at + 2)
      await noteTail(frame, at + 2)
      return tiles > 0
    }
    if (head.length < 12) {
      frame.incomplete = true
      return tiles > 0
    }
    if (marker === startOfTile) {
      const index = uint16(head, 4)
      const ofTile = headerOfTile.get(index) ?? openTile(header)
      headerOfTile.set(index, ofTile)
      const end = await tilePart(frame, at, head, ofTile)
      if (end === null) return false
      at = end
      tiles++
    } else {
      const end = at + 2 + uint16(head, 2)
      if (marker < 0xff00 || end < at + 4 || end > frame.source.size || tiles > 0) return false
      const sized = isSize(marker) ? sizedHeader(header, await bodyAt(frame, at, end)) : header
      if (sized === null || (sized === header && !(await keptSegment(frame, header, marker, at, end))))
        return false
      if (sized !== header) keep(frame, at, end)
      header = sized
      at = end
    }
  }
}

const bodyAt = (frame: Frame, start: number, end: number): Promise<Bytes> =>
  bytesAt(frame, start + 4, end - start - 4)

/** False where it is none that a decoder could read. */
async function keptSegment(
  frame: Frame,
  header: Header,
  marker: number,
  start: number,
  end: number,
): Promise<boolean> {
  const fate = fateOf(marker, await bodyAt(frame, start, end), header)
  if (fate === "kept") keep(frame, start, end)
  return noted(frame, marker, fate)
}

function noted(frame: Frame, marker: number, fate: Fate): boolean {
  if (fate === "dropped") frame.removed.add(names[marker] ?? "JPEG 2000 marker segment")
  return fate !== null
}

/** A tile part names its own length, which shrinks with what is left out of its header. */
async function tilePart(frame: Frame, at: number, head: Bytes, header: Header): Promise<number | null> {
  const length = uint32(head, 6)
  const end = length === 0 ? await lastEnd(frame) : at + length
  if (uint16(head, 2) !== 10 || (length > 0 && length < 14)) return null
  const placeOfHeader = frame.kept.length
  const pieces: [start: number, end: number][] = []
  let dropped = 0
  let inner = at + 12
  for (;;) {
    const next = await bytesAt(frame, inner, 4)
    const marker = uint16(next, 0)
    if (next.length < 4 || inner >= end) return null
    if (marker === startOfData) break
    const stop = inner + 2 + uint16(next, 2)
    if (marker < 0xff00 || stop < inner + 4 || stop > end || isSize(marker)) return null
    const fate = fateOf(marker, await bodyAt(frame, inner, stop), header)
    if (!noted(frame, marker, fate)) return null
    if (fate === "kept") pieces.push([inner, stop])
    else dropped += stop - inner
    inner = stop
  }
  const there = Math.min(end, frame.source.size)
  const last = Math.max(there - tailLength, inner)
  if (endsInWords(withoutEnd(await bytesAt(frame, last, there - last)), longWords)) return null
  if (there < end) frame.incomplete = true
  frame.kept[placeOfHeader] = tileHeader(head, length === 0 ? 0 : length - dropped)
  for (const [from, to] of pieces) keep(frame, from, to)
  keep(frame, inner, there)
  return there
}

/** A tile that breaks off holds the end marker, too, and what was put in front of it. */
function withoutEnd(tail: Bytes): Bytes {
  let end = tail.length
  while (end > 0 && tail[end - 1] === 0) end--
  return uint16(tail, end - 2) === endOfCodestream ? tail.subarray(0, end - 2) : tail
}

function tileHeader(head: Bytes, length: number): Bytes {
  const own = head.slice(0, 12)
  new DataView(own.buffer).setUint32(6, length)
  return own
}

/** A last tile part without a length reaches to the end marker, which stands at the very end, padding aside. */
async function lastEnd(frame: Frame): Promise<number> {
  const { size } = frame.source
  const tail = await bytesAt(frame, Math.max(size - 4096, 0), 4096)
  for (let at = tail.length - 2; at >= 0; at--) {
    if (uint16(tail, at) === endOfCodestream) return size - tail.length + at
  }
  return size
}

/** Some writers put a whole JP2 file into the fragment: its boxes are left out, the code stream is found by them. */
async function codestreamStart(frame: Frame): Promise<number | null> {
  const head = await bytesAt(frame, 0, 12)
  if (uint16(head, 0) === startOfCodestream) return 0
  if (uint32(head, 4) !== 0x6a50_2020) return null
  frame.removed.add("JP2 boxes")
  for (let at = 0, boxes = 0; boxes < 64; boxes++) {
    const box = await bytesAt(frame, at, 16)
    if (box.length < 10) return null
    const length = uint32(box, 0)
    const long = length === 1
    if (uint32(box, 4) === 0x6a70_3263) {
      const start = at + (long ? 16 : 8)
      return uint16(await bytesAt(frame, start, 2), 0) === startOfCodestream ? start : null
    }
    if (long || length < 8) return null
    at += length
  }
  return null
}
