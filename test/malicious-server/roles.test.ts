/** A member without the role signs, the server keeps or shows it, and no other device counts it. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { openParty } from "@zahnwolke/core/party/open"
import type { Json } from "@zahnwolke/core/encoding/json"
import type { OrderId } from "@zahnwolke/core/records/id"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { memoryDevice, partsOf } from "../story/memory-device.ts"
import { link, meOf, must, profileOf } from "../story/people.ts"
import { rewritten } from "./bent.ts"
import { problemOf, rudeClient } from "./client.ts"
import type { Rude } from "./client.ts"
import { actor, sentOrder } from "./scene.ts"
import type { Actor } from "./scene.ts"

const server = await startServer()
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const laboratory = await actor(server.url, "laboratory", "Labor Nord")
await link(practice.party, laboratory.party, "laboratory")

/** A real member with a real device, who may not speak for the house. */
async function assistantOf({ party }: Actor, loginName: string): Promise<Rude> {
  const invite = must(await party.inviteMember({ name: "Mia Helfer", role: "member" }))
  const device = memoryDevice()
  const mia = openParty(partsOf(server.url, device))
  const { passphrase } = must(await mia.joinAsMember({ link: invite.link, loginName, deviceName: "PC" }))
  must(await party.attend())
  must(await mia.signIn({ loginName, passphrase, deviceName: "PC" }))
  return rudeClient(server.url, { device, me: await meOf(mia) })
}

test("where a partner works only those of it say who may, though the server shows a member's word", async () => {
  const mia = await assistantOf(laboratory, "mia nord")
  const profile: Json = JSON.parse(JSON.stringify(profileOf("laboratory", "Labor Anderswo")))
  const forged = await mia.sign("profile", {
    organisation: laboratory.id,
    at: Date.now(),
    version: 9,
    profile,
  })
  practice.server.bend(
    "GET",
    /^\/v1\/partners$/u,
    rewritten((answer) => {
      const shown: { partners: { statements: unknown[] }[] } = JSON.parse(JSON.stringify(answer))
      return {
        ...answer,
        partners: shown.partners.map((one) => ({ ...one, statements: [...one.statements, forged] })),
      }
    }),
  )
  const [partner] = must(await practice.party.partners())
  practice.server.straighten()
  assert.equal(partner?.profile.name, "Labor Nord")
})

test("a sample that no officer and no owner signed is refused, and is none where it is shown", async () => {
  const { order } = await sentOrder(practice.party, laboratory.id)
  const mia = await assistantOf(practice, "mia park")
  const envelope = await mia.sign("audit-sample", {
    organisation: practice.id,
    at: Date.now(),
    checkpoint: "",
    outOf: "0".repeat(64),
    count: 1,
    drawn: [{ order, disclosure: "0".repeat(64), faults: [], open: [] }],
  })
  const answer = await problemOf(await mia.ask("POST", "/v1/statements", { envelope }))
  assert.equal(answer.code, "not-entitled")
  practice.server.bend(
    "GET",
    /^\/v1\/statements$/u,
    rewritten(() => ({ statements: [envelope] })),
  )
  const samples = must(await practice.party.samples())
  practice.server.straighten()
  assert.deepEqual(samples, [])
})

/** The recipient's own signature, on an end that never was. */
async function declaredOnNothing(order: OrderId): Promise<unknown> {
  const rude = await rudeClient(server.url, laboratory)
  return rude.sign("erasure-declaration", {
    organisation: laboratory.id,
    at: Date.now(),
    order,
    closure: "0".repeat(64),
    keysDestroyed: [],
    objectsDropped: 0,
  })
}

test("a declaration on another end than this one answers no notice under Art. 19", async () => {
  const { order, consent } = await sentOrder(practice.party, laboratory.id)
  must(await laboratory.party.attend())
  must(await practice.party.withdrawConsent(consent.consent))
  const early = await declaredOnNothing(order)
  practice.server.bend(
    "GET",
    /^\/v1\/orders$/u,
    rewritten((answer) => {
      const shown: { orders: { order: string; statements: unknown[] }[] } = JSON.parse(JSON.stringify(answer))
      return {
        orders: shown.orders.map((one) =>
          one.order === order ? { ...one, statements: [...one.statements, early] } : one,
        ),
      }
    }),
  )
  const { notice } = must(await practice.party.order(order))
  practice.server.straighten()
  assert.equal(notice?.cause, "withdrawn")
  assert.equal(notice.answer, null)
})
