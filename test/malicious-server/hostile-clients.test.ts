import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { after, test } from "node:test"
import { utf8 } from "@zahnwolke/core/encoding/bytes"
import type { Json } from "@zahnwolke/core/encoding/json"
import { makeEvent } from "@zahnwolke/core/party/stream"
import { randomId } from "@zahnwolke/core/records/id"
import { eventHash } from "@zahnwolke/core/streams/sealed-event"
import type { SealedEvent } from "@zahnwolke/core/streams/sealed-event"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { partsOf } from "../story/memory-device.ts"
import { link, must, profileOf } from "../story/people.ts"
import { problemOf, rudeClient } from "./client.ts"
import { actor, preparedCase, sentOrder } from "./scene.ts"

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

test("nobody writes into a stream that is not theirs, or in another's name", async () => {
  const event = (stream: string, organisation: string, by = rude): Promise<SealedEvent> =>
    makeEvent(
      {
        id: organisation as typeof practice.id,
        device: by.device,
        deviceSigner: { keyId: by.device, publicKey: by.keys.publicKey, sign: by.keys.sign },
        parts: partsOf(server.url, stranger.device),
      },
      stream,
      { head: null, epoch: 1, secret: new Uint8Array(32) },
      { kind: "said", how: "note", text: "x" },
    )
  const foreign = await event(order, stranger.id)
  assert.equal(await codeOf(rude.ask("POST", `/v1/streams/${order}`, foreign)), "404 unknown-stream")
  const record = await event(practice.id, stranger.id)
  assert.equal(await codeOf(rude.ask("POST", `/v1/streams/${practice.id}`, record)), "404 unknown-stream")
  const named = await event(order, practice.id, lab)
  assert.equal(await codeOf(lab.ask("POST", `/v1/streams/${order}`, named)), "403 event-unsigned")
  assert.equal(
    await codeOf(lab.ask("POST", `/v1/streams/${order}`, await event(order, laboratory.id, lab))),
    "409 stream-raced",
  )
  const { events }: { events: SealedEvent[] } = (await (
    await lab.ask("GET", `/v1/streams/${order}`)
  ).json()) as { events: SealedEvent[] }
  const last = events.at(-1)
  assert.ok(last)
  const future = await makeEvent(
    {
      id: laboratory.id,
      device: lab.device,
      deviceSigner: { keyId: lab.device, publicKey: lab.keys.publicKey, sign: lab.keys.sign },
      parts: { ...partsOf(server.url, laboratory.device), now: () => Date.now() + 5 * 86_400_000 },
    },
    order,
    { head: { seq: last.header.seq, hash: eventHash(last) }, epoch: 1, secret: new Uint8Array(32) },
    {},
  )
  assert.equal(await codeOf(lab.ask("POST", `/v1/streams/${order}`, future)), "422 clock-wrong")
})

test("a stranger cannot put statements on another's order, and what was refused was not kept", async () => {
  const before = await server.db.selectFrom("log_leaf").select("statement").execute()
  for (const [kind, more] of [
    ["closure", { reason: "closed" }],
    ["receipt", { disclosure: "0".repeat(64) }],
    ["erasure-declaration", { closure: "0".repeat(64), keysDestroyed: [], objectsDropped: 0 }],
    ["addition", { objects: [] }],
  ] as const) {
    const body: Json = { organisation: stranger.id, at: Date.now(), order, ...more }
    const envelope = await rude.sign(kind, body)
    const { status } = await problemOf(await rude.ask("POST", "/v1/statements", { envelope }))
    assert.ok(status === 404 || status === 422, `${kind}: ${status}`)
  }
  const addition = await lab.sign("addition", {
    organisation: laboratory.id,
    at: Date.now(),
    order,
    objects: [],
  })
  assert.equal(
    await codeOf(lab.ask("POST", "/v1/statements", { envelope: addition })),
    "422 statement-elsewhere",
  )
  assert.deepEqual(await server.db.selectFrom("log_leaf").select("statement").execute(), before)
  assert.equal(must(await practice.party.order(order)).state, "sent")
})

test("only who may lower the rules or change the profile signs them, and an older one does not come back", async () => {
  const invite = must(await stranger.party.inviteMember({ name: "Mia", role: "member" }))
  const { memoryDevice } = await import("../story/memory-device.ts")
  const { openParty } = await import("@zahnwolke/core/party/open")
  const device = memoryDevice()
  const mia = openParty(partsOf(server.url, device))
  const { passphrase } = must(
    await mia.joinAsMember({ link: invite.link, loginName: "mia", deviceName: "PC" }),
  )
  must(await stranger.party.attend())
  must(await mia.signIn({ loginName: "mia", passphrase, deviceName: "PC" }))
  const status = await mia.status()
  assert.ok(status.kind === "open")
  const member = await rudeClient(server.url, { ...stranger, device, party: mia, me: status.me })
  const at = Date.now()
  const mode = await member.sign("policy-mode", {
    organisation: stranger.id,
    at,
    mode: "statutory",
    version: 9,
  })
  assert.equal(await codeOf(member.ask("POST", "/v1/statements", { envelope: mode })), "403 not-entitled")
  const profile: Json = JSON.parse(JSON.stringify(profileOf("laboratory", "Labor Falsch")))
  const forged = await member.sign("profile", { organisation: stranger.id, at, version: 9, profile })
  assert.equal(await codeOf(member.ask("POST", "/v1/statements", { envelope: forged })), "403 not-entitled")

  const signMode = async (version: number, to: "strict" | "statutory") =>
    rude.ask("POST", "/v1/statements", {
      envelope: await rude.sign("policy-mode", { organisation: stranger.id, at, mode: to, version }),
    })
  assert.equal((await signMode(5, "strict")).status, 200)
  assert.equal(await codeOf(signMode(4, "statutory")), "409 statement-older")
})

