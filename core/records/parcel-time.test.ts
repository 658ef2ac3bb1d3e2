import assert from "node:assert/strict"
import { test } from "node:test"
import { longestParcelDays, parcelEnd, signedEnd } from "./parcel-time.ts"

const day = 86_400_000
const sentAt = Date.UTC(2026, 10, 27, 9)
const signed = signedEnd(sentAt)

test("what nobody picks up ends after the maximum", () => {
  assert.equal(parcelEnd(signed, { receivedAt: null, days: 14 }), sentAt + longestParcelDays * day)
})

test("what was picked up ends so many days after it as the practice set", () => {
  assert.equal(parcelEnd(signed, { receivedAt: sentAt + 3 * day, days: 14 }), sentAt + 17 * day)
})

test("whoever picks up late does not get more than the maximum", () => {
  assert.equal(parcelEnd(signed, { receivedAt: sentAt + 55 * day, days: 14 }), signed)
})
