/** Whether a lookup table of DICOM is a table: of the length its descriptor says, and without words among its entries. */
import type { Bytes } from "../encoding/bytes.ts"
import { isLetter, isWrittenText } from "./dicom-plausible.ts"

/** What (0028,1101) and its kind say of a table. */
export interface TableShape {
  readonly entries: number
  readonly bits: number
}

export function tableShape([entries, , bits]: readonly number[]): TableShape | null {
  if (entries === undefined || bits === undefined || bits < 1 || bits > 16) return null
  // 0 stands for the number that does not fit.
  return { entries: entries === 0 ? 65_536 : entries, bits }
}

/** Steps of a colour map from one entry to the next; letters of a word lie further apart. */
const smoothStep = 8

/**
 * Ramps run through all letters, each in its turn. A word is what jumps: three letters or more, where an entry among
 * them or beside them is neither a step further nor in the same direction.
 */
export function tableHoldsWords(bytes: Bytes, width: 1 | 2, little: boolean): boolean {
  const entries = entriesOf(bytes, width, little)
  if (isMostlyEmpty(bytes)) return true
  if (width === 1) return jumpsInLetters(entries, bytes, 1)
  const high = entries.map((entry) => entry >> 8)
  const low = entries.map((entry) => entry & 255)
  // Eight bits doubled into sixteen read as no word.
  if (high.every((byte, index) => byte === low[index])) return false
  if (low.every((byte) => byte === 0)) return jumpsInLetters(high, Uint8Array.from(high), 1)
  if (high.every((byte) => byte === 0)) return jumpsInLetters(low, Uint8Array.from(low), 1)
  return jumpsInLetters(entries, bytes, 2)
}

/** Letters at the start and nothing behind them: no table falls to its end at once. */
function isMostlyEmpty(bytes: Bytes): boolean {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] === 0 || bytes[end - 1] === 0x20)) end--
  const marks = bytes.subarray(0, end)
  if (end < 2 || end * 4 > bytes.length * 3) return false
  return marks.filter((byte) => isLetter(byte)).length * 3 > end * 2 || isWrittenText(marks)
}

function entriesOf(bytes: Bytes, width: 1 | 2, little: boolean): readonly number[] {
  if (width === 1) return [...bytes]
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return Array.from({ length: bytes.length >> 1 }, (_, index) => view.getUint16(index * 2, little))
}

function jumpsInLetters(entries: readonly number[], bytes: Bytes, width: 1 | 2): boolean {
  for (let at = 0; at < bytes.length; at++) {
    if (!isLetter(bytes[at] ?? 0)) continue
    let end = at
    while (end < bytes.length && isLetter(bytes[end] ?? 0)) end++
    if (end - at > 2) {
      const around = entries.slice(
        Math.max(Math.floor(at / width) - 1, 0),
        Math.min(Math.ceil(end / width) + 1, entries.length),
      )
      if (!isRamp(around)) return true
    }
    at = end
  }
  return false
}

function isRamp(entries: readonly number[]): boolean {
  const steps = entries.slice(1).map((entry, index) => entry - (entries[index] ?? 0))
  return (
    steps.every((step) => step >= 0) ||
    steps.every((step) => step <= 0) ||
    steps.every((step) => Math.abs(step) <= smoothStep)
  )
}

const discrete = 0
const linear = 1
const indirect = 2

/** A palette in segments (PS3.3 C.7.9.2), read to its last word; null where it is none of the shape. */
export function segmentsLength(bytes: Bytes, { entries, bits }: TableShape, little: boolean): number | null {
  const wide = bits > 8
  const width = wide ? 2 : 1
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const word = (index: number): number => (wide ? view.getUint16(index * 2, little) : view.getUint8(index))
  const words = Math.floor(bytes.length / width)
  let made = 0
  let at = 0
  while (made < entries && at + 3 <= words) {
    const [kind, count] = [word(at), word(at + 1)]
    if (count === 0) return null
    if (kind === discrete) {
      if (at + 2 + count > words) return null
      const values = bytes.subarray((at + 2) * width, (at + 2 + count) * width)
      if (tableHoldsWords(values, width, little)) return null
      made += count
      at += 2 + count
    } else if (kind === linear) {
      made += count
      at += 3
    } else if (kind === indirect) {
      // It repeats segments that stand before it.
      return null
    } else return null
  }
  return made === entries ? at * width : null
}
