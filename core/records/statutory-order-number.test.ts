import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import {
  isCheckedStatutoryNumber,
  parseStatutoryOrderNumber,
  statutoryCheckDigit,
} from "./statutory-order-number.ts"

test("published numbers of the interface have the check digit that we compute", () => {
  for (const number of [
    "37-9999-1-29-KFO-1-22-3",
    "37-9999-1-63-KBR-4-23-7",
    "37-9999-1-79-ZE-6-32-0",
    "37-9999-1-76-ZE-6-13-4",
    "123456-1-ZE-1-1-0",
    "0",
  ]) {
    assert.ok(isCheckedStatutoryNumber(number), number)
  }
})

test("the illustration that circulates among laboratories ends in the wrong digit: it should be 6", () => {
  assert.deepEqual(parseStatutoryOrderNumber("123456-007-ZE-001-1-3"), {
    kind: "refused",
    reason: "check",
    expected: "6",
  })
  assert.deepEqual(parseStatutoryOrderNumber(" 123456-007-ze-001-1-6 "), {
    kind: "number",
    number: { site: "123456", pseudonym: "007", area: "ZE", plan: "001", sequence: "1" },
  })
})

test("one wrong digit is always seen", () => {
  const site = fc.stringMatching(/^\d{6}$/u)
  fc.assert(
    fc.property(site, fc.nat(5), fc.integer({ min: 1, max: 9 }), (digits, at, more) => {
      const body = `${digits}-A1-ZE-2-1-`
      const wrong = String((Number(digits.charAt(at)) + more) % 10)
      const other = body.slice(0, at) + wrong + body.slice(at + 1)
      assert.notEqual(statutoryCheckDigit(other), statutoryCheckDigit(body))
    }),
  )
})

test("numbers of another shape are refused", () => {
  for (const text of [
    "",
    "12345-007-ZE-001-1-6",
    "123456-007-XX-001-1-6",
    "123456-0ä7-ZE-001-1-6",
    "123456-007-ZE-001-6",
    "123456_007_ZE_001_1_6",
    `123456-${"7".repeat(40)}-ZE-001-1-6`,
  ]) {
    assert.deepEqual(parseStatutoryOrderNumber(text), { kind: "refused", reason: "shape" }, text)
  }
})
