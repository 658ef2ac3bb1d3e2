import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { decide } from "../policy/decide.ts"
import { parseCase } from "../policy/golden-case.ts"
import { law } from "../policy/law.ts"
import { viewReason, viewVerdict } from "./verdicts.ts"

const cases = join(import.meta.dirname, "..", "policy", "cases")
const views = globSync("*/*.json", { cwd: cases }).flatMap((name) => {
  const golden = parseCase(JSON.parse(readFileSync(join(cases, name), "utf8")))
  return "problem" in golden ? [] : [{ name, verdict: viewVerdict(decide(golden.request, law, golden.day)) }]
})

test("no sentence that a screen shows has a gap left open, in either language, for either reader", () => {
  assert.ok(views.length > 50, "the golden cases are there")
  for (const { name, verdict } of views)
    assert.equal(JSON.stringify(verdict).includes("{detail}"), false, name)
})

test("what is denied always says what may be done instead", () => {
  for (const { name, verdict } of views) {
    if (verdict.kind === "deny") assert.ok(verdict.instead.length > 0, name)
  }
})

test("an organisation is called by its name", () => {
  const id = `org_${"0".repeat(26)}`
  const { sentence } = viewReason(
    "g3-consent-partial",
    "",
    [`recipient:${id}`],
    new Map([[id, "Labor Nord"]]),
  )
  assert.ok(sentence.de.includes("Labor Nord"))
  assert.equal(sentence.de.includes("org_"), false)
})
