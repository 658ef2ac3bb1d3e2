/** STL without hiding places: an empty header, no attribute words, no tail; every coordinate bit for bit. */
import { pieces } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { arraySource } from "../encoding/byte-source.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { isProblem, problem } from "../formats/problem.ts"
import type { Problem } from "../formats/problem.ts"
import {
  asciiStlReader,
  binaryStlCount,
  colourDialect,
  stlFacetLength,
  stlHeaderLength,
} from "../formats/stl.ts"
import type { AttachmentRole } from "../records/order.ts"
import type { Finding, Outcome } from "./findings.ts"
import { allMeasured, isMeasured } from "./mesh-measures.ts"
import { refused } from "./refusal.ts"
import { meshCategory, meshReview, shapeGauge } from "./shape.ts"
import type { ShapeGauge } from "./shape.ts"

export interface StlOptions {
  readonly role: AttachmentRole
  /** Colours stand in words where anything may stand: kept on request only. */
  readonly keepColour: boolean
}

const facetsAtOnce = 20_000

export const geometryKept: Finding = { place: "coordinates", kind: "geometry", action: "kept" }

type Colour = "magics" | "viscam" | null

/** Streams: a scan of two gigabytes is never held whole, neither here nor when the result is read. */
export async function rewriteBinaryStl(source: ByteSource, options: StlOptions): Promise<Outcome> {
  const header = await source.read(0, Math.min(stlHeaderLength, source.size))
  const count = binaryStlCount(header, source.size)
  if (isProblem(count)) return refused(count)
  const colour: Colour = options.keepColour ? colourDialect(header) : null
  const end = stlHeaderLength + count * stlFacetLength
  const gauge = shapeGauge()
  const seen: Seen = { attributes: 0, coloured: 0, normals: 0 }
  const step = facetsAtOnce * stlFacetLength
  const lent = new Uint8Array(Math.min(step, end - stlHeaderLength))
  for (let at = stlHeaderLength; at < end; at += step) {
    const facets = await source.read(at, Math.min(at + step, end), lent)
    const wrong = cleanFacets(facets, colour, seen, gauge)
    if (wrong !== null) return refused(wrong)
  }
  const shape = gauge.shape()
  return {
    status: "deidentified",
    output: { size: end, read: cleanReader(source, count, colour) },
    findings: binaryFindings(header, seen, source.size - end),
    review: meshReview(shape),
    category: meshCategory(shape, options.role),
  }
}

interface Seen {
  attributes: number
  coloured: number
  normals: number
}

/** In place; says what is wrong with a coordinate. */
function cleanFacets(facets: Bytes, colour: Colour, seen: Seen, gauge: ShapeGauge | null): Problem | null {
  const view = new DataView(facets.buffer, facets.byteOffset, facets.length)
  const corners = new Float64Array(9)
  for (let at = 0; at < facets.length; at += stlFacetLength) {
    for (let i = 0; i < 9; i++) {
      const value = view.getFloat32(at + 12 + i * 4, true)
      if (!isMeasured(value)) return problem(Number.isFinite(value) ? "mesh-too-far" : "mesh-not-finite")
      corners[i] = value
    }
    gauge?.add(corners, 0, 3, 6)
    if (!isUnit(view, at)) {
      writeNormal(view, at, corners)
      seen.normals++
    }
    const word = view.getUint16(at + 48, true)
    if (word === 0) continue
    seen.attributes++
    const kept = colour === null ? 0 : colourWord(word, colour)
    if (kept !== 0) seen.coloured++
    view.setUint16(at + 48, kept, true)
  }
  return null
}

/** A normal may be left out (all zero) or have the length one: three numbers of any other kind are no normal. */
function isUnit(view: DataView, at: number): boolean {
  const bits = view.getUint32(at, true) | view.getUint32(at + 4, true) | view.getUint32(at + 8, true)
  if ((bits & 0x7fff_ffff) === 0) return true
  const [x, y, z] = [view.getFloat32(at, true), view.getFloat32(at + 4, true), view.getFloat32(at + 8, true)]
  const length = x * x + y * y + z * z
  return length > 0.98 && length < 1.02
}

function writeNormal(view: DataView, at: number, corners: Float64Array): void {
  const [ax = 0, ay = 0, az = 0, bx = 0, by = 0, bz = 0, cx = 0, cy = 0, cz = 0] = corners
  const [ux, uy, uz, vx, vy, vz] = [bx - ax, by - ay, bz - az, cx - ax, cy - ay, cz - az]
  const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
  const length = Math.sqrt(x * x + y * y + z * z)
  const scale = length > 0 && Number.isFinite(length) ? 1 / length : 0
  for (const [i, value] of [x, y, z].entries()) {
    view.setFloat32(at + i * 4, scale === 0 ? 0 : value * scale, true)
  }
}

