import assert from "node:assert/strict"
import { after, test } from "node:test"
import type { OrderId } from "@zahnwolke/core/records/id"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { link, must, until } from "../story/people.ts"
import { rewritten } from "./bent.ts"
import { rudeClient } from "./client.ts"
import { actor, alarmed, sentOrder } from "./scene.ts"

const server = await startServer()
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const laboratory = await actor(server.url, "laboratory", "Labor Nord")
const stranger = await actor(server.url, "laboratory", "Labor Fremd")
await link(practice.party, laboratory.party, "laboratory")

const orders = /^\/v1\/orders$/u

/** Every order without the statements of one kind. */
const without = (kind: string) =>
  rewritten((answer) => {
    const shown: { orders: { statements: { payloadType: string }[] }[] } = JSON.parse(JSON.stringify(answer))
    return {
      orders: shown.orders.map((order) => ({
        ...order,
        statements: order.statements.filter(({ payloadType }) => !payloadType.includes(`.${kind}+`)),
      })),
    }
  })

async function withdrawn(): Promise<OrderId> {
  const { order, consent } = await sentOrder(practice.party, laboratory.id)
  must(await laboratory.party.attend())
  must(await practice.party.withdrawConsent(consent.consent))
  return order
}

test("a notice that the server hides from whoever signed it is still counted, with an alarm", async () => {
  const order = await withdrawn()
  practice.server.bend("GET", orders, without("erasure-notice"))
  const party = await practice.restarted()
  const shown = must(await party.order(order)).notice
  assert.deepEqual([shown?.cause, shown?.answer], ["withdrawn", null])
  await alarmed(party, "notice-hidden")
  practice.server.straighten()
})

test("an answer that the server hides stays open, and no other's declaration stands in for it", async () => {
  const order = await withdrawn()
  await until(async () => {
    must(await practice.party.attend())
    must(await laboratory.party.attend())
    return must(await practice.party.order(order)).notice?.answer !== null
  })
  practice.server.bend("GET", orders, without("erasure-declaration"))
  assert.equal(must(await practice.party.order(order)).notice?.answer, null)
  practice.server.straighten()
})

test("only whoever placed an order tells its recipient, and tells nobody else", async () => {
  const { order } = await sentOrder(practice.party, laboratory.id)
  const body = (organisation: string, recipient: string) => ({
    organisation,
    at: Date.now(),
    order,
    recipient,
    asks: "erase",
    cause: "erased",
    answerBy: Date.now() + 86_400_000,
  })
  for (const [who, recipient] of [
    [laboratory, laboratory.id],
    [stranger, laboratory.id],
    [practice, stranger.id],
  ] as const) {
    const rude = await rudeClient(server.url, who)
    const envelope = await rude.sign("erasure-notice", body(who.id, recipient))
    assert.equal((await rude.ask("POST", "/v1/statements", { envelope })).status, 404)
  }
  assert.equal(must(await laboratory.party.order(order)).notice, null)
})

test("a notice that another signed is none, whatever the server shows", async () => {
  const { order } = await sentOrder(practice.party, laboratory.id)
  const rude = await rudeClient(server.url, stranger)
  const forged = await rude.sign("erasure-notice", {
    organisation: practice.id,
    at: Date.now(),
    order,
    recipient: laboratory.id,
    asks: "erase",
    cause: "erased",
    answerBy: Date.now(),
  })
  laboratory.server.bend(
    "GET",
    orders,
    rewritten((answer) => {
      const shown: { orders: { statements: unknown[] }[] } = JSON.parse(JSON.stringify(answer))
      return {
        orders: shown.orders.map((one) => ({ ...one, statements: [...one.statements, forged] })),
      }
    }),
  )
  assert.equal(must(await laboratory.party.order(order)).notice, null)
  laboratory.server.straighten()
})
