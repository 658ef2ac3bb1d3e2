/** Frames coded as JPEG 2000 are looked at, painted over, cut and put together to a volume, sample for sample. */
import assert from "node:assert/strict"
import { test } from "node:test"
import type { CropBox } from "@zahnwolke/core/deidentify/dicom-crop"
import type { Painted } from "@zahnwolke/core/deidentify/dicom-marks"
import { dicomPictures } from "@zahnwolke/core/deidentify/dicom-picture"
import { deidentifyDicom } from "@zahnwolke/core/deidentify/dicom"
import type { Outcome } from "@zahnwolke/core/deidentify/findings"
import {
  common,
  contextWith,
  dicomFile,
  fragments,
  nativePixels,
  secondaryCapture,
  short,
  words,
} from "@zahnwolke/core/deidentify/fixtures/dicom"
import { FrameDamaged, noDecoders } from "@zahnwolke/core/deidentify/frame-decoder"
import { arraySource, readAll } from "@zahnwolke/core/encoding/byte-source"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { textOf } from "@zahnwolke/core/formats/dicom-data-set"
import { pixelElement, readDicomHeader } from "@zahnwolke/core/formats/dicom-header"
import type { DicomDataset } from "@zahnwolke/core/formats/dicom-header"
import { explicitLittle } from "@zahnwolke/core/formats/dicom-syntax"
import { tag } from "@zahnwolke/core/formats/dicom-tags"
import type { OutSet } from "@zahnwolke/core/formats/dicom-write"
import type { Jpeg2000Picture } from "@zahnwolke/core/formats/jpeg-2000"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { seeded } from "@zahnwolke/core/specimen/random"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { readVolume } from "@zahnwolke/web/views/volume/volume"
import { coded, nodeDecoders, samplesOf } from "./coder.ts"
import { packedSlice } from "./packed-slice.ts"

const [width, height] = [40, 24]
const lossless = "1.2.840.10008.1.2.4.90"
const lossy = "1.2.840.10008.1.2.4.91"

interface Layout extends Omit<Jpeg2000Picture, "width" | "height"> {
  readonly allocated: 8 | 16
  readonly photometric: string
}

const moduleOf = ({ allocated, components, photometric, precision, signed }: Layout): OutSet => [
  short(tag.samplesPerPixel, components),
  words(tag.photometric, "CS", photometric),
  ...(components > 1 ? [short(tag.planarConfiguration, 0)] : []),
  words(tag.imageType, "CS", "ORIGINAL\\PRIMARY"),
  short(tag.rows, height),
  short(tag.columns, width),
  short(tag.bitsAllocated, allocated),
  short(tag.bitsStored, precision),
  short(tag.highBit, precision - 1),
  short(tag.pixelRepresentation, signed ? 1 : 0),
]

const fileOf = (layout: Layout, syntax: string, frame: Uint8Array): ByteSource =>
  dicomFile(secondaryCapture, syntax, common(secondaryCapture, "OT"), moduleOf(layout), [
    syntax === explicitLittle ? nativePixels(frame, "OW") : fragments(even(frame)),
  ])

const even = (frame: Uint8Array): Uint8Array =>
  Uint8Array.of(...frame, ...(frame.length % 2 === 0 ? [] : [0]))

/** As the library wants them: one byte up to eight bits, two above, with the sign carried on. */
function samplesFor({ components, precision, signed }: Layout, seed: number): Uint8Array<ArrayBuffer> {
  const random = seeded(seed)
  const count = width * height * components
  const values = Array.from({ length: count }, (_, i) => {
    const value = Math.floor((i / count) * 2 ** precision * 0.8 + random() * 2 ** (precision - 3))
    return signed ? value - 2 ** (precision - 1) : value
  })
  return precision > 8
    ? new Uint8Array(Int16Array.from(values).buffer)
    : new Uint8Array(Uint8Array.from(values).buffer)
}

const pictureOf = ({ components, precision, signed }: Layout): Jpeg2000Picture => ({
  width,
  height,
  components,
  precision,
  signed,
})

