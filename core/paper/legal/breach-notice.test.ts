import assert from "node:assert/strict"
import { test } from "node:test"
import { breachDeadline, breachNotice } from "./breach-notice.ts"
import { german, printed } from "./fixtures/practice.ts"

test("the clock of a breach ends 72 hours after it was known, across the end of a month", () => {
  const awareAt = Date.UTC(2026, 10, 29, 22, 30)
  assert.equal(breachDeadline({ awareAt }), Date.UTC(2026, 11, 2, 22, 30))
  const read = printed(
    breachNotice(german, { awareAt, officer: "", patients: 3, openOrders: 2, recipients: ["Labor Nord"] }),
  )
  assert.ok(read.includes("Spätestens 02.12.2026, 22:30 Uhr UTC"))
  assert.ok(read.includes("höchstens 3") && read.includes("Der Entwurf ist keine Meldung"))
})
