/** JPEG: the segments a picture is made of, where its scans stand and what else rides along. */
import { concat } from "../encoding/bytes.ts"
import { exifMark, readExif } from "./exif.ts"
import type { Exif } from "./exif.ts"
import { isProblem, problem } from "./problem.ts"
import type { Problem } from "./problem.ts"

export interface JpegSegment {
  /** The second byte of its mark. */
  readonly marker: number
  /** Of its body, behind the length; a scan goes on to `end` with its coded pixels. */
  readonly start: number
  readonly end: number
  /** Where the coded pixels of a scan begin. */
  readonly coded: number
}

export interface Jpeg {
  readonly width: number
  readonly height: number
  readonly components: number
  readonly segments: readonly JpegSegment[]
  readonly exif: Exif
  /** Adobe's word on how colours are coded: 0 as they are, 1 YCbCr, 2 YCCK; null where it says nothing. */
  readonly adobeTransform: number | null
  readonly icc: Uint8Array | null
  /** Bytes behind the end of the picture. */
  readonly tail: number
}

export const jpegMarkers = {
  dht: 0xc4,
  dac: 0xcc,
  sos: 0xda,
  dqt: 0xdb,
  dnl: 0xdc,
  dri: 0xdd,
  app0: 0xe0,
  app1: 0xe1,
  app2: 0xe2,
  app13: 0xed,
  app14: 0xee,
  com: 0xfe,
} as const

const eoi = 0xd9
const mostSegments = 100_000

/** Baseline, extended, progressive and lossless by Huffman coding; the rest nobody's camera writes. */
export const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xc3

const isOtherFrame = (marker: number): boolean =>
  marker >= 0xc5 && marker <= 0xcf && marker !== 0xc8 && marker !== 0xcc

export function readJpeg(bytes: Uint8Array): Jpeg | Problem {
  const read = segmentsOf(bytes)
  return isProblem(read) ? read : described(bytes, read.segments, read.end)
}

export interface JpegSegments {
  readonly segments: readonly JpegSegment[]
  /** Behind the end of the picture. */
  readonly end: number
}

export function segmentsOf(bytes: Uint8Array): JpegSegments | Problem {
  if (bytes.length === 0) return problem("empty-file")
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return problem("jpeg-malformed")
  const segments: JpegSegment[] = []
  for (let at = 2; ;) {
    at = nextMark(bytes, at)
    const marker = bytes[at + 1]
    if (marker === undefined) return problem("jpeg-truncated")
    if (marker === eoi) return { segments, end: at + 2 }
    const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
    if (length < 2) return problem(at + 4 > bytes.length ? "jpeg-truncated" : "jpeg-malformed")
    const body = at + 2 + length
    if (body > bytes.length) return problem("jpeg-truncated")
    const end = marker === jpegMarkers.sos ? codedEnd(bytes, body) : body
    if (end < 0) return problem("jpeg-truncated")
    segments.push({ marker, start: at + 4, end, coded: body })
    if (segments.length > mostSegments) return problem("jpeg-malformed")
    at = end
  }
}

/** Programs that write notes get their lengths wrong by some bytes; viewers go on at the next mark, and so do we. */
function nextMark(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0xff
    if (marker >= 0xc0 && marker !== 0xff) return at
  }
  return bytes.length
}

/** Coded pixels run to the next mark that is neither a stuffed byte nor a restart; -1 where none comes. */
function codedEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) return -1
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return -1
}

function described(bytes: Uint8Array, segments: readonly JpegSegment[], end: number): Jpeg | Problem {
  const frames = segments.filter(({ marker }) => isFrame(marker))
  if (segments.some(({ marker }) => isOtherFrame(marker))) return problem("jpeg-unsupported")
  const [frame] = frames
  const scan = segments.find(({ marker }) => marker === jpegMarkers.sos)
  if (frame === undefined || frames.length > 1 || scan === undefined || scan.start < frame.start) {
    return problem("jpeg-malformed")
  }
  const body = bytes.subarray(frame.start, frame.end)
  const components = body[5] ?? 0
  if (body.length !== 6 + components * 3 || components === 0) return problem("jpeg-malformed")
  const height = (body[1] ?? 0) * 256 + (body[2] ?? 0)
  const width = (body[3] ?? 0) * 256 + (body[4] ?? 0)
  if (width === 0) return problem("jpeg-malformed")
  return {
    width,
    height,
    components,
    segments,
    exif: exifOf(bytes, segments),
    adobeTransform: adobeOf(bytes, segments),
    icc: iccOf(bytes, segments),
    tail: bytes.length - end,
  }
}

export function segmentStartsWith(bytes: Uint8Array, { start, end }: JpegSegment, text: string): boolean {
  if (start + text.length > end) return false
  for (let i = 0; i < text.length; i++) if (bytes[start + i] !== text.codePointAt(i)) return false
  return true
}

function exifOf(bytes: Uint8Array, segments: readonly JpegSegment[]): Exif {
  const note = segments.find(
    (segment) => segment.marker === jpegMarkers.app1 && segmentStartsWith(bytes, segment, "Exif\0"),
  )
  return readExif(
    note === undefined ? new Uint8Array(0) : bytes.subarray(note.start + exifMark.length, note.end),
  )
}

function adobeOf(bytes: Uint8Array, segments: readonly JpegSegment[]): number | null {
  const word = segments.find(
    (segment) => segment.marker === jpegMarkers.app14 && segmentStartsWith(bytes, segment, "Adobe"),
  )
  return word === undefined || word.end - word.start < 12 ? null : (bytes[word.start + 11] ?? 0)
}

const iccMark = "ICC_PROFILE\0"

/** In numbered pieces; null where one is missing. */
function iccOf(bytes: Uint8Array, segments: readonly JpegSegment[]): Uint8Array | null {
  const pieces = segments
    .filter((segment) => segment.marker === jpegMarkers.app2 && segmentStartsWith(bytes, segment, iccMark))
    .map(({ start, end }) => ({ number: bytes[start + 12] ?? 0, body: bytes.subarray(start + 14, end) }))
    .toSorted((a, b) => a.number - b.number)
  if (pieces.length === 0 || pieces.some(({ number }, i) => number !== i + 1)) return null
  return concat(...pieces.map(({ body }) => body))
}
