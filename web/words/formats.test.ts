import assert from "node:assert/strict"
import { test } from "node:test"
import { formatsIn, isoDay, unbroken, workingDaysAfter } from "./formats.ts"

const german = formatsIn("de")
const english = formatsIn("en")

test("sizes are written as people write them and never as a thousand of the smaller unit", () => {
  assert.equal(german.size(0), "0 B")
  assert.equal(german.size(131_000), "131 kB")
  assert.equal(german.size(999_684), "1 MB")
  assert.equal(german.size(2_998_884), "3 MB")
  assert.equal(german.size(1_235_737), "1,2 MB")
  assert.equal(english.size(1_235_737), "1.2 MB")
  assert.equal(german.size(5_000_000_000_000), "5.000 GB")
})

test("days and countries are written in the reader's language", () => {
  assert.equal(german.day("2026-11-23"), "23.11.2026")
  assert.equal(english.day("2026-11-23"), "23/11/2026")
  assert.equal(german.country("AT"), "Österreich")
  assert.equal(english.country("AT"), "Austria")
  assert.equal(german.country("??"), "??")
})

test("a laboratory does not count the weekend", () => {
  const friday = new Date(2026, 10, 20).getTime()

  assert.equal(isoDay(friday), "2026-11-20")
  assert.equal(workingDaysAfter(friday, 1), "2026-11-23")
  assert.equal(workingDaysAfter(friday, 7), "2026-12-01")
})

test("a sign and an article stay with their number", () => {
  assert.equal(unbroken("Vertrag nach Art. 28 Abs. 3"), "Vertrag nach Art.\u{a0}28 Abs.\u{a0}3")
  assert.equal(unbroken("Belehrung, § 203 StGB"), "Belehrung, §\u{a0}203 StGB")
})
