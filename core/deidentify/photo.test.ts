import assert from "node:assert/strict"
import { test } from "node:test"
import { zlibSync } from "fflate"
import { arraySource, readAll } from "../encoding/byte-source.ts"
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { readIcc, writeIcc } from "../formats/icc.ts"
import type { ColourProfile } from "../formats/icc.ts"
import { readJpeg, segmentsOf } from "../formats/jpeg.ts"
import { pngChunk, pngRows, readPng } from "../formats/png.ts"
import { isProblem } from "../formats/problem.ts"
import { jpeg } from "../specimen/jpeg-bytes.ts"
import { makePhoto } from "../specimen/photo.ts"
import { png } from "../specimen/png-bytes.ts"
import { smile } from "../specimen/smile.ts"
import type { Outcome } from "./findings.ts"
import { rewritePhoto } from "./photo.ts"
import type { PixelCodec } from "./photo.ts"

const exact = { codec: null, exactPixels: true }

async function bytesOf(outcome: Outcome): Promise<Bytes> {
  if (outcome.status === "refused") assert.fail(outcome.reason)
  return readAll(outcome.output)
}

test("the coded pixels of a JPEG come out as they were", async () => {
  const { bytes } = makePhoto({ seed: 5, width: 80, height: 60, format: "jpeg", orientation: 3 })
  const [before, after] = [
    readJpeg(bytes),
    readJpeg(await bytesOf(await rewritePhoto(arraySource(bytes), "jpeg", exact))),
  ]
  if (isProblem(before) || isProblem(after)) return assert.fail("not read")
  const scan = (source: Uint8Array, read: typeof before): Uint8Array => {
    const segment = read.segments.find(({ marker }) => marker === 0xda)
    return source.subarray(segment?.coded ?? 0, segment?.end ?? 0)
  }
  const output = await bytesOf(await rewritePhoto(arraySource(bytes), "jpeg", exact))
  assert.deepEqual(scan(output, after), scan(bytes, before))
  assert.equal(after.exif.orientation, 3)
  assert.deepEqual(after.exif.holds, [])
  assert.deepEqual(
    after.segments.map(({ marker }) => marker.toString(16)),
    ["e1", "db", "c0", "c4", "c4", "da"],
  )
  assert.equal(after.tail, 0)
})

test("the rows of a PNG come out as they were, whatever was packed behind them", async () => {
  const picture = smile(6, 40, 30)
  const plain = png(picture)
  const packed = readPng(plain)
  if (isProblem(packed)) return assert.fail(packed.problem)
  const rows = pngRows(packed)
  if (isProblem(rows)) return assert.fail(rows.problem)
  const header = packed.chunks[0]?.body ?? new Uint8Array(0)
  const tailed = concat(
    plain.subarray(0, 8),
    pngChunk("IHDR", header),
    pngChunk("IDAT", concat(zlibSync(concat(rows, utf8("behind the rows"))), utf8("behind the stream"))),
    pngChunk("IEND", new Uint8Array(0)),
  )
  const output = await bytesOf(await rewritePhoto(arraySource(tailed), "png", exact))
  const read = readPng(output)
  if (isProblem(read)) return assert.fail(read.problem)
  assert.deepEqual(pngRows(read), rows)
  assert.ok(output.length < tailed.length)
})

const wide: ColourProfile = {
  space: "rgb",
  white: [63_190, 65_536, 54_061],
  primaries: [
    [33_755, 15_811, -69],
    [19_117, 45_361, 2960],
    [10_289, 4364, 68_648],
  ],
  curves: Array.from({ length: 3 }, () => ({ kind: "table", form: 0, values: [563] })),
}

