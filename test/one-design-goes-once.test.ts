/** A design goes back once and on once, however often somebody presses; whoever wants it made anew still gets it. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import type { OrderId } from "@zahnwolke/core/records/id"
import { makeCrown } from "@zahnwolke/core/specimen/crown-design"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { codeOf, linkedThree, sentOrder } from "./malicious-server/scene.ts"
import { crownOrder, must, tooth } from "./story/people.ts"

const server = await startServer()
after(() => server.stop())

const { practice, laboratory, mill } = await linkedThree(server.url)

const crown = new Blob([binaryStl(makeCrown({ tooth: tooth(46), triangles: 300 }), "crown 46")])

async function acceptedOrder(): Promise<OrderId> {
  const { order } = await sentOrder(practice.party, laboratory.id, [mill.id])
  must(await laboratory.party.attend())
  must(await laboratory.party.accept(order))
  return order
}

async function preparedDesign(order: OrderId) {
  const files = [{ path: "crown.stl", blob: crown }]
  const { draft } = must(await laboratory.party.prepare({ draft: null, files, patient: null, to: null }))
  return { order, draft, supersedes: null }
}

const designsOf = async (order: OrderId) =>
  must(await practice.party.order(order)).files.filter(({ content }) => content === "design")

async function milling() {
  const order = await acceptedOrder()
  must(await laboratory.party.returnDesign(await preparedDesign(order)))
  const [design] = await designsOf(order)
  assert.ok(design)
  return { order, to: mill.id, objects: [design.object], form: crownOrder() }
}

const atTheMill = async (): Promise<readonly string[]> =>
  must(await mill.party.orders()).map(({ number }) => number)

test("two presses at once and a third afterwards return one design", async () => {
  const order = await acceptedOrder()
  const input = await preparedDesign(order)
  const { party } = laboratory
  for (const answer of await Promise.all([party.returnDesign(input), party.returnDesign(input)])) must(answer)
  must(await party.returnDesign(input))
  assert.equal((await designsOf(order)).length, 1)
})

test("two presses at once pass one design on, and a later press asks for another", async () => {
  const wish = await milling()
  const before = await atTheMill()
  const { party } = laboratory
  const [first, second] = await Promise.all([party.passOn(wish), party.passOn(wish)])
  assert.deepEqual(must(first), must(second))
  assert.equal((await atTheMill()).length, before.length + 1)
  assert.notEqual(must(await party.passOn(wish)).order, must(first).order)
  assert.equal((await atTheMill()).length, before.length + 2)
})

test("a press after the line broke passes on what was sealed, under the number that was said", async () => {
  const wish = await milling()
  const before = await atTheMill()
  laboratory.server.bend("POST", /^\/v1\/orders$/u, async ({ honest }) => {
    await honest()
    throw new TypeError("cut")
  })
  const cut = await laboratory.party.passOn(wish)
  assert.equal(codeOf(cut), "unreachable")
  laboratory.server.straighten()
  const sent = must(await laboratory.party.passOn(wish))
  assert.equal(cut.ok ? "" : cut.refusal.details["number"], sent.number)
  assert.equal((await atTheMill()).length, before.length + 1)
  assert.equal(laboratory.device.outbox.all.size, 0)
})

test("other words while the first parcel still waits are a wish of their own, and never go as the first", async () => {
  const wish = await milling()
  const before = await atTheMill()
  laboratory.server.bend("POST", /^\/v1\/orders$/u, () => {
    throw new TypeError("cut")
  })
  const cut = await laboratory.party.passOn(wish)
  assert.equal(codeOf(cut), "unreachable")
  const changed = { ...wish, form: { ...wish.form, instructions: "Rand 0,2 mm dicker" } }
  // Whoever presses with other words reads beforehand that two will arrive; with the same ones the first goes.
  const waiting = async (one: typeof wish) => must(await laboratory.party.decidePassOn(one)).waiting
  assert.deepEqual([await waiting(wish), await waiting(changed)], [0, 1])
  laboratory.server.straighten()
  const sent = must(await laboratory.party.passOn(changed))
  assert.notEqual(cut.ok ? "" : cut.refusal.details["number"], sent.number)
  must(await mill.party.attend())
  assert.ok((await atTheMill()).length > before.length)
})
