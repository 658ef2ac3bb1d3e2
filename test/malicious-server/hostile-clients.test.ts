import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { after, test } from "node:test"
import { utf8 } from "@zahnwolke/core/encoding/bytes"
import type { Json } from "@zahnwolke/core/encoding/json"
import { randomId } from "@zahnwolke/core/records/id"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { partsOf } from "../story/memory-device.ts"
import { link, must } from "../story/people.ts"
import { problemOf, rudeClient } from "./client.ts"
import { actor, sentOrder } from "./scene.ts"

const lines: string[] = []
const server = await startServer({ settings: { LOG_LEVEL: "debug" }, log: (line) => void lines.push(line) })
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const laboratory = await actor(server.url, "laboratory", "Labor Nord")
const stranger = await actor(server.url, "laboratory", "Labor Fremd")
await link(practice.party, laboratory.party, "laboratory")
await link(stranger.party, laboratory.party, "laboratory")
const { order, consent } = await sentOrder(practice.party, laboratory.id)
const [file] = must(await laboratory.party.order(order)).files
assert.ok(file)
const { object } = file

const rude = await rudeClient(server.url, stranger)
const lab = await rudeClient(server.url, laboratory)
const dentist = await rudeClient(server.url, practice)

const codeOf = async (answer: Promise<Response>): Promise<string> => {
  const { code, status } = await problemOf(await answer)
  assert.ok(status < 500, `${status} ${code}`)
  return `${status} ${code}`
}

test("what belongs to another organisation is not there, however one asks", async () => {
  const paths = [
    `/v1/streams/${practice.id}`,
    `/v1/streams/${order}`,
    `/v1/orders/${order}/objects/${object}`,
    `/v1/orders/${order}/objects/${object}/parts/0`,
  ]
  const unknown = [
    `/v1/streams/${randomId("org")}`,
    `/v1/streams/${randomId("order")}`,
    `/v1/orders/${randomId("order")}/objects/${object}`,
    `/v1/orders/${randomId("order")}/objects/${object}/parts/0`,
  ]
  for (const [index, path] of paths.entries()) {
    const theirs = await rude.ask("GET", path)
    const nobodys = await rude.ask("GET", unknown[index] ?? "")
    assert.equal(theirs.status, 404)
    assert.equal(await theirs.text(), await nobodys.text())
  }
  assert.equal(await codeOf(rude.ask("GET", `/v1/organisations/${practice.id}/epochs/1`)), "403 not-yours")
  assert.deepEqual(await (await rude.ask("GET", "/v1/orders")).json(), { orders: [] })
})

test("without a session nobody is told whether a thing exists, and no body is read first", async () => {
  for (const [method, path] of [
    ["GET", "/v1/orders"],
    ["GET", `/v1/streams/${order}`],
    ["POST", "/v1/orders"],
    ["PUT", `/v1/chunks/${"0".repeat(64)}`],
    ["POST", "/v1/statements"],
  ] as const) {
    const answer = await fetch(`${server.url}${path}`, {
      method,
      ...(method === "GET" ? {} : { body: "{", headers: { "content-type": "application/json" } }),
    })
    assert.equal(`${path} ${(await problemOf(answer)).code}`, `${path} no-session`)
  }
})

test("a partner's agreements with others are not told", async () => {
  const seen = await (await dentist.ask("GET", "/v1/partners")).text()
  const { partners }: { partners: { statements: { payloadType: string; payload: string }[] }[] } =
    JSON.parse(seen)
  for (const { payloadType, payload } of partners.flatMap(({ statements }) => statements)) {
    const text = Buffer.from(payload, "base64url").toString()
    assert.equal(payloadType.includes("policy-mode"), false)
    assert.equal(text.includes(stranger.id), false, "the practice learns of the laboratory's other customers")
  }
})

