import assert from "node:assert/strict"
import { test } from "node:test"
import { checksOf } from "./checks.ts"
import { day } from "./day.ts"
import { law } from "./law.ts"

const today = day("2026-11-23")
const of = (
  countries: readonly string[],
  more: { countriesAsThird?: readonly string[]; next?: readonly string[] } = {},
) =>
  checksOf({ countries, countriesAsThird: [], next: [], ...more }, law, today).map(({ kind, covers }) => [
    kind,
    covers.join(" "),
  ])

test("Germany, the Union and whole adequacy need no check; each other way of chapter V names its own", () => {
  assert.deepEqual(of(["DE", "AT", "CH"]), [])
  assert.deepEqual(of(["DE", "JP"]), [["scope-check", "JP"]])
  assert.deepEqual(of(["US"]), [
    ["dpf-check", "US"],
    ["dpo-review", "US"],
    ["standard-contractual-clauses", "US"],
    ["transfer-impact-assessment", "US"],
  ])
  assert.deepEqual(of(["CN"]), [
    ["dpo-review", "CN"],
    ["standard-contractual-clauses", "CN"],
    ["transfer-impact-assessment", "CN"],
  ])
})

test("a country that the practice distrusts is checked as a third one; next recipients are judged by name", () => {
  assert.deepEqual(
    of(["JP"], { countriesAsThird: ["JP"] }).map(([kind]) => kind),
    ["dpo-review", "standard-contractual-clauses", "transfer-impact-assessment"],
  )
  assert.deepEqual(of(["DE"], { next: ["org_1"] }), [["onward-decision", "org_1"]])
})