async function read(source: ByteSource): Promise<DicomDataset> {
  const set = await readDicomHeader(source)
  assert.ok(!isProblem(set))
  return set
}

async function pixelsIn(set: DicomDataset): Promise<Uint8Array> {
  const element = pixelElement(set)
  assert.ok(element?.fragments === null)
  return set.source.read(element.at, element.at + element.length)
}

const bar: Painted = {
  frame: null,
  marks: [{ kind: "bar", rect: { x: 3, y: 2, width: 10, height: 4 } }],
  crop: null,
}
const isUnderBar = (x: number, y: number): boolean => x >= 3 && x < 13 && y >= 2 && y < 6

const painted = async (source: ByteSource): Promise<Outcome & { status: "deidentified" }> => {
  const outcome = await deidentifyDicom(source, await contextWith(), {
    crop: null,
    painted: [bar],
    decoders: nodeDecoders,
  })
  assert.ok(outcome.status === "deidentified", outcome.status === "refused" ? outcome.reason : "")
  return outcome
}

const layouts: readonly Layout[] = [
  { components: 1, precision: 8, signed: false, allocated: 8, photometric: "MONOCHROME2" },
  { components: 1, precision: 12, signed: false, allocated: 16, photometric: "MONOCHROME2" },
  { components: 1, precision: 16, signed: true, allocated: 16, photometric: "MONOCHROME2" },
  { components: 1, precision: 8, signed: false, allocated: 16, photometric: "MONOCHROME1" },
  { components: 3, precision: 8, signed: false, allocated: 8, photometric: "YBR_RCT" },
]

test("what was painted over is gone, and every other sample is the one that was coded", async () => {
  for (const [seed, layout] of layouts.entries()) {
    const samples = samplesFor(layout, seed)
    const file = fileOf(layout, lossless, coded(samples, pictureOf(layout)))

    const { output, findings } = await painted(file)

    const set = await read(output)
    assert.equal(set.syntax.uid, explicitLittle)
    assert.equal(textOf(set, tag.photometric), layout.components === 3 ? "RGB" : layout.photometric)
    assert.equal(textOf(set, 0x0028_2110), null, "nothing was lost")
    const after = await pixelsIn(set)
    const [from, to] = [layout.precision > 8 ? 2 : 1, layout.allocated / 8]
    for (let pixel = 0; pixel < width * height; pixel++) {
      if (isUnderBar(pixel % width, Math.floor(pixel / width))) continue
      for (let c = 0; c < layout.components; c++) {
        const at = pixel * layout.components + c
        assert.equal(after[at * to], samples[at * from], `${JSON.stringify(layout)} ${pixel}`)
        if (to === 2) assert.equal(after[at * to + 1], from === 2 ? samples[at * from + 1] : 0)
      }
    }
    assert.ok(findings.some(({ place }) => place === "pixels, written uncompressed"))
  }
})

test("a file that nobody painted on keeps its coded bytes", async () => {
  const [layout] = layouts
  assert.ok(layout !== undefined)
  const frame = even(coded(samplesFor(layout, 1), pictureOf(layout)))
  const outcome = await deidentifyDicom(fileOf(layout, lossless, frame), await contextWith())
  assert.ok(outcome.status === "deidentified")
  const set = await read(outcome.output)
  assert.equal(set.syntax.uid, lossless)
  const [, kept] = pixelElement(set)?.fragments ?? []
  assert.ok(kept !== undefined)
  const bytes = Buffer.from(await set.source.read(kept.at, kept.at + kept.length))
  assert.ok(bytes.includes(Buffer.from(frame.subarray(frame.length - 40, frame.length - 2))))
})

test("what was lossy stays known as lossy once it is painted over", async () => {
  const [, layout] = layouts
  assert.ok(layout !== undefined)
  const frame = coded(samplesFor(layout, 2), pictureOf(layout), false)
  const { output } = await painted(fileOf(layout, lossy, frame))
  assert.equal(textOf(await read(output), 0x0028_2110), "01")
})

