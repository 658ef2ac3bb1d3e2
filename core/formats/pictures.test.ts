import assert from "node:assert/strict"
import { test } from "node:test"
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { exifBlock } from "../specimen/exif-bytes.ts"
import { jpeg } from "../specimen/jpeg-bytes.ts"
import { makePhoto } from "../specimen/photo.ts"
import { smile } from "../specimen/smile.ts"
import { base64ToBytes } from "./base64.ts"
import { orientationBlock, readExif } from "./exif.ts"
import { readHeif } from "./heif.ts"
import { isSrgb, readIcc, writeIcc } from "./icc.ts"
import { readJpeg } from "./jpeg.ts"
import { readPng } from "./png.ts"
import { isProblem } from "./problem.ts"
import { readWebp, webpChunk } from "./webp.ts"

const codeOf = (read: object): string => (isProblem(read) ? read.code : "read")

test("an Exif note says which way up and what kinds of things it holds, not what they say", () => {
  const block = exifBlock({
    orientation: 8,
    artist: "A",
    copyright: "B",
    owner: "C",
    serial: "D",
    makerNote: "E",
    comment: "F",
    latitude: 1,
    longitude: 2,
    thumbnail: new Uint8Array(4),
  })
  const exif = readExif(block)
  assert.equal(exif.orientation, 8)
  assert.deepEqual(exif.holds.toSorted(), [
    "date",
    "device",
    "device-serial",
    "free-text",
    "location",
    "maker-note",
    "person-name",
    "preview-image",
  ])
})

test("a note that points to itself, outside or nowhere is read to an end", () => {
  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8] as const) {
    assert.deepEqual(readExif(orientationBlock(orientation)), { orientation, holds: [] })
  }
  const circle = orientationBlock(6)
  new DataView(circle.buffer).setUint32(22, 8)
  assert.equal(readExif(circle).orientation, 6)
  const outside = orientationBlock(6)
  new DataView(outside.buffer).setUint32(4, 0xffff_ffff)
  assert.equal(readExif(outside).orientation, 1)
  for (let length = 0; length < 26; length++) readExif(orientationBlock(3).subarray(0, length))
})

test("a JPEG is read by its segments, over wrong lengths of notes and to what lies behind it", () => {
  const photo = makePhoto({ seed: 1, width: 40, height: 24, format: "jpeg", orientation: 5 })
  const read = readJpeg(photo.bytes)
  if (isProblem(read)) return assert.fail(read.problem)
  assert.deepEqual([read.width, read.height, read.components, read.exif.orientation], [40, 24, 3, 5])
  assert.ok(read.tail > 0)
  const longer = jpeg(smile(1, 16, 16), 80, [{ code: 0xe5, body: utf8("note") }])
  // The note claims two bytes less than it has: viewers go on at the next mark.
  longer[5] = (longer[5] ?? 0) - 2
  assert.equal(codeOf(readJpeg(longer)), "read")
})

test("a JPEG without a frame, without an end or of a rare kind is refused", () => {
  const bytes = jpeg(smile(1, 16, 16))
  assert.equal(codeOf(readJpeg(bytes.subarray(0, -2))), "jpeg-truncated")
  assert.equal(codeOf(readJpeg(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9))), "jpeg-malformed")
  const arithmetic = bytes.slice()
  arithmetic[arithmetic.findIndex((byte, i) => byte === 0xff && arithmetic[i + 1] === 0xc0) + 1] = 0xc9
  assert.equal(codeOf(readJpeg(arithmetic)), "jpeg-unsupported")
})

test("a PNG with a wrong checksum, size or end is refused", () => {
  const { bytes } = makePhoto({ seed: 2, width: 20, height: 10, format: "png", planted: false })
  const read = readPng(bytes)
  assert.ok(!isProblem(read) && read.width === 20 && read.height === 10 && read.tail === 0)
  const wrong = bytes.slice()
  wrong[17] = 1
  assert.equal(codeOf(readPng(wrong)), "png-malformed")
  assert.equal(codeOf(readPng(bytes.subarray(0, -12))), "png-truncated")
})

