/** A legal hold on a real server: erasure waits for it, and a server or a client that wants it gone is noticed. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import type { OrderId } from "@zahnwolke/core/records/id"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { link, must, until } from "../story/people.ts"
import { notFound, rewritten } from "./bent.ts"
import { rudeClient } from "./client.ts"
import { actor, alarmed, refusedWith, sentOrder } from "./scene.ts"

const server = await startServer()
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const laboratory = await actor(server.url, "laboratory", "Labor Nord")
const stranger = await actor(server.url, "laboratory", "Labor Fremd")
await link(practice.party, laboratory.party, "laboratory")

const orders = /^\/v1\/orders$/u
const words = "Der Patient hat Ansprüche angekündigt."

const withoutHolds = rewritten((answer) => {
  const shown: { orders: { statements: { payloadType: string }[] }[] } = JSON.parse(JSON.stringify(answer))
  return {
    orders: shown.orders.map((order) => ({
      ...order,
      statements: order.statements.filter(({ payloadType }) => !payloadType.includes(".legal-hold+")),
    })),
  }
})

const set = { state: "set", ground: "claim", words } as const
const lifted = { state: "lifted", ground: "claim", words: "Der Anspruch ist erledigt." } as const

async function held(): Promise<{ readonly order: OrderId; readonly consent: string }> {
  const { order, consent } = await sentOrder(practice.party, laboratory.id)
  must(await laboratory.party.attend())
  must(await practice.party.hold({ order, ...set }))
  return { order, consent: consent.consent }
}

const jobOf = (order: OrderId) =>
  server.db
    .selectFrom("job")
    .select(["due_at", "done_at"])
    .where("subject", "=", order)
    .where("kind", "=", "erase")
    .executeTakeFirst()

/** The server took the work up, saw the hold, and put it off. */
const putOff = (order: OrderId): Promise<void> =>
  until(async () => ((await jobOf(order))?.due_at.getTime() ?? 0) > Date.now() + 60_000)

test("what is closed under a hold is out of reach and not erased; lifted, it goes", async () => {
  const { order } = await held()
  must(await practice.party.close(order))
  await putOff(order)
  must(await practice.party.attend())
  must(await laboratory.party.attend())
  const shown = must(await practice.party.order(order))
  assert.deepEqual([shown.state, shown.files, shown.erasure?.serverDone], ["closed", [], false])
  assert.deepEqual(
    shown.holds.map(({ byUs, ground, words: said }) => [byUs, ground, said]),
    [[true, "claim", words]],
  )
  const seen = must(await laboratory.party.order(order)).holds
  assert.deepEqual(
    seen.map(({ byUs, words: said }) => [byUs, said]),
    [[false, null]],
  )
  must(await practice.party.hold({ order, ...lifted }))
  await until(async () => {
    must(await practice.party.attend())
    must(await laboratory.party.attend())
    return must(await practice.party.order(order)).erasure?.complete === true
  })
})

test("the deadline waits for a hold as well", async () => {
  const { order } = await held()
  await server.db
    .updateTable("job")
    .set({ due_at: new Date() })
    .where("subject", "=", order)
    .where("kind", "=", "deadline")
    .execute()
  await putOff(order)
  assert.equal((await jobOf(order))?.done_at, null)
})

test("after a withdrawal the laboratory is shown no key, although a hold keeps what lies there", async () => {
  const { order, consent } = await held()
  must(await practice.party.withdrawConsent(consent as never))
  await putOff(order)
  const envelopeFor = async (who: typeof practice): Promise<string | null | undefined> => {
    const { ask } = await rudeClient(server.url, who)
    const shown: { orders: { order: string; envelope: string | null }[] } = JSON.parse(
      await (await ask("GET", "/v1/orders")).text(),
    )
    return shown.orders.find((one) => one.order === order)?.envelope
  }
  assert.equal(await envelopeFor(laboratory), null)
  assert.equal(typeof (await envelopeFor(practice)), "string")
})

test("a hold needs a reason and an owner or officer, and is set and lifted in turn", async () => {
  const { order } = await held()
  refusedWith(await practice.party.hold({ order, ...set }), "hold-unchanged")
  refusedWith(await practice.party.hold({ order, ...lifted, words: " " }), "reason-missing")
  const rude = await rudeClient(server.url, stranger)
  const envelope = await rude.sign("legal-hold", {
    organisation: stranger.id,
    at: Date.now(),
    order,
    state: "set",
    ground: "claim",
    reason: "0".repeat(64),
    version: 1,
    previous: null,
  })
  assert.equal((await rude.ask("POST", "/v1/statements", { envelope })).status, 404)
  const twice = await (
    await rudeClient(server.url, practice)
  ).sign("legal-hold", {
    organisation: practice.id,
    at: Date.now(),
    order,
    state: "set",
    ground: "claim",
    reason: "0".repeat(64),
    version: 2,
    previous: null,
  })
  const { ask } = await rudeClient(server.url, practice)
  assert.equal((await ask("POST", "/v1/statements", { envelope: twice })).status, 409)
})

test("a server that hides a hold from whoever set it hides it in vain", async () => {
  const { order } = await held()
  practice.server.bend("GET", orders, withoutHolds)
  const party = await practice.restarted()
  assert.equal(must(await party.order(order)).holds.length, 1)
  await alarmed(party, "hold-hidden")
  practice.server.straighten()
})

test("a hold that was signed stands, and is lifted again, although the line broke before it was noted", async () => {
  const { order } = await sentOrder(practice.party, laboratory.id)
  practice.server.bend("POST", /^\/v1\/streams\//u, notFound)
  assert.equal((await practice.party.hold({ order, ...set })).ok, false)
  practice.server.straighten()
  assert.equal(must(await practice.party.order(order)).holds.length, 1)
  must(await practice.party.hold({ order, ...lifted }))
  assert.equal(must(await practice.party.order(order)).holds.length, 0)
})

test("a server that drops a hold that the other side once saw is noticed there, and nothing is declared erased", async () => {
  const { order } = await held()
  assert.equal(must(await laboratory.party.order(order)).holds.length, 1)
  laboratory.server.bend("GET", orders, withoutHolds)
  const party = await laboratory.restarted()
  assert.equal(must(await party.order(order)).holds.length, 1)
  await alarmed(party, "hold-hidden")
  laboratory.server.straighten()
})

test("the schedule says what goes when and why, what is on hold, and from whom an answer is missing", async () => {
  const { order } = await held()
  const running = must(await practice.party.schedule()).find((line) => line.order === order)
  assert.equal(must(await practice.party.disclosures()).find((line) => line.order === order)?.state, "held")
  assert.deepEqual([running?.what, running?.why, running?.holds.length], ["shared", "deadline", 1])
  const other = await sentOrder(practice.party, laboratory.id)
  must(await practice.party.close(other.order))
  await until(async () => {
    must(await practice.party.attend())
    return must(await practice.party.order(other.order)).state === "erased"
  })
  must(await practice.party.attend())
  const lines = must(await practice.party.schedule()).filter((line) => line.order === other.order)
  assert.deepEqual(
    lines.map(({ notice, what, why }) => [what, why, notice?.asks]),
    [
      ["consent", "kept", "erase"],
      ["disclosure-log", "kept", undefined],
    ],
  )
  const days = must(await practice.party.schedule()).map(({ on }) => on)
  assert.deepEqual(days, days.toSorted())
})
