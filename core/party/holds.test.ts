import assert from "node:assert/strict"
import { test } from "node:test"
import { randomId } from "../records/id.ts"
import type { MemberRole } from "../records/organisation.ts"
import type { Member } from "../trust/organisation-log.ts"
import { holdIn } from "./holds.ts"

const officer = randomId("user")
const assistant = randomId("user")
const order = randomId("order")

const memberOf = (user: typeof officer, role: MemberRole): readonly [typeof officer, Member] => [
  user,
  { user, role, roles: [{ role, from: 0 }], signingKey: "key", recipient: "age1pq1x", active: true },
]
const members = new Map([memberOf(officer, "data-protection-officer"), memberOf(assistant, "member")])

const noted = (user: string, state: "set" | "lifted", version: number, at = 0) => ({
  user,
  at,
  body: {
    kind: "hold-noted" as const,
    order,
    state,
    ground: "claim" as const,
    version,
    at: 0,
    words: "Anspruch",
    salt: "",
    statement: "0".repeat(64),
  },
})

test("what an officer put on hold no other member lifts by writing so in the record", () => {
  const set = noted(officer, "set", 1)
  assert.equal(holdIn([set, noted(assistant, "lifted", 2)], { members }, order)?.state, "set")
  assert.equal(holdIn([set, noted(officer, "lifted", 2)], { members }, order)?.state, "lifted")
  assert.equal(holdIn([noted(assistant, "set", 1)], { members }, order), null)
})

test("what an officer lifted stays lifted once they are no officer, and what they write afterwards lifts nothing", () => {
  const roles = [
    { role: "data-protection-officer", from: 0 },
    { role: "member", from: 100 },
  ] as const
  const was = new Map([[officer, { ...memberOf(officer, "member")[1], roles }]])
  const set = noted(officer, "set", 1, 50)
  assert.equal(holdIn([set, noted(officer, "lifted", 2, 99)], { members: was }, order)?.state, "lifted")
  assert.equal(holdIn([set, noted(officer, "lifted", 2, 100)], { members: was }, order)?.state, "set")
})
