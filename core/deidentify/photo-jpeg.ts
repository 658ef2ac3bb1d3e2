/** JPEG rewritten from its parts: tables, frame and scans as they are, everything that rides along left out. */
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { markedOrientation } from "../formats/exif.ts"
import { isSrgb, readIcc, writeIcc } from "../formats/icc.ts"
import { isFrame, jpegMarkers, readJpeg, segmentStartsWith } from "../formats/jpeg.ts"
import type { Jpeg, JpegSegment } from "../formats/jpeg.ts"
import { planJpeg } from "../formats/jpeg-plan.ts"
import type { JpegPlan } from "../formats/jpeg-plan.ts"
import { isProblem, problem } from "../formats/problem.ts"
import type { Problem } from "../formats/problem.ts"
import type { Finding } from "./findings.ts"

export interface CleanPicture {
  readonly bytes: Bytes
  readonly width: number
  readonly height: number
  readonly findings: readonly Finding[]
}

/** The coded pixels come out bit for bit; which way up stands in a note of our own. */
export function cleanJpeg(bytes: Uint8Array): CleanPicture | Problem {
  const jpeg = readJpeg(bytes)
  if (isProblem(jpeg)) return jpeg
  // Where the end of its pixels cannot be told, they are decoded and encoded again or stay.
  const plan = planJpeg(bytes, jpeg.segments)
  if (plan === null) return problem("jpeg-malformed")
  const parts: Uint8Array[] = [Uint8Array.of(0xff, 0xd8), ...openingSegments(bytes, jpeg)]
  for (const segment of jpeg.segments) {
    const part = keptSegment(bytes, segment, plan)
    if (isProblem(part)) return part
    parts.push(part)
  }
  parts.push(Uint8Array.of(0xff, 0xd9))
  return {
    bytes: concat(...parts),
    width: jpeg.width,
    height: jpeg.height,
    findings: findingsOf(bytes, jpeg),
  }
}

/** What decides how colours are read stays in force; the words in it are ours. */
function openingSegments(bytes: Uint8Array, jpeg: Jpeg): readonly Bytes[] {
  const parts: Bytes[] = []
  const hasJfif = jpeg.segments.some(
    (segment) => segment.marker === jpegMarkers.app0 && segmentStartsWith(bytes, segment, "JFIF\0"),
  )
  if (hasJfif)
    parts.push(segmentOf(jpegMarkers.app0, concat(utf8("JFIF\0"), Uint8Array.of(1, 1, 0, 0, 1, 0, 1, 0, 0))))
  if (jpeg.exif.orientation !== 1) {
    parts.push(segmentOf(jpegMarkers.app1, markedOrientation(jpeg.exif.orientation)))
  }
  if (jpeg.adobeTransform !== null) {
    const transform = Math.min(jpeg.adobeTransform, 2)
    parts.push(
      segmentOf(jpegMarkers.app14, concat(utf8("Adobe"), Uint8Array.of(0, 100, 0, 0, 0, 0, transform))),
    )
  }
  const profile = jpeg.icc === null ? null : readIcc(jpeg.icc)
  if (profile !== null && !isSrgb(profile) && (profile.space === "rgb") === (jpeg.components === 3)) {
    const body = concat(utf8("ICC_PROFILE\0"), Uint8Array.of(1, 1), writeIcc(profile))
    if (body.length < 65_000) parts.push(segmentOf(jpegMarkers.app2, body))
  }
  return parts
}

function segmentOf(marker: number, body: Uint8Array): Bytes {
  const length = body.length + 2
  return concat(Uint8Array.of(0xff, marker, length >>> 8, length & 255), body)
}

const nothing = new Uint8Array(0)

/** Empty for what does not belong to the picture. */
function keptSegment(bytes: Uint8Array, segment: JpegSegment, plan: JpegPlan): Uint8Array | Problem {
  const body = bytes.subarray(segment.start, segment.coded)
  const { marker } = segment
  if (isFrame(marker)) return segmentOf(marker, body)
  switch (marker) {
    case jpegMarkers.dqt:
    case jpegMarkers.dht: {
      const used = plan.tables.get(segment.start) ?? nothing
      return used.length === 0 ? nothing : segmentOf(marker, used)
    }
    case jpegMarkers.dri:
    case jpegMarkers.dnl:
      return body.length === 2 ? segmentOf(marker, body) : problem("jpeg-malformed")
    case jpegMarkers.sos:
      if (body.length !== 4 + (body[0] ?? 0) * 2) return problem("jpeg-malformed")
      return concat(segmentOf(marker, body), ...codedPixels(bytes, segment, plan))
    default:
      return nothing
  }
}

const codedPixels = (bytes: Uint8Array, { coded }: JpegSegment, plan: JpegPlan): readonly Uint8Array[] =>
  (plan.scans.get(coded) ?? []).map(({ start, end }) => bytes.subarray(start, end))

function findingsOf(bytes: Uint8Array, jpeg: Jpeg): readonly Finding[] {
  const findings: Finding[] = jpeg.exif.holds.map((kind) => ({ place: "EXIF", kind, action: "removed" }))
  const removed = new Map<string, string>()
  for (const segment of jpeg.segments) {
    const found = rider(bytes, segment)
    if (found !== null) removed.set(found[0], found[1])
  }
  for (const [place, kind] of removed) findings.push({ place, kind, action: "removed" })
  if (jpeg.icc !== null) findings.push({ place: "colour profile", kind: "free-text", action: "replaced" })
  if (jpeg.exif.orientation !== 1) findings.push({ place: "EXIF", kind: "orientation", action: "kept" })
  if (jpeg.tail > 0) findings.push({ place: "behind the end", kind: "trailing-data", action: "removed" })
  return [...findings, { place: "coded pixels", kind: "pixels", action: "kept" }]
}

/** What rides along, as place and kind. */
function rider(bytes: Uint8Array, segment: JpegSegment): readonly [string, string] | null {
  const starts = (text: string): boolean => segmentStartsWith(bytes, segment, text)
  if (segment.marker === jpegMarkers.com) return ["comment", "free-text"]
  if (segment.marker === jpegMarkers.app0) return starts("JFIF\0") ? null : ["APP0", "preview-image"]
  if (segment.marker === jpegMarkers.app1) {
    if (starts("Exif\0")) return ["EXIF", "notes"]
    return starts("http://ns.adobe.com/x") ? ["XMP", "free-text"] : ["APP1", "hidden-data"]
  }
  if (segment.marker === jpegMarkers.app2) {
    if (starts("ICC_PROFILE\0")) return null
    return starts("MPF\0") ? ["MPF", "preview-image"] : ["APP2", "hidden-data"]
  }
  if (segment.marker === jpegMarkers.app13) return ["IPTC", "free-text"]
  if (segment.marker === jpegMarkers.app14) return starts("Adobe") ? null : ["APP14", "hidden-data"]
  const isApp = segment.marker >= 0xe0 && segment.marker <= 0xef
  return isApp ? [`APP${segment.marker - 0xe0}`, "hidden-data"] : null
}
