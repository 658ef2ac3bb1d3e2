import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { isOrderNumber, parseOrderNumber, randomOrderNumber } from "./order-number.ts"

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
/** Places of letters in "ZW-4K7M-92XA-3", the check letter included. */
const places = [3, 4, 5, 6, 8, 9, 10, 11, 13]

const drawn = fc.constant(null).map(() => randomOrderNumber())
const replaceAt = (text: string, at: number, letter: string): string =>
  text.slice(0, at) + letter + text.slice(at + 1)

test("an order number is read as it was written", () => {
  fc.assert(
    fc.property(drawn, (number) => {
      assert.match(number, /^ZW-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$/u)
      assert.deepEqual(parseOrderNumber(number), { kind: "code", code: number })
      assert.ok(isOrderNumber(number) && !isOrderNumber(number.toLowerCase()))
    }),
  )
})

test("an order number is read as people type it", () => {
  const number = "ZW-0K1M-92XA-"
  const code = letters
    .split("")
    .map((letter) => number + letter)
    .find(isOrderNumber)
  assert.ok(code !== undefined)
  for (const typed of [
    code.toLowerCase(),
    code.slice(3),
    ` ${code.replaceAll("-", " ")} `,
    code.replaceAll("-", "").replace("0", "o").replace("1", "l"),
    code.replace("0", "O").replace("1", "i").replaceAll("-", "–"),
  ]) {
    assert.deepEqual(parseOrderNumber(typed), { kind: "code", code }, typed)
  }
})

test("one wrong letter anywhere is seen", () => {
  const number = randomOrderNumber()
  for (const at of places) {
    for (const letter of letters) {
      if (letter === number[at]) continue
      assert.deepEqual(parseOrderNumber(replaceAt(number, at, letter)), { kind: "refused", reason: "check" })
    }
  }
})

test("two exchanged letters are seen, neighbours or not", () => {
  fc.assert(
    fc.property(drawn, fc.constantFrom(...places), fc.constantFrom(...places), (number, one, other) => {
      const a = number.charAt(one)
      const b = number.charAt(other)
      if (a === b) return
      const exchanged = replaceAt(replaceAt(number, one, b), other, a)
      assert.deepEqual(parseOrderNumber(exchanged), { kind: "refused", reason: "check" })
    }),
    { numRuns: 500 },
  )
})

test("what is no order number is refused with the reason", () => {
  assert.deepEqual(parseOrderNumber(""), { kind: "refused", reason: "wrong-length" })
  assert.deepEqual(parseOrderNumber("ZW-4K7M-92XA"), { kind: "refused", reason: "wrong-length" })
  assert.deepEqual(parseOrderNumber("ZW-4K7U-92XA-3"), { kind: "refused", reason: "unknown-letter" })
  assert.deepEqual(parseOrderNumber("ZW-4K7Ä-92XA-3"), { kind: "refused", reason: "unknown-letter" })
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => parseOrderNumber(text).kind !== null))
})

test("no number carries a pair that nobody wants to print", () => {
  for (let count = 0; count < 2_000; count++)
    assert.doesNotMatch(randomOrderNumber().slice(3, 12), /88|SS|HJ|KZ/u)
})
