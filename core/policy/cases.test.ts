/** Every golden case is one test; the folder says the expected answer. */
import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { test } from "node:test"
import { decide } from "./decide.ts"
import { parseCase } from "./golden-case.ts"
import { law } from "./law.ts"
import { ruleTexts, type RuleText } from "./rules.table.ts"

const root = join(import.meta.dirname, "cases")
const files = globSync("*/*.json", { cwd: root }).sort()

const spoken = new Set<string>()

for (const file of files) {
  test(`${dirname(file)}: ${basename(file, ".json")}`, () => {
    const found = parseCase(JSON.parse(readFileSync(join(root, file), "utf8")))
    assert.ok(!("problem" in found), "problem" in found ? found.problem : "")
    const decision = decide(found.request, law, found.day)
    const ids: readonly string[] = decision.reasons.map(({ id }) => id)
    const notes: readonly string[] = decision.notes.map(({ id }) => id)

    assert.equal(decision.kind, dirname(file), ids.join(", "))
    assert.notEqual(found.title, "")
    assert.match(found.cites, /^(?:G\d+|E|K)/u)
    assert.deepEqual(
      found.reasons.filter((id) => !ids.includes(id)),
      [],
    )
    assert.deepEqual(
      found.notes.filter((id) => !notes.includes(id)),
      [],
    )
    if (decision.kind === "needs" && found.actions !== null) {
      assert.deepEqual(decision.items.map(({ action }) => action).sort(), found.actions.toSorted())
    }
    if (decision.kind !== "permit") {
      const cures = new Map(ruleTexts.map(({ id, cure }: RuleText) => [id, cure]))
      assert.deepEqual(
        ids.filter((id) => (cures.get(id) ?? null) === null),
        [],
        "a rule that stops has the one action that helps",
      )
    }
    for (const id of [...ids, ...notes]) spoken.add(id)
  })
}

test("all canonical scenarios stand here in both modes", () => {
  const ids = [
    ...Array.from({ length: 38 }, (_, at) => `T${String(at + 1).padStart(2, "0")}`),
    ...Array.from({ length: 12 }, (_, at) => `H${String(at + 1).padStart(2, "0")}`),
  ]
  const names = files.map((file) => basename(file, ".json"))
  const absent = ids.flatMap((id) =>
    ["strict", "statutory"]
      .filter((mode) => !names.some((name) => name.startsWith(id) && name.endsWith(mode)))
      .map((mode) => `${id} ${mode}`),
  )

  assert.deepEqual(absent, [])
})

test("a third country is closed by the shipped settings, whatever papers there are: T16 and T21 to T29 are denied", () => {
  const asked = files.filter((file) => /^(?:T16|T2[1-9])-/u.test(basename(file)) && !file.includes("default"))
  assert.ok(asked.length >= 20)
  for (const file of asked) {
    const found = parseCase(JSON.parse(readFileSync(join(root, file), "utf8")))
    assert.ok(!("problem" in found))
    const decision = decide({ ...found.request, settings: {} }, law, found.day)
    assert.equal(decision.kind, "deny", file)
    assert.ok(
      decision.reasons.some(({ id, level }) => id === "g6-third-off" && level === "D"),
      file,
    )
  }
})

test("every rule speaks in at least one case", () => {
  const silent = ruleTexts.filter(({ id }) => !spoken.has(id)).map(({ id }) => id)

  assert.deepEqual(silent, [])
})
