import assert from "node:assert/strict"
import { test } from "node:test"
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { makePhoto } from "../specimen/photo.ts"
import { arraySource, readAll } from "../encoding/byte-source.ts"
import { numberOf } from "../formats/dicom-data-set.ts"
import { pixelsOf } from "../formats/dicom-header.ts"
import type { DicomDataset } from "../formats/dicom-header.ts"
import { explicitBig, explicitLittle } from "../formats/dicom-syntax.ts"
import { segmentsOf } from "../formats/jpeg.ts"
import { isProblem } from "../formats/problem.ts"
import { tag } from "../formats/dicom-tags.ts"
import type { OutElement } from "../formats/dicom-write.ts"
import { deidentifyDicom } from "./dicom.ts"
import {
  bytesElement,
  common,
  contextWith,
  ctClass,
  ctSlice,
  dicomFile,
  fragments,
  nativePixels,
  pixelModule,
  released,
  secondaryCapture,
  small,
  words,
} from "./fixtures/dicom.ts"
import type { ImageShape } from "./fixtures/dicom.ts"
import type { Outcome } from "./findings.ts"

const name = utf8("Grabowski^Wilhelmine  ")

async function pixelBytes(set: DicomDataset): Promise<readonly Bytes[]> {
  const pixels = pixelsOf(set)
  assert.ok(pixels !== null)
  const spans = pixels.kind === "native" ? [pixels] : pixels.fragments
  return Promise.all(spans.map(({ at, length }) => set.source.read(at, at + length)))
}

async function nativeAfter(shape: ImageShape, bytes: Uint8Array, syntax = explicitLittle): Promise<Bytes> {
  const source = dicomFile(ctClass, syntax, common(ctClass, "CT"), pixelModule(shape), [nativePixels(bytes)])
  const [pixels = new Uint8Array(0)] = await pixelBytes((await released(source)).set)
  return pixels
}

test("pixels end where the image ends", async () => {
  const pixels = Uint8Array.from({ length: 32 }, (_, index) => index * 7)

  assert.deepEqual(await nativeAfter(small, concat(pixels, name)), new Uint8Array(pixels))
})

test("what stands behind the pixels does not come along, and is no reason to refuse", async () => {
  const file = await readAll(ctSlice(bytesElement(0xfffc_fffc, "OB", name)))
  const { bytes, outcome } = await released(arraySource(concat(file, name, name)))

  assert.equal(Buffer.from(bytes).includes("Grabowski"), false)
  assert.equal(
    outcome.review.some(({ kind }) => kind === "incomplete"),
    false,
  )
})

test("bits that no pixel uses are empty afterwards", async () => {
  const shape = { rows: 1, columns: 4, allocated: 16, stored: 12 }
  const bytes = Uint8Array.of(0x34, 0xf2, 0xff, 0xff, 0x00, 0x10, 0xab, 0x0c)

  assert.deepEqual(
    await nativeAfter(shape, bytes),
    Uint8Array.of(0x34, 0x02, 0xff, 0x0f, 0x00, 0x00, 0xab, 0x0c),
  )
  const swapped = Uint8Array.of(0xf2, 0x34, 0xff, 0xff, 0x10, 0x00, 0x0c, 0xab)
  assert.deepEqual(
    await nativeAfter(shape, swapped, explicitBig),
    Uint8Array.of(0x02, 0x34, 0x0f, 0xff, 0x00, 0x00, 0x0c, 0xab),
  )
})

test("a sign that fills the upper bits stays", async () => {
  const shape = { rows: 1, columns: 2, allocated: 16, stored: 12, signed: true }

  const kept = Uint8Array.of(0x00, 0xf8, 0xff, 0x07)
  assert.deepEqual(await nativeAfter(shape, kept), kept)
  assert.deepEqual(await nativeAfter(shape, Uint8Array.of(0x00, 0x08, 0xff, 0x57)), kept)
})

test("an image that says nothing of its size is refused", async () => {
  const source = dicomFile(ctClass, explicitLittle, common(ctClass, "CT"), [nativePixels(new Uint8Array(32))])
  const outcome = await deidentifyDicom(source, await contextWith())

  assert.equal(outcome.status, "refused")
})

