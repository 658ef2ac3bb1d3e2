/** Bars hide whole pixels and stay on the photo; what one looks at never runs away. */
import type { Rect } from "@zahnwolke/core/deidentify/dicom-marks"
import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import {
  changedMark,
  least,
  middleRect,
  movedRect,
  noEdits,
  rectBetween,
  resizedRect,
  withoutMark,
} from "./edits.ts"
import type { Size } from "./edits.ts"
import { fitted, shifted, toPhoto, toStage, zoomed } from "./sight.ts"

const photo: Size = { width: 1600, height: 1000 }
const stage: Size = { width: 390, height: 300 }
const spot = fc.record({
  x: fc.double({ min: -400, max: 2400, noNaN: true }),
  y: fc.double({ min: -400, max: 2400, noNaN: true }),
})
const isOnPhoto = ({ x, y, width, height }: Rect): boolean =>
  x >= 0 &&
  y >= 0 &&
  x + width <= photo.width &&
  y + height <= photo.height &&
  Number.isInteger(x + y + width + height)

test("a bar covers whole pixels between two fingers, and none beside the photo", () => {
  assert.deepEqual(rectBetween({ x: 10.9, y: 20.1 }, { x: 4.2, y: 30.5 }, photo), {
    x: 4,
    y: 20,
    width: 7,
    height: 11,
  })
  fc.assert(fc.property(spot, spot, (a, b) => isOnPhoto(rectBetween(a, b, photo))))
})

test("pulling a bar about never takes it off the photo or makes it vanish", () => {
  const step = fc.integer({ min: -3000, max: 3000 })
  fc.assert(
    fc.property(step, step, (dx, dy) => {
      const bar = middleRect(photo, 0.25)
      const sized = resizedRect(bar, dx, dy, photo)
      return (
        isOnPhoto(movedRect(bar, dx, dy, photo)) &&
        isOnPhoto(sized) &&
        sized.width >= least &&
        sized.height >= least
      )
    }),
  )
})

test("a changed mark is that mark alone, and a removed one is gone", () => {
  const bar = middleRect(photo, 0.2)
  const edits = {
    ...noEdits,
    marks: [{ kind: "bar", rect: bar } as const, { kind: "bar", rect: bar } as const],
  }
  const changed = changedMark(edits, 1, { ...bar, x: 0 })
  assert.deepEqual(
    [changed.marks[0], changed.marks[1]],
    [edits.marks[0], { kind: "bar", rect: { ...bar, x: 0 } }],
  )
  assert.equal(withoutMark(changed, 0).marks.length, 1)
})

test("what lies under the finger stays there while zooming in", () => {
  const start = fitted(photo, stage)
  const at = { x: 195, y: 150 }
  const near = zoomed(start, 4, at, photo, stage)
  const [before, after] = [toPhoto(at, start, stage), toPhoto(at, near, stage)]
  assert.ok(Math.abs(before.x - after.x) < 1e-6 && Math.abs(before.y - after.y) < 1e-6)
  const { x, y } = toStage(toPhoto({ x: 12, y: 34 }, near, stage), near, stage)
  assert.ok(Math.abs(x - 12) < 1e-6 && Math.abs(y - 34) < 1e-6)
})

test("one cannot zoom out beyond the photo or push it off the stage", () => {
  const start = fitted(photo, stage)
  assert.deepEqual(zoomed(start, 0.01, { x: 0, y: 0 }, photo, stage), start)
  const near = zoomed(start, 8, { x: 10, y: 10 }, photo, stage)
  const pushed = shifted(near, 99_999, 99_999, photo, stage)
  assert.deepEqual(toStage({ x: 0, y: 0 }, pushed, stage), { x: 0, y: 0 })
})
