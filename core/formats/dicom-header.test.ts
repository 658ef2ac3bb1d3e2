import assert from "node:assert/strict"
import { test } from "node:test"
import { deflateSync } from "fflate"
import fc from "fast-check"
import { arraySource, readAll } from "../encoding/byte-source.ts"
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { itemsOf, numberOf, numbersOf, textOf, textsOf } from "./dicom-data-set.ts"
import { pixelsOf, readDicomHeader } from "./dicom-header.ts"
import type { DicomDataset } from "./dicom-header.ts"
import { deflatedLittle, explicitBig, explicitLittle, implicitLittle } from "./dicom-syntax.ts"
import { tag } from "./dicom-tags.ts"
import { dicomSource, metaOf, textElement } from "./dicom-write.ts"
import type { OutElement, OutSet } from "./dicom-write.ts"
import { isProblem } from "./problem.ts"

const ctClass = "1.2.840.10008.5.1.4.1.1.2"

const short = (of: number, value: number): OutElement => ({
  tag: of,
  vr: "US",
  kind: "value",
  little: true,
  bytes: Uint8Array.of(value & 255, value >> 8),
})

const slice: OutSet = [
  textElement(tag.sopClass, "UI", ctClass),
  textElement(tag.modality, "CS", "CT"),
  textElement(tag.patientName, "PN", "Muster^Anna"),
  textElement(tag.imagePosition, "DS", "-12.5\\3\\40.25"),
  short(tag.rows, 2),
  short(tag.columns, 3),
  textElement(tag.pixelSpacing, "DS", "0.2\\0.2"),
  { tag: 0x0008_1140, vr: "SQ", kind: "items", items: [[textElement(0x0008_1155, "UI", "1.2.3")], []] },
  { tag: tag.pixels, vr: "OW", kind: "source", source: arraySource(new Uint8Array(12)) },
]

async function bytesOf(set: OutSet, uid: string): Promise<Bytes> {
  const encoding = { explicit: uid !== implicitLittle, little: uid !== explicitBig }
  return readAll(dicomSource(metaOf(ctClass, "1.2.3", uid), set, encoding))
}

async function read(bytes: Bytes): Promise<DicomDataset> {
  const set = await readDicomHeader(arraySource(bytes))
  assert.ok(!isProblem(set))
  return set
}

function assertSlice(set: DicomDataset): void {
  assert.equal(textOf(set, tag.modality), "CT")
  assert.equal(numberOf(set, tag.rows), 2)
  assert.equal(numberOf(set, tag.columns), 3)
  assert.deepEqual(numbersOf(set, tag.imagePosition), [-12.5, 3, 40.25])
  assert.equal(textOf(itemsOf(set, 0x0008_1140)[0] ?? set, 0x0008_1155), "1.2.3")
  assert.equal(itemsOf(set, 0x0008_1140).length, 2)
  assert.equal(set.whole, true)
  const pixels = pixelsOf(set)
  assert.ok(pixels?.kind === "native")
  assert.equal(pixels.length, 12)
}

for (const uid of [implicitLittle, explicitLittle, explicitBig]) {
  test(`a slice reads the same when it is written as ${uid}`, async () => {
    assertSlice(await read(await bytesOf(slice, uid)))
  })
}

test("a deflated slice is unpacked on the way", async () => {
  const plain = await bytesOf(slice, explicitLittle)
  const meta = await readAll(
    dicomSource(metaOf(ctClass, "1.2.3", deflatedLittle), [], { explicit: true, little: true }),
  )
  const body = plain.subarray((await bytesOf([], explicitLittle)).length)

  assertSlice(await read(concat(meta, deflateSync(body))))
})

test("a slice without preamble and file meta information is still a slice", async () => {
  for (const uid of [implicitLittle, explicitLittle, explicitBig]) {
    const start = (await bytesOf([], uid)).length
    assertSlice(await read((await bytesOf(slice, uid)).slice(start)))
  }
})

test("a wrong name of the transfer syntax does not deceive", async () => {
  const start = (await bytesOf([], implicitLittle)).length
  const named = await bytesOf([], explicitLittle)

  assertSlice(await read(concat(named, (await bytesOf(slice, implicitLittle)).subarray(start))))
})

test("a public sequence that somebody wrote as unknown bytes is read as items", async () => {
  const inner = (await bytesOf([textElement(0x0008_1155, "UI", "1.2.3")], implicitLittle)).subarray(
    (await bytesOf([], implicitLittle)).length,
  )
  const item = concat(Uint8Array.of(0xfe, 0xff, 0, 0xe0, inner.length, 0, 0, 0), inner)
  const unknown: OutElement = { tag: 0x0008_1140, vr: "UN", kind: "value", little: true, bytes: item }

  const set = await read(await bytesOf([unknown], explicitLittle))

  assert.equal(textOf(itemsOf(set, 0x0008_1140)[0] ?? set, 0x0008_1155), "1.2.3")
})

