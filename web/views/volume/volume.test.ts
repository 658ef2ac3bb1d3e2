/** A volume is put together from its slices whatever they are called, and nobody's left becomes a right. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { noDecoders } from "@zahnwolke/core/deidentify/frame-decoder"
import { arraySource } from "@zahnwolke/core/encoding/byte-source"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { dicomFile, element } from "@zahnwolke/core/specimen/dicom-bytes"
import type { DicomElement } from "@zahnwolke/core/specimen/dicom-bytes"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import type { Vector } from "./frames.ts"
import { crosshair, cuts, drawCut, planes, planeSize, pointIn } from "./planes.ts"
import type { Plane } from "./planes.ts"
import { readVolume } from "./volume.ts"
import type { Volume } from "./volume.ts"

const plenty = 1e9
const ct = "1.2.840.10008.5.1.4.1.1.2"

async function volumeOf(sources: readonly ByteSource[], most = plenty): Promise<Volume> {
  const reading = await readVolume(sources, most, noDecoders, () => undefined)
  assert.ok(reading.kind === "ready", reading.kind === "failed" ? reading.trouble : "")
  return reading.volume
}

const valueAt = ({ values, start, steps }: Volume, [x, y, z]: Vector): number =>
  values[start + x * steps[0] + y * steps[1] + z * steps[2]] ?? 0

/** The middle of all metal, in shares of the volume along left, back and head. */
function metal(volume: Volume): Vector {
  const [nx, ny, nz] = volume.size
  const sum = [0, 0, 0]
  let count = 0
  for (let z = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++) {
        if (valueAt(volume, [x, y, z]) < 2960) continue
        count++
        for (const [axis, value] of [x / nx, y / ny, z / nz].entries()) sum[axis] = (sum[axis] ?? 0) + value
      }
    }
  }
  return [(sum[0] ?? 0) / count, (sum[1] ?? 0) / count, (sum[2] ?? 0) / count]
}

const dvt = makeDvt({ seed: 1, size: 80, slices: 48, voxel: 1 }).files.map(({ bytes }) => arraySource(bytes))

test("the implant at 46 stands on the patient's right, below the bite", async () => {
  const volume = await volumeOf(dvt.toReversed())
  assert.deepEqual(volume.size, [80, 80, 48])
  assert.ok(volume.spacing.every((length) => Math.abs(length - 1) < 1e-6))
  const [left, , head] = metal(volume)
  assert.ok(left < 0.35, `metal at ${left} from right to left`)
  assert.ok(head < 0.45, `metal at ${head} from feet to head`)
  assert.deepEqual(volume.notes, [])
})

test("on the screen the patient's right stands on the left, the head up, the front to the top or left", async () => {
  const volume = await volumeOf(dvt)
  const [mx, my, mz] = metal(volume)
  const at: Vector = [Math.round(mx * 80), Math.round(my * 80), Math.round(mz * 48)]
  for (const plane of planes) {
    const { columns, rows } = planeSize(volume, plane)
    const pixels = new Uint8ClampedArray(columns * rows * 4)
    drawCut(volume, plane, at, { centre: 3000, width: 60 }, pixels)
    let [sumX, sumY, count] = [0, 0, 0]
    for (let i = 0; i < columns * rows; i++) {
      if ((pixels[i * 4] ?? 0) < 200) continue
      sumX += (i % columns) / columns
      sumY += Math.floor(i / columns) / rows
      count++
    }
    const [x, y] = crosshair(volume, plane, at)
    assert.ok(count > 3 && Math.abs(sumX / count - x) < 0.06 && Math.abs(sumY / count - y) < 0.1, plane)
    if (plane !== "sagittal") assert.ok(x < 0.35 && cuts[plane].marks[0] === "R", plane)
    if (plane !== "axial") assert.ok(y > 0.5 && cuts[plane].marks[2] === "H", plane)
  }
})

test("a finger's place and the crosshair agree", async () => {
  const volume = await volumeOf(dvt)
  const at: Vector = [12, 34, 7]
  for (const plane of planes) {
    const [x, y] = crosshair(volume, plane, at)
    assert.deepEqual(pointIn(volume, plane, [12, 34, 7], x, y), at)
  }
})

