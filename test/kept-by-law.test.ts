/** What the laboratory must keep although the practice has everything erased: chosen, dated, signed, shown to the practice. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import type { OrderDetail } from "@zahnwolke/core/party/order-detail"
import type { OrderId } from "@zahnwolke/core/records/id"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { actor, refusedWith } from "./malicious-server/scene.ts"
import { rudeClient } from "./malicious-server/client.ts"
import { link, must, until } from "./story/people.ts"
import type { Side } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"
import type { Pair } from "./story/placed-order.ts"
import { sentOrder } from "./malicious-server/scene.ts"

const server = await startServer()
after(() => server.stop())

async function shipped(): Promise<Pair & { readonly order: OrderId }> {
  const pair = await linkedPair(server.url)
  const { order } = must(await pair.practice.party.send(await readyToSend(pair)))
  const { party } = pair.laboratory
  must(await party.attend())
  must(await party.accept(order))
  must(await party.startProduction(order))
  must(await party.ship({ order, tracking: "", lots: "Zr 4711" }))
  return { ...pair, order }
}

async function ended({ practice, laboratory }: Pair, order: OrderId): Promise<OrderDetail> {
  await until(async () => {
    must(await practice.party.attend())
    must(await laboratory.party.attend())
    return must(await practice.party.order(order)).erasure?.complete === true
  })
  return must(await practice.party.order(order))
}

const keptBy = (detail: OrderDetail, side: Side): readonly string[] =>
  detail.erasure?.parties
    .find(({ organisation }) => organisation === side.me.organisation)
    ?.kept.map(({ record, until: day, grounded }) => `${record} ${day.slice(0, 4)} ${grounded}`) ?? []

const inYears = (years: number): number => new Date().getUTCFullYear() + years

test("the practice closes, and the laboratory's device answers with what the law wants kept of a crown", async () => {
  const story = await shipped()
  must(await story.practice.party.close(story.order))
  const detail = await ended(story, story.order)
  const crown = [
    `custom-made-implantable ${inYears(15)} true`,
    `custom-made-documentation ${inYears(15)} true`,
    `business-letter ${inYears(7)} true`,
  ]
  assert.deepEqual(keptBy(detail, story.laboratory), crown)
  assert.deepEqual(keptBy(detail, story.practice), [
    `consent ${inYears(10)} true`,
    `disclosure-log ${inYears(10)} true`,
  ])
  for (const { party } of [story.practice, story.laboratory]) {
    const [line] = must(await party.disclosures())
    assert.equal(line?.state, "restricted")
    // The first to go first, and what is kept longest says until when it is restricted.
    assert.deepEqual(
      line.kept.map(({ grounded, record, until: day }) => `${record} ${day.slice(0, 4)} ${grounded}`),
      [crown[2], crown[0], crown[1]],
    )
  }
  const { json } = must(await story.practice.party.erasureProtocol({ order: story.order, language: "de" }))
  const { open }: { open: readonly { kind: string }[] } = JSON.parse(json)
  assert.deepEqual(
    open.map(({ kind }) => kind),
    ["backups-until"],
  )
})

test("the laboratory chooses what it keeps before the end, and nothing beyond its role", async () => {
  const story = await shipped()
  const { practice, laboratory, order } = story
  const offered = must(await laboratory.party.order(order)).keeping
  assert.deepEqual(
    offered.filter(({ chosen }) => chosen).map(({ record }) => record),
    ["custom-made-implantable", "custom-made-documentation", "business-letter"],
  )
  // Of what the tax office may still ask for, the day is the earliest, and the line says so.
  assert.deepEqual(
    offered
      .filter(({ law }) => /Festsetzungsfrist, § 147 Abs\. 3 Satz 5/u.test(law))
      .map(({ record }) => record),
    ["voucher", "business-letter"],
  )
  refusedWith(await laboratory.party.keepFor({ order, records: ["treatment-record"] }), "kept-not-yours")
  must(await laboratory.party.keepFor({ order, records: ["custom-made-statement", "voucher"] }))
  must(await laboratory.party.close(order))
  const detail = await ended(story, order)
  assert.deepEqual(keptBy(detail, laboratory), [
    `custom-made-statement ${inYears(10)} true`,
    `voucher ${inYears(9)} true`,
  ])
  refusedWith(await practice.party.keepFor({ order, records: [] }), "order-closed")
})

test("of a rejected order the laboratory keeps nothing", async () => {
  const story = await linkedPair(server.url)
  const { order } = must(await story.practice.party.send(await readyToSend(story)))
  must(await story.laboratory.party.reject({ order, reason: "Der Unterkiefer fehlt." }))
  must(await story.practice.party.close(order))
  assert.deepEqual(keptBy(await ended(story, order), story.laboratory), [])
})

test("a laboratory that keeps until the year 2099, or what only a practice must, says so in vain: the practice sees it, and the protocol names it", async () => {
  const practice = await actor(server.url, "practice", "Praxis am Tor")
  const laboratory = await actor(server.url, "laboratory", "Labor Süd")
  await link(practice.party, laboratory.party, "laboratory")
  const { order } = await sentOrder(practice.party, laboratory.id)
  must(await practice.party.close(order))
  await until(async () => must(await practice.party.order(order)).state === "erased")
  let closure = ""
  practice.server.bend("POST", /^\/v1\/statements$/u, async ({ body, honest }) => {
    const { envelope }: { envelope: { payload: string } } = JSON.parse(JSON.stringify(body))
    closure = JSON.parse(Buffer.from(envelope.payload, "base64url").toString()).closure ?? closure
    return honest()
  })
  must(await practice.party.attend())
  const rude = await rudeClient(server.url, laboratory)
  const envelope = await rude.sign("erasure-declaration", {
    organisation: laboratory.id,
    at: Date.now(),
    order,
    closure,
    keysDestroyed: [],
    objectsDropped: 2,
    kept: [
      { record: "custom-made-statement", startsOn: "2026-11-01", until: "2099-01-01" },
      // Just as long as a practice must; only that a laboratory has no such record.
      { record: "treatment-record", startsOn: "2026-11-01", until: "2037-01-01" },
    ],
  })
  assert.equal((await rude.ask("POST", "/v1/statements", { envelope })).status, 200)
  const detail = must(await practice.party.order(order))
  assert.deepEqual(keptBy(detail, laboratory), [
    "custom-made-statement 2099 false",
    "treatment-record 2037 false",
  ])
  const { json } = must(await practice.party.erasureProtocol({ order, language: "de" }))
  const { open }: { open: readonly { kind: string }[] } = JSON.parse(json)
  assert.equal(open.filter(({ kind }) => kind === "kept-without-ground").length, 2)
})

test("of a rejected order the practice chooses what it keeps until it has put it away, and not after", async () => {
  const pair = await linkedPair(server.url)
  const { practice, laboratory } = pair
  const { order } = must(await practice.party.send(await readyToSend(pair)))
  must(await laboratory.party.attend())
  must(await laboratory.party.reject({ order, reason: "Die Präparationsgrenze fehlt." }))
  must(await practice.party.attend())
  must(await practice.party.keepFor({ order, records: ["treatment-record"] }))
  must(await practice.party.close(order))
  refusedWith(await practice.party.keepFor({ order, records: ["consent"] }), "order-closed")
  const detail = await ended(pair, order)
  assert.deepEqual(keptBy(detail, practice), [`treatment-record ${inYears(11)} true`])
})
