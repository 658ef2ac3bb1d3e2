import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { ruleTexts } from "@zahnwolke/core/policy/rules.table"
import { page, pageWithTables } from "./generate/rules-page.ts"

const text = readFileSync(page, "utf8")

test("the page for data protection officers says what the tables decide by, today", async () => {
  assert.equal(await pageWithTables(text), text, "run: npx node test/generate/rules-page.ts")
})

test("every rule stands on the page, and so does that no lawyer has signed it", () => {
  assert.deepEqual(
    ruleTexts.filter(({ id }) => !text.includes(`\`${id}\``)),
    [],
  )
  assert.match(text, /No lawyer has signed/u)
})

test("a page without its places for the tables is refused, not silently left without them", async () => {
  await assert.rejects(pageWithTables("# nothing"), /no place for rules/u)
})
