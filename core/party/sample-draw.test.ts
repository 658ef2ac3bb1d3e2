import assert from "node:assert/strict"
import { test } from "node:test"
import { utf8 } from "../encoding/bytes.ts"
import { hash, hashHex } from "../encoding/hash.ts"
import { drawSample, poolHash } from "./sample-draw.ts"

const all = Array.from({ length: 60 }, (_, index) => hashHex(utf8(`disclosure ${index}`)))
const root = (text: string) => hash(utf8(text))

test("the same root draws the same, in whatever order the disclosures come; another root draws others", () => {
  const drawn = drawSample(root("head"), all, 10)

  assert.deepEqual(drawSample(root("head"), all.toReversed(), 10), drawn)
  assert.notDeepEqual(drawSample(root("next head"), all, 10), drawn)
  assert.equal(new Set(drawn).size, 10)
})

test("over many roots each disclosure is drawn about as often as any other", () => {
  const times = new Map(all.map((one) => [one, 0]))
  for (let round = 0; round < 600; round++) {
    for (const one of drawSample(root(`head ${round}`), all, 6)) times.set(one, (times.get(one) ?? 0) + 1)
  }
  // 60 expected; five standard deviations are about 37.
  for (const count of times.values()) assert.ok(Math.abs(count - 60) < 37, `${count}`)
})

test("who asks for more than there are gets all, and one that was taken out changes the pool", () => {
  assert.equal(drawSample(root("head"), all.slice(0, 3), 10).length, 3)
  assert.notEqual(poolHash(all), poolHash(all.slice(1)))
  assert.equal(poolHash(all), poolHash(all.toReversed()))
})