test("a wide colour space stays wide, and the words of its profile go", async () => {
  const profile = concat(writeIcc(wide), utf8("made by somebody"))
  const body = concat(utf8("ICC_PROFILE\0"), Uint8Array.of(1, 1), profile)
  const bytes = jpeg(smile(7, 32, 24), 80, [{ code: 0xe2, body }])
  const read = readJpeg(await bytesOf(await rewritePhoto(arraySource(bytes), "jpeg", exact)))
  if (isProblem(read) || read.icc === null) return assert.fail("the profile is gone")
  assert.deepEqual(readIcc(read.icc), wide)
  assert.equal(read.icc.length, writeIcc(wide).length)
})

test("a table of a profile that falls is no curve but may be a text", () => {
  const text = Array.from(utf8("a name in a curve"), (byte) => byte * 256)
  const hidden = writeIcc({
    ...wide,
    curves: wide.curves.map(() => ({ kind: "table", form: 0, values: text })),
  })
  assert.equal(readIcc(hidden), null)
})

test("what cannot be decoded here is refused with a sentence", async () => {
  const heic = utf8("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")
  for (const kind of ["heic", "avif", "tiff", "gif", "bmp", "image-other"] as const) {
    const outcome = await rewritePhoto(arraySource(heic), kind, exact)
    assert.equal(outcome.status, "refused")
    assert.match(outcome.status === "refused" ? outcome.reason : "", /JPEG/u)
  }
})

test("what a browser encodes is checked like any other picture", async () => {
  const clean = makePhoto({ seed: 8, width: 48, height: 32, format: "jpeg", planted: false }).bytes
  let turned = 0
  const codec = (bytes: Bytes): PixelCodec => ({
    decodeAndEncode: (_source, _kind, orientation) => {
      turned = orientation
      return Promise.resolve(concat(bytes, utf8("left behind by an encoder")))
    },
  })
  const { bytes } = makePhoto({ seed: 8, width: 48, height: 32, format: "jpeg", orientation: 6 })
  const outcome = await rewritePhoto(arraySource(bytes), "jpeg", { codec: codec(clean), exactPixels: false })
  assert.deepEqual(
    await bytesOf(outcome),
    await bytesOf(await rewritePhoto(arraySource(clean), "jpeg", exact)),
  )
  assert.equal(turned, 6)
  const broken = await rewritePhoto(arraySource(bytes), "heic", {
    codec: codec(utf8("no picture")),
    exactPixels: false,
  })
  assert.equal(broken.status, "refused")
})

test("a picture cut short anywhere is refused, and none stops the work", async () => {
  for (const format of ["jpeg", "png"] as const) {
    const { bytes } = makePhoto({ seed: 9, width: 24, height: 16, format, planted: false })
    for (let length = 0; length < bytes.length; length += 7) {
      const outcome = await rewritePhoto(arraySource(bytes.subarray(0, length)), format, exact)
      assert.equal(outcome.status, "refused", `${format} cut at ${length} of ${bytes.length}`)
    }
  }
})

test("what is hidden in a JPEG where no decoder looks does not come along", async () => {
  const { bytes } = makePhoto({ seed: 5, width: 80, height: 60, format: "jpeg" })
  const clean = await bytesOf(await rewritePhoto(arraySource(bytes), "jpeg", exact))
  const read = segmentsOf(bytes)
  if (isProblem(read)) return assert.fail("not read")
  const end = read.end - 2
  const table = concat(Uint8Array.of(0xff, 0xdb, 0, 67, 3), utf8("Ott".padEnd(64)))
  const codes = concat(Uint8Array.of(0xff, 0xc4, 0, 22, 0x13, 3), new Uint8Array(15), utf8("Ott"))
  for (const dirty of [
    concat(bytes.subarray(0, end), utf8("Ott"), bytes.subarray(end)),
    concat(bytes.subarray(0, end), utf8("Grünwaldt, Ottilie"), bytes.subarray(end)),
    concat(bytes.subarray(0, 2), table, bytes.subarray(2)),
    concat(bytes.subarray(0, 2), codes, bytes.subarray(2)),
  ]) {
    assert.deepEqual(await bytesOf(await rewritePhoto(arraySource(dirty), "jpeg", exact)), clean)
  }
})
