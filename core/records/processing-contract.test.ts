import assert from "node:assert/strict"
import { test } from "node:test"
import { isProcessingClause } from "./processing-contract.ts"

test("a point that the law does not know is none", () => {
  assert.ok(isProcessingClause("28-3-h-audit"))
  assert.ok(!isProcessingClause("toString"))
})
