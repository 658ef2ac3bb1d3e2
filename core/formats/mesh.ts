/** A surface as a viewer wants it: indexed, with normals and colours, out of STL, PLY, OBJ or a plain 3Shape scan. */
import { hpsPositions, readHps } from "./hps.ts"
import { readObjParts } from "./obj.ts"
import { plyColumn, plyTable, readPlyTables } from "./ply.ts"
import type { Ply, PlyColumn, PlyTable } from "./ply.ts"
import { isProblem, problem } from "./problem.ts"
import type { Problem } from "./problem.ts"
import type { Kind } from "./sniff.ts"
import { allFinite, readAsciiFacets, readBinaryFacets } from "./stl.ts"
import type { Facets } from "./stl.ts"
import { smoothNormals, weld } from "./surface.ts"

export interface Mesh {
  /** x, y, z per point, bit for bit as the file has them (as 32-bit floats). */
  readonly positions: Float32Array<ArrayBuffer>
  readonly index: Uint32Array<ArrayBuffer>
  readonly normals: Float32Array<ArrayBuffer> | null
  /** Red, green, blue per point, as in the file (sRGB). */
  readonly colors: Uint8Array<ArrayBuffer> | null
  readonly triangles: number
}

export function readMesh(bytes: Uint8Array, kind: Kind): Mesh | Problem | null {
  switch (kind) {
    case "stl-binary":
      return meshOf(readBinaryFacets(bytes))
    case "stl-ascii":
      return meshOf(readAsciiFacets(bytes))
    case "ply":
      return readPly(bytes)
    case "obj":
      return readObj(bytes)
    case "hps":
      return readPackedScan(bytes)
    default:
      return null
  }
}

/** Binary where the length says so, whatever the first word is. */
export function readStl(bytes: Uint8Array): Mesh | Problem {
  if (bytes.length === 0) return problem("empty-file")
  const binary = readBinaryFacets(bytes)
  const saysSolid = String.fromCharCode(...bytes.subarray(0, 5)).toLowerCase() === "solid"
  if (!isProblem(binary) && (!saysSolid || bytes.length === 84 + (binary.corners.length / 9) * 50)) {
    return meshOf(binary)
  }
  const text = readAsciiFacets(bytes)
  return meshOf(saysSolid || !isProblem(text) ? text : binary)
}

function meshOf(facets: Facets | Problem): Mesh | Problem {
  if (isProblem(facets)) return facets
  const { positions, index, firstCorner } = weld(facets.corners, facets.colours)
  let colors: Uint8Array<ArrayBuffer> | null = null
  if (facets.colours !== null) {
    colors = new Uint8Array(positions.length)
    for (let point = 0; point < firstCorner.length; point++) {
      const from = Math.floor((firstCorner[point] ?? 0) / 3) * 3
      for (let i = 0; i < 3; i++) colors[point * 3 + i] = facets.colours[from + i] ?? 0
    }
  }
  return finished(positions, index, null, colors)
}

function finished(
  positions: Float32Array<ArrayBuffer>,
  index: Uint32Array<ArrayBuffer>,
  normals: Float32Array<ArrayBuffer> | null,
  colors: Uint8Array<ArrayBuffer> | null,
): Mesh {
  return {
    positions,
    index,
    normals: normals ?? smoothNormals(positions, index),
    colors,
    triangles: index.length / 3,
  }
}

export function readPly(bytes: Uint8Array): Mesh | Problem {
  if (bytes.length === 0) return problem("empty-file")
  const ply = readPlyTables(bytes)
  if (isProblem(ply)) return ply
  const vertices = plyTable(ply, "vertex")
  const positions = threeOf(vertices, ["x", "y", "z"])
  if (positions === null || positions.length === 0) return problem("ply-empty")
  if (!allFinite(positions)) return problem("mesh-not-finite")
  const index = plyIndex(ply, positions.length / 3)
  if (isProblem(index)) return index
  const normals = threeOf(vertices, ["nx", "ny", "nz"])
  const colors = coloursOf(vertices)
  const ofFaces = colors === null ? coloursOf(plyTable(ply, "face")) : null
  if (ofFaces !== null) return colouredByFace(ply, positions, index, ofFaces)
  return finished(positions, index, normals !== null && allFinite(normals) ? normals : null, colors)
}

function threeOf(
  table: PlyTable | undefined,
  names: readonly [string, string, string],
): Float32Array<ArrayBuffer> | null {
  const columns = names.map((name) => plyColumn(table, name))
  const three = new Float32Array((table?.element.count ?? 0) * 3)
  for (const [axis, column] of columns.entries()) {
    if (column === undefined || column.counts !== null) return null
    const { values } = column
    for (let i = 0; i < values.length; i++) three[i * 3 + axis] = values[i] ?? 0
  }
  return three
}

/** Bytes as they are; fractions from 0 to 1 and 16-bit values as bytes. */
function coloursOf(table: PlyTable | undefined): Uint8Array<ArrayBuffer> | null {
  const columns = [
    plyColumn(table, "red", "diffuse_red", "r"),
    plyColumn(table, "green", "diffuse_green", "g"),
    plyColumn(table, "blue", "diffuse_blue", "b"),
  ]
  const colours = new Uint8Array((table?.element.count ?? 0) * 3)
  for (const [channel, column] of columns.entries()) {
    if (column === undefined || column.counts !== null) return null
    const { values } = column
    const scale = colourScale(column)
    for (let i = 0; i < values.length; i++) {
      colours[i * 3 + channel] = Math.min(Math.max(Math.round((values[i] ?? 0) * scale), 0), 255)
    }
  }
  return colours
}

