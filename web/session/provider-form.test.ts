import assert from "node:assert/strict"
import { test } from "node:test"
import { coveredClauses, processingClauses } from "@zahnwolke/core/records/processing-contract"
import { unanswered } from "@zahnwolke/core/records/questionnaire"
import { countIn, emptyContract, groups, listIn, ownContract, withReference } from "./provider-form.ts"

test("the form asks every question of the questionnaire once", () => {
  const asked = groups.flatMap((group) => group.asked.map(({ question }): string => question))
  // The parent company's name is asked beside its country.
  assert.deepEqual([...asked, "parentCompany"].toSorted(), Object.keys(unanswered).toSorted())
})

test("whoever signed the program's own contract need not look each point up", () => {
  const contract = ownContract({ ...emptyContract, signedOn: "2026-11-20" }, "2026-11")
  assert.deepEqual(coveredClauses(contract), processingClauses)
  assert.equal(contract.signedOn, "2026-11-20")
})

test("a point whose place is taken out is no longer covered", () => {
  const contract = ownContract(emptyContract, "2026-11")
  const less = withReference(contract, "seizure", "")
  assert.deepEqual(
    coveredClauses(less),
    processingClauses.filter((clause) => clause !== "seizure"),
  )
  assert.deepEqual(coveredClauses(withReference(less, "seizure", "§ 12")), processingClauses)
})

test("what is half written is no answer", () => {
  assert.equal(countIn("0"), 0)
  assert.equal(countIn("sofort"), null)
  assert.equal(countIn(""), null)
  assert.deepEqual(listIn("ISO 27001, ISO 27018"), ["ISO 27001", "ISO 27018"])
  assert.equal(listIn(" , "), null)
})
