import assert from "node:assert/strict"
import { test } from "node:test"
import { instant } from "../policy/day.ts"
import { momentOf } from "./moment.ts"

const now = Date.UTC(2026, 10, 28, 10, 0, 0)
const minutes = 60_000
const judged = (by: number) => momentOf({ at: instant(now + by * minutes) }, now)

test("a clock that is ahead by minutes is followed, one that is ahead by more no further than that", () => {
  assert.equal(judged(4), instant(now + 4 * minutes))
  assert.equal(judged(90), instant(now + 10 * minutes))
})

test("a clock that is behind brings nothing back that has ended", () => {
  assert.equal(judged(-4), instant(now))
  assert.equal(judged(-600), instant(now))
})
