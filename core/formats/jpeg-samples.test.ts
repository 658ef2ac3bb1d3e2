import assert from "node:assert/strict"
import { test } from "node:test"
import { seeded } from "../specimen/random.ts"
import { evenBlocks, losslessJpeg } from "./fixtures/lossless-jpeg.ts"
import type { LosslessPicture } from "./fixtures/lossless-jpeg.ts"
import { decodeExtendedJpeg } from "./jpeg-extended.ts"
import { decodeLosslessJpeg } from "./jpeg-lossless.ts"
import { decodeJpegLs } from "./jpeg-ls.ts"

function pictureOf(seed: number, shape: Omit<LosslessPicture, "samples">): LosslessPicture {
  const random = seeded(seed)
  const count = shape.width * shape.height * shape.components
  const most = 2 ** shape.precision
  const isSmooth = seed % 2 === 0
  const samples = Uint16Array.from({ length: count }, (_, i) =>
    isSmooth ? (i * 3 + Math.floor(random() * 4)) % most : Math.floor(random() * most),
  )
  return { ...shape, samples }
}

test("a lossless JPEG is decoded sample for sample, by every predictor, depth and number of colours, and over restarts", () => {
  let seed = 0
  for (const predictor of [1, 2, 3, 4, 5, 6, 7]) {
    for (const [precision, components, restart] of [
      [8, 1, 0],
      [8, 3, 2],
      [12, 1, 3],
      [16, 1, 0],
      [16, 3, 1],
    ] as const) {
      const picture = pictureOf(seed++, { width: 13, height: 9, components, precision, predictor, restart })
      const size = { width: 13, height: 9, components }
      assert.deepEqual(
        decodeLosslessJpeg(losslessJpeg(picture), size),
        picture.samples,
        `${predictor} ${precision}`,
      )
    }
  }
})

/** The example of the standard itself (ITU-T T.87 H.3). */
const example = Uint8Array.from(
  "ff d8 ff f7 00 0b 08 00 04 00 04 01 01 11 00 ff da 00 08 01 01 00 00 00 00 c0 00 00 6c 80 20 8e 01 c0 00 00 57 40 00 00 6e e6 00 00 01 bc 18 00 00 05 d8 00 00 91 60 ff d9"
    .split(" ")
    .map((byte) => Number.parseInt(byte, 16)),
)
const four = { width: 4, height: 4, components: 1 }

test("a JPEG-LS frame is decoded as the standard shows it", () => {
  const samples = [0, 0, 90, 74, 68, 50, 43, 205, 64, 145, 145, 145, 100, 145, 145, 145]
  assert.deepEqual(decodeJpegLs(example, four), Uint16Array.from(samples))
})

const blocks = [0, 4095, 2048, 1000, 7, 3000]
const twelve = { width: 20, height: 13, components: 1 }

test("JPEG of twelve bits is decoded block by block, over the edges of the picture", () => {
  const samples = Uint16Array.from(
    { length: 20 * 13 },
    (_, i) => blocks[Math.floor(i / 20 / 8) * 3 + Math.floor((i % 20) / 8)] ?? 0,
  )
  assert.deepEqual(decodeExtendedJpeg(evenBlocks(20, 13, blocks), twelve), samples)
  for (const other of [
    { ...twelve, width: 19 },
    { ...twelve, components: 3 },
  ])
    assert.equal(decodeExtendedJpeg(evenBlocks(20, 13, blocks), other), null)
})

test("a frame of another size than the image is not believed", () => {
  const picture = pictureOf(1, { width: 13, height: 9, components: 1, precision: 8, predictor: 1 })
  for (const [width, height, components] of [
    [12, 9, 1],
    [13, 60_000, 1],
    [13, 9, 3],
  ] as const) {
    assert.equal(decodeLosslessJpeg(losslessJpeg(picture), { width, height, components }), null)
    assert.equal(decodeJpegLs(example, { width, height, components }), null)
  }
})

test("a JPEG-LS scan that names its colour over and over is refused: each time would cost a whole picture", () => {
  const said = (marker: number, body: readonly number[]) => [0xff, marker, 0, body.length + 2, ...body]
  const flat = (times: number) =>
    Uint8Array.from([
      0xff,
      0xd8,
      ...said(0xf7, [8, 0, 4, 0, 4, 1, 1, 0x11, 0]),
      ...said(0xda, [times, ...Array.from({ length: times }, () => [1, 0]).flat(), 0, 1, 0]),
      // Runs to the end of the line, as many as anybody asks for.
      ...Array.from({ length: 100 }, () => [0xff, 0x7f]).flat(),
    ])
  assert.deepEqual(decodeJpegLs(flat(1), four), new Uint16Array(16))
  assert.equal(decodeJpegLs(flat(3), four), null)
})

test("a frame cut short or changed anywhere is refused or decoded to its size, and never hangs", () => {
  const picture = pictureOf(2, {
    width: 13,
    height: 9,
    components: 1,
    precision: 12,
    predictor: 4,
    restart: 3,
  })
  const lossless = losslessJpeg(picture)
  const random = seeded(7)
  for (const [bytes, size, decode] of [
    [lossless, { width: 13, height: 9, components: 1 }, decodeLosslessJpeg],
    [example, four, decodeJpegLs],
    [evenBlocks(20, 13, blocks), twelve, decodeExtendedJpeg],
  ] as const) {
    const count = size.width * size.height
    for (let length = 0; length < bytes.length; length++)
      assert.ok([null, count].includes(decode(bytes.subarray(0, length), size)?.length ?? null))
    for (let round = 0; round < 3000; round++) {
      const changed = bytes.slice()
      changed[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
      assert.ok([null, count].includes(decode(changed, size)?.length ?? null))
    }
  }
})
