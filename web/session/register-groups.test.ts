import assert from "node:assert/strict"
import { test } from "node:test"
import { randomId } from "@zahnwolke/core/records/id"
import type { DisclosureLine } from "@zahnwolke/core/party/officer-views"
import { filterLines, groupLines, noChoice, readChoice } from "./register-groups.ts"

const north = randomId("org")

const line = (change: Partial<DisclosureLine>): DisclosureLine => ({
  order: randomId("order"),
  within: randomId("order"),
  number: "ZW-4K7M-92XA-3",
  outOf: null,
  way: "sent",
  from: { organisation: randomId("org"), name: "Praxis Süd" },
  to: { organisation: north, name: "Labor Nord", role: "laboratory" },
  at: Date.UTC(2026, 10, 23, 12),
  category: "pseudonymised",
  kinds: ["scan"],
  basis: { id: "g3-ground-consent", citation: "", sentence: { de: "Einwilligung", en: "Consent" } },
  beside: [],
  consent: null,
  countries: ["DE"],
  countriesNow: [],
  eraseBy: Date.UTC(2027, 0, 22, 12),
  disclosure: "a".repeat(64),
  state: "open",
  holds: [],
  kept: [],
  doubtful: false,
  ...change,
})

test("a group counts its disclosures by their state and says until when something of it is somewhere", () => {
  const last = Date.UTC(2027, 1, 1)
  const [group] = groupLines(
    [line({}), line({ eraseBy: last, state: "overdue" }), line({ eraseBy: last + 1, state: "erased" })],
    "basis",
  )

  assert.equal(group?.count, 3)
  assert.deepEqual(group?.states, {
    open: 1,
    overdue: 1,
    held: 0,
    erasing: 0,
    restricted: 0,
    erased: 1,
    hidden: 0,
  })
  assert.equal(group?.until, last)
})

test("a recipient that has moved is found under the country that it names today as well", () => {
  const lines = [line({ countriesNow: ["DE", "CH"] }), line({})]
  assert.equal(filterLines(lines, { ...noChoice, country: "CH" }).length, 1)
  assert.equal(filterLines(lines, { ...noChoice, country: "DE" }).length, 2)
})

test("a disclosure into two countries is counted in each, and a filter by one finds it", () => {
  const lines = [line({ countries: ["DE", "CH"] }), line({})]

  assert.deepEqual(
    groupLines(lines, "country").map(({ key, count }) => [key, count]),
    [
      ["DE", 2],
      ["CH", 1],
    ],
  )
  assert.equal(filterLines(lines, { ...noChoice, country: "CH" }).length, 1)
})

test("what a laboratory sent here is not counted among what it received from here", () => {
  const lines = [line({}), line({ way: "received", from: { organisation: north, name: "Labor Nord" } })]

  assert.equal(groupLines(lines, "partner").length, 2)
  assert.equal(filterLines(lines, { ...noChoice, partner: north }).length, 1)
})

test("months stand from the newest on", () => {
  const lines = [line({}), line({ at: Date.UTC(2026, 11, 3, 12) }), line({})]
  assert.deepEqual(
    groupLines(lines, "month").map(({ key }) => key),
    ["2026-12", "2026-11"],
  )
})

test("an address says what is shown, and nonsense in it says nothing", () => {
  assert.deepEqual(readChoice({ by: "country", state: "overdue", country: "CH" }), {
    ...noChoice,
    by: "country",
    state: "overdue",
    country: "CH",
  })
  assert.deepEqual(readChoice({ by: "patient", state: "lost", country: "", month: 7 }), noChoice)
})
