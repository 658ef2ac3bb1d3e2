/** From the practice to the milling centre: the practice sees the pass-on, the milling centre sees neither practice nor code. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { arraySource } from "@zahnwolke/core/encoding/byte-source"
import { ownBytes, utf8, utf8ToText } from "@zahnwolke/core/encoding/bytes"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { openZip } from "@zahnwolke/core/formats/zip"
import { checkPackage } from "@zahnwolke/core/party/audit-verify"
import type { OrderId } from "@zahnwolke/core/records/id"
import { makeCrown } from "@zahnwolke/core/specimen/crown-design"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { crownOrder, link, must, tooth, until } from "../story/people.ts"
import { says } from "./bent.ts"
import { rudeClient } from "./client.ts"
import { actor, alarmed, alarmsOf, linkedThree, sentOrder } from "./scene.ts"

const server = await startServer()
after(() => server.stop())

const { practice, laboratory, mill } = await linkedThree(server.url)

const design = new Blob([binaryStl(makeCrown({ tooth: tooth(46), triangles: 300 }), "crown 46")])

async function passedOn() {
  const sent = await sentOrder(practice.party, laboratory.id, [mill.id])
  const { order } = sent
  must(await laboratory.party.attend())
  must(await laboratory.party.accept(order))
  const made = must(
    await laboratory.party.prepare({
      draft: null,
      files: [{ path: "crown.stl", blob: design }],
      patient: null,
      to: null,
    }),
  )
  must(await laboratory.party.returnDesign({ order, draft: made.draft, supersedes: null }))
  const crown = must(await laboratory.party.order(order)).files.find(({ content }) => content === "design")
  assert.ok(crown)
  const wish = { order, to: mill.id, objects: [crown.object], form: crownOrder() }
  return { ...sent, child: must(await laboratory.party.passOn(wish)).order }
}

const { order, child, patient } = await passedOn()

const chainOf = async (about: OrderId) =>
  must(await practice.party.chain({ order: about })).holdings.map(({ from, to, depth, state, doubtful }) => [
    depth,
    from,
    to,
    state,
    doubtful,
  ])

test("the practice sees to whom the laboratory passed on, on which ground, in which country, until when", async () => {
  const chain = must(await practice.party.chain({ order }))
  assert.equal(chain.origin, "Praxis am Park")
  const [first, second] = chain.holdings
  assert.deepEqual(
    [first?.to, second?.from, second?.to, second?.role, second?.depth, second?.parent, second?.order],
    ["Labor Nord", "Labor Nord", "Fräszentrum Süd", "milling-centre", 2, order, child],
  )
  assert.ok(second?.ground?.de !== undefined && second.ground.de.length > 10)
  assert.deepEqual(second.countries, ["DE"])
  assert.ok(second.until !== null && first !== undefined && second.until <= (first.until ?? 0))
  assert.equal(second.doubtful, false)
  assert.deepEqual(await alarmsOf(practice.party), [])
})

const rowsOf = async ({ party }: typeof practice) =>
  must(await party.disclosures()).map(({ from, state, to, way }) => [way, from.name, to.name, state])

test("what the laboratory passed on is a row of the practice's register: from whom, to whom, on which ground, where, until when", async () => {
  assert.deepEqual(await rowsOf(practice), [
    ["sent", "Praxis am Park", "Labor Nord", "open"],
    ["passed-on", "Labor Nord", "Fräszentrum Süd", "open"],
  ])
  const line = must(await practice.party.disclosures()).find(({ way }) => way === "passed-on")
  assert.deepEqual(
    [line?.order, line?.within, line?.to.role, line?.countries, line?.kinds, line?.doubtful],
    [child, order, "milling-centre", ["DE"], ["order", "design"], false],
  )
  assert.ok(line?.basis !== null && line?.eraseBy !== null)
  assert.deepEqual(await rowsOf(laboratory), [
    ["sent", "Labor Nord", "Fräszentrum Süd", "open"],
    ["received", "Praxis am Park", "Labor Nord", "open"],
  ])
  assert.deepEqual(await rowsOf(mill), [["received", "Labor Nord", "Fräszentrum Süd", "open"]])
})

test("the audit package proves the pass-on as well, and one that leaves it out says so", async () => {
  const { zip } = must(await practice.party.auditPackage({ from: null, until: null }))
  const archive = await openZip(arraySource(zip))
  if (isProblem(archive)) assert.fail(archive.problem)
  const members = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const { path, size, source } of archive.entries)
    members.set(path, ownBytes(await source.read(0, size)))
  const wrong = async () =>
    (await checkPackage(members)).checks
      .filter(({ ok }) => !ok)
      .map(({ detail, what }) => `${what} ${detail}`)
  assert.deepEqual(await wrong(), [])
  const text = utf8ToText(members.get("onward.json") ?? utf8(""))
  members.set("onward.json", utf8(JSON.stringify({ ...JSON.parse(text), disclosures: [] })))
  assert.deepEqual(await wrong(), ["file changed", "register differs"])
})

test("the state of each holder follows its own signature: waiting, held, restricted to what the law keeps", async () => {
  assert.deepEqual(await chainOf(order), [
    [1, "Praxis am Park", "Labor Nord", "held", false],
    [2, "Labor Nord", "Fräszentrum Süd", "waiting", false],
  ])
  must(await mill.party.attend())
  assert.equal((await chainOf(order))[1]?.[3], "held")
  must(await mill.party.accept(child))
  must(await mill.party.ship({ order: child, tracking: "", lots: "" }))
  must(await laboratory.party.close(child))
  await until(async () => {
    must(await laboratory.party.attend())
    must(await mill.party.attend())
    return (await chainOf(order))[1]?.[3] === "restricted"
  })
  const last = must(await practice.party.chain({ order })).holdings.at(-1)
  assert.deepEqual(
    last?.kept.map(({ grounded, record }) => [record, grounded]),
    [
      ["business-letter", true],
      ["custom-made-implantable", true],
      ["custom-made-documentation", true],
    ],
  )
  assert.deepEqual((await rowsOf(practice)).at(-1), [
    "passed-on",
    "Labor Nord",
    "Fräszentrum Süd",
    "restricted",
  ])
})

test("for a patient one picture holds all that was sent, and the laboratory sees its own part of it", async () => {
  const all = must(await practice.party.chain({ patient: patient.patient }))
  assert.deepEqual(
    all.holdings.map(({ to }) => to),
    ["Labor Nord", "Fräszentrum Süd"],
  )
  const seen = must(await laboratory.party.chain({ order }))
  assert.deepEqual(
    seen.holdings.map(({ from, to }) => [from, to]),
    [
      ["Praxis am Park", "Labor Nord"],
      ["Labor Nord", "Fräszentrum Süd"],
    ],
  )
})

test("the milling centre's own picture begins with the laboratory, and the server shows it nothing above", async () => {
  const seen = must(await mill.party.chain({ order: child }))
  assert.deepEqual([seen.origin, seen.holdings.map(({ to }) => to)], ["Labor Nord", ["Fräszentrum Süd"]])
  const { ask } = await rudeClient(server.url, mill)
  const told = await (await ask("GET", "/v1/onward")).text()
  const read = told.replaceAll(/"payload":"([^"]+)"/gu, (_, payload: string) =>
    Buffer.from(payload, "base64url").toString(),
  )
  assert.equal(read.includes(practice.id), false)
})

test("another practice learns nothing of what was passed on from orders that are not its own", async () => {
  const other = await actor(server.url, "practice", "Praxis am See")
  await link(other.party, laboratory.party, "laboratory")
  const { ask } = await rudeClient(server.url, other)
  assert.deepEqual(JSON.parse(await (await ask("GET", "/v1/onward")).text()), { statements: [] })
})

test("a server that hides the pass-on is found out by what the laboratory said in the order itself", async () => {
  practice.server.bend("GET", /^\/v1\/onward$/u, () => says({ statements: [] }))
  const chain = await chainOf(order)
  practice.server.straighten()
  assert.deepEqual(chain[1], [2, "Labor Nord", "Fräszentrum Süd", "hidden", true])
  await alarmed(practice.party, "onward-hidden")
})
