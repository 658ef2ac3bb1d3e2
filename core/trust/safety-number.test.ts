import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { fingerprint, safetyNumber } from "./safety-number.ts"

const genesis = fc.stringMatching(/^[0-9a-f]{64}$/u)
const sixty = /^\d{5}( \d{5}){11}$/u

test("both sides read the same sixty digits", () => {
  fc.assert(
    fc.property(genesis, genesis, (one, other) => {
      assert.match(safetyNumber(one, other), sixty)
      assert.equal(safetyNumber(one, other), safetyNumber(other, one))
    }),
  )
})

test("one bit of either side changes them", () => {
  fc.assert(
    fc.property(genesis, genesis, fc.nat(63), (one, other, at) => {
      const changed = one.slice(0, at) + (one[at] === "0" ? "1" : "0") + one.slice(at + 1)
      assert.notEqual(safetyNumber(changed, other), safetyNumber(one, other))
      assert.notEqual(fingerprint(changed), fingerprint(one))
    }),
  )
})

test("a pair's number is no organisation's, and the digits never change from version to version", () => {
  const one = "11".repeat(32)
  const other = "22".repeat(32)
  assert.notEqual(safetyNumber(one, one), fingerprint(one))
  assert.equal(fingerprint(one), "57181 57185 03804 34891 34983 61968 32440 37056 80231 12049 63253 03582")
  assert.equal(
    safetyNumber(one, other),
    "58831 18324 19770 00759 31238 48529 04809 73669 56134 51065 99316 15481",
  )
})
