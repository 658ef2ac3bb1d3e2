import assert from "node:assert/strict"
import { test } from "node:test"
import { day } from "./day.ts"
import { law } from "./law.ts"
import { lawWithout, readSuspended, uniteSuspended } from "./suspension.ts"

test("an operator suspends the United States and Switzerland in one line, effective the same day", () => {
  const read = readSuspended("US:2026-11-27, CH:2027-01-01")
  assert.ok("suspended" in read)
  const stricter = lawWithout(read.suspended)

  assert.equal(stricter.countryOn("US", day("2026-11-26")).class, "us-dpf")
  assert.equal(stricter.countryOn("US", day("2026-11-27")).class, "third")
  assert.equal(stricter.countryOn("CH", day("2026-12-31")).class, "adequate")
  assert.equal(stricter.countryOn("CH", day("2027-01-01")).class, "third")
  assert.equal(stricter.countryOn("GB", day("2027-01-01")).class, "adequate")
})

test("what has no adequacy decision, no day or no country is refused by its name", () => {
  for (const part of [
    "DE:2026-11-27",
    "CN:2026-11-27",
    "XX:2026-11-27",
    "US:2026-02-30",
    "US",
    "US:2026-11-27:x",
  ]) {
    assert.deepEqual(readSuspended(`CH:2027-01-01,${part}`), { wrong: part })
  }
})

test("what two sides know is taken together, and the earlier day wins", () => {
  const ours = [{ country: "US", from: day("2026-11-27") }]
  const theirs = [
    { country: "US", from: day("2027-03-01") },
    { country: "GB", from: day("2027-01-01") },
  ]

  assert.deepEqual(uniteSuspended(ours, theirs), [theirs[1], ours[0]])
  assert.deepEqual(uniteSuspended(ours, []), ours, "a server that is silent takes nothing back")
})

test("no suspension makes a country laxer, whatever is handed in", () => {
  const odd = lawWithout([
    { country: "CN", from: day("2026-01-01") },
    { country: "DE", from: day("2026-01-01") },
  ])
  for (const country of ["CN", "DE", "FR", "US"]) {
    const date = day("2026-11-27")
    assert.equal(odd.countryOn(country, date).class, law.countryOn(country, date).class, country)
  }
})
