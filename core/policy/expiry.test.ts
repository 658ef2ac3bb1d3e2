import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { dayOf, instant } from "./day.ts"
import { decide } from "./decide.ts"
import { isCounting } from "./documents.ts"
import { countsUntil, ruleWithout } from "./expiry.ts"
import { parseCase } from "./golden-case.ts"
import { law } from "./law.ts"
import { ruleTexts } from "./rules.table.ts"
import { documentKinds } from "./vocabulary.ts"
import type { DisclosureRequest } from "./request.ts"

function read(path: string): DisclosureRequest {
  const found = parseCase(JSON.parse(readFileSync(join(import.meta.dirname, "cases", path), "utf8")))
  if ("problem" in found) throw new TypeError(found.problem)
  return found.request
}

const permitted = read("permit/T03-lab-code-complete-strict.json")

test("without each agreement the engine names exactly the rule that the list of ends announces", () => {
  for (const kind of ["data-agreement", "secrecy-undertaking"] as const) {
    const documents = permitted.documents.filter((one) => one.kind !== kind)
    const decision = decide({ ...permitted, documents }, law, dayOf(permitted.at))
    assert.equal(decision.kind, "needs")
    assert.deepEqual(
      decision.reasons.map(({ id }) => id),
      [ruleWithout[kind]],
    )
  }
})

test("every rule that is announced has a cure: there is something to renew", () => {
  for (const kind of documentKinds) {
    assert.notEqual(ruleTexts.find(({ id }) => id === ruleWithout[kind])?.cure ?? null, null, kind)
  }
})

test("a check of the list counts thirty days, whatever was signed; to the millisecond as the engine counts", () => {
  const validFrom = Date.UTC(2026, 0, 5, 9)
  const until = countsUntil({ kind: "dpf-check", validFrom, validUntil: Date.UTC(2027, 0, 1) })
  const document = {
    kind: "dpf-check" as const,
    about: permitted.recipient.organisation,
    covers: [],
    result: "positive" as const,
    version: "1",
    text: "0".repeat(64),
    validFrom: instant(validFrom),
    validUntil: instant(Date.UTC(2027, 0, 1)),
  }
  const counts = (at: number) => isCounting(document, { ...permitted, at: instant(at) }, dayOf(instant(at)))
  assert.ok(counts(until - 1))
  assert.ok(!counts(until))
})

test("an agreement ends when it says so", () => {
  assert.equal(countsUntil({ kind: "data-agreement", validFrom: 0, validUntil: 7 }), 7)
})
