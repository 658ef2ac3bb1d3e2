import assert from "node:assert/strict"
import { test } from "node:test"
import { openQuestions, unsaidPlaces } from "./organisation.ts"
import type { OrganisationProfile } from "./organisation.ts"

const complete: OrganisationProfile = {
  name: "Labor Nord",
  role: "laboratory",
  address: { street: "Hafenstraße 12", postalCode: "24103", city: "Kiel", country: "DE" },
  places: { seat: "DE", processing: ["DE"], storage: ["DE"], backup: ["DE"], support: ["DE", "AT"] },
  parent: "none",
  onward: { kind: "none" },
  contact: { email: "post@beispiel.example", phone: "", dataProtectionOfficer: "" },
}

test("who answered everything has no open question", () => {
  assert.deepEqual(openQuestions(complete), [])
  assert.deepEqual(openQuestions({ ...complete, parent: "CH" }), [])
  assert.deepEqual(openQuestions({ ...complete, onward: { kind: "reserved" } }), [])
})

test("what nobody said stays open, one question each", () => {
  const { parent: _, ...withoutParent } = complete

  assert.deepEqual(openQuestions({ ...complete, places: unsaidPlaces("DE") }), ["places"])
  assert.deepEqual(openQuestions({ ...complete, places: { ...complete.places, support: [] } }), ["places"])
  assert.deepEqual(openQuestions(withoutParent), ["parent"])
  assert.deepEqual(openQuestions({ ...complete, onward: { kind: "unknown" } }), ["onward"])
})
