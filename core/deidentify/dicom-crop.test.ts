/** A cropped DVT shows less, and what it shows stands where it stood: the implant at 46 is where the surgeon finds it. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { arraySource, readAll } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { itemsOf, numberOf, numbersOf, textOf, textsOf } from "../formats/dicom-data-set.ts"
import { pixelElement, readDicomHeader } from "../formats/dicom-header.ts"
import type { DicomDataset } from "../formats/dicom-header.ts"
import { framePlaces, frameSpacing } from "../formats/dicom-place.ts"
import { explicitLittle } from "../formats/dicom-syntax.ts"
import { tag } from "../formats/dicom-tags.ts"
import type { OutSet } from "../formats/dicom-write.ts"
import { isProblem, problem } from "../formats/problem.ts"
import { makeDvt } from "../specimen/dvt.ts"
import { openContext } from "./context.ts"
import { deidentifySet, searchAgain } from "./deidentify.ts"
import { decimalText } from "./dicom-crop.ts"
import type { CropBox } from "./dicom-crop.ts"
import { deidentifyDicom } from "./dicom.ts"
import type { Outcome, RewriteContext } from "./findings.ts"
import { noDecoders } from "./frame-decoder.ts"
import {
  common,
  contextWith,
  ctClass,
  dicomFile,
  fragments,
  items,
  pixelModule,
  words,
} from "./fixtures/dicom.ts"

const cropped = (source: ByteSource, context: RewriteContext, crop: CropBox): Promise<Outcome> =>
  deidentifyDicom(source, context, { crop, painted: [], decoders: noDecoders })

const dvt = makeDvt({ seed: 1, size: 80, slices: 48, voxel: 1 })
const sources = dvt.files.map(({ bytes }) => arraySource(bytes))
/** Around the lower right first molar of the phantom. */
const box: CropBox = { low: [-36, -20, -30], high: [-6, 26, 6] }

async function read(source: ByteSource): Promise<DicomDataset> {
  const set = await readDicomHeader(source)
  if (isProblem(set)) throw new Error(set.problem)
  return set
}

function released(outcome: Outcome): Outcome & { readonly status: "deidentified" } {
  if (outcome.status !== "deidentified") throw new Error(outcome.reason)
  return outcome
}

/** Where every voxel of metal stands in the patient, in tenths of a millimetre. */
async function metal(set: DicomDataset): Promise<readonly string[]> {
  const [rows, columns] = [numberOf(set, tag.rows) ?? 0, numberOf(set, tag.columns) ?? 0]
  const element = pixelElement(set)
  assert.ok(element)
  const frames = numberOf(set, tag.numberOfFrames) ?? 1
  const bytes = await set.source.read(element.at, element.at + rows * columns * frames * 2)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const found: string[] = []
  for (const [frame, place] of framePlaces(set, frames).entries()) {
    const spacing = frameSpacing(set, frame)
    assert.ok(place !== null && spacing !== null)
    for (let i = 0; i < rows * columns; i++) {
      if (view.getUint16((frame * rows * columns + i) * 2, true) < 3960) continue
      const at = place.position.map(
        (start, axis) =>
          start +
          (i % columns) * spacing[1] * (place.row[axis] ?? 0) +
          Math.floor(i / columns) * spacing[0] * (place.column[axis] ?? 0),
      )
      found.push(at.map((value) => value.toFixed(1)).join(" "))
    }
  }
  return found
}

const inBox = (spot: string): boolean =>
  spot.split(" ").every((value, axis) => {
    const at = Number(value)
    return at >= (box.low[axis] ?? 0) && at <= (box.high[axis] ?? 0)
  })