function colourScale({ property }: PlyColumn): number {
  if (property.type === "f32" || property.type === "f64") return 255
  return property.type === "u16" ? 255 / 65_535 : 1
}

const indexColumn = (ply: Ply): PlyColumn | undefined =>
  plyColumn(plyTable(ply, "face"), "vertex_indices", "vertex_index")

/** Fans out of polygons, or the strips of "tristrips". */
function plyIndex(ply: Ply, points: number): Uint32Array<ArrayBuffer> | Problem {
  const column = indexColumn(ply)
  if (column === undefined) return stripIndex(ply, points)
  const counts = column.counts
  if (counts === null) return problem("ply-malformed")
  return fanned(column.values, counts, points)
}

function fanned(
  values: ArrayLike<number>,
  counts: Uint32Array,
  points: number,
): Uint32Array<ArrayBuffer> | Problem {
  let corners = 0
  for (const count of counts) corners += count > 2 ? (count - 2) * 3 : 0
  if (corners === 0) return problem("mesh-no-surface")
  for (let i = 0; i < values.length; i++)
    if (!isPoint(values[i] ?? -1, points)) return problem("mesh-bad-index")
  const index = new Uint32Array(corners)
  let from = 0
  let to = 0
  for (const count of counts) {
    for (let i = 2; i < count; i++) {
      index[to++] = values[from] ?? 0
      index[to++] = values[from + i - 1] ?? 0
      index[to++] = values[from + i] ?? 0
    }
    from += count
  }
  return index
}

const isPoint = (value: number, points: number): boolean =>
  value >= 0 && value < points && Number.isInteger(value)

/** -1 ends a strip; every second triangle turns the other way. */
function stripIndex(ply: Ply, points: number): Uint32Array<ArrayBuffer> | Problem {
  const column = plyColumn(plyTable(ply, "tristrips"), "vertex_indices", "vertex_index")
  if (column?.counts === undefined || column.counts === null) return problem("mesh-no-surface")
  const { values } = column
  const index = new Uint32Array(values.length * 3)
  let to = 0
  let length = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? -1
    length = value === -1 ? 0 : length + 1
    if (length === 0) continue
    if (!isPoint(value, points)) return problem("mesh-bad-index")
    if (length < 3) continue
    const odd = length % 2
    index[to++] = values[i - (odd === 1 ? 2 : 1)] ?? 0
    index[to++] = values[i - (odd === 1 ? 1 : 2)] ?? 0
    index[to++] = value
  }
  return to === 0 ? problem("mesh-no-surface") : index.slice(0, to)
}

/** Each face gets points of its own: colours that meet at a point cannot share it. */
function colouredByFace(
  ply: Ply,
  positions: Float32Array<ArrayBuffer>,
  index: Uint32Array<ArrayBuffer>,
  colours: Uint8Array,
): Mesh | Problem {
  const counts = indexColumn(ply)?.counts ?? new Uint32Array(0)
  const corners = new Float32Array(index.length * 3)
  const perTriangle = new Uint8Array(index.length)
  for (let corner = 0; corner < index.length; corner++) {
    const from = (index[corner] ?? 0) * 3
    for (let i = 0; i < 3; i++) corners[corner * 3 + i] = positions[from + i] ?? 0
  }
  let triangle = 0
  for (let face = 0; face < counts.length; face++) {
    for (let i = 2; i < (counts[face] ?? 0); i++, triangle++) {
      perTriangle.set(colours.subarray(face * 3, face * 3 + 3), triangle * 3)
    }
  }
  return meshOf({ corners, colours: perTriangle })
}

export function readObj(bytes: Uint8Array): Mesh | Problem {
  const parts = readObjParts(bytes)
  if (isProblem(parts)) return parts
  const positions = Float32Array.from(parts.positions)
  if (!allFinite(positions)) return problem("mesh-not-finite")
  const points = new Float64Array(parts.faceCorners.length / 3)
  for (let corner = 0; corner < points.length; corner++) points[corner] = parts.faceCorners[corner * 3] ?? 0
  const index = fanned(points, parts.faceSizes, positions.length / 3)
  if (isProblem(index)) return index
  return finished(positions, index, null, parts.colours === null ? null : toBytes(parts.colours))
}

/** From 0 to 1 by custom; some programs write 0 to 255. */
function toBytes(colours: Float64Array): Uint8Array<ArrayBuffer> {
  const scale = colours.some((value) => value > 1) ? 1 : 255
  return Uint8Array.from(colours, (value) => Math.min(Math.max(Math.round(value * scale), 0), 255))
}

/** Encrypted ones stay closed: their key belongs to their maker. */
function readPackedScan(bytes: Uint8Array): Mesh | Problem {
  const scan = readHps(bytes)
  if (isProblem(scan)) return scan
  if (scan.schema === "CE") return problem("hps-encrypted")
  const positions = hpsPositions(scan)
  if (!allFinite(positions)) return problem("mesh-not-finite")
  return finished(positions, Uint32Array.from(scan.triangles), null, null)
}
