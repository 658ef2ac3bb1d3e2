/** PLY: the values of each property as one column, whatever the file's spelling was. */
import { readDecimal, skipLine, skipSpaces } from "./decimal.ts"
import { plyTypeSize, readPlyHeader } from "./ply-header.ts"
import type { PlyElement, PlyHeader, PlyProperty, PlyType } from "./ply-header.ts"
import { isProblem, problem } from "./problem.ts"
import type { Problem } from "./problem.ts"

export type PlyValues =
  | Int8Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>

export interface PlyColumn {
  readonly property: PlyProperty
  readonly values: PlyValues
  /** Length of each list, where the property is one; the values then stand one list behind the other. */
  readonly counts: Uint32Array | null
}

export interface PlyTable {
  readonly element: PlyElement
  readonly columns: readonly PlyColumn[]
  /** The rows as they stand in the file, where they are binary with the low byte first. */
  readonly rows: Uint8Array | null
}

export interface Ply {
  readonly header: PlyHeader
  readonly tables: readonly PlyTable[]
  /** Bytes behind the last value. */
  readonly tail: number
}

/** Reads everything the header announces; memory stays within a small multiple of the bytes that are there. */
export function readPlyTables(bytes: Uint8Array): Ply | Problem {
  const header = readPlyHeader(bytes)
  if (isProblem(header)) return header
  const input: Input = {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
    at: header.length,
    format: header.format,
  }
  const tables: PlyTable[] = []
  for (const element of header.elements) {
    if (element.count * smallestRow(element, header.format) > bytes.length - input.at + 1) {
      return problem("ply-truncated")
    }
    const start = input.at
    const columns = readRows(input, element)
    if (isProblem(columns)) return columns
    tables.push({
      element,
      columns,
      rows: input.format === "little" ? bytes.subarray(start, input.at) : null,
    })
  }
  return { header, tables, tail: tailLength(input) }
}

/** Line ends behind the last row of a text are no tail. */
function tailLength(input: Input): number {
  if (input.format === "ascii") skipSpaces(input)
  return Math.max(input.bytes.length - input.at, 0)
}

export const plyTable = (ply: Ply, name: string): PlyTable | undefined =>
  ply.tables.find((table) => table.element.name === name)

export const plyColumn = (table: PlyTable | undefined, ...names: readonly string[]): PlyColumn | undefined =>
  table?.columns.find((column) => names.includes(column.property.name))

interface Input {
  readonly bytes: Uint8Array
  readonly view: DataView
  at: number
  readonly format: PlyHeader["format"]
}

/** An element without properties takes no bytes and is therefore not believed any number of times. */
function smallestRow(element: PlyElement, format: PlyHeader["format"]): number {
  if (element.properties.length === 0) return Number.MAX_SAFE_INTEGER
  if (format === "ascii") return element.properties.length * 2
  return element.properties.reduce((sum, { type, countType }) => sum + plyTypeSize[countType ?? type], 0)
}

interface Growing {
  readonly property: PlyProperty
  values: PlyValues
  filled: number
  readonly counts: Uint32Array<ArrayBuffer> | null
}

function readRows(input: Input, element: PlyElement): readonly PlyColumn[] | Problem {
  const columns: Growing[] = element.properties.map((property) => ({
    property,
    values: makeValues(property.type, element.count * (property.countType === null ? 1 : 3)),
    filled: 0,
    counts: property.countType === null ? null : new Uint32Array(element.count),
  }))
  const problemFound =
    input.format === "ascii"
      ? readAsciiRows(input, element.count, columns)
      : readBinaryRows(input, element.count, columns)
  if (problemFound !== null) return problemFound
  return columns.map(({ property, values, filled, counts }) => ({
    property,
    values: values.length === filled ? values : values.slice(0, filled),
    counts,
  }))
}

/** Rows of one width are read a column at a time, which is several times faster. */
function readFixedRows(input: Input, rows: number, columns: readonly Growing[]): Problem | null {
  const width = columns.reduce((sum, { property }) => sum + plyTypeSize[property.type], 0)
  if (input.at + rows * width > input.bytes.length) return problem("ply-truncated")
  const little = input.format === "little"
  let start = input.at
  for (const column of columns) {
    const { values, property } = column
    const read = readers[property.type]
    for (let row = 0, at = start; row < rows; row++, at += width) values[row] = read(input.view, at, little)
    column.filled = rows
    start += plyTypeSize[property.type]
  }
  input.at += rows * width
  return null
}