test("names are read in the character set they were written in", async () => {
  const inSet = async (charset: string, bytes: Uint8Array): Promise<string | null> => {
    const name: OutElement = { tag: tag.patientName, vr: "PN", kind: "value", little: true, bytes }
    const set = await read(
      await bytesOf([textElement(tag.characterSet, "CS", charset), name], explicitLittle),
    )
    return textOf(set, tag.patientName)
  }

  assert.equal(await inSet("ISO_IR 100", Uint8Array.of(0x4d, 0xfc, 0x6c)), "Mül")
  assert.equal(await inSet("ISO_IR 192", utf8("Müller")), "Müller")
  assert.equal(await inSet("ISO_IR 144", Uint8Array.of(0xbb, 0xee, 0xda)), "Люк")
  assert.equal(
    await inSet(
      "\\ISO 2022 IR 87",
      Uint8Array.of(0x1b, 0x24, 0x42, 0x3b, 0x33, 0x45, 0x44, 0x1b, 0x28, 0x42),
    ),
    "山田",
  )
})

test("a slice cut anywhere is refused with a sentence or says that it is not whole, and never crashes", async () => {
  const bytes = await bytesOf(slice, explicitLittle)
  for (let end = 0; end < bytes.length; end++) {
    const set = await readDicomHeader(arraySource(bytes.slice(0, end)))
    if (isProblem(set)) assert.match(set.problem, /^[A-Z].*\.$/u)
    else if (set.elements.has(tag.pixels)) assert.equal(set.whole, false)
  }
})

test("random changes never crash the reader", async () => {
  const original = await bytesOf(slice, explicitLittle)
  const change = fc.tuple(fc.nat(original.length - 1), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
      const bytes = original.slice()
      for (const [at, value] of changes) bytes[at] = value
      const set = await readDicomHeader(arraySource(bytes))
      if (!isProblem(set)) for (const each of set.elements.keys()) textsOf(set, each)
    }),
    { numRuns: 300 },
  )
})

test("ten thousand sequences in each other are refused, not followed", async () => {
  const opening = Uint8Array.of(
    8,
    0,
    0x40,
    0x11,
    0x53,
    0x51,
    0,
    0,
    255,
    255,
    255,
    255,
    254,
    255,
    0,
    224,
    255,
    255,
    255,
    255,
  )
  const start = await bytesOf([], explicitLittle)
  const set = await readDicomHeader(
    arraySource(concat(start, ...Array.from({ length: 10_000 }, () => opening))),
  )

  assert.ok(isProblem(set))
  assert.equal(set.code, "dicom-too-deep")
})

test("a length beyond the end of the file reads nothing that is not there", async () => {
  const start = await bytesOf([textElement(tag.modality, "CS", "CT")], explicitLittle)
  const beyond = Uint8Array.of(0x08, 0, 0x81, 0, 0x55, 0x54, 0, 0, 0xf0, 0xff, 0xff, 0xff, 1, 2, 3)
  const set = await read(concat(start, beyond))

  assert.equal(textOf(set, tag.modality), "CT")
  assert.equal(set.whole, false)
})

test("large values are referenced, not held", async () => {
  const pixels: OutElement = {
    tag: tag.pixels,
    vr: "OW",
    kind: "source",
    source: arraySource(new Uint8Array(1 << 20)),
  }
  const set = await read(await bytesOf([short(tag.rows, 1), pixels], explicitLittle))

  assert.equal(set.elements.get(tag.pixels)?.value, null)
  assert.equal(set.elements.get(tag.pixels)?.length, 1 << 20)
})

test("what is no DICOM is called so", async () => {
  for (const text of [
    "",
    "solid cube\nfacet normal 0 0 1",
    "<html></html>",
    "%PDF-1.7 something longer than a header",
  ]) {
    const set = await readDicomHeader(arraySource(utf8(text)))
    assert.ok(isProblem(set))
  }
})

test("a packed data set that unpacks to far too much is refused", async () => {
  const meta = await readAll(
    dicomSource(metaOf(ctClass, "1.2.3", deflatedLittle), [], { explicit: true, little: true }),
  )
  const bomb = deflateSync(new Uint8Array(40 << 20))
  const set = await readDicomHeader(arraySource(concat(meta, bomb)))

  assert.ok(isProblem(set))
  assert.equal(set.code, "dicom-inflate")
})
