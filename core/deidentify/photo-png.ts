/** PNG rewritten from its pixels: the rows are unpacked, checked and packed again, so that only pixels survive. */
import { zlibSync } from "fflate"
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { orientationBlock } from "../formats/exif.ts"
import { isSrgb, readIcc, writeIcc } from "../formats/icc.ts"
import { namedEntries } from "../formats/png-palette.ts"
import { pngChunk, pngMark, pngPasses, pngRows, readPng } from "../formats/png.ts"
import type { Png, PngChunk } from "../formats/png.ts"
import { isProblem, problem } from "../formats/problem.ts"
import type { Problem } from "../formats/problem.ts"
import type { Finding } from "./findings.ts"
import type { CleanPicture } from "./photo-jpeg.ts"

export function cleanPng(bytes: Uint8Array): CleanPicture | Problem {
  const png = readPng(bytes)
  if (isProblem(png)) return png
  const rows = pngRows(png)
  if (isProblem(rows)) return rows
  const palette = paletteOf(png, rows)
  if (palette !== null && isProblem(palette)) return palette
  const parts: Bytes[] = [
    Uint8Array.from(pngMark),
    pngChunk("IHDR", headerOf(png)),
    ...colourChunks(png),
    ...(palette === null ? [] : [pngChunk("PLTE", palette.colours)]),
    ...transparency(png, palette),
    ...(png.exif.orientation === 1 ? [] : [pngChunk("eXIf", orientationBlock(png.exif.orientation))]),
    pngChunk("IDAT", zlibSync(rows, { level: 6 })),
    pngChunk("IEND", new Uint8Array(0)),
  ]
  return { bytes: concat(...parts), width: png.width, height: png.height, findings: findingsOf(png) }
}

const named = (png: Png, type: string): Uint8Array | undefined =>
  png.chunks.find((chunk) => chunk.type === type)?.body

function headerOf(png: Png): Bytes {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, png.width)
  view.setUint32(4, png.height)
  header.set([png.bitDepth, png.colourType, 0, 0, png.interlaced ? 1 : 0], 8)
  return header
}

/** One statement about colours, the most exact one that is understood. */
function colourChunks(png: Png): readonly Bytes[] {
  const profile = png.icc === null ? null : readIcc(png.icc)
  const grey = png.colourType === 0 || png.colourType === 4
  if (profile !== null && (profile.space === "grey") === grey) {
    if (isSrgb(profile)) return [pngChunk("sRGB", Uint8Array.of(0))]
    return [pngChunk("iCCP", concat(utf8("profile\0\0"), zlibSync(writeIcc(profile), { level: 6 })))]
  }
  if (named(png, "sRGB") !== undefined) return [pngChunk("sRGB", Uint8Array.of(0))]
  const gamma = numbersOf(named(png, "gAMA"), 1, 10_000, 400_000)
  const colours = numbersOf(named(png, "cHRM"), 8, 0, 100_000)
  return [
    ...(gamma === null ? [] : [pngChunk("gAMA", gamma)]),
    ...(gamma === null || colours === null ? [] : [pngChunk("cHRM", colours)]),
  ]
}

/** The chunk again where it holds so many plausible numbers and nothing else. */
function numbersOf(
  body: Uint8Array | undefined,
  count: number,
  low: number,
  high: number,
): Uint8Array | null {
  if (body === undefined || body.length !== count * 4) return null
  const view = new DataView(body.buffer, body.byteOffset, body.length)
  const values = Array.from({ length: count }, (_, i) => view.getUint32(i * 4))
  return values.every((value) => value >= low && value <= high) ? body : null
}

interface Palette {
  readonly colours: Bytes
  readonly named: Uint8Array
}

/** Of a palette the colours that a pixel has; beside true colours it only suggests some, and is left out. */
function paletteOf(png: Png, rows: Uint8Array): Palette | Problem | null {
  if (png.colourType !== 3) return null
  const body = named(png, "PLTE")
  if (body === undefined || body.length % 3 !== 0 || body.length > 768) return problem("png-malformed")
  const used = namedEntries(rows, pngPasses(png), png.bitDepth)
  const colours = body.slice()
  for (let i = 0; i < colours.length; i++) if (used[Math.floor(i / 3)] === 0) colours[i] = 0
  return { colours, named: used }
}

const opaque = 255

function transparency(png: Png, palette: Palette | null): readonly Bytes[] {
  const body = named(png, "tRNS")
  if (body === undefined) return []
  if (palette !== null) {
    if (body.length > palette.colours.length / 3) return []
    return [
      pngChunk(
        "tRNS",
        body.map((value, i) => (palette.named[i] === 0 ? opaque : value)),
      ),
    ]
  }
  const lengths: Readonly<Record<number, number>> = { 0: 2, 2: 6 }
  if (body.length !== lengths[png.colourType]) return []
  const mask = (1 << png.bitDepth) - 1
  return [
    pngChunk(
      "tRNS",
      body.map((value, i) => value & (i % 2 === 0 ? mask >>> 8 : mask)),
    ),
  ]
}

const textual = /^(?:tEXt|zTXt|iTXt)$/u
const kept = /^(?:IHDR|PLTE|tRNS|IDAT|sRGB|gAMA|cHRM)$/u

function findingsOf(png: Png): readonly Finding[] {
  const findings: Finding[] = png.exif.holds.map((kind) => ({ place: "EXIF", kind, action: "removed" }))
  const places = new Map<string, string>()
  for (const chunk of png.chunks) {
    const place = placeOf(chunk)
    if (place !== null) places.set(place[0], place[1])
  }
  for (const [place, kind] of places) findings.push({ place, kind, action: "removed" })
  if (png.icc !== null) findings.push({ place: "colour profile", kind: "free-text", action: "replaced" })
  if (png.exif.orientation !== 1) findings.push({ place: "EXIF", kind: "orientation", action: "kept" })
  if (png.tail > 0) findings.push({ place: "behind the end", kind: "trailing-data", action: "removed" })
  return [...findings, { place: "pixels", kind: "pixels", action: "kept" }]
}

/** A chunk's name may itself be a word: only those of the standard are named. */
function placeOf({ type }: PngChunk): readonly [string, string] | null {
  if (kept.test(type) || type === "iCCP") return null
  if (textual.test(type)) return ["text chunks", "free-text"]
  if (type === "eXIf") return ["EXIF", "notes"]
  if (type === "tIME") return ["time of change", "date"]
  return ["other chunks", "hidden-data"]
}
