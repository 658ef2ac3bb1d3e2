import assert from "node:assert/strict"
import { test } from "node:test"
import { randomId } from "@zahnwolke/core/records/id"
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import { standingOf } from "./partner-standing.ts"

const signed = { kind: "data-agreement", ours: true, theirs: true, validUntil: null } as const

const partner: PartnerView = {
  organisation: randomId("org"),
  profile: {
    name: "Labor Nord",
    role: "laboratory",
    address: { street: "Hafenstraße 12", postalCode: "24103", city: "Kiel", country: "DE" },
    places: { seat: "DE", processing: ["DE"], storage: ["DE"], backup: ["DE"], support: ["DE"] },
    parent: "none",
    onward: { kind: "none" },
    contact: { email: "post@beispiel.example", phone: "0431 5550100", dataProtectionOfficer: "" },
  },
  state: "linked",
  trust: "verified-in-person",
  safetyNumber: "",
  agreements: [signed, { ...signed, kind: "secrecy-undertaking" }],
  obstacle: null,
}

test("a partner who was checked in person and signed everything stands well", () => {
  assert.equal(standingOf(partner), "verified-in-person")
})

test("a missing signature shows in the list, and whose it is", () => {
  const ours = { ...signed, kind: "secrecy-undertaking", ours: false } as const
  const theirs = { ...ours, ours: true, theirs: false }

  assert.equal(standingOf({ ...partner, agreements: [signed, ours] }), "unsigned-here")
  assert.equal(standingOf({ ...partner, agreements: [signed, theirs] }), "unsigned-there")
})

test("a changed key comes before everything else", () => {
  const obstacle = { code: "partner-onward-open", details: {} }

  assert.equal(standingOf({ ...partner, agreements: [], obstacle }), "closed")
  assert.equal(standingOf({ ...partner, obstacle, trust: "key-changed" }), "key-changed")
})
