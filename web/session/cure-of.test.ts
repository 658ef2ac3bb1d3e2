import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { day } from "@zahnwolke/core/policy/day"
import { decide } from "@zahnwolke/core/policy/decide"
import { parseCase } from "@zahnwolke/core/policy/golden-case"
import { law } from "@zahnwolke/core/policy/law"
import { ruleTexts } from "@zahnwolke/core/policy/rules.table"
import { actionIds } from "@zahnwolke/core/policy/vocabulary"
import type { ActionId } from "@zahnwolke/core/policy/vocabulary"
import { attestingRoles } from "@zahnwolke/core/records/attestation"
import { de } from "../words/de.ts"
import { en } from "../words/en.ts"
import { checkMover, cureOf, hostCureOf, partnerAsk } from "./cure-of.ts"
import type { CureOf } from "./cure-of.ts"

const policy = join(import.meta.dirname, "..", "..", "core", "policy")

/** A need that somebody here or a named person can bring: a button with words, or a sentence about who. */
function assertCured(cure: CureOf, of: string): void {
  switch (cure.by) {
    case "signing":
      assert.ok(attestingRoles(cure.kind).length > 0, `${of}: nobody may sign ${cure.kind}`)
      for (const { attest } of [de, en]) assert.ok(attest.titles[cure.kind] !== "", `${of}: no title`)
      return
    case "check": {
      for (const { checks } of [de, en]) {
        assert.ok(checks.titles[cure.kind] !== "" && checks.texts[cure.kind]("A", "B") !== "", of)
      }
      const mover = checkMover(cure.kind, "member")
      assert.ok(mover === "officer" || mover === "house", `${of}: a member is told who signs`)
      return
    }
    case "person":
      assert.notEqual(cure.mover, "nobody", `${of}: nobody brings it`)
      for (const { newOrder } of [de, en]) assert.ok(newOrder.who[cure.mover] !== "", of)
      return
    case "consent":
    case "emergency":
    case "agreement":
    case "code":
    case "questionnaire":
    case "form":
      return
  }
}

/** Every rule that the policy names in `needs(…)`. */
function needed(): readonly string[] {
  const texts = globSync("rules/*.ts", { cwd: policy }).map((file) =>
    readFileSync(join(policy, file), "utf8"),
  )
  const ids = texts.flatMap((text) =>
    [...text.matchAll(/needs\(\s*"([a-z0-9-]+)"/gu)].map(([, id]) => id ?? ""),
  )
  return [...new Set(ids)]
}

test("every rule that can ask for something leads to one button or names who must act", () => {
  const ids = needed()
  assert.ok(ids.length > 30, "the search still finds where a need is said")
  for (const id of ids) {
    const rule = ruleTexts.find((one) => one.id === id)
    assert.ok(rule !== undefined, id)
    const action: ActionId | null = rule.cure
    // Without a cure the engine itself sends it to the officer.
    const cure = cureOf(action ?? "ask-dpo")
    assertCured(cure, id)
  }
})

test("of a host, nothing is cured by a partner or by a place in an order's form", () => {
  const files = globSync("cases/{needs,deny}/*.json", { cwd: policy })
  let walked = 0
  for (const file of files) {
    const found = parseCase(JSON.parse(readFileSync(join(policy, file), "utf8")))
    if ("problem" in found || found.request.op !== "host") continue
    const decision = decide(found.request, law, day("2026-11-23"))
    if (decision.kind !== "needs") continue
    for (const { action } of decision.items) {
      const cure = hostCureOf(action)
      assertCured(cure, `${file} ${action}`)
      assert.ok(cure.by === "check" || cure.by === "questionnaire", `${file} ${action}`)
      walked += 1
    }
  }
  assert.ok(walked > 10, "host cases were walked")
})

test("what may be done instead of a denial leads somewhere as well", () => {
  for (const action of actionIds) {
    if (action === "wait-until-due") continue
    assertCured(cureOf(action), action)
  }
})

test("a partner is asked for what only it can sign or say, and for nothing of ours", () => {
  assert.equal(partnerAsk("sign-secrecy-undertaking", null), "sign")
  assert.equal(partnerAsk("complete-profile", null), "profile")
  assert.equal(partnerAsk("sign-data-agreement", "theirs"), "sign")
  assert.equal(partnerAsk("sign-data-agreement", "ours"), null)
  assert.equal(partnerAsk("ask-consent", "theirs"), null)
})
