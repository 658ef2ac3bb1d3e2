import assert from "node:assert/strict"
import { test } from "node:test"
import type { Desk } from "./desk.ts"
import { sharedReading } from "./shared-reading.ts"

function slowReading() {
  const waiting: { readonly answer: (value: string) => void; readonly fail: (error: Error) => void }[] = []
  const read = sharedReading(
    () =>
      new Promise<string>((resolve, reject) => {
        waiting.push({ answer: resolve, fail: reject })
      }),
  )
  return { waiting, read }
}

/** A reading is told apart by its desk alone; it asks nothing of it. */
const someDesk = (): Desk => Object.create(null)
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test("all who ask in one moment share one reading, which begins after the last of them", async () => {
  const { waiting, read } = slowReading()
  const desk = someDesk()
  const both = [read(desk), read(desk)]
  assert.equal(waiting.length, 0)
  await settle()
  assert.equal(waiting.length, 1)
  waiting[0]?.answer("one")
  assert.deepEqual(await Promise.all(both), ["one", "one"])
})

test("all who ask while one is being answered share one reading, which begins after they asked", async () => {
  const { waiting, read } = slowReading()
  const desk = someDesk()
  const first = read(desk)
  await settle()
  const second = read(desk)
  const third = read(desk)
  assert.equal(waiting.length, 1)

  waiting[0]?.answer("as it was before the second asked")
  assert.equal(await first, "as it was before the second asked")
  await settle()
  assert.equal(waiting.length, 2)
  waiting[1]?.answer("as it is now")

  assert.deepEqual([await second, await third], ["as it is now", "as it is now"])
})

test("a reading that failed is not given to whoever asks later", async () => {
  const { waiting, read } = slowReading()
  const desk = someDesk()
  const first = read(desk)
  await settle()
  const second = read(desk)

  waiting[0]?.fail(new Error("the line broke"))
  await assert.rejects(first, /the line broke/u)
  await settle()
  waiting[1]?.answer("whole")

  assert.equal(await second, "whole")
})

test("who asks after an answer, or at another desk, begins a reading of their own", async () => {
  const { waiting, read } = slowReading()
  const desk = someDesk()
  const first = read(desk)
  await settle()
  waiting[0]?.answer("one")
  await first

  void read(desk)
  void read(someDesk())
  await settle()

  assert.equal(waiting.length, 3)
})