test("an order is refused where the signed request says other than what the server sees", async () => {
  const { input } = await preparedCase(practice.party, laboratory.id)
  let placing: { disclosure: { payload: string }; [key: string]: unknown } | null = null
  practice.server.bend("POST", /^\/v1\/orders$/u, ({ body }) => {
    placing = body as typeof placing
    return Response.json({ type: "", title: "", status: 403, code: "not-permitted" }, { status: 403 })
  })
  await practice.party.send(input)
  practice.server.straighten()
  assert.ok(placing)
  const honest: { disclosure: { payload: string } } = placing
  const body: { [key: string]: Json } = JSON.parse(
    Buffer.from(honest.disclosure.payload, "base64url").toString(),
  )
  const request: { [key: string]: Json } = JSON.parse(body["request"] as string)
  const { canonicalJson } = await import("@zahnwolke/core/encoding/json")
  const place = async (changes: { [key: string]: Json }, asked: { [key: string]: Json } = {}) =>
    codeOf(
      dentist.ask("POST", "/v1/orders", {
        ...honest,
        disclosure: await dentist.sign("disclosure", {
          ...body,
          ...changes,
          request:
            "request" in changes ? (changes["request"] ?? "") : canonicalJson({ ...request, ...asked }),
        }),
      }),
    )
  assert.equal(await place({ request: "{" }), "422 decision-malformed")
  assert.equal(await place({ request: "null" }), "422 decision-malformed")
  assert.equal(await place({}, { order: randomId("order") }), "422 decision-differs")
  assert.equal(await place({ consent: null }, { consents: [] }), "403 not-permitted")
  assert.equal(await place({}, { consents: [], category: "identified" }), "403 not-permitted")
  assert.equal(await place({ consent: null }, { consents: [], mode: "statutory" }), "403 not-permitted")
  assert.equal(
    await place(
      { consent: null },
      { consents: [], settings: { anonRel: "dpo" }, category: "anonymous-for-recipient" },
    ),
    "403 not-permitted",
  )
  assert.equal(await place({ recipient: stranger.id }), "403 not-a-partner")
  assert.equal(await place({ recipientGenesis: "0".repeat(64) }), "422 recipient-differs")
  assert.equal(await place({ recipientProfile: "0".repeat(64) }), "409 profile-changed")
  assert.equal(await place({ eraseBy: Date.now() + 5 * 365 * 86_400_000 }), "422 erase-by-too-late")
  assert.equal(await place({ parent: order }), "403 onward-not-named")
})

test("an order's or an object's name cannot be taken twice, and nothing breaks where somebody tries", async () => {
  const mine = await lab.ask("GET", "/v1/orders")
  const { orders }: { orders: { disclosure: Json; envelope: string }[] } = JSON.parse(await mine.text())
  const [known] = orders
  assert.ok(known)
  const body: { [key: string]: Json } = {
    organisation: laboratory.id,
    at: Date.now(),
    order,
    objects: [{ object, size: 1, sha256: "0".repeat(64) }],
  }
  const bytes = crypto.getRandomValues(new Uint8Array(1))
  const sha256 = createHash("sha256").update(bytes).digest("hex")
  assert.equal((await lab.ask("PUT", `/v1/chunks/${sha256}`, bytes)).status, 200)
  const objects = [{ object, size: 1, sha256: "0".repeat(64), chunks: [{ sha256, size: 1 }] }]
  const addition = await lab.sign("addition", body)
  assert.equal(
    await codeOf(lab.ask("POST", `/v1/orders/${order}/objects`, { addition, objects })),
    "422 objects-differ",
  )

  const invite = randomId("invite")
  const offer = { invite, purpose: "partner", offer: "AAAA", expiresAt: Date.now() + 1000 }
  assert.equal((await rude.ask("POST", "/v1/invites", offer)).status, 200)
  assert.equal(await codeOf(lab.ask("POST", "/v1/invites", offer)), "409 invite-taken")
})

test("adding the same files twice is the same as once", async () => {
  const fresh = randomId("object")
  const bytes = crypto.getRandomValues(new Uint8Array(5))
  const sha256 = createHash("sha256").update(bytes).digest("hex")
  await lab.ask("PUT", `/v1/chunks/${sha256}`, bytes)
  const whole = createHash("sha256").update(sha256).digest("hex")
  const addition = await lab.sign("addition", {
    organisation: laboratory.id,
    at: Date.now(),
    order,
    objects: [{ object: fresh, size: 5, sha256: whole }],
  })
  const objects = [{ object: fresh, size: 5, sha256: whole, chunks: [{ sha256, size: 5 }] }]
  for (const _ of [1, 2]) {
    assert.equal((await lab.ask("POST", `/v1/orders/${order}/objects`, { addition, objects })).status, 200)
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
