/** Which entries of a PNG's palette its pixels name. */
import type { PngPass } from "./png.ts"

/** One byte an entry: 1 where a pixel names it. `rows` are the filtered rows of all passes. */
export function namedEntries(
  rows: Uint8Array,
  passes: readonly PngPass[],
  bitDepth: number,
): Uint8Array<ArrayBuffer> {
  const named = new Uint8Array(256)
  let at = 0
  for (const { rows: count, rowBytes, columns } of passes) {
    let above = new Uint8Array(rowBytes)
    for (let row = 0; row < count; row++, at += rowBytes + 1) {
      const plain = unfiltered(rows[at] ?? 0, rows.subarray(at + 1, at + 1 + rowBytes), above)
      nameEntries(named, plain, columns, bitDepth)
      above = plain
    }
  }
  return named
}

function nameEntries(named: Uint8Array, row: Uint8Array, columns: number, bitDepth: number): void {
  const perByte = 8 / bitDepth
  const mask = (1 << bitDepth) - 1
  for (let column = 0; column < columns; column++) {
    const shift = 8 - bitDepth * ((column % perByte) + 1)
    named[((row[Math.floor(column / perByte)] ?? 0) >>> shift) & mask] = 1
  }
}

/** ISO/IEC 15948, 9.2: with a palette the byte to the left is the pixel to the left, or holds it. */
function unfiltered(filter: number, row: Uint8Array, above: Uint8Array): Uint8Array<ArrayBuffer> {
  const plain = new Uint8Array(row.length)
  for (let i = 0; i < row.length; i++) {
    const left = plain[i - 1] ?? 0
    const up = above[i] ?? 0
    plain[i] = (row[i] ?? 0) + predicted(filter, left, up, i === 0 ? 0 : (above[i - 1] ?? 0))
  }
  return plain
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >>> 1
  if (filter !== 4) return 0
  const estimate = left + up - corner
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(estimate - value))
  if ((toLeft ?? 0) <= (toUp ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left
  return (toUp ?? 0) <= (toCorner ?? 0) ? up : corner
}
