import assert from "node:assert/strict"
import { test } from "node:test"
import { fullStretching, stretchingOf } from "./seeds.ts"

test("a device that names no stretching stretches in full: 64 MiB, three passes", () => {
  assert.equal(stretchingOf({}), fullStretching)
  assert.deepEqual(fullStretching, { iterations: 3, memory: 65_536, parallelism: 4 })
})