function readBinaryRows(input: Input, rows: number, columns: readonly Growing[]): Problem | null {
  if (columns.every(({ counts }) => counts === null)) return readFixedRows(input, rows, columns)
  const [only] = columns
  if (columns.length === 1 && only !== undefined && readEvenLists(input, rows, only)) return null
  return readMixedRows(input, rows, columns)
}

/** Lists of one length, as the triangles of a scan are, read like rows of one width. False where they are none. */
function readEvenLists(input: Input, rows: number, column: Growing): boolean {
  const { bytes, view, at: start } = input
  const { countType, type } = column.property
  const [first = 0] = bytes.subarray(start, start + 1)
  const width = 1 + first * plyTypeSize[type]
  if (countType !== "u8" || column.counts === null || start + rows * width > bytes.length) return false
  for (let at = start, end = start + rows * width; at < end; at += width)
    if (bytes[at] !== first) return false
  const values = makeValues(type, rows * first)
  const read = readers[type]
  const little = input.format === "little"
  let filled = 0
  for (let row = 0, at = start + 1; row < rows; row++, at++) {
    for (let i = 0; i < first; i++, at += plyTypeSize[type]) values[filled++] = read(view, at, little)
  }
  column.values = values
  column.filled = filled
  column.counts.fill(first)
  input.at = start + rows * width
  return true
}

function readMixedRows(input: Input, rows: number, columns: readonly Growing[]): Problem | null {
  const little = input.format === "little"
  const end = input.bytes.length
  const { view } = input
  let at = input.at
  for (let row = 0; row < rows; row++) {
    for (const column of columns) {
      const { type, countType } = column.property
      let count = 1
      if (countType !== null && column.counts !== null) {
        if (at + plyTypeSize[countType] > end) return problem("ply-truncated")
        count = readers[countType](view, at, little)
        at += plyTypeSize[countType]
        if (count < 0) return problem("ply-malformed")
        column.counts[row] = count
      }
      const size = plyTypeSize[type]
      if (at + count * size > end) return problem("ply-truncated")
      if (column.filled + count > column.values.length) grow(column, count)
      const { values } = column
      const read = readers[type]
      for (let i = 0; i < count; i++, at += size) values[column.filled++] = read(view, at, little)
    }
  }
  input.at = at
  return null
}

function readAsciiRows(input: Input, rows: number, columns: readonly Growing[]): Problem | null {
  const cursor = { bytes: input.bytes, at: input.at }
  const next = (): number => {
    skipSpaces(cursor)
    return readDecimal(cursor)
  }
  for (let row = 0; row < rows; row++) {
    for (const column of columns) {
      let count = 1
      if (column.counts !== null) {
        count = next()
        if (!Number.isInteger(count) || count < 0) return wrongText(input, cursor.at)
        if (count * 2 > input.bytes.length - cursor.at + 1) return problem("ply-truncated")
        column.counts[row] = count
      }
      if (column.filled + count > column.values.length) grow(column, count)
      for (let i = 0; i < count; i++) {
        const value = next()
        if (Number.isNaN(value)) return wrongText(input, cursor.at)
        column.values[column.filled++] = value
      }
    }
    // One row, one line: some programs write more values than their header announces.
    if (columns.length > 0) skipLine(cursor)
  }
  input.at = cursor.at
  return null
}

/** At the end of the text something is missing; before it something is wrong. */
function wrongText(input: Input, at: number): Problem {
  if (at >= input.bytes.length) return problem("ply-truncated")
  const text = String.fromCharCode(...input.bytes.subarray(Math.max(at - 16, 0), at + 16))
  return problem(/\b(?:nan|inf)/iu.test(text) ? "mesh-not-finite" : "ply-malformed")
}

type Reader = (view: DataView, at: number, little: boolean) => number

const readers: Readonly<Record<PlyType, Reader>> = {
  i8: (view, at) => view.getInt8(at),
  u8: (view, at) => view.getUint8(at),
  i16: (view, at, little) => view.getInt16(at, little),
  u16: (view, at, little) => view.getUint16(at, little),
  i32: (view, at, little) => view.getInt32(at, little),
  u32: (view, at, little) => view.getUint32(at, little),
  f32: (view, at, little) => view.getFloat32(at, little),
  f64: (view, at, little) => view.getFloat64(at, little),
}

const arrays = {
  i8: Int8Array,
  u8: Uint8Array,
  i16: Int16Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const

const makeValues = (type: PlyType, length: number): PlyValues => new arrays[type](length)

function grow(column: Growing, more: number): void {
  const larger = makeValues(column.property.type, Math.max(column.values.length * 2, column.filled + more))
  larger.set(column.values.subarray(0, column.filled))
  column.values = larger
}
