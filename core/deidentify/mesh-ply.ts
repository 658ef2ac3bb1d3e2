/** PLY without hiding places: a fresh header, known elements and properties only, nothing behind the last value. */
import { arraySource, joinSources, readAll } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { plyTypeSize } from "../formats/ply-header.ts"
import type { PlyProperty, PlyType } from "../formats/ply-header.ts"
import { plyColumn, plyTable, readPlyTables } from "../formats/ply.ts"
import type { Ply, PlyColumn, PlyTable } from "../formats/ply.ts"
import { isProblem, problem } from "../formats/problem.ts"
import type { Problem } from "../formats/problem.ts"
import type { AttachmentRole } from "../records/order.ts"
import type { Finding, Outcome } from "./findings.ts"
import { allMeasured, isTextured } from "./mesh-measures.ts"
import { geometryKept } from "./mesh-stl.ts"
import { refused } from "./refusal.ts"
import { meshCategory, meshReview, shapeGauge } from "./shape.ts"

export interface PlyOptions {
  readonly role: AttachmentRole
  /** The neutral name of another file of the set, by the name under which this one mentions it. */
  readonly rename: (name: string) => string | null
}

/** Read whole: columns need about twice the file. */
const largestPly = 768 * 2 ** 20

/** What a property may hold at most; wider values are no coordinates of a texture, no normals, no colours. */
type Range = "any" | "unit" | "colour" | "texture" | "number"

const scalars: Readonly<Record<string, Readonly<Record<string, Range>>>> = {
  vertex: {
    ...named(["x", "y", "z"], "any"),
    ...named(["nx", "ny", "nz"], "unit"),
    ...named(["red", "green", "blue", "alpha", "r", "g", "b"], "colour"),
    ...named(["diffuse_red", "diffuse_green", "diffuse_blue"], "colour"),
    ...named(["s", "t", "u", "v", "texture_u", "texture_v"], "texture"),
  },
  face: { ...named(["red", "green", "blue", "alpha"], "colour"), texnumber: "number" },
}

const lists: Readonly<Record<string, readonly string[]>> = {
  face: ["vertex_indices", "vertex_index", "texcoord"],
  tristrips: ["vertex_indices", "vertex_index"],
}

const colourNames = [
  ["red", "green", "blue"],
  ["diffuse_red", "diffuse_green", "diffuse_blue"],
  ["r", "g", "b"],
]

function named(names: readonly string[], range: Range): Readonly<Record<string, Range>> {
  return Object.fromEntries(names.map((name) => [name, range]))
}

export async function rewritePly(source: ByteSource, options: PlyOptions): Promise<Outcome> {
  if (source.size > largestPly) return refused(problem("too-large"))
  const ply = readPlyTables(await readAll(source))
  if (isProblem(ply)) return refused(ply)
  const kept = ply.tables.map((table) => keptTable(table)).filter((table) => table.columns.length > 0)
  const wrong = firstWrong(ply, kept)
  if (wrong !== null) return refused(wrong)
  const textures = ply.header.textures.map((name) => options.rename(name))
  const shape = shapeOf(kept)
  return {
    status: "deidentified",
    output: writePly(kept, textures.some((name) => name === null) ? [] : textures.map(String)),
    findings: findingsOf(ply, kept),
    review: meshReview(shape),
    category: meshCategory(shape, options.role),
  }
}

/** Without its list of points a face is a row of bytes with a name. */
function keptTable(table: PlyTable): PlyTable {
  const { element } = table
  const columns = table.columns
    .filter((column) => isKept(element.name, column))
    .filter((column, _, all) => isOwnColour(column, all))
  const isSurface = Object.hasOwn(lists, element.name)
  const whole = !isSurface || columns.some(({ property }) => isIndex(property))
  const written = whole ? columns.map(withWideIndexes) : []
  const isAsItWas =
    written.length === table.columns.length && written.every((one, i) => one === table.columns[i])
  return { element, columns: written, rows: isAsItWas ? table.rows : null }
}

/** Four bytes a number, so that numbers of points, which may be any bytes, do not stand side by side as letters do. */
const withWideIndexes = (column: PlyColumn): PlyColumn =>
  isIndex(column.property) && plyTypeSize[column.property.type] < 4
    ? { ...column, property: { ...column.property, type: "i32" } }
    : column

const isIndex = ({ name, countType }: PlyProperty): boolean =>
  countType !== null && name.startsWith("vertex_ind")

