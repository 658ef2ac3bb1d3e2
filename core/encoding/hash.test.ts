import assert from "node:assert/strict"
import { test } from "node:test"
import { arraySource } from "./byte-source.ts"
import { hashHex, hashedInPassing, runningHash } from "./hash.ts"

const bytes = Uint8Array.from({ length: 3_000_001 }, (_, i) => (i * 7 + (i >> 9)) & 255)

test("what is hashed in passing is the hash of the whole, however it was read", async () => {
  const readings: readonly (readonly (readonly [number, number])[])[] = [
    [],
    [[0, bytes.length]],
    [
      [0, 65_536],
      [0, 300_000],
      [299_000, 600_000],
      [2_000_000, 2_500_000],
      [599_000, 2_100_000],
    ],
    [
      [100, 200],
      [50, 60],
    ],
  ]
  for (const reading of readings) {
    const hashed = hashedInPassing(arraySource(bytes), runningHash())
    for (const [start, end] of reading) {
      assert.deepEqual(await hashed.source.read(start, end), bytes.subarray(start, end))
    }
    assert.equal(await hashed.hex(), hashHex(bytes))
  }
})

test("what was read in turn is not read again for its hash", async () => {
  let count = 0
  const { size, read } = arraySource(bytes)
  const counted = {
    size,
    read: (start: number, end: number) => {
      count += end - start
      return read(start, end)
    },
  }
  const hashed = hashedInPassing(counted, runningHash())
  await hashed.source.read(0, 1_000_000)
  await hashed.source.read(1_000_000, bytes.length)
  await hashed.hex()
  assert.equal(count, bytes.length)
})
