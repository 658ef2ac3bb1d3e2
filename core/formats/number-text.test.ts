import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { numberText } from "./number-text.ts"

const decoder = new TextDecoder()

const written = (values: readonly number[]): readonly string[] => {
  const text = numberText(0)
  for (const value of values) {
    text.decimal(value)
    text.byte(0x20)
  }
  return decoder.decode(text.bytes()).trimEnd().split(" ")
}

const shortest = (value: number): string => (Object.is(value, -0) ? "-0" : String(value))

test("a decimal is written as JavaScript itself writes it, whatever was written before it", () => {
  const measures = fc
    .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 9 }))
    .map(([mantissa, places]) => mantissa / 10 ** places)
  const single = fc.float({ noNaN: true, noDefaultInfinity: true })
  const double = fc.double({ noNaN: true, noDefaultInfinity: true })
  fc.assert(
    fc.property(fc.array(fc.oneof(measures, single, double), { minLength: 1, maxLength: 20 }), (values) => {
      assert.deepEqual(written(values), values.map(shortest))
    }),
    { seed: 20_261_127, numRuns: 5000 },
  )
})

test("numbers at the borders of what is written quickly are exact, too", () => {
  const values = [
    0,
    -0,
    1,
    -1,
    0.1,
    1e-6,
    9.99e-7,
    1e-7,
    0.000001234,
    2 ** 50,
    2 ** 50 - 1,
    2 ** 53,
    1e15,
    1e21,
  ]
  const more = [
    0.1 + 0.2,
    1 / 3,
    123_456_789.123456,
    5e-324,
    1.7976931348623157e308,
    100,
    1200,
    0.5,
    4.35,
    1.005,
  ]
  assert.deepEqual(written([...values, ...more]), [...values, ...more].map(shortest))
})

test("whole numbers and words stand one behind the other, however many", () => {
  const text = numberText(0)
  for (let value = 0; value < 3000; value++) {
    text.word("f ")
    text.whole(value * 1009)
    text.byte(0x0a)
  }
  const lines = Array.from({ length: 3000 }, (_, value) => `f ${value * 1009}\n`)
  assert.equal(decoder.decode(text.bytes()), lines.join(""))
})