/** One colour a row: beside a first spelling the others would be more letters in a row than a colour has. */
function isOwnColour({ property }: PlyColumn, all: readonly PlyColumn[]): boolean {
  const spelling = colourNames.findIndex((names) => names.includes(property.name))
  const first = colourNames.findIndex((names) => all.some((column) => names.includes(column.property.name)))
  return spelling <= first
}

function isKept(element: string, column: PlyColumn): boolean {
  const { counts, property } = column
  if (counts !== null) {
    if (!(lists[element] ?? []).includes(property.name)) return false
    if (isIndex(property)) return property.type !== "f32" && property.type !== "f64"
    return property.name !== "texcoord" || allWithin(column, "texture")
  }
  const known = scalars[element]
  const range = known !== undefined && Object.hasOwn(known, property.name) ? known[property.name] : undefined
  return range !== undefined && (range === "any" || allWithin(column, range))
}

function allWithin({ property, values }: PlyColumn, range: Range): boolean {
  for (let i = 0; i < values.length; i++) if (!isWithin(values[i] ?? 0, range, property)) return false
  return true
}

function isWithin(value: number, range: Range, { type }: PlyProperty): boolean {
  const fraction = type === "f32" || type === "f64"
  if (range === "unit") return Math.abs(value) <= 1.001
  if (range === "colour") return fraction ? value >= 0 && value <= 255 : value >= 0
  if (range === "number") return !fraction && value >= -1 && value < 32
  return fraction && isTextured(value) && (value === 0 || Math.abs(value) > 1e-12)
}

function firstWrong(ply: Ply, kept: readonly PlyTable[]): Problem | null {
  const vertices = kept.find((table) => table.element.name === "vertex")
  const axes = ["x", "y", "z"].map((name) => plyColumn(vertices, name))
  if (vertices === undefined || vertices.element.count === 0) return problem("ply-empty")
  if (axes.some((axis) => axis === undefined)) return problem("ply-malformed")
  const far = axes.filter((axis) => axis !== undefined && !allMeasured(axis.values))
  if (far.some((axis) => axis?.values.some((value) => !Number.isFinite(value)) === true))
    return problem("mesh-not-finite")
  if (far.length > 0) return problem("mesh-too-far")
  const count = vertices.element.count
  for (const name of ["face", "tristrips"]) {
    const indexes = plyColumn(plyTable(ply, name), "vertex_indices", "vertex_index")
    const low = name === "tristrips" ? -1 : 0
    if (indexes !== undefined && !allFrom(low, count, indexes.values)) return problem("mesh-bad-index")
  }
  return null
}

function allFrom(low: number, end: number, values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0
    if (value < low || value >= end) return false
  }
  return true
}

function shapeOf(tables: readonly PlyTable[]): ReturnType<ReturnType<typeof shapeGauge>["shape"]> {
  const gauge = shapeGauge()
  const vertices = tables.find((table) => table.element.name === "vertex")
  const faces = tables.find((table) => table.element.name === "face")
  const indexes = plyColumn(faces, "vertex_indices", "vertex_index")
  const points = pointsOf(vertices)
  // A cloud of points has a size, too.
  if (indexes === undefined || indexes.values.length === 0) {
    for (let at = 0; at < points.length; at += 3) gauge.add(points, at, at, at)
    return gauge.shape()
  }
  const { counts, values } = indexes
  const pointAt = (at: number): number => (values[at] ?? 0) * 3
  let from = 0
  for (const count of counts ?? []) {
    for (let i = 2; i < count; i++) gauge.add(points, pointAt(from), pointAt(from + i - 1), pointAt(from + i))
    from += count
  }
  return gauge.shape()
}

function pointsOf(vertices: PlyTable | undefined): Float64Array {
  const points = new Float64Array((vertices?.element.count ?? 0) * 3)
  for (const [axis, name] of ["x", "y", "z"].entries()) {
    const values = plyColumn(vertices, name)?.values ?? []
    for (let i = 0, at = axis; i < values.length; i++, at += 3) points[at] = values[i] ?? 0
  }
  return points
}