test("the implant at 46 stays at the same place of the patient, and what lies outside is gone", async () => {
  const context = await contextWith()
  const [before, after]: [string[], string[]] = [[], []]
  let left = 0
  for (const source of sources) {
    before.push(...(await metal(await read(source))))
    const outcome = await cropped(source, context, box)
    if (outcome.status !== "deidentified") continue
    left++
    const set = await read(outcome.output)
    assert.equal(numberOf(set, tag.rows), 47)
    assert.equal(numberOf(set, tag.columns), 30)
    assert.equal(textOf(set, tag.pixelSpacing), "1.0000")
    assert.deepEqual(numbersOf(set, tag.imageOrientation), [1, 0, 0, 0, 1, 0])
    after.push(...(await metal(set)))
  }
  const inside = before.filter(inBox)
  assert.ok(inside.length > 50, `${inside.length} voxels of metal`)
  assert.deepEqual(after, inside)
  assert.equal(left, 32)
})

test("a slice outside is refused with a sentence, one inside says what was cut and asks a person again", async () => {
  const context = await contextWith()
  const outside = await cropped(sources[0] ?? arraySource(new Uint8Array()), context, {
    low: [-36, -20, 0],
    high: [-6, 26, 6],
  })
  assert.ok(outside.status === "refused")
  assert.equal(outside.reason, problem("crop-outside").problem)
  const middle = released(await cropped(sources[20] ?? arraySource(new Uint8Array()), context, box))
  const cut = middle.findings.filter(({ kind }) => kind === "outside-field")
  assert.deepEqual(
    cut.map(({ place }) => place),
    ["rows 15–61 of 80", "columns 5–34 of 80"],
  )
  assert.equal(middle.category, "pseudonymised")
})

test("a face that was seen in the whole is asked about in the part", async () => {
  const wide = makeDvt({ seed: 2, size: 60, slices: 2, voxel: 2 })
  const [slice] = wide.files
  assert.ok(slice)
  const far: CropBox = { low: [-20, -20, -100], high: [20, 20, 100] }
  const { review, output } = released(await cropped(arraySource(slice.bytes), await contextWith(), far))
  assert.deepEqual(
    review.map(({ kind }) => kind),
    ["face-surface"],
  )
  assert.equal((await read(output)).elements.has(0x0028_0302), false)
})

test("a cropped image is another image than the whole, in the same space, and says how it was made", async () => {
  const secret = new Uint8Array(32).fill(3)
  const files = dvt.files.slice(18, 21).map(({ name, bytes }) => ({ path: name, source: arraySource(bytes) }))
  const crops = new Map(files.map(({ path }) => [path, box]))
  const whole = await deidentifySet(files, { identity: {}, secret })
  const part = await deidentifySet(files, { identity: {}, secret, crops })
  for (const [i, { output, hits }] of part.files.entries()) {
    assert.deepEqual(hits, [])
    const other = whole.files[i]?.output
    assert.ok(output && other)
    const [cropped, full] = [await read(output.source), await read(other.source)]
    assert.notEqual(textOf(cropped, tag.sopInstance), textOf(full, tag.sopInstance))
    for (const same of [tag.frameOfReference, tag.series, tag.study])
      assert.equal(textOf(cropped, same), textOf(full, same))
    assert.deepEqual(textsOf(cropped, tag.imageType), ["DERIVED", "PRIMARY", "AXIAL"])
    assert.equal(textsOf(cropped, 0x0012_0063)[1], "Cropped to a field of view that a person drew")
    assert.equal(textsOf(full, 0x0012_0063).length, 1)
    const bytes = new TextDecoder("latin1").decode(await readAll(output.source))
    for (const word of dvt.planted) assert.ok(!bytes.includes(word), word)
    assert.equal(await searchAgain(output.source), true, "the receiver finds it as it was made")
  }
})

