/** WebP rewritten from its parts: the coded picture as it is, everything that rides along left out. */
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { orientationBlock } from "../formats/exif.ts"
import { isSrgb, readIcc, writeIcc } from "../formats/icc.ts"
import { isProblem, problem } from "../formats/problem.ts"
import type { Problem } from "../formats/problem.ts"
import { readWebp, webpChunk } from "../formats/webp.ts"
import type { Webp } from "../formats/webp.ts"
import type { Finding } from "./findings.ts"
import { endsInWords, shortWords, tailLength } from "./coded-tail.ts"
import type { CleanPicture } from "./photo-jpeg.ts"

const hasProfile = 0x20
const hasAlpha = 0x10
const hasExif = 0x08

export function cleanWebp(bytes: Uint8Array): CleanPicture | Problem {
  const webp = readWebp(bytes)
  if (isProblem(webp)) return webp
  const coded = webp.chunks.filter(({ type }) => /^(?:VP8 |VP8L|ALPH)$/u.test(type))
  if (coded.some(({ body }) => endsInWords(body.subarray(-tailLength), shortWords)))
    return problem("webp-malformed")
  const read = webp.icc === null ? null : readIcc(webp.icc)
  const profile = read === null || isSrgb(read) || read.space !== "rgb" ? null : writeIcc(read)
  const turned = webp.exif.orientation !== 1
  const alpha = webp.chunks.find(({ type }) => type === "ALPH")
  const picture = webp.chunks.filter(({ type }) => type === "VP8 " || type === "VP8L")
  const flags = (profile === null ? 0 : hasProfile) | (webp.alpha ? hasAlpha : 0) | (turned ? hasExif : 0)
  const body = concat(
    utf8("WEBP"),
    ...(flags === 0 ? [] : [webpChunk("VP8X", extendedHeader(webp, flags))]),
    ...(profile === null ? [] : [webpChunk("ICCP", profile)]),
    ...(alpha === undefined || picture[0]?.type === "VP8L" ? [] : [webpChunk("ALPH", alpha.body)]),
    ...picture.map(({ type, body: coded }) => webpChunk(type, coded)),
    ...(turned ? [webpChunk("EXIF", orientationBlock(webp.exif.orientation))] : []),
  )
  return {
    bytes: webpFile(body),
    width: webp.width,
    height: webp.height,
    findings: findingsOf(webp),
  }
}

function extendedHeader({ width, height }: Webp, flags: number): Bytes {
  const header = new Uint8Array(10)
  const view = new DataView(header.buffer)
  view.setUint32(0, flags, true)
  view.setUint16(4, (width - 1) & 0xffff, true)
  view.setUint8(6, (width - 1) >>> 16)
  view.setUint16(7, (height - 1) & 0xffff, true)
  view.setUint8(9, (height - 1) >>> 16)
  return header
}

function webpFile(body: Bytes): Bytes {
  const head = new Uint8Array(8)
  head.set(utf8("RIFF"))
  new DataView(head.buffer).setUint32(4, body.length, true)
  return concat(head, body)
}

function findingsOf(webp: Webp): readonly Finding[] {
  const findings: Finding[] = webp.exif.holds.map((kind) => ({ place: "EXIF", kind, action: "removed" }))
  const has = (type: string): boolean => webp.chunks.some((chunk) => chunk.type === type)
  const known = /^(?:VP8 |VP8L|VP8X|ALPH|ICCP|EXIF|XMP )$/u
  if (has("XMP ")) findings.push({ place: "XMP", kind: "free-text", action: "removed" })
  if (has("EXIF")) findings.push({ place: "EXIF", kind: "notes", action: "removed" })
  if (webp.chunks.some(({ type }) => !known.test(type))) {
    findings.push({ place: "other chunks", kind: "hidden-data", action: "removed" })
  }
  if (has("ICCP")) findings.push({ place: "colour profile", kind: "free-text", action: "replaced" })
  if (webp.exif.orientation !== 1) findings.push({ place: "EXIF", kind: "orientation", action: "kept" })
  if (webp.tail > 0) findings.push({ place: "behind the end", kind: "trailing-data", action: "removed" })
  return [...findings, { place: "coded pixels", kind: "pixels", action: "kept" }]
}