/** Elements and properties outside of the list are counted, not named: a name may be anything. */
function findingsOf(ply: Ply, kept: readonly PlyTable[]): readonly Finding[] {
  const { header } = ply
  const findings: Finding[] = [geometryKept]
  const removed = (count: number, place: string, kind: string): void => {
    if (count > 0) findings.push({ place: `${place} (${count})`, kind, action: "removed" })
  }
  const named = kept.map((table) => table.element)
  const columns = kept.reduce((sum, table) => sum + table.columns.length, 0)
  const all = ply.tables
    .filter((table) => named.includes(table.element))
    .reduce((sum, table) => sum + table.columns.length, 0)
  removed(header.comments, "comments", "free-text")
  removed(header.infos, "obj_info lines", "free-text")
  removed(ply.tables.length - kept.length, "unknown elements", "hidden-data")
  removed(all - columns, "unknown properties", "hidden-data")
  if (ply.tail > 0)
    findings.push({ place: "behind the last value", kind: "trailing-data", action: "removed" })
  if (header.textures.length > 0)
    findings.push({ place: "texture name", kind: "file-name", action: "replaced" })
  return findings
}

const typeNames: Readonly<Record<PlyType, string>> = {
  i8: "char",
  u8: "uchar",
  i16: "short",
  u16: "ushort",
  i32: "int",
  u32: "uint",
  f32: "float",
  f64: "double",
}

/** Little endian, properties in the order and of the types in which they came. */
function writePly(tables: readonly PlyTable[], textures: readonly string[]): ByteSource {
  const header = [
    "ply",
    "format binary_little_endian 1.0",
    ...textures.map((name) => `comment TextureFile ${name}`),
    ...tables.flatMap(({ element, columns }) => [
      `element ${element.name} ${element.count}`,
      ...columns.map(({ property }) => propertyLine(property)),
    ]),
    "end_header",
    "",
  ].join("\n")
  return joinSources(
    [utf8(header), ...tables.map((table) => table.rows ?? writeRows(table))].map((part) => arraySource(part)),
  )
}

const propertyLine = ({ name, type, countType }: PlyProperty): string =>
  countType === null
    ? `property ${typeNames[type]} ${name}`
    : `property list ${typeNames[countType]} ${typeNames[type]} ${name}`

function writeRows({ element, columns }: PlyTable): Bytes {
  const bytes = new Uint8Array(columns.reduce((sum, column) => sum + columnSize(column), 0))
  const view = new DataView(bytes.buffer)
  if (columns.every(({ counts }) => counts === null)) writeFixedRows(view, element.count, columns)
  else writeMixedRows(view, element.count, columns)
  return bytes
}

function writeFixedRows(view: DataView, rows: number, columns: readonly PlyColumn[]): void {
  const width = columns.reduce((sum, { property }) => sum + plyTypeSize[property.type], 0)
  let start = 0
  for (const { property, values } of columns) {
    const write = writeValue[property.type]
    for (let row = 0, at = start; row < rows; row++, at += width) write(view, at, values[row] ?? 0)
    start += plyTypeSize[property.type]
  }
}

function writeMixedRows(view: DataView, rows: number, columns: readonly PlyColumn[]): void {
  const writers = columns.map(({ property }) => ({
    value: writeValue[property.type],
    size: plyTypeSize[property.type],
    count: property.countType === null ? null : writeValue[property.countType],
    countSize: property.countType === null ? 0 : plyTypeSize[property.countType],
  }))
  const places = new Uint32Array(columns.length)
  let at = 0
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < columns.length; c++) {
      const column = columns[c]
      const writer = writers[c]
      if (column === undefined || writer === undefined) continue
      const count = column.counts === null ? 1 : (column.counts[row] ?? 0)
      writer.count?.(view, at, count)
      at += writer.countSize
      const first = places[c] ?? 0
      for (let i = first; i < first + count; i++, at += writer.size)
        writer.value(view, at, column.values[i] ?? 0)
      places[c] = first + count
    }
  }
}

const columnSize = ({ property, values, counts }: PlyColumn): number =>
  values.length * plyTypeSize[property.type] +
  (property.countType === null ? 0 : (counts?.length ?? 0) * plyTypeSize[property.countType])

const writeValue: Readonly<Record<PlyType, (view: DataView, at: number, value: number) => void>> = {
  i8: (view, at, value) => view.setInt8(at, value),
  u8: (view, at, value) => view.setUint8(at, value),
  i16: (view, at, value) => view.setInt16(at, value, true),
  u16: (view, at, value) => view.setUint16(at, value, true),
  i32: (view, at, value) => view.setInt32(at, value, true),
  u32: (view, at, value) => view.setUint32(at, value, true),
  f32: (view, at, value) => view.setFloat32(at, value, true),
  f64: (view, at, value) => view.setFloat64(at, value, true),
}