test("an image cut short is released for a person to look at", async () => {
  const whole = await readAll(ctSlice())
  const { outcome } = await released(arraySource(whole.slice(0, -5)))

  assert.deepEqual(outcome.review.filter(({ kind }) => kind === "incomplete").length, 1)
})

const segment = (code: number, body: Uint8Array): Bytes =>
  concat(Uint8Array.of(0xff, code, (body.length + 2) >> 8, (body.length + 2) & 255), body)

const startOfImage = Uint8Array.of(0xff, 0xd8)
const endOfImage = Uint8Array.of(0xff, 0xd9)
const frameHeader = segment(0xc0, Uint8Array.of(8, 0, 4, 0, 4, 1, 1, 0x11, 0))
const quantisation = segment(0xdb, new Uint8Array(65))
const scan = concat(
  segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)),
  Uint8Array.of(0x12, 0xff, 0, 0x34, 0xff, 0xd3, 0x56),
)
const needed = [quantisation, frameHeader, scan]
const adobe = segment(0xee, concat(utf8("Adobe"), Uint8Array.of(0, 100, 0, 0, 0, 0, 1)))

const jpegSyntax = "1.2.840.10008.1.2.4.50"

const coded = (syntax: string, element: OutElement, frames?: number): ReturnType<typeof dicomFile> =>
  dicomFile(
    secondaryCapture,
    syntax,
    common(secondaryCapture, "OT"),
    pixelModule({ ...small, allocated: 8, stored: 8, ...(frames === undefined ? {} : { frames }) }),
    [element],
  )

const even = (bytes: Bytes): Bytes => (bytes.length % 2 === 0 ? bytes : concat(bytes, new Uint8Array(1)))

test("a JPEG loses comments, application data and what follows its end, and not one coded byte", async () => {
  const dirty = concat(
    startOfImage,
    segment(0xe1, name),
    segment(0xfe, name),
    adobe,
    ...needed,
    endOfImage,
    name,
  )
  const { set, outcome } = await released(coded(jpegSyntax, fragments(even(dirty))))

  const clean = even(concat(startOfImage, adobe, ...needed, endOfImage))
  assert.deepEqual(await pixelBytes(set), [clean])
  assert.deepEqual(
    outcome.findings.filter(({ place }) => place === "pixels").map(({ kind }) => kind),
    ["JPEG application data", "JPEG comment", "bytes behind the frame"],
  )
})

test("a JPEG frame ends with its last block, and has the tables it needs", async () => {
  const { bytes } = makePhoto({ seed: 5, width: 80, height: 60, format: "jpeg" })
  const read = segmentsOf(bytes)
  if (isProblem(read)) return assert.fail("not read")
  const end = read.end - 2
  const table = segment(0xdb, concat(Uint8Array.of(3), utf8("Ott".padEnd(64))))
  const dirty = concat(bytes.subarray(0, 2), table, bytes.subarray(2, end), utf8("Otto Ott"), endOfImage)
  const [clean] = await pixelBytes((await released(coded(jpegSyntax, fragments(even(bytes))))).set)
  const { set, outcome } = await released(coded(jpegSyntax, fragments(even(dirty))))

  assert.deepEqual(await pixelBytes(set), [clean])
  assert.deepEqual(
    outcome.findings.filter(({ kind }) => /tables|behind the pixels/u.test(kind)).map(({ kind }) => kind),
    ["JPEG tables without use", "bytes behind the pixels"],
  )
})

test("frames in pieces become one piece each, and the offset table is made anew", async () => {
  const frame = even(concat(startOfImage, segment(0xfe, name), ...needed, endOfImage))
  const halves = [frame.slice(0, 40), frame.slice(40)]
  const { set } = await released(coded(jpegSyntax, fragments(...halves, ...halves, frame), 3))

  const clean = even(concat(startOfImage, ...needed, endOfImage))
  assert.deepEqual(await pixelBytes(set), [clean, clean, clean])
  const pixels = pixelsOf(set)
  assert.ok(pixels?.kind === "fragments" && pixels.offsets !== null)
  const table = await set.source.read(pixels.offsets.at, pixels.offsets.at + pixels.offsets.length)
  const size = clean.length + 8
  assert.deepEqual([...new Uint32Array(table.buffer)], [0, size, 2 * size])
})

