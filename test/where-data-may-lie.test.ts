/** Where data may lie, told on real servers: nothing is kept without a signed word about who keeps it, on either end. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { hashHex } from "@zahnwolke/core/encoding/hash"
import { randomId } from "@zahnwolke/core/records/id"
import { makeCrown } from "@zahnwolke/core/specimen/crown-design"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { linkSigner } from "@zahnwolke/core/trust/patient-link"
import { keyToText } from "@zahnwolke/core/trust/signing"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { InsideServer, StartOptions } from "@zahnwolke/server/testing/start-server"
import { problemOf, rudeClient } from "./malicious-server/client.ts"
import { codeOf } from "./malicious-server/scene.ts"
import { colleague } from "./story/colleague.ts"
import { inputForPhone } from "./story/patient-phone.ts"
import { must, tooth } from "./story/people.ts"
import type { Side } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const running: InsideServer[] = []
after(() => Promise.all(running.map((server) => server.stop())))

async function start(options: StartOptions & { readonly apart?: false } = {}): Promise<InsideServer> {
  const server = await startServer(options)
  running.push(server)
  return server
}

const ciphertext = new Uint8Array(4000).fill(7)

/** What a client without manners is told when it leaves a part with the server all the same. */
async function leavingAPart(url: string, side: Side): Promise<string> {
  const rude = await rudeClient(url, side)
  const answer = await rude.ask("PUT", `/v1/chunks/${hashHex(ciphertext)}`, ciphertext)
  return answer.ok ? "ok" : (await problemOf(answer)).code
}

/** The same for a sheet that waits for a patient's telephone. */
async function leavingASheet(url: string, side: Side): Promise<string> {
  const rude = await rudeClient(url, side)
  const link = { link: randomId("link"), secret: new Uint8Array(32) }
  const answer = await rude.ask("POST", "/v1/patient-links", {
    link: link.link,
    consent: randomId("consent"),
    sheet: "AAAA",
    answerKey: keyToText((await linkSigner(link, "answer")).publicKey),
    withdrawalKey: keyToText((await linkSigner(link, "withdrawal")).publicKey),
    expiresAt: Date.now() + 3_600_000,
  })
  return answer.ok ? "ok" : (await problemOf(answer)).code
}

const places = async ({ party }: Side) =>
  must(await party.hosts()).map(({ name, receives, mustMove }) => [name, receives, mustMove])

test("an owner who has not said whose server it is sends nothing; one signed sentence opens it", async () => {
  const server = await start()
  const pair = await linkedPair(server.url, { ownHouse: false })
  const { practice, laboratory } = pair
  const draft = await readyToSend(pair)

  assert.equal(codeOf(await practice.party.send(draft)), "host-needs-papers")
  assert.equal(await leavingAPart(server.url, practice), "host-needs-papers")
  assert.ok(draft.patient)
  const sheet = inputForPhone(draft.patient, draft.to)
  assert.equal(codeOf(await practice.party.makePatientLink(sheet)), "host-needs-papers")
  assert.equal(await leavingASheet(server.url, practice), "host-needs-papers")
  const member = await colleague(server.url, practice.party)
  assert.equal(codeOf(await member.stateOwnHouse("de")), "owner-needed")

  must(await practice.party.stateOwnHouse("de"))
  must(await practice.party.makePatientLink(sheet))
  assert.equal(await leavingASheet(server.url, practice), "ok")
  assert.deepEqual(await places(practice), [
    ["server", true, false],
    ["main", true, false],
  ])
  assert.equal(await leavingAPart(server.url, practice), "ok")
  const { order } = must(await practice.party.send(draft))

  // The laboratory is a guest here: what it adds to the practice's order lies on the practice's word.
  must(await laboratory.party.attend())
  must(await laboratory.party.accept(order))
  const blob = new Blob([binaryStl(makeCrown({ tooth: tooth(46), triangles: 300 }), "crown 46")])
  const files = [{ path: "crown_46.stl", blob }]
  const design = must(await laboratory.party.prepare({ draft: null, files, patient: null, to: null }))
  must(await laboratory.party.returnDesign({ order, draft: design.draft, supersedes: null }))

  // Its own word it never gave: what it would place by itself has no place.
  assert.deepEqual(await places(laboratory), [
    ["server", false, false],
    ["main", false, false],
  ])
})

test("a guest without an order has nothing to leave on another's server", async () => {
  const server = await start()
  const { laboratory } = await linkedPair(server.url)
  assert.equal(await leavingAPart(server.url, laboratory), "host-needs-papers")
})

test("files that lie where the law forbids it stay on the device, and what lies there must be moved", async () => {
  const server = await start({ settings: { OBJECTS_COUNTRY: "SG" } })
  const pair = await linkedPair(server.url)
  const draft = await readyToSend(pair)
  assert.equal(codeOf(await pair.practice.party.send(draft)), "pool-not-allowed")
  assert.equal(await leavingAPart(server.url, pair.practice), "pool-not-allowed")
  assert.deepEqual(await places(pair.practice), [
    ["server", true, false],
    ["main", false, true],
  ])
})

test("a storage that moves to a forbidden country receives nothing from that moment, and a message neither", async () => {
  const server = await start()
  const pair = await linkedPair(server.url)
  const { order } = must(await pair.practice.party.send(await readyToSend(pair)))
  must(await pair.laboratory.party.attend())
  await server.kill()
  running.pop()
  const moved = await start({ again: server, settings: { SERVER_COUNTRY: "SG" } })

  const said = await pair.laboratory.party.say({ order, kind: "note", text: "Die Krone ist fertig." })
  assert.equal(codeOf(said), "pool-not-allowed")
  assert.equal(await leavingAPart(moved.url, pair.practice), "pool-not-allowed")
  // The way out stays open: what lies there can be erased.
  must(await pair.practice.party.close(order))
})

test("a company that runs the server is asked for its papers, and no tick replaces them", async () => {
  const server = await start({ settings: { SERVER_OPERATOR: "Muster Hosting GmbH" } })
  const pair = await linkedPair(server.url)
  assert.equal(codeOf(await pair.practice.party.send(await readyToSend(pair))), "host-needs-papers")
  const [host] = must(await pair.practice.party.hosts())
  assert.ok(
    host?.reasons.some(({ en }) => /C5/u.test(en)),
    JSON.stringify(host?.reasons),
  )
})