test("an invitation is answered once, and only its owner confirms or closes it", async () => {
  const invite = randomId("invite")
  await dentist.ask("POST", "/v1/invites", {
    invite,
    purpose: "partner",
    offer: "AAAA",
    expiresAt: Date.now() + 60_000,
  })
  assert.equal(await codeOf(rude.ask("POST", `/v1/invites/${invite}/confirmation`)), "404 invite-unknown")
  await rude.ask("DELETE", `/v1/invites/${invite}`)
  assert.equal((await rude.ask("GET", `/v1/invites/${invite}`)).status, 200)
  assert.equal((await rude.ask("POST", `/v1/invites/${invite}/partner`, { sealed: "AAAA" })).status, 200)
  assert.equal(
    await codeOf(lab.ask("POST", `/v1/invites/${invite}/partner`, { sealed: "AAAA" })),
    "404 invite-unknown",
  )
  must(await practice.party.partners())
  const partners = must(await practice.party.partners())
  assert.equal(
    partners.some(({ organisation }) => organisation === stranger.id),
    false,
  )
})

test("a session ends with the device, wherever its token is used again", async () => {
  const { code } = must(await practice.party.startPairing())
  const { memoryDevice } = await import("../story/memory-device.ts")
  const { openParty } = await import("@zahnwolke/core/party/open")
  const device = memoryDevice()
  const tablet = openParty(partsOf(server.url, device))
  must(await tablet.finishPairing({ code, deviceName: "Tablet" }))
  const status = await tablet.status()
  assert.ok(status.kind === "open")
  const thief = await rudeClient(server.url, { ...practice, device, party: tablet, me: status.me })
  const events = await fetch(`${server.url}/v1/events`, {
    headers: { authorization: `Bearer ${thief.token}` },
  })
  const reader = events.body?.getReader()
  await reader?.read()
  assert.equal((await thief.ask("GET", "/v1/orders")).status, 200)
  must(await practice.party.members())
  must(await practice.party.revokeDevice(status.me.device))
  assert.equal(await codeOf(thief.ask("GET", "/v1/orders")), "401 no-session")
  const challenge = await fetch(`${server.url}/v1/sessions/challenge`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ device: status.me.device }),
  })
  assert.ok(challenge.ok)
  const fresh = await rudeClient(server.url, { ...practice, device, party: tablet, me: status.me })
  assert.equal(fresh.token, "")
  for (;;) {
    const piece = await reader?.read()
    if (piece === undefined || piece.done) break
  }
})

test("a challenge is good once and for its device only, and guessing a pairing code finds nothing", async () => {
  const post = (path: string, body: Json) =>
    fetch(`${server.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    })
  const { challenge }: { challenge: string } = JSON.parse(
    await (await post("/v1/sessions/challenge", { device: dentist.device })).text(),
  )
  const { challengeBytes } = await import("@zahnwolke/core/trust/challenge")
  const signature = Buffer.from(await dentist.keys.sign(challengeBytes(challenge))).toString("base64url")
  const wrongOne = Buffer.from(await rude.keys.sign(challengeBytes(challenge))).toString("base64url")
  const session = { device: dentist.device, challenge, signature }
  assert.equal((await post("/v1/sessions", session)).status, 200)
  assert.equal(await codeOf(post("/v1/sessions", session)), "401 device-unknown")
  assert.equal(await codeOf(post("/v1/sessions", { ...session, signature: wrongOne })), "401 device-unknown")
  const nowhere = createHash("sha256").update("pairing guessed").digest("hex")
  assert.equal(await codeOf(post(`/v1/pairings/${nowhere}/take`, {})), "404 pairing-unknown")
})

test("nothing personal and nothing secret stands in the log lines", async () => {
  assert.ok(lines.length > 50)
  const all = lines.join("\n")
  for (const word of [
    "Mustermann",
    "Erika",
    "1980-05-04",
    "Praxis",
    "Labor",
    "Inge",
    "Beispiel",
    dentist.token,
    lab.token,
    practice.passphrase,
    practice.id,
    order,
    object,
    consent.consent,
    "127.0.0.1",
    "::1",
  ]) {
    assert.equal(all.includes(word), false, word)
  }
  assert.equal(lines.filter((line) => line.includes('"level":"error"')).join("\n"), "")
  assert.ok(utf8(all).length > 0)
})
