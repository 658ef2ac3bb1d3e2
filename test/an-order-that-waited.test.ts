/** Orders that waited for the network: what came of them when the line was back, and what ended them for good. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { openParty } from "@zahnwolke/core/party/open"
import type { Party } from "@zahnwolke/core/party/party"
import type { ConsentId } from "@zahnwolke/core/records/id"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { cutConnection } from "./story/cut-connection.ts"
import { partsOf } from "./story/memory-device.ts"
import type { MemoryDevice } from "./story/memory-device.ts"
import { must, profileOf } from "./story/people.ts"
import { linkedPair, readyToSend, twoJaws } from "./story/placed-order.ts"
import type { Pair } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

const days = 86_400_000

async function restarted(device: MemoryDevice, bent: Parameters<typeof partsOf>[2] = {}): Promise<Party> {
  const party = openParty({ ...partsOf(server.url, device, bent), wait: () => Promise.resolve() })
  assert.equal((await party.status()).kind, "open")
  return party
}

/** The laboratory has the order once, and every file of it opens. */
async function assertArrived({ laboratory }: Pair, number: string): Promise<void> {
  const orders = must(await laboratory.party.orders())
  assert.deepEqual(
    orders.map((one) => one.number),
    [number],
  )
  const [order] = orders
  assert.ok(order)
  const { files } = must(await laboratory.party.order(order.order))
  assert.equal(files.length, twoJaws.length)
  for (const { object } of files) must(await laboratory.party.openFile({ order: order.order, object }))
}

interface Waiting {
  readonly pair: Pair
  readonly number: string
  readonly consent: ConsentId
}

/** Signed three days from the server's time, which is as far on the one side as on the other. */
async function waitingForDays(): Promise<Waiting> {
  let off = 0
  const way = cutConnection((request) =>
    request === "POST /v1/orders" && off !== 0 ? "not-sent" : "through",
  )
  const pair = await linkedPair(server.url)
  const { practice } = pair
  const { outbox } = practice.device
  const put: typeof outbox.put = (name, bytes) => {
    off = 3 * days
    return outbox.put(name, bytes)
  }
  const device = { ...practice.device, outbox: { ...outbox, put } }
  const party = await restarted(device, { fetch: way.fetch, now: () => Date.now() + off })
  const input = await readyToSend({ ...pair, practice: { ...practice, party } })
  const cut = await party.send(input)
  assert.equal(cut.ok ? "" : cut.refusal.code, "unreachable")
  const { consent } = input
  assert.ok(consent)
  return { pair, consent, number: cut.ok ? "" : (cut.refusal.details["number"] ?? "") }
}

test("an order that waited over days is decided and signed anew when the line is back, and goes as it was made", async () => {
  const { number, pair } = await waitingForDays()
  const again = await restarted(pair.practice.device)
  assert.equal(must(await again.resumeUploads()), 1)
  await assertArrived(pair, number)
  assert.equal(pair.practice.device.outbox.all.size, 0)
  assert.equal(must(await again.resumeUploads()), 0)
})

test("what waits when its consent is withdrawn is dropped at once, and does not go when the line is back", async () => {
  const { consent, pair } = await waitingForDays()
  const again = await restarted(pair.practice.device)
  must(await again.withdrawConsent(consent))
  assert.equal(pair.practice.device.outbox.all.size, 0)
  assert.equal(must(await again.resumeUploads()), 0)
  assert.deepEqual(must(await pair.laboratory.party.orders()), [])
})

test("what the rules refuse when the line is back had been handed over already, and that is noted", async () => {
  const { number, pair } = await waitingForDays()
  const places = { seat: "US", processing: ["US"], storage: ["US"], backup: ["US"], support: ["US"] }
  must(await pair.laboratory.party.changeProfile({ ...profileOf("laboratory", "Labor Fern"), places }))
  const again = await restarted(pair.practice.device)
  const refused = await again.resumeUploads()
  assert.equal(refused.ok ? "" : refused.refusal.code, "not-permitted")
  assert.notEqual(number, "")
  const attempts = must(await again.blockedAttempts())
  assert.deepEqual(attempts.map(({ by }) => by).toSorted(), ["policy", "server"])
  assert.deepEqual(must(await pair.laboratory.party.orders()), [])
})

test("an order signed under a clock that is wrong is refused with its sentence, and is under way no longer", async () => {
  let off = 0
  const pair = await linkedPair(server.url)
  const party = await restarted(pair.practice.device, { now: () => Date.now() + off })
  const input = await readyToSend({ ...pair, practice: { ...pair.practice, party } })
  const stages: string[] = []
  const ending = new AbortController()
  void party.watch((event) => {
    if (event.kind === "progress") stages.push(event.progress.stage)
  }, ending.signal)
  off = 3 * days
  const refused = await party.send(input)
  ending.abort()
  assert.equal(refused.ok ? "" : refused.refusal.code, "clock-wrong")
  assert.equal(stages.at(-1), "refused")
  assert.deepEqual(must(await pair.laboratory.party.orders()), [])
})

test("an order of which a part was lost on the device ends at once, and can be sent again from its draft", async () => {
  let open = false
  const way = cutConnection((request) =>
    request.startsWith("PUT /v1/chunks/") && !open ? "not-sent" : "through",
  )
  const pair = await linkedPair(server.url)
  const { practice } = pair
  const party = await restarted(practice.device, { fetch: way.fetch })
  const input = await readyToSend({ ...pair, practice: { ...practice, party } })
  const cut = await party.send(input)
  assert.equal(cut.ok ? "" : cut.refusal.code, "unreachable")
  const [lost = ""] = practice.device.outbox.all.keys()
  practice.device.outbox.all.delete(lost)
  open = true

  const ended = await party.resumeUploads()
  assert.equal(ended.ok ? "" : ended.refusal.code, "part-lost")
  assert.equal(practice.device.outbox.all.size, 0)
  assert.equal(must(await party.resumeUploads()), 0)
  const sent = must(await party.send(input))
  await assertArrived(pair, sent.number)
})
