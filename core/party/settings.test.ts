import assert from "node:assert/strict"
import { test } from "node:test"
import { strictKnobs } from "../policy/knobs.ts"
import { randomId } from "../records/id.ts"
import type { MemberRole } from "../records/organisation.ts"
import type { Member } from "../trust/organisation-log.ts"
import { proposalIn, settingsFrom } from "./settings.ts"

const owner = randomId("user")
const assistant = randomId("user")

const memberOf = (user: typeof owner, role: MemberRole): readonly [typeof owner, Member] => [
  user,
  { user, role, roles: [{ role, from: 0 }], signingKey: "key", recipient: "age1pq1x", active: true },
]
const members = new Map([memberOf(owner, "owner"), memberOf(assistant, "member")])

const written = (by: string, named: typeof owner, parcelTtlDays: number) => ({
  user: by,
  at: 0,
  body: {
    kind: "settings-proposed" as const,
    settings: settingsFrom({ ...strictKnobs, parcelTtlDays }),
    base: 0,
    user: named,
    at: 0,
  },
})

const daysOf = (...events: readonly ReturnType<typeof written>[]): number | null =>
  proposalIn(events, { members })?.settings.parcelTtlDays ?? null

test("what an owner lays before the officer is what the owner's own device wrote", () => {
  assert.equal(daysOf(written(owner, owner, 20), written(owner, owner, 21)), 21)
  assert.equal(daysOf(written(owner, owner, 20), written(assistant, owner, 60)), 20)
  assert.equal(daysOf(written(assistant, owner, 60)), null)
})

test("who may not set the rules lays nothing before the officer", () => {
  assert.equal(daysOf(written(assistant, assistant, 60)), null)
})
