import assert from "node:assert/strict"
import { test } from "node:test"
import { hardRules, loweredKnobs, readKnobs, strictKnobs } from "./knobs.ts"

test("no settings are the shipped defaults", () => {
  assert.deepEqual(readKnobs({}), { knobs: strictKnobs, refused: [] })
})

test("a setting inside its limits is taken", () => {
  const { knobs, refused } = readKnobs({
    usDpf: "off",
    consentMaxMonths: 36,
    parcelTtlDays: 1,
    countriesAsThird: ["BR"],
  })
  assert.deepEqual(refused, [])
  assert.equal(knobs.usDpf, "off")
  assert.equal(knobs.consentMaxMonths, 36)
  assert.deepEqual(knobs.countriesAsThird, ["BR"])
})

test("a setting outside its limits leaves the default and says why", () => {
  for (const [key, value] of [
    ["consentMaxMonths", 37],
    ["consentMaxMonths", 0],
    ["parcelTtlDays", 61],
    ["parcelTtlDays", 1.5],
    ["usDpf", "always"],
    ["taxLocation", "CH"],
    ["emergencySecondPerson", "no"],
    ["countriesAsThird", ["Brazil"]],
  ] as const) {
    const { knobs, refused } = readKnobs({ [key]: value })
    assert.deepEqual(knobs, strictKnobs, key)
    assert.equal(refused.length, 1)
    assert.match(refused[0]?.sentence ?? "", /Voreinstellung\.$/u)
  }
})

test("every hard rule answers an attempt to lower it with a sentence and nothing else", () => {
  for (const key of Object.keys(hardRules)) {
    const { knobs, refused } = readKnobs({ [key]: false })
    assert.deepEqual(knobs, strictKnobs)
    assert.deepEqual(refused, [{ key, sentence: hardRules[key] }])
  }
})

test("a key that is no key is not repeated", () => {
  assert.deepEqual(readKnobs({ "Erika Mustermann": 1 }).refused, [
    { key: "?", sentence: "Diese Einstellung gibt es nicht." },
  ])
  assert.equal(readKnobs({ constructor: 1 }).refused.length, 1)
})

test("what becomes less strict is named, what becomes stricter is not", () => {
  assert.deepEqual(loweredKnobs(strictKnobs, strictKnobs), [])
  assert.deepEqual(
    loweredKnobs(strictKnobs, { ...strictKnobs, usDpf: "on", consentMaxMonths: 6, bothParents: "always" }),
    ["usDpf"],
  )
  assert.deepEqual(loweredKnobs(strictKnobs, { ...strictKnobs, parcelTtlDays: 30, taxLocation: "EU" }), [
    "taxLocation",
    "parcelTtlDays",
  ])
  const wary = { ...strictKnobs, countriesAsThird: ["GB", "CH"], emergencySecondPerson: true }
  assert.deepEqual(loweredKnobs(strictKnobs, wary), [])
  assert.deepEqual(loweredKnobs(wary, { ...wary, countriesAsThird: ["CH"] }), ["countriesAsThird"])
  assert.deepEqual(loweredKnobs(wary, { ...wary, emergencySecondPerson: false }), ["emergencySecondPerson"])
})
