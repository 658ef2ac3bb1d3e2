import assert from "node:assert/strict"
import { test } from "node:test"
import { lacksSecondWay } from "./ways-in.ts"

test("an owner who proved the kit has two ways in with the passphrase; one who did not has one", () => {
  assert.equal(lacksSecondWay({ role: "owner", ways: ["passphrase"], kitConfirmed: true }), false)
  assert.equal(lacksSecondWay({ role: "owner", ways: ["passphrase"], kitConfirmed: false }), true)
})

test("the owner's kit is no way in for a member; a passkey is", () => {
  assert.equal(lacksSecondWay({ role: "member", ways: ["passphrase"], kitConfirmed: true }), true)
  assert.equal(lacksSecondWay({ role: "member", ways: ["passphrase", "passkey"], kitConfirmed: true }), false)
})

test("where the server does not say which ways there are, nothing is claimed", () => {
  assert.equal(lacksSecondWay({ role: "member", ways: [], kitConfirmed: false }), false)
})
