/** A field of view drawn on the screen is the same field in the patient, and its surface shows what is left of a face. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { cropDicom } from "@zahnwolke/core/deidentify/dicom-crop"
import { openNotes } from "@zahnwolke/core/deidentify/dicom-findings"
import { noDecoders } from "@zahnwolke/core/deidentify/frame-decoder"
import { arraySource } from "@zahnwolke/core/encoding/byte-source"
import { numberOf, numbersOf } from "@zahnwolke/core/formats/dicom-data-set"
import { readDicomHeader } from "@zahnwolke/core/formats/dicom-header"
import { tag } from "@zahnwolke/core/formats/dicom-tags"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { boxInPatient, boxOnScreen, cubeAround, lengthsOf, sideAt, sideOf, wholeBox } from "./crop-box.ts"
import { brickOf, skinThreshold, surfaceOf, usualRange } from "./surface.ts"
import { readVolume } from "./volume.ts"
import type { Volume } from "./volume.ts"

const dvt = makeDvt({ seed: 3, size: 60, slices: 40, voxel: 1.5 }).files.map(({ bytes }) =>
  arraySource(bytes),
)

async function volumeOf(most = 1e9): Promise<Volume> {
  const reading = await readVolume(dvt, most, noDecoders, () => undefined)
  assert.ok(reading.kind === "ready")
  return reading.volume
}

test("of what was drawn around voxels exactly these voxels are cut", async () => {
  const volume = await volumeOf()
  const box = { low: [5, 10, 8], high: [24, 39, 20] } as const
  const field = boxInPatient(volume, box)
  let slices = 0
  for (const source of dvt) {
    const set = await readDicomHeader(source)
    assert.ok(!isProblem(set))
    const cut = await cropDicom(set, field, noDecoders, openNotes())
    if (isProblem(cut)) continue
    slices++
    assert.deepEqual([numberOf(cut, tag.columns), numberOf(cut, tag.rows)], [20, 30])
    const [x = 0, y = 0] = numbersOf(cut, tag.imagePosition)
    assert.ok(Math.abs(x - (volume.origin[0] + 5 * 1.5)) < 1e-6)
    assert.ok(Math.abs(y - (volume.origin[1] + 10 * 1.5)) < 1e-6)
  }
  assert.equal(slices, 13)
  assert.deepEqual(lengthsOf(volume, box), [30, 45, 19.5])
})

test("what a small device read thinner is cut as fine as the file is", async () => {
  const thin = await volumeOf(30_000)
  assert.ok(thin.notes.includes("reduced"))
  const field = boxInPatient(thin, wholeBox(thin))
  const [source] = dvt
  assert.ok(source)
  const set = await readDicomHeader(source)
  assert.ok(!isProblem(set))
  const cut = await cropDicom(set, field, noDecoders, openNotes())
  assert.ok(!isProblem(cut))
  assert.ok((numberOf(cut, tag.columns) ?? 0) >= 59)
})

test("a side stays apart from the other one and inside of the volume", async () => {
  const volume = await volumeOf()
  const whole = wholeBox(volume)
  assert.equal(sideAt(volume, whole, 0, "low", 500).low[0], 59 - 4)
  assert.equal(sideAt(volume, whole, 2, "high", -20).high[2], 4)
  assert.equal(sideAt(volume, whole, 1, "high", 80).high[1], 59)
  assert.deepEqual(cubeAround(volume, [30, 30, 1], 30), { low: [20, 20, 0], high: [40, 40, 11] })
})

test("the upper side on the screen is the head's side where the head is up, and the front in the axial plane", async () => {
  const volume = await volumeOf()
  assert.deepEqual(sideOf("coronal", "top"), [2, "high"])
  assert.deepEqual(sideOf("axial", "top"), [1, "low"])
  assert.deepEqual(sideOf("sagittal", "left"), [1, "low"])
  const upper = { ...wholeBox(volume), low: [0, 0, 20] as const }
  const { top, bottom } = boxOnScreen(volume, "coronal", upper)
  assert.deepEqual([top, bottom], [0, 0.5])
})

test("the surface closes around the head, stands where the patient stands, and shrinks with the field", async () => {
  const volume = await volumeOf()
  const brick = brickOf(volume, wholeBox(volume))
  const threshold = skinThreshold(brick, usualRange(brick))
  assert.ok(threshold > -900 && threshold < 0, `air and skin parted at ${threshold}`)
  const { positions, index, normals } = surfaceOf(brick, threshold)
  assert.ok(index.length > 3000)
  const uses = new Map<string, number>()
  for (let at = 0; at < index.length; at += 3) {
    const [a = 0, b = 0, c = 0] = index.subarray(at, at + 3)
    for (const [from, to] of [
      [a, b],
      [b, c],
      [c, a],
    ] as const) {
      uses.set(`${from} ${to}`, (uses.get(`${from} ${to}`) ?? 0) + 1)
    }
  }
  for (const [edge, count] of uses) {
    assert.equal(
      uses.get(edge.split(" ").toReversed().join(" ")),
      count,
      "every edge has a triangle on both sides",
    )
  }
  const [low, high] = [Math.min(...positions), Math.max(...positions)]
  assert.ok(low > volume.origin[1] - 60 && high < 200)
  const outward = signedVolume(positions, index)
  assert.ok(outward > 0, "triangles face outwards")
  assert.ok(normals.every((value) => Number.isFinite(value)))
  const small = brickOf(volume, cubeAround(volume, [30, 30, 20], 20))
  assert.ok(small.values.length < brick.values.length / 10)
})

function signedVolume(positions: Float32Array, index: Uint32Array): number {
  let sum = 0
  const at = (point: number, axis: number): number => positions[(index[point] ?? 0) * 3 + axis] ?? 0
  for (let t = 0; t < index.length; t += 3) {
    sum +=
      at(t, 0) * (at(t + 1, 1) * at(t + 2, 2) - at(t + 1, 2) * at(t + 2, 1)) -
      at(t, 1) * (at(t + 1, 0) * at(t + 2, 2) - at(t + 1, 2) * at(t + 2, 0)) +
      at(t, 2) * (at(t + 1, 0) * at(t + 2, 1) - at(t + 1, 1) * at(t + 2, 0))
  }
  return sum / 6
}

test("a large volume is made small first", async () => {
  const volume = await volumeOf()
  assert.ok(brickOf(volume, wholeBox(volume), 10_000).values.length <= 10_000)
})
