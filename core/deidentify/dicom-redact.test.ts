import assert from "node:assert/strict"
import { test } from "node:test"
import { arraySource, readAll } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { itemsOf, numberOf, textOf } from "../formats/dicom-data-set.ts"
import { pixelsOf, readDicomHeader } from "../formats/dicom-header.ts"
import type { DicomDataset } from "../formats/dicom-header.ts"
import { explicitBig, explicitLittle } from "../formats/dicom-syntax.ts"
import { tag } from "../formats/dicom-tags.ts"
import type { OutSet } from "../formats/dicom-write.ts"
import { losslessJpeg } from "../formats/fixtures/lossless-jpeg.ts"
import { isProblem, problem } from "../formats/problem.ts"
import { decodedDicom } from "./dicom-decode.ts"
import type { Painted } from "./dicom-marks.ts"
import { dicomPictures } from "./dicom-picture.ts"
import { deidentifyDicom } from "./dicom.ts"
import type { ImageEdits } from "./dicom.ts"
import {
  common,
  contextWith,
  dicomFile,
  fragments,
  nativePixels,
  secondaryCapture,
  short,
  words,
} from "./fixtures/dicom.ts"
import type { Outcome } from "./findings.ts"
import { noDecoders } from "./frame-decoder.ts"
import type { DecodeJpeg, FrameDecoders } from "./frame-decoder.ts"
import { isAsRewritten } from "./received.ts"

interface Layout {
  readonly photometric: string
  readonly samples: number
  readonly allocated: number
  readonly stored: number
  readonly planar?: boolean
  readonly signed?: boolean
  readonly big?: boolean
  readonly frames?: number
}

const [rows, columns] = [6, 8]

const moduleOf = (layout: Layout): OutSet => [
  short(tag.samplesPerPixel, layout.samples),
  words(tag.photometric, "CS", layout.photometric),
  ...(layout.samples > 1 ? [short(tag.planarConfiguration, layout.planar === true ? 1 : 0)] : []),
  ...(layout.frames === undefined ? [] : [words(tag.numberOfFrames, "IS", String(layout.frames))]),
  words(tag.imageType, "CS", "ORIGINAL\\PRIMARY"),
  short(tag.rows, rows),
  short(tag.columns, columns),
  short(tag.bitsAllocated, layout.allocated),
  short(tag.bitsStored, layout.stored),
  short(tag.highBit, layout.stored - 1),
  short(tag.pixelRepresentation, layout.signed === true ? 1 : 0),
]

const imageOf = (layout: Layout, bytes: Uint8Array): ByteSource =>
  dicomFile(
    secondaryCapture,
    layout.big === true ? explicitBig : explicitLittle,
    common(secondaryCapture, "OT"),
    moduleOf(layout),
    [nativePixels(bytes, layout.allocated > 8 ? "OW" : "OB")],
  )

const bar: Painted = {
  frame: null,
  marks: [{ kind: "bar", rect: { x: 2, y: 1, width: 3, height: 2 } }],
  crop: null,
}
const isUnderBar = (row: number, column: number): boolean => row >= 1 && row < 3 && column >= 2 && column < 5

const edited = (painted: readonly Painted[], decoders: Partial<FrameDecoders>): ImageEdits => ({
  crop: null,
  painted,
  decoders: { ...noDecoders, ...decoders },
})

async function cleaned(
  source: ByteSource,
  painted: readonly Painted[],
  decoders: Partial<FrameDecoders> = {},
): Promise<Outcome & { status: "deidentified" }> {
  const outcome = await deidentifyDicom(source, await contextWith(), edited(painted, decoders))
  assert.ok(outcome.status === "deidentified", outcome.status === "refused" ? outcome.reason : "")
  return outcome
}

async function headerOf(source: ByteSource): Promise<DicomDataset> {
  const set = await readDicomHeader(source)
  assert.ok(!isProblem(set))
  return set
}

async function pixelsIn(source: ByteSource): Promise<Uint8Array> {
  const set = await headerOf(source)
  const pixels = pixelsOf(set)
  assert.ok(pixels?.kind === "native")
  return set.source.read(pixels.at, pixels.at + pixels.length)
}