const orientation = words(tag.imageOrientation, "DS", "1\\0\\0\\0\\1\\0")
const position = (z: number): OutSet => [
  items(tag.planePositions, [words(tag.imagePosition, "DS", `-10\\-20\\${z}`)]),
]
const shape = { rows: 8, columns: 8, allocated: 16, stored: 16, frames: 5 }
const enhancedClass = "1.2.840.10008.5.1.4.1.1.2.1"
const enhanced = (syntax: string, pixels: OutSet): ByteSource =>
  dicomFile(
    enhancedClass,
    syntax,
    common(enhancedClass, "CT"),
    pixelModule(shape),
    [
      words(tag.imageType, "CS", "ORIGINAL\\PRIMARY\\VOLUME\\NONE"),
      items(tag.sharedGroups, [
        items(tag.planeOrientations, [orientation]),
        items(tag.pixelMeasures, [words(tag.pixelSpacing, "DS", "0.5\\0.5")]),
      ]),
      items(tag.perFrameGroups, ...[0, 1, 2, 3, 4].map((z) => position(z * 0.5))),
    ],
    pixels,
  )

const numbered = Uint8Array.from({ length: 8 * 8 * 5 * 2 }, (_, i) => (i % 2 === 0 ? i / 2 : 0) & 255)

test("of a volume in one file only the frames, rows and columns of the field are left", async () => {
  const file = enhanced(explicitLittle, [
    { tag: tag.pixels, vr: "OW", kind: "source", source: arraySource(numbered) },
  ])
  const field: CropBox = { low: [-9, -19.5, 0.5], high: [-7.5, -18, 1] }
  const set = await read(released(await cropped(file, await contextWith(), field)).output)
  assert.equal(numberOf(set, tag.numberOfFrames), 2)
  assert.deepEqual([numberOf(set, tag.rows), numberOf(set, tag.columns)], [4, 4])
  const groups = itemsOf(set, tag.perFrameGroups)
  assert.deepEqual(
    groups.map((group) => numbersOf(itemsOf(group, tag.planePositions)[0] ?? group, tag.imagePosition)),
    [
      [-9, -19.5, 0.5],
      [-9, -19.5, 1],
    ],
  )
  const element = pixelElement(set)
  assert.ok(element)
  const bytes = await set.source.read(element.at, element.at + element.length)
  assert.equal(bytes.length, 2 * 4 * 4 * 2)
  assert.deepEqual([bytes[0], bytes[2], bytes[8], bytes[32]], [74, 75, 82, 138])
})

const rle = "1.2.840.10008.1.2.5"
/** Two segments, the high bytes and the low ones, each one run of 64. */
function runs(value: number): Uint8Array {
  const bytes = new Uint8Array(68)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 2, true)
  view.setUint32(4, 64, true)
  view.setUint32(8, 66, true)
  bytes.set([257 - 64, 0, 257 - 64, value], 64)
  return bytes
}

test("of packed slices whole ones are left out as they are; cut in their plane they leave unpacked, where somebody can", async () => {
  const file = enhanced(rle, [fragments(...[1, 2, 3, 4, 5].map(runs))])
  const context = await contextWith()
  const wide: CropBox = { low: [-50, -50, 0.5], high: [50, 50, 1.5] }
  const set = await read(released(await cropped(file, context, wide)).output)
  assert.equal(numberOf(set, tag.numberOfFrames), 3)
  const [, ...kept] = pixelElement(set)?.fragments ?? []
  const values = await Promise.all(kept.map(async ({ at }) => (await set.source.read(at + 67, at + 68))[0]))
  assert.deepEqual(values, [2, 3, 4])
  const narrow = await cropped(file, context, { low: [-9, -50, 0], high: [50, 50, 2] })
  const cutSet = await read(released(narrow).output)
  assert.equal(cutSet.syntax.uid, explicitLittle)
  assert.deepEqual([numberOf(cutSet, tag.rows), numberOf(cutSet, tag.columns)], [8, 6])
  assert.ok(released(narrow).findings.some(({ place }) => place === "pixels, written uncompressed"))
  const pixels = pixelElement(cutSet)
  assert.ok(pixels !== null)
  const bytes = await cutSet.source.read(pixels.at, pixels.at + pixels.length)
  assert.deepEqual([...new Set(bytes.filter((_, at) => at % 2 === 0))], [1, 2, 3, 4, 5])

  const unknown = enhanced("1.2.840.10008.1.2.4.90", [fragments(...[1, 2, 3, 4, 5].map(runs))])
  const refusal = await cropped(unknown, context, { low: [-9, -50, 0], high: [50, 50, 2] })
  assert.ok(refusal.status === "refused")
  assert.equal(refusal.reason, problem("crop-coded").problem)
})

