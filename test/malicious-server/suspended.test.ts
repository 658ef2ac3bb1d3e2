import assert from "node:assert/strict"
import { after, test } from "node:test"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { consentScope, consentSheet, link, must, profileOf } from "../story/people.ts"
import { rewritten } from "./bent.ts"
import { actor, preparedCase, refusedWith } from "./scene.ts"

let server = await startServer()
after(() => server.stop())

const today = new Date().toISOString().slice(0, 10)
const about = /^\/v1\/about$/u
const practice = await actor(server.url, "practice", "Praxis am Park")
const laboratory = await actor(server.url, "laboratory", "Labor Basel")
const german = profileOf("laboratory", "Labor Basel")
const swiss = {
  ...german,
  address: { ...german.address, country: "CH" },
  places: { ...german.places, seat: "CH", processing: ["CH"] },
}
must(await laboratory.party.changeProfile(swiss))
await link(practice.party, laboratory.party, "laboratory")

async function prepared(from = practice) {
  const { input, patient } = await preparedCase(from.party, laboratory.id)
  const scope = {
    ...consentScope(laboratory.id),
    recipients: [{ organisation: laboratory.id, country: "CH" }],
    countries: ["CH", "DE"],
  }
  const given = must(await from.party.recordConsent({ ...consentSheet, patient: patient.patient, scope }))
  return { ...input, consent: given.consent }
}

const says = (suspended: readonly { readonly country: string; readonly from: string }[]) =>
  practice.server.bend(
    "GET",
    about,
    rewritten((answer) => ({ ...answer, suspended: [...suspended] })),
  )

test("while the adequacy of Switzerland holds, a laboratory there is sent to", async () => {
  must(await practice.party.send(await prepared()))
})

test("on the day on which it is suspended nothing is sent there, and no later silence brings it back", async () => {
  const input = await prepared()
  says([{ country: "CH", from: today }])
  await practice.party.status()
  refusedWith(await practice.party.send(input), "not-permitted")

  practice.server.straighten()
  const status = await practice.party.status()
  assert.deepEqual(status.server.suspended, [{ country: "CH", from: today }])
  refusedWith(await practice.party.send(input), "not-permitted")
})

test("a server that suspends decides by it itself, whatever its clients have heard", async () => {
  const deaf = await actor(server.url, "practice", "Praxis am See")
  await link(deaf.party, laboratory.party, "laboratory")
  const input = await prepared(deaf)
  await server.kill()
  server = await startServer({ settings: { SUSPENDED_COUNTRIES: `CH:${today}` }, again: server })
  deaf.server.bend(
    "GET",
    about,
    rewritten((answer) => ({ ...answer, suspended: [] })),
  )
  await deaf.party.status()
  const answer = await deaf.party.send(input)

  refusedWith(answer, "not-permitted")
  assert.ok(deaf.server.asked.includes("POST /v1/orders"), "the client itself saw nothing wrong")
})
