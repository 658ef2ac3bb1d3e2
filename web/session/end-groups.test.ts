import assert from "node:assert/strict"
import { test } from "node:test"
import { horizonOf } from "./end-groups.ts"

const day = 86_400_000
const now = Date.UTC(2026, 10, 27)

test("what ends this very moment has ended, and each horizon holds its last day", () => {
  assert.equal(horizonOf(now, now), "ended")
  assert.equal(horizonOf(now + 1, now), "in-30")
  assert.equal(horizonOf(now + 30 * day, now), "in-30")
  assert.equal(horizonOf(now + 30 * day + 1, now), "in-90")
  assert.equal(horizonOf(now + 90 * day + 1, now), "in-180")
  assert.equal(horizonOf(now + 180 * day + 1, now), "later")
})
