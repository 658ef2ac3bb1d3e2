import assert from "node:assert/strict"
import { test } from "node:test"
import { openQuestions } from "@zahnwolke/core/records/organisation"
import { draftOf, emptyProfile, isAnswered, profileOf } from "./profile-draft.ts"
import type { ProfileDraft } from "./profile-draft.ts"

const who: ProfileDraft = {
  ...emptyProfile,
  role: "laboratory",
  name: "Labor Nord",
  street: "Hafenstraße 12",
  postalCode: "24103",
  city: "Kiel",
  country: "DE",
  email: "post@beispiel.example",
}

test("nothing is chosen before somebody chooses it", () => {
  const { role, country, where, parent, onward } = emptyProfile
  assert.deepEqual(
    { role, country, where, parent, onward },
    { role: null, country: "", where: null, parent: null, onward: null },
  )
  assert.equal(profileOf({ ...who, role: null }), null)
  assert.equal(profileOf({ ...who, country: "" }), null)
})

test("an organisation may be founded before it answers, and what it did not answer stays unknown", () => {
  const profile = profileOf(who)

  assert.ok(profile)
  assert.deepEqual(openQuestions(profile), ["places", "parent", "onward"])
  assert.equal(isAnswered(draftOf(profile)), false)
})

test("answers come back into the form as they were given", () => {
  const answered: ProfileDraft = {
    ...who,
    where: "elsewhere",
    places: { processing: "DE, AT", storage: "DE", backup: "DE", support: "CH" },
    parent: "company",
    parentCountry: "US",
    onward: "named",
    recipients: [{ name: "Fräswerk", country: "AT" }],
  }
  const profile = profileOf(answered)

  assert.ok(profile)
  assert.deepEqual(openQuestions(profile), [])
  assert.deepEqual(draftOf(profile), answered)
})

test("half an answer is none", () => {
  assert.equal(profileOf({ ...who, where: "elsewhere" }), null)
  assert.equal(profileOf({ ...who, parent: "company" }), null)
  assert.equal(profileOf({ ...who, onward: "named" }), null)
  assert.equal(profileOf({ ...who, onward: "named", recipients: [{ name: "Fräswerk", country: "" }] }), null)
})
