/** The chart stands as a dentist looks at the patient, and its keys and bridges follow. */
import assert from "node:assert/strict"
import { test } from "node:test"
import type { OrderUnit } from "@zahnwolke/core/records/order"
import { isToothCode, jawOf } from "@zahnwolke/core/records/tooth"
import type { ToothCode } from "@zahnwolke/core/records/tooth"
import { outlineOf, placing, widthOf } from "./outlines.ts"
import { isJoined, jointsOf, quadrantsOf, rowsOf, toothBeside } from "./tooth-order.ts"

function tooth(code: number): ToothCode {
  assert.ok(isToothCode(code))
  return code
}

test("the patient's right stands on the left, and the midline between the first incisors", () => {
  const rows = rowsOf("permanent")
  assert.deepEqual([rows.upper[0], rows.upper[7], rows.upper[8], rows.upper[15]], [18, 11, 21, 28])
  assert.deepEqual([rows.lower[0], rows.lower[7], rows.lower[8], rows.lower[15]], [48, 41, 31, 38])
  assert.deepEqual(
    quadrantsOf(rows).map((quadrant) => quadrant[0]),
    [18, 21, 48, 31],
  )
})

test("milk teeth are five to a quadrant", () => {
  const rows = rowsOf("milk")
  assert.deepEqual(rows.upper, [55, 54, 53, 52, 51, 61, 62, 63, 64, 65])
  assert.deepEqual(rows.lower, [85, 84, 83, 82, 81, 71, 72, 73, 74, 75])
})

test("arrow keys cross the midline and the bite, and leave the chart at its ends", () => {
  const rows = rowsOf("permanent")
  assert.equal(toothBeside(rows, tooth(11), "ArrowRight"), 21)
  assert.equal(toothBeside(rows, tooth(16), "ArrowDown"), 46)
  assert.equal(toothBeside(rows, tooth(38), "ArrowUp"), 28)
  assert.equal(toothBeside(rows, tooth(18), "ArrowLeft"), null)
  assert.equal(toothBeside(rows, tooth(18), "ArrowUp"), null)
  assert.equal(toothBeside(rows, tooth(44), "End"), 38)
})

test("a bridge joins a unit to the one behind it", () => {
  const unit = (code: number, connected: boolean): OrderUnit => ({
    tooth: tooth(code),
    jaw: jawOf(tooth(code)),
    restoration: "crown",
    material: null,
    connected,
  })
  const joints = jointsOf([unit(14, true), unit(13, true), unit(12, false), unit(11, true)])
  assert.deepEqual(joints, [
    [14, 13],
    [13, 12],
  ])
  assert.ok(isJoined(joints, tooth(12), tooth(13)) && !isJoined(joints, tooth(12), tooth(11)))
})

test("every tooth has an outline; left ones are mirrored and lower ones turned over", () => {
  for (const code of [...Object.values(rowsOf("permanent")), ...Object.values(rowsOf("milk"))].flat()) {
    assert.ok(outlineOf(code).crown.startsWith("M") && widthOf(code) <= 1)
    const [, wide = "", high = ""] = /scale\((\S+) (\S+)\)/u.exec(placing(code)) ?? []
    assert.equal(Number(wide) < 0, [2, 3, 6, 7].includes(Math.floor(code / 10)), `${code}`)
    assert.equal(Number(high) < 0, jawOf(code) === "lower", `${code}`)
  }
})
