/** Palettes of PNG pictures: colours that a pixel has stay, entries that none has are a place to write. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { zlibSync } from "fflate"
import { arraySource, readAll } from "../encoding/byte-source.ts"
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { pngChunk, pngMark, pngRows, readPng } from "../formats/png.ts"
import { isProblem } from "../formats/problem.ts"
import { png } from "../specimen/png-bytes.ts"
import { smile } from "../specimen/smile.ts"
import { tracesIn } from "./fixtures/traces.ts"
import { rewritePhoto } from "./photo.ts"

const name = "Hadubrand Wolkenstein"

async function cleaned(bytes: Bytes): Promise<Bytes> {
  const outcome = await rewritePhoto(arraySource(bytes), "png", { codec: null, exactPixels: true })
  if (outcome.status === "refused") assert.fail(outcome.reason)
  return readAll(outcome.output)
}

function packed(header: readonly number[], chunks: readonly Uint8Array[], rows: Uint8Array): Bytes {
  const size = new Uint8Array(8)
  new DataView(size.buffer).setUint32(0, header[0] ?? 0)
  new DataView(size.buffer).setUint32(4, header[1] ?? 0)
  return concat(
    pngMark,
    pngChunk("IHDR", concat(size, Uint8Array.from(header.slice(2)))),
    ...chunks,
    pngChunk("IDAT", zlibSync(rows)),
    pngChunk("IEND", new Uint8Array(0)),
  )
}

const body = (bytes: Bytes, type: string): Uint8Array => {
  const read = readPng(bytes)
  if (isProblem(read)) assert.fail(read.problem)
  return read.chunks.find((chunk) => chunk.type === type)?.body ?? new Uint8Array(0)
}

/** Pixels of two bits, the rows by each filter in turn. Of the four entries one is named in the last row only, one never. */
const plainRows = [
  [0b00010001, 0b01_000000],
  [0b01000100, 0b00_000000],
  [0b00000101, 0b01_000000],
  [0b01010000, 0b00_000000],
  [0b00010011, 0b01_000000],
]

/** ISO/IEC 15948, 9.2, from the writer's side. */
function filtered(row: readonly number[], above: readonly number[], filter: number): readonly number[] {
  const byLeft = (i: number): number => (i === 0 ? 0 : (row[i - 1] ?? 0))
  const paeth = (left: number, up: number, corner: number): number =>
    [left, up, corner].reduce((best, one) =>
      Math.abs(left + up - corner - one) < Math.abs(left + up - corner - best) ? one : best,
    )
  return row.map((value, i) => {
    const [left, up, corner] = [byLeft(i), above[i] ?? 0, i === 0 ? 0 : (above[i - 1] ?? 0)]
    const guess = [0, left, up, (left + up) >>> 1, paeth(left, up, corner)][filter] ?? 0
    return (value - guess) & 255
  })
}

test("entries of a palette that no pixel names are emptied, the others stay", async () => {
  const plain = packed(
    [4, 1, 8, 3, 0, 0, 0],
    [
      pngChunk("PLTE", concat(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9), utf8(name))),
      pngChunk("tRNS", concat(Uint8Array.of(9, 8, 7), utf8("Wolken"))),
    ],
    Uint8Array.of(0, 0, 1, 2, 1),
  )
  assert.deepEqual(tracesIn(plain, [name]), [name])
  const output = await cleaned(plain)
  assert.deepEqual(tracesIn(output, [name, "Wolken"]), [])
  assert.deepEqual([...body(output, "PLTE").subarray(0, 9)], [1, 2, 3, 4, 5, 6, 7, 8, 9])
  assert.ok(
    body(output, "PLTE")
      .subarray(9)
      .every((value) => value === 0),
  )
  assert.deepEqual([...body(output, "tRNS")], [9, 8, 7, 255, 255, 255, 255, 255, 255])
})

test("which entries are named is read behind every filter and from pixels of two bits", async () => {
  const rows = plainRows.flatMap((row, i) => [i, ...filtered(row, plainRows[i - 1] ?? [0, 0], i)])
  const palette = Uint8Array.from({ length: 12 }, (_, i) => 100 + i)
  const output = await cleaned(
    packed([5, 5, 2, 3, 0, 0, 0], [pngChunk("PLTE", palette)], Uint8Array.from(rows)),
  )
  assert.deepEqual(
    [0, 1, 2, 3].filter((entry) => body(output, "PLTE")[entry * 3] !== 0),
    [0, 1, 3],
  )
})

test("a palette beside true colours only suggests some, and goes", async () => {
  const picture = png(smile(6, 40, 30))
  const read = readPng(picture)
  if (isProblem(read)) return assert.fail(read.problem)
  const rows = pngRows(read)
  if (isProblem(rows)) return assert.fail(rows.problem)
  const suggested = packed([40, 30, 8, 2, 0, 0, 0], [pngChunk("PLTE", utf8(name))], rows)
  const output = await cleaned(suggested)
  assert.deepEqual(tracesIn(suggested, [name]), [name])
  assert.deepEqual(tracesIn(output, [name]), [])
  const again = readPng(output)
  assert.deepEqual(isProblem(again) ? again : pngRows(again), rows)
})
