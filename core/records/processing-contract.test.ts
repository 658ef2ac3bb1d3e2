import assert from "node:assert/strict"
import { test } from "node:test"
import {
  coveredClauses,
  isProcessingClause,
  missingClauses,
  processingClauses,
  type ProcessingContract,
} from "./processing-contract.ts"

const contract: ProcessingContract = {
  kind: "processing-contract",
  text: "0".repeat(64),
  version: "1",
  validFrom: 0,
  validUntil: 1,
  clauses: Object.fromEntries(processingClauses.map((clause, at) => [clause, `§ ${at + 1}`])),
  subProcessors: [],
  changeNoticeDays: 30,
  breachNoticeHours: 24,
}

test("a contract that names every point lacks none", () => {
  assert.deepEqual(missingClauses(contract), [])
  assert.deepEqual(coveredClauses(contract), processingClauses)
})

test("a point without a place in the text is missing", () => {
  const poorer = { ...contract, clauses: { ...contract.clauses, "28-3-g-deletion": " " } }
  assert.deepEqual(missingClauses(poorer), ["28-3-g-deletion"])
})

test("a point that the law does not know is none", () => {
  assert.ok(isProcessingClause("28-3-h-audit"))
  assert.ok(!isProcessingClause("toString"))
})
