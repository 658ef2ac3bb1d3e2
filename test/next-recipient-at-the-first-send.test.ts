import assert from "node:assert/strict"
import { after, test } from "node:test"
import type { OrganisationId } from "@zahnwolke/core/records/id"
import type { OnwardRule } from "@zahnwolke/core/records/organisation"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { actor, preparedCase, refusedWith } from "./malicious-server/scene.ts"
import { giveConsent, link, must, profileOf } from "./story/people.ts"

const server = await startServer()
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const laboratory = await actor(server.url, "laboratory", "Labor Nord")
const mill = await actor(server.url, "milling-centre", "Fräszentrum Süd")
const strangers = await actor(server.url, "milling-centre", "Fräserei Fremd")
await link(practice.party, laboratory.party, "laboratory")
await link(practice.party, mill.party, "milling-centre")
await link(laboratory.party, strangers.party, "milling-centre")

const millSays = async (onward: OnwardRule): Promise<void> =>
  void must(await mill.party.changeProfile({ ...profileOf("milling-centre", "Fräszentrum Süd"), onward }))

const prepared = async (next: OrganisationId) =>
  (await preparedCase(practice.party, laboratory.id, [next])).input

test("a next recipient that may have it itself is named, and the order goes", async () => {
  const { order } = must(await practice.party.send(await prepared(mill.id)))
  must(await laboratory.party.attend())
  assert.equal(must(await laboratory.party.order(order)).state, "received")
})

test("a consent that does not name the next recipient is asked for before anything is sent", async () => {
  const { input, patient } = await preparedCase(practice.party, laboratory.id)
  const { consent } = await giveConsent(practice.party, patient.patient, laboratory.id)
  const verdict = must(await practice.party.decide({ ...input, consent, mayPassTo: [mill.id] }))

  assert.deepEqual(
    verdict.kind === "needs" ? verdict.items.map(({ id, action }) => [id, action]) : verdict.kind,
    [["g8-next-consent", "ask-consent"]],
  )
})

test("of whom the practice knows nothing, nobody can be named, and the gate says so", async () => {
  const verdict = must(await practice.party.decide(await prepared(strangers.id)))

  assert.equal(verdict.kind, "deny")
  assert.deepEqual(verdict.kind === "deny" ? [verdict.reasons.map(({ id }) => id), verdict.instead] : [], [
    ["g8-next-unknown"],
    ["leave-out-next"],
  ])
})

test("who may not have it itself is not named either, and the remarks say why", async () => {
  const input = await prepared(mill.id)
  await millSays({ kind: "reserved" })
  const verdict = must(await practice.party.decide(input))
  assert.equal(verdict.kind, "deny")
  assert.deepEqual(
    verdict.kind === "deny"
      ? verdict.reasons.map(({ id, sentence }) => [id, sentence.de.includes("Fräszentrum Süd")])
      : [],
    [["g8-next-denied", true]],
  )
  assert.ok(verdict.notes.some(({ id }) => id === "g8-reserved"))
  refusedWith(await practice.party.send(input), "not-permitted")

  must(await practice.party.send({ ...input, mayPassTo: [] }))
})

test("the server judges the next recipient again by what it says at that moment", async () => {
  await millSays({ kind: "none" })
  const input = await prepared(mill.id)
  practice.server.bend("POST", /^\/v1\/orders$/u, async ({ honest }) => {
    await millSays({ kind: "reserved" })
    return honest()
  })
  const answer = await practice.party.send(input)
  practice.server.straighten()
  refusedWith(answer, "not-permitted")
  assert.match(answer.ok ? "" : (answer.refusal.details["reasons"] ?? ""), /g8-next-denied/u)
})
