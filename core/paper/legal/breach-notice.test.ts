import assert from "node:assert/strict"
import { test } from "node:test"
import { breachDeadline, breachNotice } from "./breach-notice.ts"
import { german, printed } from "./fixtures/practice.ts"

const awareAt = Date.UTC(2026, 10, 29, 22, 30)
const facts = { awareAt, officer: "", patients: 3, orders: 2, recipients: ["Labor Nord"] }

test("the clock of a breach ends 72 hours after it was known, across the end of a month", () => {
  assert.equal(breachDeadline(awareAt), Date.UTC(2026, 11, 2, 22, 30))
  const read = printed(breachNotice(german, facts))
  assert.ok(read.includes("Spätestens 02.12.2026, 22:30 Uhr UTC"))
  assert.ok(read.includes("höchstens 3") && read.includes("Der Entwurf ist keine Meldung"))
})

test("while nobody has said since when it is known, the draft invents no moment and no end", () => {
  const read = printed(breachNotice(german, { ...facts, awareAt: null }))
  assert.ok(read.includes("Binnen 72 Stunden danach melden"))
  assert.doesNotMatch(read, /Uhr UTC|Spätestens/u)
})

test("the draft names the categories of persons and data, and the authority it goes to (Art. 33(1), (3)(a))", () => {
  const read = printed(breachNotice(german, facts))
  for (const part of ["An die Aufsichtsbehörde", "Kategorien von Personen", "Kategorien von Daten"])
    assert.ok(read.includes(part), part)
})

test("a laboratory's draft does not say that at most nought patients are concerned", () => {
  const read = printed(breachNotice(german, { ...facts, patients: null }))
  assert.ok(read.includes("das Labor kennt nur Codes") && read.includes("höchstens 2"))
})