/** A small series of any direction; each voxel's value tells its place in the patient. */
function turnedSeries(
  row: Vector,
  column: Vector,
  extra: readonly DicomElement[] = [],
): readonly ByteSource[] {
  const normal: Vector = [
    row[1] * column[2] - row[2] * column[1],
    row[2] * column[0] - row[0] * column[2],
    row[0] * column[1] - row[1] * column[0],
  ]
  return Array.from({ length: 4 }, (_, k) => {
    const pixels = new Uint8Array(5 * 6 * 2)
    const view = new DataView(pixels.buffer)
    for (let i = 0; i < 30; i++) {
      const [x = 0, y = 0, z = 0] = [0, 1, 2].map(
        (axis) =>
          (i % 5) * (row[axis] ?? 0) + Math.floor(i / 5) * (column[axis] ?? 0) + k * (normal[axis] ?? 0),
      )
      view.setInt16(i * 2, x * 100 + y * 10 + z, true)
    }
    const position = normal.map((value) => value * k).join("\\")
    return arraySource(
      dicomFile(ct, `1.2.${k}`, [
        element(0x0020000e, "UI", "1.2.3"),
        element(0x00200032, "DS", position),
        element(0x00200037, "DS", [...row, ...column].join("\\")),
        element(0x00280002, "US", [1]),
        element(0x00280004, "CS", "MONOCHROME2"),
        element(0x00280010, "US", [6]),
        element(0x00280011, "US", [5]),
        element(0x00280030, "DS", "1\\1"),
        element(0x00280100, "US", [16]),
        element(0x00280101, "US", [16]),
        element(0x00280102, "US", [15]),
        element(0x00280103, "US", [1]),
        element(0x7fe00010, "OW", pixels),
        ...extra,
      ]),
    )
  })
}

test("slices of any direction end in the patient's own axes", async () => {
  const directions: readonly (readonly [Vector, Vector])[] = [
    [
      [1, 0, 0],
      [0, 1, 0],
    ],
    [
      [-1, 0, 0],
      [0, 1, 0],
    ],
    [
      [1, 0, 0],
      [0, 0, -1],
    ],
    [
      [0, 1, 0],
      [0, 0, -1],
    ],
    [
      [0, -1, 0],
      [0, 0, 1],
    ],
    [
      [0, 0, -1],
      [-1, 0, 0],
    ],
  ]
  for (const [row, column] of directions) {
    const volume = await volumeOf(turnedSeries(row, column))
    const here = valueAt(volume, [0, 0, 0])
    const name = JSON.stringify([row, column])
    assert.equal(valueAt(volume, [1, 0, 0]) - here, 100, `left of ${name}`)
    assert.equal(valueAt(volume, [0, 1, 0]) - here, 10, `back of ${name}`)
    assert.equal(valueAt(volume, [0, 0, 1]) - here, 1, `head of ${name}`)
  }
})

test("what is too large for the device is read thinner and says so", async () => {
  const volume = await volumeOf(dvt, 60_000)
  assert.deepEqual(volume.size, [40, 40, 24])
  assert.ok(volume.spacing.every((length) => Math.abs(length - 2) < 1e-6))
  assert.deepEqual(volume.notes, ["reduced"])
  assert.ok(metal(volume)[0] < 0.35)
})

test("missing slices and strange files are said, not hidden", async () => {
  const gap = await volumeOf([...dvt.slice(0, 10), ...dvt.slice(20)])
  assert.deepEqual(gap.notes, ["gaps"])
  const mixed = await volumeOf([...dvt, arraySource(new TextEncoder().encode("a report"))])
  assert.deepEqual(mixed.notes, ["other-files"])
  const nothing = await readVolume(
    [arraySource(new TextEncoder().encode("a report"))],
    plenty,
    noDecoders,
    () => undefined,
  )
  assert.deepEqual(nothing, { kind: "failed", trouble: "not-dicom" })
  const cut = (await dvt[0]?.read(0, 2000)) ?? new Uint8Array()
  assert.equal((await readVolume([arraySource(cut)], plenty, noDecoders, () => undefined)).kind, "failed")
})

test("a plain radiograph keeps the sides its file names", async () => {
  const flat = await volumeOf([
    arraySource(
      dicomFile("1.2.840.10008.5.1.4.1.1.1", "1.2.9", [
        element(0x00200020, "CS", "L\\F"),
        element(0x00280002, "US", [1]),
        element(0x00280004, "CS", "MONOCHROME1"),
        element(0x00280010, "US", [2]),
        element(0x00280011, "US", [3]),
        element(0x00280100, "US", [8]),
        element(0x00280101, "US", [8]),
        element(0x00280102, "US", [7]),
        element(0x00280103, "US", [0]),
        element(0x7fe00010, "OB", Uint8Array.of(0, 50, 100, 150, 200, 250)),
      ]),
    ),
  ])
  assert.deepEqual(flat.flat, { right: "L", bottom: "F" })
  const pixels = new Uint8ClampedArray(3 * 2 * 4)
  drawCut(flat, "axial" satisfies Plane, [0, 0, 0], { centre: 125, width: 250 }, pixels)
  assert.ok((pixels[0] ?? 0) > 250 && (pixels[20] ?? 255) < 5, "MONOCHROME1 is bright where there is little")
})