test("an image without a place, or with pixels missing, is not cut at all", async () => {
  const context = await contextWith()
  const nowhere = dicomFile(
    ctClass,
    explicitLittle,
    common(ctClass, "CT"),
    pixelModule({ ...shape, frames: 1 }),
    [{ tag: tag.pixels, vr: "OW", kind: "source", source: arraySource(new Uint8Array(128)) }],
  )
  const refusal = await cropped(nowhere, context, box)
  assert.ok(refusal.status === "refused" && refusal.reason === problem("crop-no-place").problem)
  const [slice] = dvt.files.slice(20)
  assert.ok(slice)
  const short = await cropped(arraySource(slice.bytes.slice(0, -500)), context, box)
  assert.ok(short.status === "refused" && short.reason === problem("dicom-truncated").problem)
})

test("a narrow field of a wide image is read in pieces of a mebibyte", async () => {
  const wide = { rows: 2000, columns: 2000, allocated: 16, stored: 16 }
  const size = wide.rows * wide.columns * 2
  const file = dicomFile(ctClass, explicitLittle, common(ctClass, "CT"), pixelModule(wide), [
    words(tag.imagePosition, "DS", "0\\0\\0"),
    orientation,
    words(tag.pixelSpacing, "DS", "1\\1"),
    { tag: tag.pixels, vr: "OW", kind: "source", source: arraySource(new Uint8Array(size)) },
  ])
  let largest = 0
  const watched: ByteSource = {
    size: file.size,
    read: (start, end) => {
      largest = Math.max(largest, end - start)
      return file.read(start, end)
    },
  }
  const context = await openContext({
    secret: new Uint8Array(32),
    keep: { dates: "none", device: false, characteristics: false, descriptors: false },
    patientCode: "",
  })
  const field: CropBox = { low: [10, 0, 0], high: [19, 1999, 0] }
  const { output } = released(await cropped(watched, context, field))
  assert.equal((await readAll(output)).length, output.size)
  assert.ok(largest <= 1 << 20, `${largest} bytes at once`)
})

test("a moved position fits into the sixteen letters of a decimal string", () => {
  assert.equal(decimalText(-40.1234567890123), "-40.1234567890123".slice(0, 16))
  assert.equal(decimalText(0.1 + 0.2), "0.3")
  for (const value of [1e-9 / 3, -123_456.789_012_345_67, 1e20 / 3]) {
    const written = decimalText(value)
    assert.ok(written.length <= 16, written)
    assert.ok(Math.abs(Number(written) - value) <= Math.abs(value) * 1e-8)
  }
})

test("a field inside the jaws is said to have lost the face surface, one that reaches the skin is not", async () => {
  const wide = makeDvt({ seed: 1, size: 120, slices: 20, voxel: 1.6 })
  const head = wide.files.map(({ bytes }) => arraySource(bytes))
  const saysSo = async (field: CropBox): Promise<readonly boolean[]> => {
    const outcomes = await Promise.all(
      head.map(async (source) => cropped(source, await contextWith(), field)),
    )
    return outcomes.flatMap((outcome) =>
      outcome.status === "deidentified"
        ? [outcome.findings.some(({ kind, action }) => kind === "face-surface" && action === "removed")]
        : [],
    )
  }

  assert.deepEqual([...new Set(await saysSo(box))], [true])
  assert.equal((await saysSo({ low: [-60, -90, -30], high: [60, 30, 6] })).includes(true), false)
})
