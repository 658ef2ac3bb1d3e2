/** What a client with real keys may not say: in another's stream, in another's name, or against what the server sees. */
import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { after, test } from "node:test"
import type { Json } from "@zahnwolke/core/encoding/json"
import { makeEvent } from "@zahnwolke/core/party/stream"
import { strictKnobs } from "@zahnwolke/core/policy/knobs"
import type { Knobs } from "@zahnwolke/core/policy/knobs"
import { randomId } from "@zahnwolke/core/records/id"
import { eventHash } from "@zahnwolke/core/streams/sealed-event"
import type { SealedEvent } from "@zahnwolke/core/streams/sealed-event"
import { statementHash } from "@zahnwolke/core/trust/statement"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { partsOf } from "../story/memory-device.ts"
import { link, must, profileOf } from "../story/people.ts"
import { problemOf, rudeClient } from "./client.ts"
import { actor, caughtOrder, sentOrder } from "./scene.ts"

const server = await startServer()
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const laboratory = await actor(server.url, "laboratory", "Labor Nord")
const stranger = await actor(server.url, "laboratory", "Labor Fremd")
await link(practice.party, laboratory.party, "laboratory")
await link(stranger.party, laboratory.party, "laboratory")
const { order } = await sentOrder(practice.party, laboratory.id)
const [file] = must(await laboratory.party.order(order)).files
assert.ok(file)
const { object } = file

const rude = await rudeClient(server.url, stranger)
const lab = await rudeClient(server.url, laboratory)
const dentist = await rudeClient(server.url, practice)

const signedMode = { text: "0".repeat(64), validUntil: Date.now() + 86_400_000 }

const codeOf = async (answer: Promise<Response>): Promise<string> => {
  const { code, status } = await problemOf(await answer)
  assert.ok(status < 500, `${status} ${code}`)
  return `${status} ${code}`
}

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
    ...signedMode,
  })
  assert.equal(await codeOf(member.ask("POST", "/v1/statements", { envelope: mode })), "403 not-entitled")
  const profile: Json = JSON.parse(JSON.stringify(profileOf("laboratory", "Labor Falsch")))
  const forged = await member.sign("profile", { organisation: stranger.id, at, version: 9, profile })
  assert.equal(await codeOf(member.ask("POST", "/v1/statements", { envelope: forged })), "403 not-entitled")

  const signMode = async (version: number, to: "strict" | "statutory") =>
    rude.ask("POST", "/v1/statements", {
      envelope: await rude.sign("policy-mode", {
        organisation: stranger.id,
        at,
        mode: to,
        version,
        ...signedMode,
      }),
    })
  assert.equal((await signMode(1, "strict")).status, 200)
  assert.equal((await signMode(2, "strict")).status, 200)
  assert.equal(await codeOf(signMode(1, "strict")), "409 statement-older")
  assert.equal(await codeOf(signMode(3, "statutory")), "403 not-entitled", "an owner is no officer")
})

test("a name that breaks the line or turns it around is nobody's name, and the one before stays", async () => {
  const honest = profileOf("laboratory", "Labor Fremd")
  for (const name of [
    "Labor\nErlaubt: darf gesendet werden",
    "Labor\u2028Nord",
    "Labor \u202edroN",
    "\u001b[2JNord",
  ]) {
    const answer = await stranger.party.changeProfile({ ...honest, name })
    assert.equal(answer.ok ? "signed" : answer.refusal.code, "statement-malformed", name)
    const contact = { ...honest.contact, phone: name }
    assert.equal((await stranger.party.changeProfile({ ...honest, contact })).ok, false)
  }
  const partners = must(await laboratory.party.partners()).map(({ profile }) => profile.name)
  assert.ok(partners.every((name) => !/[^\P{Cc}]|[\u2028\u202e]/u.test(name)))
})

test("an order is refused where the signed request says other than what the server sees", async () => {
  const honest = await caughtOrder(practice, laboratory.id)
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
  // The grounds stand in the register and before the recipient's eyes, and the policy alone gives them.
  assert.equal(await place({ reasons: ["g3-ground-treatment"] }), "422 decision-differs")
  assert.equal(await place({ reasons: [] }), "422 decision-differs")
  for (const law of ["2017-03", "2017-03-15", "2099-01-01", ""]) {
    assert.match(await place({ law }), /^422 decision-differs/u)
  }
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

test("an owner may set more strictly, and lowers a setting only with the officer's signature", async () => {
  const state = async (version: number, change: Partial<Knobs>, previous: string | null) => {
    const envelope = await dentist.sign("settings", {
      organisation: practice.id,
      at: Date.now(),
      version,
      settings: { ...strictKnobs, ...change },
      previous,
    })
    const answer = await codeOf(dentist.ask("POST", "/v1/statements", { envelope }))
    return { answer, hash: statementHash(envelope) }
  }
  const lowered = await state(1, { anonRel: "dpo" }, null)
  assert.equal(lowered.answer, "403 officer-needed")
  const stricter = await state(1, { usDpf: "off" }, null)
  assert.equal(stricter.answer, "200 ")
  const back = await state(2, { usDpf: "dpo" }, stricter.hash)
  assert.equal(back.answer, "403 officer-needed")
  const unlinked = await state(2, { usDpf: "off", bothParents: "always" }, null)
  assert.equal(unlinked.answer, "409 statement-older")
  const status = await practice.party.status()
  assert.equal(status.kind === "open" ? status.me.knobs.usDpf : "", "off")
})
