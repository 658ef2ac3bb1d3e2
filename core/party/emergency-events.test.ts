/** Who may write in the record that an emergency was one, and that the patient was told. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { randomId } from "../records/id.ts"
import type { MemberRole } from "../records/organisation.ts"
import { memberRoles } from "../records/organisation.ts"
import type { Member } from "../trust/organisation-log.ts"
import { isTheirsToTell } from "./emergency-events.ts"

const user = randomId("user")

const houseOf = (...roles: Member["roles"]) => {
  const role = roles.at(-1)?.role ?? "member"
  const one: Member = { user, role, roles, signingKey: "key", recipient: "age1pq1x", active: true }
  return { members: new Map([[user, one]]) }
}

const as = (role: MemberRole) => houseOf({ role, from: 0 })

test("that the patient was told, and that there was an emergency, is written by an owner or a member alone", () => {
  for (const kind of ["patient-informed", "emergency-attested"]) {
    const said = memberRoles.filter((role) => isTheirsToTell({ at: 1, user, body: { kind } }, as(role)))
    assert.deepEqual(said, ["owner", "member"])
    assert.equal(isTheirsToTell({ at: 1, user: randomId("user"), body: { kind } }, as("owner")), false)
  }
  assert.ok(isTheirsToTell({ at: 1, user, body: { kind: "paper-made" } }, as("data-protection-officer")))
})

test("what a member wrote stays once they are the officer, and what they write as one ends no duty", () => {
  const house = houseOf({ role: "member", from: 0 }, { role: "data-protection-officer", from: 100 })
  const told = (at: number) => isTheirsToTell({ at, user, body: { kind: "patient-informed" } }, house)
  assert.deepEqual([told(99), told(100)], [true, false])
})