test("a person looks at such a frame as at a plain one", async () => {
  for (const [seed, layout] of layouts.entries()) {
    const samples = samplesFor(layout, seed + 10)
    const pictures = await dicomPictures(
      fileOf(layout, lossless, coded(samples, pictureOf(layout))),
      nodeDecoders,
    )
    const rgb = layout.photometric === "YBR_RCT" ? { ...layout, photometric: "RGB" } : layout
    const wide =
      layout.allocated === 16 && layout.precision === 8
        ? new Uint8Array(Uint16Array.from(samples).buffer)
        : samples
    const plain = await dicomPictures(fileOf(rgb, explicitLittle, wide), noDecoders)
    assert.ok(!isProblem(pictures) && !isProblem(plain))
    assert.deepEqual(await pictures.picture(0), await plain.picture(0))
  }
})

test("a DVT of such slices is the same volume, is cut to the same field, and loses its skin as surely", async () => {
  const slices = makeDvt({ seed: 1, size: 120, slices: 20, voxel: 1.6 }).files
  const plain = slices.map(({ bytes }) => arraySource(bytes))
  const packed = (await Promise.all(plain.map(packedSlice))).map((bytes) => arraySource(bytes))
  const volumes = await Promise.all(
    [plain, packed].map((sources) => readVolume(sources, 1e9, nodeDecoders, () => undefined)),
  )
  const [one, other] = volumes
  assert.ok(one?.kind === "ready" && other?.kind === "ready")
  assert.deepEqual(other.volume, one.volume)

  const field: CropBox = { low: [-36, -20, -30], high: [-6, 26, 6] }
  const skin: boolean[] = []
  for (const [at, source] of packed.entries()) {
    const edits = { crop: field, painted: [], decoders: nodeDecoders }
    const cut = await deidentifyDicom(source, await contextWith(), edits)
    const same = await deidentifyDicom(plain[at] ?? source, await contextWith(), edits)
    assert.equal(cut.status, same.status)
    if (cut.status !== "deidentified" || same.status !== "deidentified") continue
    assert.deepEqual(await pixelsIn(await read(cut.output)), await pixelsIn(await read(same.output)))
    skin.push(cut.findings.some(({ kind }) => kind === "face-surface"))
    assert.equal(
      skin.at(-1),
      same.findings.some(({ kind }) => kind === "face-surface"),
    )
  }
  assert.ok(skin.includes(true))
})

test("a frame cut short, changed or made to harm ends in a refusal with a sentence, and soon", async () => {
  const [, layout] = layouts
  assert.ok(layout !== undefined)
  const picture = pictureOf(layout)
  const frame = coded(samplesFor(layout, 3), picture)
  const random = seeded(11)
  let refused = 0
  for (let round = 0; round < 120; round++) {
    const changed = frame.slice(0, round % 3 === 0 ? Math.floor(random() * frame.length) : frame.length)
    for (let i = 0; i < 6; i++) changed[Math.floor(random() * 160)] = Math.floor(random() * 256)
    const start = process.cpuUsage()
    const made = deidentifyDicom(fileOf(layout, lossless, changed), await contextWith(), {
      crop: null,
      painted: [bar],
      decoders: nodeDecoders,
    })
    // In a set the damaged frame that is met while reading becomes its sentence (set-items.ts).
    const outcome = await made
      .then((one) => (one.status === "deidentified" ? readAll(one.output) : null))
      .catch((error: unknown) => {
        assert.ok(error instanceof FrameDamaged)
        return null
      })
    if (outcome === null) refused++
    assert.ok(process.cpuUsage(start).user < 2_000_000)
  }
  assert.ok(refused > 60, `${refused} of 120`)
})

test("a frame that claims more than it may is refused before there is room made for it", async () => {
  const giant = { width: 60_000, height: 60_000, components: 1, precision: 16, signed: false }
  await assert.rejects(samplesOf(new Uint8Array(100), giant), RangeError)
})
