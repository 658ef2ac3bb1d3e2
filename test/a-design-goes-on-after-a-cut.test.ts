/** A design that goes back survives a cut line and a restart like an order: once, whole, and with nothing left over. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { openParty } from "@zahnwolke/core/party/open"
import type { InputFile } from "@zahnwolke/core/party/party"
import type { OrderId } from "@zahnwolke/core/records/id"
import { makeCrown } from "@zahnwolke/core/specimen/crown-design"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { cutConnection } from "./story/cut-connection.ts"
import type { Moment } from "./story/cut-connection.ts"
import { codeOf } from "./malicious-server/scene.ts"
import { partsOf } from "./story/memory-device.ts"
import { must, tooth } from "./story/people.ts"
import type { Side } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"
import type { Pair } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

const crown: InputFile = {
  path: "crown_46.stl",
  blob: new Blob([binaryStl(makeCrown({ tooth: tooth(46), triangles: 300 }), "crown 46")]),
}

/** The same device after a restart: nothing but what it wrote down is left. */
async function restarted(side: Side, way: { readonly fetch?: typeof fetch } = {}): Promise<Side> {
  const party = openParty({ ...partsOf(server.url, side.device, way), wait: () => Promise.resolve() })
  assert.equal((await party.status()).kind, "open")
  return { ...side, party }
}

async function acceptedOrder(pair: Pair): Promise<OrderId> {
  const { practice, laboratory } = pair
  const { order } = must(await practice.party.send(await readyToSend(pair)))
  must(await laboratory.party.attend())
  must(await laboratory.party.accept(order))
  return order
}

const returning = async ({ party }: Side, order: OrderId) => ({
  order,
  draft: must(await party.prepare({ draft: null, files: [crown], patient: null, to: null })).draft,
  supersedes: null,
})

/** The practice has the design once: one file, one event, and it opens. */
async function assertOneDesign({ practice, laboratory }: Pair, order: OrderId): Promise<void> {
  const { files, warnings, state } = must(await practice.party.order(order))
  const [design, ...more] = files.filter(({ content }) => content === "design")
  assert.ok(design)
  assert.deepEqual([more, warnings, state, design.version], [[], [], "design-review", 1])
  assert.equal(must(await practice.party.openFile({ order, object: design.object })).blob.size, design.size)
  assert.equal(laboratory.device.outbox.all.size, 0)
}

const places = [
  ["the parts", /^PUT \/v1\/chunks\//u],
  ["the objects", /^POST \/v1\/orders\/[^/]+\/objects$/u],
  ["the event", /^POST \/v1\/streams\/order_/u],
] as const

for (const [what, pattern] of places) {
  for (const moment of ["not-sent", "not-heard"] as const) {
    test(`${what} ${moment}: the design is kept, and goes on once from a device that was opened again`, async () => {
      const pair = await linkedPair(server.url)
      const order = await acceptedOrder(pair)
      const way = cutConnection((request): Moment => (pattern.test(request) ? moment : "through"))
      const cut = await restarted(pair.laboratory, way)
      const answer = await cut.party.returnDesign(await returning(cut, order))
      assert.equal(codeOf(answer), "unreachable")
      assert.equal(answer.ok ? "" : answer.refusal.details["kept"], "yes")
      assert.notEqual(pair.laboratory.device.outbox.all.size, 0)

      const again = await restarted(pair.laboratory)
      assert.equal(must(await again.party.resumeUploads()), 1)
      await assertOneDesign(pair, order)
      assert.equal(must(await again.party.resumeUploads()), 0)
    })
  }
}

test("a second press after the cut sends what was sealed, and nothing beside it", async () => {
  const pair = await linkedPair(server.url)
  const order = await acceptedOrder(pair)
  let lost = true
  const way = cutConnection((request) => (lost && places[2][1].test(request) ? "not-heard" : "through"))
  const laboratory = await restarted(pair.laboratory, way)
  const input = await returning(laboratory, order)
  assert.equal(codeOf(await laboratory.party.returnDesign(input)), "unreachable")
  lost = false
  must(await laboratory.party.returnDesign(input))
  await assertOneDesign(pair, order)
  assert.equal(must(await laboratory.party.resumeUploads()), 0)
})

test("a design for an order that ended in the meantime is given up, and said so", async () => {
  const pair = await linkedPair(server.url)
  const order = await acceptedOrder(pair)
  const way = cutConnection((request) => (request.endsWith("/objects") ? "not-sent" : "through"))
  const cut = await restarted(pair.laboratory, way)
  assert.equal(codeOf(await cut.party.returnDesign(await returning(cut, order))), "unreachable")
  must(await pair.practice.party.close(order))

  const again = await restarted(pair.laboratory)
  assert.match(codeOf(await again.party.resumeUploads()), /^order-(?:closed|erased)$|^step-not-possible$/u)
  assert.equal(pair.laboratory.device.outbox.all.size, 0)
  assert.equal(must(await again.party.resumeUploads()), 0)
})