test("a stream that does not follow its coding is refused", async () => {
  for (const syntax of [
    jpegSyntax,
    "1.2.840.10008.1.2.4.90",
    "1.2.840.10008.1.2.5",
    "1.2.840.10008.1.2.4.999",
  ]) {
    const outcome = await deidentifyDicom(coded(syntax, fragments(even(name))), await contextWith())
    assert.equal(outcome.status, "refused")
  }
})

test("JPEG XL is known by its name and refused with a sentence of its own", async () => {
  for (const last of [110, 111, 112]) {
    const file = coded(`1.2.840.10008.1.2.4.${last}`, fragments(even(name)))
    const outcome = await deidentifyDicom(file, await contextWith())
    assert.equal(outcome.status, "refused")
    assert.match(outcome.reason, /JPEG XL/u)
  }
})

test("a table that says more than it holds hides nothing", async () => {
  const tail = segment(0xdb, concat(new Uint8Array(65), name))
  const dirty = concat(startOfImage, tail, ...needed, endOfImage)

  assert.equal(
    (await deidentifyDicom(coded(jpegSyntax, fragments(even(dirty))), await contextWith())).status,
    "refused",
  )
})

test("a JPEG 2000 stream loses its comments, in tiles too, and its packets stay", async () => {
  const size = segment(0x51, new Uint8Array(36))
  const comment = segment(0x64, name)
  const packets = Uint8Array.of(1, 2, 0xff, 0x64, 5)
  const tile = (header: Bytes): Bytes => {
    const length = 12 + header.length + 2 + packets.length
    return concat(
      Uint8Array.of(0xff, 0x90, 0, 10, 0, 0, 0, 0, 0, length, 0, 1),
      header,
      Uint8Array.of(0xff, 0x93),
      packets,
    )
  }
  const start = Uint8Array.of(0xff, 0x4f)
  const dirty = concat(start, size, comment, tile(comment), endOfImage, name)
  const { set } = await released(coded("1.2.840.10008.1.2.4.90", fragments(even(dirty))))

  assert.deepEqual(await pixelBytes(set), [even(concat(start, size, tile(new Uint8Array(0)), endOfImage))])
})

test("a segment of JPEG 2000 is there once and as long as it has to be, and what no decoder misses is not", async () => {
  const start = Uint8Array.of(0xff, 0x4f)
  const size = segment(
    0x51,
    Uint8Array.from({ length: 39 }, (_, at) => (at === 35 ? 1 : at > 35 ? 7 : 0)),
  )
  const coding = segment(0x52, Uint8Array.of(0, 0, 0, 1, 0, 1, 4, 4, 0, 1))
  const steps = segment(0x5c, Uint8Array.of(0x40, 0x48, 0x48, 0x50, 0x48))
  const tile = Uint8Array.of(0xff, 0x90, 0, 10, 0, 0, 0, 0, 0, 16, 0, 1, 0xff, 0x93, 1, 2)
  const file = (...segments: readonly Bytes[]): ReturnType<typeof coded> =>
    coded(
      "1.2.840.10008.1.2.4.90",
      fragments(even(concat(start, size, coding, steps, ...segments, tile, endOfImage))),
    )
  const clean = even(concat(start, size, coding, steps, tile, endOfImage))
  const [bare] = await pixelBytes((await released(file())).set)
  assert.deepEqual(bare, clean)
  for (const marker of [0x50, 0x56, 0x59, 0x57, 0x63, 0x72, 0x74, 0x77, 0x79]) {
    const { set } = await released(file(segment(marker, name)))
    assert.deepEqual(await pixelBytes(set), [clean], String(marker))
  }
  for (const twice of [size, coding, steps, segment(0x53, name), segment(0x5d, name), segment(0x5e, name)]) {
    const outcome = await deidentifyDicom(file(twice), await contextWith())
    assert.equal(outcome.status, "refused")
  }
})