const wholeBytes: readonly Layout[] = [
  { photometric: "MONOCHROME2", samples: 1, allocated: 8, stored: 8 },
  { photometric: "MONOCHROME1", samples: 1, allocated: 8, stored: 8 },
  { photometric: "MONOCHROME2", samples: 1, allocated: 16, stored: 16 },
  { photometric: "MONOCHROME1", samples: 1, allocated: 16, stored: 12 },
  { photometric: "MONOCHROME2", samples: 1, allocated: 16, stored: 16, signed: true, big: true },
  { photometric: "MONOCHROME2", samples: 1, allocated: 32, stored: 32 },
  { photometric: "RGB", samples: 3, allocated: 8, stored: 8 },
  { photometric: "RGB", samples: 3, allocated: 8, stored: 8, planar: true },
  { photometric: "RGB", samples: 3, allocated: 16, stored: 16, planar: true },
  { photometric: "YBR_FULL", samples: 3, allocated: 8, stored: 8 },
  { photometric: "PALETTE COLOR", samples: 1, allocated: 8, stored: 8 },
]

/** Every sample another one, within its stored bits. */
function someBytes({ allocated, stored, samples, frames = 1 }: Layout): Uint8Array {
  const width = allocated / 8
  const bytes = new Uint8Array(rows * columns * samples * width * frames)
  for (let at = 0; at < bytes.length; at++) {
    const isTop = at % width === width - 1
    bytes[at] = ((at * 37 + 11) % 251) & (isTop && stored < allocated ? 2 ** (stored % 8) - 1 : 255)
  }
  return bytes
}

for (const layout of wholeBytes) {
  const { photometric, allocated, samples, planar = false } = layout
  test(`a name strip in ${allocated} bits of ${photometric}${planar ? " in planes" : ""} is gone, and nothing else`, async () => {
    const before = someBytes(layout)

    const { output } = await cleaned(imageOf(layout, before), [bar])

    const after = await pixelsIn(output)
    const width = allocated / 8
    const under = new Set<string>()
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        for (let sample = 0; sample < samples; sample++) {
          const pixel = row * columns + column
          const at = (planar ? sample * rows * columns + pixel : pixel * samples + sample) * width
          const [was, is] = [before.slice(at, at + width), after.slice(at, at + width)]
          if (isUnderBar(row, column)) under.add(`${sample} ${is.join(" ")}`)
          else assert.deepEqual(is, new Uint8Array(was), `row ${row}, column ${column}, sample ${sample}`)
        }
      }
    }
    assert.equal(under.size, samples, "one value a sample, so that no letter shows through")
  })
}

test("in one bit a pixel only the bits under the bar go, also where frames share a byte", async () => {
  const layout = { photometric: "MONOCHROME2", samples: 1, allocated: 1, stored: 1, frames: 3 }
  const file = dicomFile(secondaryCapture, explicitLittle, common(secondaryCapture, "OT"), moduleOf(layout), [
    short(tag.columns, 7),
    nativePixels(new Uint8Array(16).fill(255), "OB"),
  ])
  const { output } = await cleaned(file, [{ ...bar, frame: 1 }])

  const after = await pixelsIn(output)
  for (let bit = 0; bit < 3 * rows * 7; bit++) {
    const [frame, pixel] = [Math.floor(bit / (rows * 7)), bit % (rows * 7)]
    const painted = frame === 1 && isUnderBar(Math.floor(pixel / 7), pixel % 7)
    assert.equal(((after[bit >> 3] ?? 0) >> (bit & 7)) & 1, painted ? 0 : 1, `bit ${bit}`)
  }
})

test("pixels that share their colour in pairs go in pairs, and are black", async () => {
  const layout = { photometric: "YBR_FULL_422", samples: 3, allocated: 8, stored: 8 }
  const before = new Uint8Array(rows * columns * 2).fill(77)

  const { output } = await cleaned(imageOf(layout, before), [bar])

  const after = await pixelsIn(output)
  assert.deepEqual(Array.from(after.slice(columns * 2 + 4, columns * 2 + 8)), [0, 0, 128, 128])
  assert.deepEqual(Array.from(after.slice(0, columns * 2)), Array<number>(columns * 2).fill(77))
})

test("a mark on one image of a film leaves the others as they were", async () => {
  const layout = { photometric: "MONOCHROME2", samples: 1, allocated: 8, stored: 8, frames: 3 }
  const before = someBytes(layout)

  const { output, findings } = await cleaned(imageOf(layout, before), [{ ...bar, frame: 2 }])

  const after = await pixelsIn(output)
  const frame = rows * columns
  assert.deepEqual(after.slice(0, 2 * frame), before.slice(0, 2 * frame))
  assert.notDeepEqual(after.slice(2 * frame), before.slice(2 * frame))
  assert.ok(findings.some(({ kind, place }) => kind === "painted-over" && place === "pixels, image 3"))
})

