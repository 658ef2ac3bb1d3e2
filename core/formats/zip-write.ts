/** A zip archive in one plain spelling: no times, no owners, no comments, no extra fields. */
import { deflateSync } from "fflate"
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { crc32 } from "./crc32.ts"

export interface NewEntry {
  readonly path: string
  readonly bytes: Uint8Array
}

const version = 20
const utf8Names = 0x0800
/** 1 January 1980, midnight: the first moment the format knows. */
const firstDay = 0x0021

/** For packages of a few hundred megabytes at most: offsets are 32 bits wide. */
export function writeZip(entries: readonly NewEntry[]): Bytes {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const { path, bytes } of entries) {
    const name = utf8(path)
    const packed = deflateSync(bytes, { level: 6 })
    const stored = packed.length >= bytes.length
    const data = stored ? bytes : packed
    const fields = fieldsOf(stored ? 0 : 8, crc32(bytes), data.length, bytes.length, name.length)
    const local = concat(numbers([0x0403_4b50, 4]), fields, name, data)
    parts.push(local)
    directory.push(
      concat(
        numbers([0x0201_4b50, 4], [version, 2]),
        fields,
        numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
        name,
      ),
    )
    offset += local.length
  }
  const size = directory.reduce((sum, record) => sum + record.length, 0)
  const counts = numbers([0, 2], [0, 2], [entries.length, 2], [entries.length, 2], [size, 4], [offset, 4])
  return concat(...parts, ...directory, numbers([0x0605_4b50, 4]), counts, numbers([0, 2]))
}

/** What the local header and the directory have in common. */
const fieldsOf = (method: number, crc: number, packed: number, size: number, nameLength: number): Bytes =>
  numbers(
    [version, 2],
    [utf8Names, 2],
    [method, 2],
    [0, 2],
    [firstDay, 2],
    [crc, 4],
    [packed, 4],
    [size, 4],
    [nameLength, 2],
    [0, 2],
  )

function numbers(...values: readonly (readonly [value: number, width: 2 | 4])[]): Bytes {
  const bytes = new Uint8Array(values.reduce((sum, [, width]) => sum + width, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [value, width] of values) {
    if (width === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += width
  }
  return bytes
}
