import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { addDays, addMonths, addYears, day, daysBetween, instant, isDay, isInstant } from "./day.ts"

const numbered = fc.integer({ min: 0, max: 2_900_000 }).map((days) => day(textOf(days)))

const textOf = (days: number): string =>
  new Date(Date.UTC(1970, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)

test("the calendar knows its days", () => {
  for (const good of ["2024-02-29", "2026-11-23", "0001-01-01", "2000-02-29"]) assert.ok(isDay(good), good)
  for (const bad of [
    "2026-02-29",
    "1900-02-29",
    "2026-02-30",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "",
    "2026-11-23x",
  ])
    assert.ok(!isDay(bad), bad)
})

test("an instant has hours, minutes and seconds that exist", () => {
  assert.ok(isInstant("2026-11-23T23:59:59Z"))
  for (const bad of [
    "2026-11-23T24:00:00Z",
    "2026-11-23T10:60:00Z",
    "2026-02-30T10:00:00Z",
    "2026-11-23 10:00:00Z",
  ])
    assert.ok(!isInstant(bad), bad)
})

test("adding days agrees with the calendar of the machine", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2_900_000 }),
      fc.integer({ min: -2000, max: 20_000 }),
      (start, days) => {
        fc.pre(start + days >= 0 && start + days <= 2_900_000)
        assert.equal(addDays(day(textOf(start)), days), textOf(start + days))
        assert.equal(daysBetween(day(textOf(start)), day(textOf(start + days))), days)
      },
    ),
  )
})

test("earlier days are earlier text", () => {
  fc.assert(
    fc.property(numbered, numbered, (a, b) => {
      assert.equal(a < b, daysBetween(a, b) > 0)
    }),
  )
})

test("a month never grows into the next, a year of duty never ends early", () => {
  assert.equal(addMonths(day("2026-01-31"), 1), "2026-02-28")
  assert.equal(addMonths(day("2026-11-23"), 18), "2028-05-23")
  assert.equal(addMonths(day("2026-12-15"), 1), "2027-01-15")
  assert.equal(addYears(day("2024-02-29"), 1), "2025-03-01")
  assert.equal(addYears(day("2024-02-29"), 4), "2028-02-29")
})

test("milliseconds are cut to the second, and impossible ones are refused", () => {
  assert.equal(instant(Date.UTC(2026, 10, 23, 10, 0, 0, 999)), "2026-11-23T10:00:00Z")
  for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1e18])
    assert.throws(() => instant(bad), TypeError)
})
