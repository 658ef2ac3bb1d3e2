/** Two clocks that differ by minutes: what both signed counts at once, on either side and on the server. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { openParty } from "@zahnwolke/core/party/open"
import { partsOf } from "./story/memory-device.ts"
import type { Party } from "@zahnwolke/core/party/party"
import { meOf, must } from "./story/people.ts"
import type { Side } from "./story/people.ts"
import { codeOf } from "./malicious-server/scene.ts"
import { linkedPair, readyToSend, twoJaws } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

const minutes = 60_000
const off = (by: number) => ({ now: () => Date.now() + by * minutes })

for (const [practice, laboratory] of [
  [0, 8],
  [8, 0],
  [-8, 0],
  [0, -8],
] as const) {
  test(`the practice's clock ${practice} minutes off, the laboratory's ${laboratory}: an order goes there and comes back`, async () => {
    const pair = await linkedPair(server.url, off(practice), off(laboratory))
    const input = await readyToSend(pair)

    const sent = must(await pair.practice.party.send(input))
    must(await pair.laboratory.party.attend())
    const order = must(await pair.laboratory.party.order(sent.order))
    assert.equal(order.state, "received")
    must(await pair.laboratory.party.accept(sent.order))
    must(await pair.laboratory.party.startProduction(sent.order))
    must(await pair.laboratory.party.ship({ order: sent.order, tracking: "im Haus", lots: "" }))
    must(await pair.practice.party.close(sent.order))
    must(await pair.laboratory.party.attend())
    const { state } = must(await pair.practice.party.order(sent.order))
    assert.ok(["closed", "erased"].includes(state), state)
  })
}

/** The same device with its clock set anew. */
async function restarted(side: Side, bent: { readonly now?: () => number } = {}): Promise<Party> {
  const party = openParty(partsOf(server.url, side.device, bent))
  await meOf(party)
  return party
}

test("a consent taken on a tablet whose clock is five minutes ahead is good on the PC at once", async () => {
  const pair = await linkedPair(server.url, off(5))
  const { draft: _, ...input } = await readyToSend(pair)
  const party = await restarted(pair.practice)
  const { draft } = must(
    await party.prepare({ draft: null, files: twoJaws, patient: input.patient, to: input.to }),
  )

  const { order } = must(await party.send({ ...input, draft }))

  must(await pair.laboratory.party.attend())
  assert.equal(must(await pair.laboratory.party.order(order)).state, "received")
})

test("a withdrawal counts at once, also where the clock that dated it is an hour ahead", async () => {
  const pair = await linkedPair(server.url)
  const input = await readyToSend(pair)
  const ahead = await restarted(pair.practice, off(60))
  must(await ahead.withdrawConsent(input.consent ?? assert.fail()))

  const { draft: _, ...rest } = input
  const party = await restarted(pair.practice)
  const { draft } = must(
    await party.prepare({ draft: null, files: twoJaws, patient: input.patient, to: input.to }),
  )

  assert.equal(codeOf(await party.send({ ...rest, draft })), "not-permitted")
})
