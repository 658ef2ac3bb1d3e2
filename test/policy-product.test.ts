import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { brokenAt, size, verdictOf } from "./policy-product.ts"

/** All 2 580 480 are decided by `node test/policy-product.ts`; every run decides some thousand of them. */
const anyIndex = fc.integer({ min: 0, max: size - 1 })

test("every combination of the inputs has an answer with a reason", () => {
  assert.equal(size, 2_580_480)
  fc.assert(
    fc.property(anyIndex, (index) => {
      assert.notEqual(verdictOf(index), 3)
    }),
    { numRuns: 5000 },
  )
})

test("no law makes it easier to know less, to lose a consent, to go farther away or to send a name", () => {
  fc.assert(
    fc.property(anyIndex, (index) => {
      assert.deepEqual(brokenAt(index, verdictOf), [])
    }),
    { numRuns: 3000 },
  )
})
