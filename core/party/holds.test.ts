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
  { user, role, signingKey: "key", recipient: "age1pq1x", active: true },
]
const members = new Map([memberOf(officer, "data-protection-officer"), memberOf(assistant, "member")])

const noted = (user: string, state: "set" | "lifted", version: number) => ({
  user,
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
