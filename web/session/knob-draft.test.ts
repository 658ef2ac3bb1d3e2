import assert from "node:assert/strict"
import { test } from "node:test"
import { hardRules, knobLimits, strictKnobs } from "@zahnwolke/core/policy/knobs"
import { changedKnobs, knobNames, readTexts, textsOf } from "./knob-draft.ts"
import { settingsDe } from "../words/de/settings.ts"

test("settings go into their fields and come back unchanged", () => {
  const knobs = { ...strictKnobs, countriesAsThird: ["CH", "GB"], emergencySecondPerson: true }
  assert.deepEqual(readTexts(textsOf(knobs)), { knobs, wrong: [] })
})

test("a value beyond its limit is marked at its field and never becomes a setting", () => {
  const texts = textsOf(strictKnobs)
  for (const days of ["0", "61", "", "14 Tage", "1.5", "-3"]) {
    const { knobs, wrong } = readTexts({ ...texts, parcelTtlDays: days })
    assert.deepEqual(wrong, ["parcelTtlDays"], days)
    assert.equal(knobs.parcelTtlDays, strictKnobs.parcelTtlDays)
  }
  assert.deepEqual(readTexts({ ...texts, consentMaxMonths: "37" }).wrong, ["consentMaxMonths"])
  assert.deepEqual(readTexts({ ...texts, countriesAsThird: "Schweiz" }).wrong, ["countriesAsThird"])
})

test("what changed is named, and nothing else", () => {
  assert.deepEqual(changedKnobs(strictKnobs, { ...strictKnobs, usDpf: "off" }), ["usDpf"])
  assert.deepEqual(changedKnobs(strictKnobs, { ...strictKnobs }), [])
})

test("every value that a setting may have is called by a word, and every hard rule has its sentence", () => {
  assert.deepEqual(Object.keys(settingsDe.fixed), Object.keys(hardRules))
  for (const name of knobNames) {
    const limit = knobLimits[name]
    const { unit = "", values } = settingsDe.knobs[name]
    const called = limit.kind === "one-of" ? limit.values : limit.kind === "yes-or-no" ? ["yes", "no"] : []
    assert.deepEqual(Object.keys(values).toSorted(), [...called].toSorted(), name)
    assert.equal(unit !== "", limit.kind === "within", name)
  }
})
