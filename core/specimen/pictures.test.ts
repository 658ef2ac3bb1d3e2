/** Volume and photographs are real files: a reader written apart finds what was put in, on the right side. */
import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { test } from "node:test"
import { inflateSync } from "node:zlib"
import { makeDvt } from "./dvt.ts"
import { makePhoto } from "./photo.ts"

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1")
const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

/** Elements of an Explicit VR Little Endian file without sequences, by tag. */
function elementsOf(bytes: Uint8Array): Map<string, Buffer> {
  const buffer = Buffer.from(bytes)
  assert.equal(buffer.toString("latin1", 128, 132), "DICM")
  const found = new Map<string, Buffer>()
  let at = 132
  let before = ""
  while (at < buffer.length) {
    const tag = `${hex(buffer.readUInt16LE(at))},${hex(buffer.readUInt16LE(at + 2))}`
    assert.ok(tag > before, `${tag} stands behind ${before}`)
    before = tag
    const long = ["OB", "OW", "UN", "UT", "SQ"].includes(buffer.toString("latin1", at + 4, at + 6))
    const length = long ? buffer.readUInt32LE(at + 8) : buffer.readUInt16LE(at + 6)
    const start = at + (long ? 12 : 8)
    assert.equal(length % 2, 0)
    found.set(tag, buffer.subarray(start, start + length))
    at = start + length
  }
  assert.equal(at, buffer.length)
  return found
}

const hex = (value: number): string => value.toString(16).padStart(4, "0")

function valuesOf(elements: Map<string, Buffer>, tag: string): number[] {
  return (elements.get(tag) ?? Buffer.alloc(0)).toString("latin1").trim().split("\\").map(Number)
}

test("a volume is a series of DICOM slices from the foot to the head", () => {
  const series = makeDvt({ seed: 1, size: 40, slices: 6, voxel: 2 })
  assert.equal(series.files.length, 6)
  const heights = series.files.map(({ bytes }) => valuesOf(elementsOf(bytes), "0020,0032")[2] ?? NaN)
  heights.slice(1).forEach((z, i) => assert.ok(Math.abs(z - (heights[i] ?? 0) - 2) < 1e-6))
  const first = elementsOf(series.files[0]?.bytes ?? new Uint8Array())
  assert.deepEqual(valuesOf(first, "0020,0037"), [1, 0, 0, 0, 1, 0])
  assert.deepEqual(valuesOf(first, "0028,0030"), [2, 2])
  assert.equal(first.get("7fe0,0010")?.length, 40 * 40 * 2)
})

test("the metal stands at 46, on the patient's right and below", () => {
  const { files } = makeDvt({ seed: 2, size: 100, slices: 60, voxel: 0.8 })
  let count = 0
  const middle = [0, 0, 0]
  for (const { bytes } of files) {
    const elements = elementsOf(bytes)
    const [x = 0, y = 0, z = 0] = valuesOf(elements, "0020,0032")
    const pixels = elements.get("7fe0,0010") ?? Buffer.alloc(0)
    for (let i = 0; i < pixels.length / 2; i++) {
      if (pixels.readUInt16LE(i * 2) < 3950) continue
      count++
      const place = [x + (i % 100) * 0.8, y + Math.floor(i / 100) * 0.8, z]
      place.forEach((value, axis) => (middle[axis] = (middle[axis] ?? 0) + value))
    }
  }
  const [x = 0, y = 0, z = 0] = middle.map((value) => value / count)
  assert.ok(count > 100, `${count} voxels of metal`)
  assert.ok(x < -15 && x > -30, `metal at x ${x}`)
  assert.ok(y > -5 && y < 18, `metal at y ${y}`)
  assert.ok(z < -8 && z > -22, `metal at z ${z}`)
})

test("every planted word of a volume stands in every slice, and differs by seed", () => {
  const { files, planted } = makeDvt({ seed: 3, size: 8, slices: 2 })
  assert.ok(planted.length > 18)
  assert.equal(new Set(planted).size, planted.length)
  for (const { bytes } of files) for (const word of planted) assert.ok(latin(bytes).includes(word), word)
  const other = makeDvt({ seed: 4, size: 8, slices: 2 })
  assert.ok(planted.every((word) => !other.planted.includes(word)))
})

test("a photograph carries its planted words, and only where it is asked to", () => {
  for (const format of ["jpeg", "png"] as const) {
    const photo = makePhoto({ seed: 5, width: 96, height: 64, format })
    assert.ok(photo.planted.length > 7)
    for (const word of photo.planted) assert.ok(latin(photo.bytes).includes(word), word)
    const bare = makePhoto({ seed: 5, width: 96, height: 64, format, planted: false })
    assert.ok(!latin(bare.bytes).includes("KNRY"))
  }
})

test("a JPEG has one frame, one scan, an end, and a smaller JPEG inside its EXIF", () => {
  const { bytes } = makePhoto({ seed: 6, width: 100, height: 70, format: "jpeg", orientation: 6 })
  const buffer = Buffer.from(bytes)
  const frames: number[][] = []
  for (let at = 2; buffer[at + 1] !== 0xda; at += 2 + buffer.readUInt16BE(at + 2)) {
    assert.equal(buffer[at], 0xff)
    if (buffer[at + 1] === 0xc0) frames.push([buffer.readUInt16BE(at + 7), buffer.readUInt16BE(at + 5)])
  }
  assert.deepEqual(frames, [[100, 70]])
  const tiff = buffer.indexOf("Exif\0\0") + 6
  const small = buffer.indexOf(Buffer.from([0xff, 0xd8, 0xff]), tiff)
  assert.ok(small > tiff && buffer.indexOf(Buffer.from([0xff, 0xd9]), small) > small)
})

test("a PNG gives back the pixels of its picture", () => {
  const { bytes } = makePhoto({ seed: 7, width: 90, height: 60, format: "png", nameStrip: "A. B" })
  const buffer = Buffer.from(bytes)
  let [at, pixels] = [8, Buffer.alloc(0)]
  while (at < buffer.length) {
    const length = buffer.readUInt32BE(at)
    if (buffer.toString("latin1", at + 4, at + 8) === "IDAT")
      pixels = buffer.subarray(at + 8, at + 8 + length)
    at += 12 + length
  }
  assert.equal(inflateSync(pixels).length, 60 * (90 * 3 + 1))
})

test("the same seed gives the same photograph and the same volume", () => {
  const photo = (seed: number): string =>
    hash(makePhoto({ seed, width: 64, height: 48, format: "jpeg" }).bytes)
  assert.equal(photo(8), photo(8))
  assert.notEqual(photo(8), photo(9))
  const slice = (): string =>
    hash(makeDvt({ seed: 8, size: 16, slices: 1 }).files[0]?.bytes ?? new Uint8Array())
  assert.equal(slice(), slice())
})