test("a JPEG-LS frame has no tables of colours, and is refused where its scan would need one", async () => {
  const header = segment(0xf7, Uint8Array.of(8, 0, 4, 0, 4, 1, 1, 0x11, 0))
  const table = segment(0xf8, concat(Uint8Array.of(2, 1, 1), name))
  const frame = (named: number, ...segments: readonly Bytes[]): ReturnType<typeof coded> => {
    const scanned = segment(0xda, Uint8Array.of(1, 1, named, 0, 0, 0))
    const bytes = concat(startOfImage, ...segments, header, scanned, Uint8Array.of(1, 2, 3), endOfImage)
    return coded("1.2.840.10008.1.2.4.80", fragments(even(bytes)))
  }
  const clean = await pixelBytes((await released(frame(0))).set)
  assert.deepEqual(await pixelBytes((await released(frame(0, table))).set), clean)
  for (const file of [frame(1, table), frame(0, segment(0xf8, concat(Uint8Array.of(4), name)))])
    assert.equal((await deidentifyDicom(file, await contextWith())).status, "refused")
})

test("a frame that breaks off in something written is refused, whatever its coding", async () => {
  const { bytes } = makePhoto({ seed: 5, width: 80, height: 60, format: "jpeg" })
  const half = bytes.subarray(0, Math.floor(bytes.length * 0.8))
  const tile = Uint8Array.of(0xff, 0x90, 0, 10, 0, 0, 0, 0, 0, 200, 0, 1, 0xff, 0x93, 1, 2)
  const packets = concat(Uint8Array.of(0xff, 0x4f), segment(0x51, new Uint8Array(36)), tile)
  for (const [syntax, frame] of [
    [jpegSyntax, half],
    ["1.2.840.10008.1.2.4.90", packets],
  ] as const) {
    const whole = await deidentifyDicom(coded(syntax, fragments(even(concat(frame)))), await contextWith())
    assert.equal(whole.status, "deidentified", syntax)
    for (const end of [new Uint8Array(0), endOfImage]) {
      const file = coded(syntax, fragments(even(concat(frame, name, end))))
      assert.equal((await deidentifyDicom(file, await contextWith())).status, "refused", syntax)
    }
  }
})

test("an RLE frame ends where its pixels end", async () => {
  const run = Uint8Array.of(0xf1, 9)
  const header = new Uint8Array(64)
  header[0] = 1
  header[4] = 64
  header.set(utf8("Grabowski"), 20)
  const { set, bytes } = await released(coded("1.2.840.10008.1.2.5", fragments(concat(header, run, name))))

  const clean = new Uint8Array(66)
  clean[0] = 1
  clean[4] = 64
  clean.set(run, 64)
  assert.deepEqual(await pixelBytes(set), [clean])
  assert.equal(Buffer.from(bytes).includes("Grabowski"), false)
})

test("frames that nobody counted are taken from the dose grid, and else refused", async () => {
  const dose = "1.2.840.10008.5.1.4.1.1.481.2"
  const file = (grid: string): ReturnType<typeof dicomFile> =>
    dicomFile(
      dose,
      explicitLittle,
      common(dose, "RTDOSE"),
      pixelModule(small),
      [words(tag.numberOfFrames, "IS", "1A"), words(0x3004_000c, "DS", grid)],
      [nativePixels(new Uint8Array(96))],
    )

  const { set } = await released(file("0\\1\\2"))
  assert.equal(numberOf(set, tag.numberOfFrames), 3)
  assert.equal((await pixelBytes(set))[0]?.length, 96)
  const without: Outcome = await deidentifyDicom(file(""), await contextWith())
  assert.equal(without.status, "refused")
})

test("a film of 300 megabytes passes through in pieces, and only what is asked for is read", async () => {
  let held = 0
  const size = 300 << 20
  const pixels = {
    size,
    read: (start: number, end: number): Promise<Bytes> => {
      held = Math.max(held, end - start)
      return Promise.resolve(new Uint8Array(end - start))
    },
  }
  const shape = { rows: 1024, columns: 1024, allocated: 16, stored: 12, frames: 150 }
  const element: OutElement = { tag: tag.pixels, vr: "OW", kind: "source", source: pixels }
  const source = dicomFile(ctClass, explicitLittle, common(ctClass, "CT"), pixelModule(shape), [element])
  const outcome = await deidentifyDicom(source, await contextWith())

  assert.ok(outcome.status === "deidentified")
  assert.ok(outcome.output.size > size)
  await outcome.output.read(200 << 20, (200 << 20) + 65_536)
  assert.ok(held <= 1 << 20)
})
