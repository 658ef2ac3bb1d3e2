/** Whether an archive is its members and nothing beside them: every program that opens it finds the same files in it. */
import { bytesEqual } from "../encoding/bytes.ts"

interface Local {
  readonly at: number
  /** What header and directory have in common. */
  readonly fields: Uint8Array
  readonly name: Uint8Array
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

const isAt = (view: DataView, at: number, length: number, signature: number): boolean =>
  at + length <= view.byteLength && view.getUint32(at, true) === signature

/**
 * One after the other from the first byte, as `writeZip` lays them; then the directory, in the same order and of the same
 * words; then its end, which is the end of the file. No gap, no extra field, no comment, no second directory.
 */
export function isPlainZip(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  const locals: Local[] = []
  let at = 0
  while (isAt(view, at, 30, 0x0403_4b50)) {
    const length = view.getUint16(at + 26, true)
    const end = at + 30 + length + view.getUint32(at + 18, true)
    if (view.getUint16(at + 28, true) !== 0 || view.getUint16(at + 6, true) !== 0x0800) return false
    const name = bytes.subarray(at + 30, at + 30 + length)
    locals.push({ at, fields: bytes.subarray(at + 4, at + 30), name })
    at = end
  }
  const start = at
  for (const local of locals) {
    if (!isListed(bytes, view, at, local)) return false
    at += 46 + local.name.length
  }
  return isEnd(view, at, { count: locals.length, size: at - start, start })
}

function isListed(bytes: Uint8Array, view: DataView, at: number, local: Local): boolean {
  return (
    isAt(view, at, 46, 0x0201_4b50) &&
    bytesEqual(bytes.subarray(at + 6, at + 32), local.fields) &&
    bytes.subarray(at + 32, at + 42).every((byte) => byte === 0) &&
    view.getUint32(at + 42, true) === local.at &&
    bytesEqual(bytes.subarray(at + 46, at + 46 + local.name.length), local.name)
  )
}

interface Directory {
  readonly count: number
  readonly size: number
  readonly start: number
}

const isEnd = (view: DataView, at: number, { count, size, start }: Directory): boolean =>
  isAt(view, at, 22, 0x0605_4b50) &&
  at + 22 === view.byteLength &&
  view.getUint32(at + 4, true) === 0 &&
  view.getUint16(at + 8, true) === count &&
  view.getUint16(at + 10, true) === count &&
  view.getUint32(at + 12, true) === size &&
  view.getUint32(at + 16, true) === start &&
  view.getUint16(at + 20, true) === 0