/** Both dialects are written as one, because the mark of the other stood in the header that is gone. */
function colourWord(word: number, colour: "magics" | "viscam"): number {
  if (colour === "viscam") return (word & 0x8000) === 0 ? 0 : word
  if ((word & 0x8000) !== 0) return 0
  return 0x8000 | ((word & 31) << 10) | (word & 0x3e0) | ((word >>> 10) & 31)
}

/** Whole triangles around a piece are read into it; whoever finds it taken brings memory of their own. */
let spare = new Uint8Array(0)

/** The same rewrite again for each piece that is asked for. */
function cleanReader(source: ByteSource, count: number, colour: Colour): ByteSource["read"] {
  const header = new Uint8Array(stlHeaderLength)
  new DataView(header.buffer).setUint32(80, count, true)
  return async (start, end, lent) => {
    const piece = lent?.subarray(0, end - start) ?? new Uint8Array(end - start)
    if (start < stlHeaderLength) piece.set(header.subarray(start, Math.min(end, stlHeaderLength)))
    if (end <= stlHeaderLength) return piece
    const first = Math.max(Math.floor((start - stlHeaderLength) / stlFacetLength), 0)
    const last = Math.ceil((end - stlHeaderLength) / stlFacetLength)
    const from = stlHeaderLength + first * stlFacetLength
    const length = (last - first) * stlFacetLength
    const room = spare.length >= length ? spare : new Uint8Array(length)
    spare = new Uint8Array(0)
    const facets = await source.read(from, from + length, room)
    if (cleanFacets(facets, colour, { attributes: 0, coloured: 0, normals: 0 }, null) !== null) {
      throw new Error("the file changed after it was checked")
    }
    const skipped = Math.max(start - from, 0)
    piece.set(facets.subarray(skipped, end - from), Math.max(from - start, 0))
    spare = room
    return piece
  }
}

function binaryFindings(header: Uint8Array, seen: Seen, tail: number): readonly Finding[] {
  const findings: Finding[] = [geometryKept]
  if (header.subarray(0, 80).some((byte) => byte !== 0)) {
    findings.push({ place: "header", kind: "free-text", action: "removed" })
  }
  if (seen.attributes > seen.coloured) {
    findings.push({ place: "attribute words", kind: "hidden-data", action: "cleared" })
  }
  if (seen.coloured > 0) findings.push({ place: "attribute words", kind: "colour", action: "kept" })
  if (seen.normals > 0) findings.push({ place: "normals", kind: "hidden-data", action: "replaced" })
  if (tail > 0) findings.push({ place: "behind the last triangle", kind: "trailing-data", action: "removed" })
  return findings
}

/** Written as binary STL: a fifth of the size, and no words at all. */
export async function rewriteAsciiStl(source: ByteSource, options: StlOptions): Promise<Outcome> {
  const reader = asciiStlReader()
  for await (const piece of pieces(source)) {
    const wrong = reader.push(piece)
    if (wrong !== null) return refused(wrong)
  }
  const facets = reader.end()
  if (isProblem(facets)) return refused(facets)
  if (!allMeasured(facets.corners)) return refused(problem("mesh-too-far"))
  const output = writeBinaryStl(facets.corners)
  const gauge = shapeGauge()
  for (let at = 0; at < facets.corners.length; at += 9) gauge.add(facets.corners, at, at + 3, at + 6)
  const shape = gauge.shape()
  return {
    status: "deidentified",
    output: arraySource(output),
    findings: [
      geometryKept,
      { place: "names of solids and other words", kind: "free-text", action: "removed" },
    ],
    review: meshReview(shape),
    category: meshCategory(shape, options.role),
  }
}

/** Nine numbers per triangle in, the plain file out. */
function writeBinaryStl(corners: Float32Array): Bytes {
  const count = corners.length / 9
  const bytes = new Uint8Array(stlHeaderLength + count * stlFacetLength)
  const view = new DataView(bytes.buffer)
  view.setUint32(80, count, true)
  const triangle = new Float64Array(9)
  for (let facet = 0; facet < count; facet++) {
    const at = stlHeaderLength + facet * stlFacetLength
    for (let i = 0; i < 9; i++) {
      triangle[i] = corners[facet * 9 + i] ?? 0
      view.setFloat32(at + 12 + i * 4, triangle[i] ?? 0, true)
    }
    writeNormal(view, at, triangle)
  }
  return bytes
}