test("outside of a crop everything is black, and the image keeps its size and its scale", async () => {
  const layout = { photometric: "MONOCHROME2", samples: 1, allocated: 8, stored: 8 }
  const { output } = await cleaned(imageOf(layout, new Uint8Array(rows * columns).fill(9)), [
    { frame: null, marks: [], crop: { x: 1, y: 2, width: 4, height: 3 } },
  ])

  const after = await pixelsIn(output)
  const set = await headerOf(output)
  assert.deepEqual([numberOf(set, tag.rows), numberOf(set, tag.columns)], [rows, columns])
  assert.equal(after.filter((value) => value === 9).length, 12)
  assert.equal(after[2 * columns + 1], 9)
})

test("a brush covers the whole way between two touches", async () => {
  const layout = { photometric: "MONOCHROME2", samples: 1, allocated: 8, stored: 8 }
  const stroke: Painted = {
    frame: null,
    marks: [
      {
        kind: "stroke",
        width: 1,
        spots: [
          { x: 0.5, y: 3.5 },
          { x: 7.5, y: 3.5 },
        ],
      },
    ],
    crop: null,
  }
  const { output } = await cleaned(imageOf(layout, new Uint8Array(rows * columns).fill(9)), [stroke])

  const after = await pixelsIn(output)
  assert.deepEqual(Array.from(after.slice(3 * columns, 4 * columns)), Array<number>(columns).fill(0))
  assert.deepEqual(Array.from(after.slice(0, columns)), Array<number>(columns).fill(9))
})

const code = (set: DicomDataset): readonly (string | null)[] =>
  itemsOf(set, 0x0012_0064).map((item) => textOf(item, 0x0008_0100))

test("the file claims clean pixels only where a person cleaned them, and is another image from then on", async () => {
  const layout = { photometric: "MONOCHROME2", samples: 1, allocated: 8, stored: 8 }
  const source = imageOf(layout, someBytes(layout))
  const untouched = await deidentifyDicom(source, await contextWith())
  assert.ok(untouched.status === "deidentified")

  const before = await headerOf(untouched.output)
  const after = await headerOf((await cleaned(source, [bar])).output)

  assert.equal(textOf(before, tag.burnedIn), null)
  assert.equal(code(before).includes("113101"), false)
  assert.equal(textOf(after, tag.burnedIn), "NO")
  assert.equal(code(after).includes("113101"), true)
  assert.equal(textOf(after, tag.imageType), "DERIVED")
})

test("the laboratory's own look finds a painted image as a rewrite would have left it", async () => {
  for (const layout of wholeBytes) {
    const { output } = await cleaned(imageOf(layout, someBytes(layout)), [bar])
    assert.equal(await isAsRewritten(arraySource(await readAll(output))), true, JSON.stringify(layout))
  }
})

function packed(bytes: Uint8Array): Uint8Array {
  const segment = [...bytes].flatMap((byte) => [0, byte])
  const head = new Uint8Array(64)
  const view = new DataView(head.buffer)
  view.setUint32(0, 1, true)
  view.setUint32(4, 64, true)
  return Uint8Array.from([...head, ...segment])
}

const rle = "1.2.840.10008.1.2.5"
const grey = { photometric: "MONOCHROME2", samples: 1, allocated: 8, stored: 8 }

test("run lengths are unpacked to paint over them, and leave as plain pixels", async () => {
  const before = someBytes(grey)
  const file = dicomFile(secondaryCapture, rle, common(secondaryCapture, "US"), moduleOf(grey), [
    fragments(packed(before)),
  ])

  const { output } = await cleaned(file, [bar])

  const after = await pixelsIn(output)
  for (const [pixel, value] of before.entries()) {
    const painted = isUnderBar(Math.floor(pixel / columns), pixel % columns)
    assert.equal(after[pixel], painted ? 0 : value)
  }
})

