import assert from "node:assert/strict"
import { test } from "node:test"
import { idleAfter, idleWatch } from "./idle-watch.ts"

function watched() {
  let now = 0
  let locks = 0
  const watch = idleWatch(
    () => now,
    () => {
      locks += 1
    },
  )
  return {
    watch,
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    locks: () => locks,
  }
}

test("a device that nobody touched for half an hour is locked, once", () => {
  const { locks, pass, watch } = watched()
  pass(idleAfter)
  watch.look()
  assert.equal(locks(), 0)
  pass(1)
  watch.look()
  watch.look()
  assert.equal(locks(), 1)
})

test("whoever works on is not locked out", () => {
  const { locks, pass, watch } = watched()
  for (let minute = 0; minute < 120; minute++) {
    pass(60_000)
    watch.touch()
    watch.look()
  }
  assert.equal(locks(), 0)
})

test("a finger after a night in standby opens nothing: the time was over before it came", () => {
  const { locks, pass, watch } = watched()
  pass(8 * 3_600_000)
  watch.touch()
  assert.equal(locks(), 1)
})
