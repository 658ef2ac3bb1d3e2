import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { refusalsDe } from "./de/refusals.ts"
import { refusalsEn } from "./en/refusals.ts"

const repository = join(import.meta.dirname, "..", "..")

/** Where a refusal is made: `no("code")`, `refuse(404, "code")`, `code: "code"`, `new PartRefused("code")`. */
const makers = [
  /\bno\(\s*"(?<code>[a-z0-9-]+)"/gu,
  /\brefuse\(\s*\d+,\s*"(?<code>[a-z0-9-]+)"/gu,
  /\bproblem\(\s*\d+,\s*"(?<code>[a-z0-9-]+)"/gu,
  /\bcode: "(?<code>[a-z0-9-]+)", details/gu,
  /\bPartRefused\(\s*"(?<code>[a-z0-9-]+)"/gu,
]

function codesInUse(): ReadonlySet<string> {
  const files = globSync(["core/party/*.ts", "core/api/*.ts", "server/**/*.ts"], { cwd: repository })
  const codes = new Set<string>()
  for (const file of files.filter((name) => !/\.test\.ts$|node_modules|testing/u.test(name))) {
    const text = readFileSync(join(repository, file), "utf8")
    for (const maker of makers) {
      for (const { groups } of text.matchAll(maker))
        if (groups?.["code"] !== undefined) codes.add(groups["code"])
    }
  }
  return codes
}

test("every refusal of the worker and of the server has a sentence in German and in English", () => {
  const used = codesInUse()
  assert.ok(used.size > 60, "the search still finds where refusals are made")
  assert.deepEqual(
    [...used].filter((code) => !Object.hasOwn(refusalsDe, code)).toSorted(),
    [],
    "German sentences are missing",
  )
  assert.deepEqual(
    [...used].filter((code) => !Object.hasOwn(refusalsEn, code)).toSorted(),
    [],
    "English sentences are missing",
  )
})

test("a sentence ends like one, and both languages fill the same gaps", () => {
  const gapsIn = (text: string): readonly string[] => (text.match(/\{[^}]+\}/gu) ?? []).toSorted()
  for (const [code, german] of Object.entries(refusalsDe)) {
    const english = Object.entries(refusalsEn).find(([other]) => other === code)?.[1] ?? ""
    assert.match(german, /[.!?]$/u, code)
    assert.match(english, /[.!?]$/u, code)
    assert.deepEqual(gapsIn(german), gapsIn(english), code)
  }
})