test("a lossless JPEG is unpacked to paint over it, sample for sample, without any help of the platform", async () => {
  const deep = { photometric: "MONOCHROME2", samples: 1, allocated: 16, stored: 12 }
  const samples = Uint16Array.from({ length: rows * columns }, (_, i) => (i * 331) % 4096)
  const coded = losslessJpeg({
    width: columns,
    height: rows,
    components: 1,
    precision: 12,
    predictor: 1,
    samples,
  })
  const lossless = "1.2.840.10008.1.2.4.70"
  const file = dicomFile(secondaryCapture, lossless, common(secondaryCapture, "OT"), moduleOf(deep), [
    fragments(coded),
  ])

  const { output, findings } = await cleaned(file, [bar])

  const after = await pixelsIn(output)
  const view = new DataView(after.buffer, after.byteOffset)
  for (const [pixel, value] of samples.entries()) {
    const painted = isUnderBar(Math.floor(pixel / columns), pixel % columns)
    assert.equal(view.getUint16(pixel * 2, true), painted ? 0 : value)
  }
  assert.ok(findings.some(({ place }) => place === "pixels, written uncompressed"))
  const unpainted = await deidentifyDicom(file, await contextWith())
  assert.ok(unpainted.status !== "refused")
  const kept = await headerOf(unpainted.output)
  assert.equal(kept.syntax.uid, lossless)
})

const jpegSyntax = "1.2.840.10008.1.2.4.50"
const jpegFile = (syntax: string): ByteSource => {
  const colour = { photometric: "YBR_FULL_422", samples: 3, allocated: 8, stored: 8 }
  const stream = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)
  return dicomFile(secondaryCapture, syntax, common(secondaryCapture, "US"), moduleOf(colour), [
    fragments(stream),
  ])
}

test("a JPEG is decoded by the platform, painted over, and never coded a second time", async () => {
  const decodeJpeg: DecodeJpeg = () =>
    Promise.resolve({ width: columns, height: rows, pixels: new Uint8Array(rows * columns * 4).fill(90) })

  const { output } = await cleaned(jpegFile(jpegSyntax), [bar], { jpeg: decodeJpeg })

  const set = await headerOf(output)
  assert.equal(textOf(set, tag.photometric), "RGB")
  assert.equal(textOf(set, 0x0028_2110), "01")
  const after = await pixelsIn(output)
  assert.deepEqual(Array.from(after.slice(0, 3)), [90, 90, 90])
  assert.deepEqual(Array.from(after.slice((columns + 2) * 3, (columns + 2) * 3 + 3)), [0, 0, 0])
})

test("what nobody here can unpack is not painted over: the sentence says that only leaving out is left", async () => {
  const neverAsked = (): Promise<never> => Promise.reject(new Error("never asked"))
  for (const [syntax, decoders] of [
    [jpegSyntax, { jpeg2000: neverAsked }],
    ["1.2.840.10008.1.2.4.90", { jpeg: neverAsked }],
    ["1.2.840.10008.1.2.4.110", { jpeg: neverAsked, jpeg2000: neverAsked }],
  ] as const) {
    const outcome = await deidentifyDicom(jpegFile(syntax), await contextWith(), edited([bar], decoders))
    assert.equal(outcome.status, "refused")
    assert.match(outcome.status === "refused" ? outcome.reason : "", /Leave it out/u)
  }
})

test("a frame that says gigabytes in a few bytes is not unpacked", async () => {
  const gigabytes = dicomFile(
    secondaryCapture,
    "1.2.840.10008.1.2.4.80",
    common(secondaryCapture, "OT"),
    moduleOf({ photometric: "MONOCHROME2", samples: 1, allocated: 8, stored: 8 }),
    [short(tag.rows, 65_535), short(tag.columns, 65_535), fragments(new Uint8Array(64))],
  )
  const set = await readDicomHeader(gigabytes)
  if (isProblem(set)) return assert.fail(set.problem)
  assert.deepEqual(await decodedDicom(set, noDecoders), problem("redact-coded"))
})

test("a person sees each image from its darkest to its brightest value, also what a window would hide", async () => {
  const layout = { photometric: "MONOCHROME2", samples: 1, allocated: 16, stored: 12, frames: 2 }
  const bytes = new Uint8Array(rows * columns * 4)
  new DataView(bytes.buffer).setUint16((rows * columns + 5) * 2, 4095, true)

  const pictures = await dicomPictures(imageOf(layout, bytes), noDecoders)

  assert.ok(!isProblem(pictures))
  assert.equal(pictures.frames, 2)
  const second = await pictures.picture(1)
  assert.deepEqual(Array.from(second.slice(5 * 4, 5 * 4 + 4)), [255, 255, 255, 255])
  assert.deepEqual(Array.from(second.slice(0, 4)), [0, 0, 0, 255])
})
