import assert from "node:assert/strict"
import { test } from "node:test"
import { keptRecords } from "../records/kept.ts"
import { organisationRoles } from "../records/organisation.ts"
import { addDays, day } from "./day.ts"
import { decideKept, decideShared, dutiesOfMaker, isKeptByLaw, keepable, restrictedOf } from "./order-end.ts"
import { retentionOf } from "./retention.ts"

const today = day("2026-11-27")

test("what both sides share goes at once, and under a legal hold not at all", () => {
  assert.equal(decideShared(today, today, false).kind, "erase")
  assert.equal(decideShared(today, today, true).kind, "legal-hold")
})

test("a crown keeps its statement for fifteen years, a splint for ten, a model none", () => {
  const until = (restoration: Parameters<typeof dutiesOfMaker>[0][number]) =>
    restrictedOf(
      dutiesOfMaker([restoration]).map((record) => ({ record, startsOn: today })),
      today,
    ).map((item) => `${item.record} ${item.until}`)
  assert.deepEqual(until("crown"), [
    "custom-made-implantable 2041-11-28",
    "custom-made-documentation 2041-11-28",
    "business-letter 2033-01-01",
  ])
  assert.deepEqual(until("splint")[0], "custom-made-statement 2036-11-28")
  assert.deepEqual(until("model"), ["business-letter 2033-01-01"])
})

test("on its day nothing is kept any longer", () => {
  const [item] = restrictedOf([{ record: "business-letter", startsOn: day("2020-05-04") }], today)
  assert.equal(item?.until, "2027-01-01")
  assert.equal(decideKept("business-letter", day("2020-05-04"), day("2027-01-01")).kind, "erase")
  assert.deepEqual(
    restrictedOf([{ record: "business-letter", startsOn: day("2020-05-04") }], day("2027-01-01")),
    [],
  )
})

test("a day longer than the table, or a start that has not come, is no ground to keep", () => {
  const item = { record: "custom-made-statement", startsOn: "2026-11-27", until: "2036-11-28" } as const
  assert.ok(isKeptByLaw(item, today))
  assert.ok(!isKeptByLaw({ ...item, until: "2036-11-29" }, today))
  assert.ok(!isKeptByLaw({ ...item, startsOn: "2026-11-28", until: "2036-11-29" }, today))
  assert.ok(!isKeptByLaw({ ...item, startsOn: "2026-02-30" }, today))
})

test("whatever a role may keep has its line in the table", () => {
  for (const role of organisationRoles)
    for (const record of keepable(role)) {
      assert.ok(retentionOf(record) !== null)
      assert.ok(keptRecords.includes(record))
      assert.equal(decideKept(record, today, addDays(today, 1)).kind, "restrict")
    }
})
