import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { addDays, day } from "./day.ts"
import type { ErasureFact } from "./request.ts"
import { decideErasure, keepUntil, retentionOf, retentionTable } from "./retention.ts"
import { recordClasses } from "./vocabulary.ts"

const facts = (more: Partial<ErasureFact>): ErasureFact => ({
  record: "treatment-record",
  startsOn: day("2014-05-04"),
  turns28On: null,
  legalHold: false,
  assessmentOpen: false,
  invoiceReceived: false,
  ...more,
})

test("every class of record has its period and its article", () => {
  for (const record of recordClasses) {
    if (record === "unknown") continue
    const row = retentionOf(record)
    assert.ok(row !== null && row.law !== "" && row.years * 366 + row.days > 0, record)
  }
  assert.equal(new Set(retentionTable.map(({ record }) => record)).size, retentionTable.length)
})

test("a treatment record is kept ten years from the end of the year, to the last day", () => {
  assert.equal(keepUntil(facts({})), "2025-01-01")
  assert.equal(decideErasure(facts({}), day("2024-12-31")).kind, "restrict")
  assert.equal(decideErasure(facts({}), day("2025-01-01")).kind, "erase")
})

test("a radiograph of a child waits for the 28th birthday, or for ten years where that is later", () => {
  const child = facts({
    record: "radiograph-minor",
    startsOn: day("2010-03-01"),
    turns28On: day("2030-06-01"),
  })
  assert.equal(keepUntil(child), "2030-06-01")
  assert.equal(keepUntil({ ...child, startsOn: day("2025-03-01") }), "2035-03-02")
  assert.equal(decideErasure({ ...child, turns28On: null }, day("2060-01-01")).kind, "unclear")
})

test("a voucher waits for the tax assessment as well", () => {
  const voucher = facts({ record: "voucher", startsOn: day("2017-03-01") })
  assert.equal(decideErasure(voucher, day("2026-01-01")).kind, "erase")
  assert.deepEqual(decideErasure({ ...voucher, assessmentOpen: true }, day("2040-01-01")), {
    kind: "restrict",
    record: "voucher",
    until: "open",
    law: "§ 147 Abs. 3 Satz 5 AO",
  })
})

test("a delivery note may go once its invoice is here", () => {
  const note = facts({ record: "delivery-note", startsOn: day("2026-11-01") })
  assert.equal(decideErasure(note, day("2026-11-23")).kind, "restrict")
  assert.equal(decideErasure({ ...note, invoiceReceived: true }, day("2026-11-23")).kind, "erase")
})

test("nothing is erased under a legal hold, without a start, or of an unknown kind", () => {
  const start = day("1990-01-01")
  fc.assert(
    fc.property(fc.constantFrom(...recordClasses), fc.integer({ min: 0, max: 30_000 }), (record, days) => {
      const today = addDays(start, days)
      assert.equal(decideErasure(facts({ record, legalHold: true }), today).kind, "legal-hold")
      const known = record === "delivery-note" ? { invoiceReceived: false } : {}
      assert.equal(decideErasure(facts({ record, startsOn: null, ...known }), today).kind, "unclear")
      assert.equal(decideErasure(facts({ record: "unknown" }), today).kind, "unclear")
    }),
  )
})

test("what may be erased today may be erased tomorrow", () => {
  fc.assert(
    fc.property(fc.constantFrom(...recordClasses), fc.integer({ min: 0, max: 20_000 }), (record, days) => {
      const one = facts({ record, turns28On: day("2030-06-01") })
      const today = addDays(day("2014-05-04"), days)
      if (decideErasure(one, today).kind !== "erase") return
      assert.equal(decideErasure(one, addDays(today, 1)).kind, "erase")
    }),
  )
})

test("what the program itself makes has a longest time and no duty: it may go at once, but not under a hold", () => {
  const parcel = facts({ record: "parcel", startsOn: day("2026-11-20") })
  assert.equal(decideErasure(parcel, day("2026-11-20")).kind, "erase")
  assert.equal(decideErasure({ ...parcel, legalHold: true }, day("2026-11-20")).kind, "legal-hold")
})