const riff = (...chunks: readonly Bytes[]): Bytes => {
  const body = concat(utf8("WEBP"), ...chunks)
  const head = concat(utf8("RIFF"), new Uint8Array(4))
  new DataView(head.buffer).setUint32(4, body.length, true)
  return concat(head, body)
}

test("a WebP is read by its chunks; one that moves, or holds no picture, is refused", () => {
  const pixels = base64ToBytes("LwAAABAHEBERiIj+BwA=") ?? new Uint8Array(0)
  const turned = readWebp(riff(webpChunk("VP8L", pixels), webpChunk("EXIF", orientationBlock(6))))
  assert.ok(!isProblem(turned) && turned.exif.orientation === 6 && turned.width === 1)
  assert.equal(
    codeOf(readWebp(riff(webpChunk("VP8L", pixels), webpChunk("ANIM", pixels)))),
    "picture-animated",
  )
  assert.equal(codeOf(readWebp(riff(webpChunk("EXIF", new Uint8Array(8))))), "webp-malformed")
  assert.equal(codeOf(readWebp(riff(webpChunk("VP8L", pixels)).subarray(0, 25))), "webp-truncated")
})

function box(type: string, ...parts: readonly Uint8Array[]): Bytes {
  const body = concat(...parts)
  const head = concat(new Uint8Array(4), utf8(type))
  new DataView(head.buffer).setUint32(0, body.length + 8)
  return concat(head, body)
}

const numbers = (...values: readonly number[]): Bytes => {
  const bytes = new Uint8Array(values.length * 4)
  for (const [i, value] of values.entries()) new DataView(bytes.buffer).setUint32(i * 4, value)
  return bytes
}

test("a HEIC says how large it is, whether it is turned and what it holds, without being decoded", () => {
  const item = (type: string): Bytes =>
    box("infe", Uint8Array.of(2, 0, 0, 0, 0, 1, 0, 0), utf8(type), Uint8Array.of(0))
  const heic = concat(
    box("ftyp", utf8("heic"), new Uint8Array(4), utf8("mif1heic")),
    box(
      "meta",
      new Uint8Array(4),
      box("iinf", Uint8Array.of(0, 0, 0, 0, 0, 2), item("hvc1"), item("Exif")),
      box(
        "iprp",
        box(
          "ipco",
          box("ispe", numbers(0, 160, 120)),
          box("ispe", numbers(0, 4032, 3024)),
          box("irot", Uint8Array.of(1)),
        ),
      ),
    ),
  )
  assert.deepEqual(readHeif(heic), { width: 4032, height: 3024, turned: true, items: ["hvc1", "Exif"] })
  assert.equal(codeOf(readHeif(heic.subarray(0, -3))), "heif-malformed")
  assert.equal(codeOf(readHeif(box("meta", box("meta", box("meta"))))), "heif-malformed")
})

test("a profile of numbers is read and written; sRGB is known when it is met", () => {
  const srgb = {
    space: "rgb" as const,
    white: [63_190, 65_536, 54_061],
    primaries: [
      [28_578, 14_581, 912],
      [25_240, 46_981, 6362],
      [9375, 3972, 46_799],
    ],
    curves: Array.from({ length: 3 }, () => ({
      kind: "formula" as const,
      form: 3,
      values: [157_286, 62_119, 3417, 5072, 2651],
    })),
  }
  const back = readIcc(writeIcc(srgb))
  assert.deepEqual(back, srgb)
  assert.equal(isSrgb(srgb), true)
  assert.equal(isSrgb({ ...srgb, primaries: srgb.primaries.toReversed() }), false)
  for (let length = 0; length < 300; length += 7) readIcc(writeIcc(srgb).subarray(0, length))
})
