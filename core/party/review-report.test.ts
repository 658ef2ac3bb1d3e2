import assert from "node:assert/strict"
import { test } from "node:test"
import { utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { viewReview } from "./review-report.ts"

const device = "device_0123456789abcdefghjkmnpqrs"
const sha256 = "a".repeat(64)
const report = {
  version: 2,
  reviewer: { user: "user_0123456789abcdefghjkmnpqrs", device },
  at: 1,
  leftOut: 1,
  groups: [
    {
      role: "photo",
      content: "photo-mouth",
      category: "pseudonymised",
      why: "teeth",
      decision: "painted-over",
      review: [{ kind: "face", place: "picture" }],
      findings: [{ place: "EXIF", kind: "notes", action: "removed" }],
      files: [["photo-1.jpg", sha256]],
    },
  ],
}
const text = JSON.stringify(report)
const signed = hashHex(utf8(text))

test("a report that was signed, by the device that signed, of the files that came, is believed", () => {
  const { state, decided, leftOut, why } = viewReview({ text, signed, device, files: [{ sha256 }] })

  assert.equal(state, "verified")
  assert.deepEqual(decided, [{ decision: "painted-over", count: 1 }])
  assert.equal(leftOut, 1)
  assert.deepEqual(why, ["teeth"])
})

test("the reasons for the category are those of the most identifying files alone", () => {
  const face = { ...report.groups[0], category: "identified", content: "photo-face", why: "face", files: [] }
  const both = JSON.stringify({ ...report, groups: [...report.groups, face] })

  const { why } = viewReview({ text: both, signed: hashHex(utf8(both)), device, files: [{ sha256 }] })

  assert.deepEqual(why, ["face"])
})

test("a report with one other word, of another device or without one of the files is said not to fit", () => {
  const other = text.replace("painted-over", "nothing-to-see")
  const files = [{ sha256 }]

  assert.equal(viewReview({ text: other, signed, device, files }).state, "differs")
  assert.equal(viewReview({ text, signed, device: `${device.slice(0, -1)}t`, files }).state, "differs")
  assert.equal(
    viewReview({ text, signed, device, files: [...files, { sha256: "b".repeat(64) }] }).state,
    "differs",
  )
})

test("a disclosure without its report says so", () => {
  assert.equal(viewReview({ text: null, signed, device, files: [] }).state, "missing")
})
