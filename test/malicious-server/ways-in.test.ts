import assert from "node:assert/strict"
import { after, test } from "node:test"
import { ready, server as opaque } from "@serenity-kit/opaque"
import type { Json } from "@zahnwolke/core/encoding/json"
import { bytesToBase64url, utf8 } from "@zahnwolke/core/encoding/bytes"
import { openParty } from "@zahnwolke/core/party/open"
import { openUnder, parseLink, sealUnder } from "@zahnwolke/core/party/invite-link"
import type { Party } from "@zahnwolke/core/party/party"
import { newSeed, personOf } from "@zahnwolke/core/party/seeds"
import { deriveWrapKey, wrap } from "@zahnwolke/core/envelope/derive"
import { randomId } from "@zahnwolke/core/records/id"
import { replay } from "@zahnwolke/core/trust/organisation-log"
import { keyToText } from "@zahnwolke/core/trust/signing"
import type { Envelope } from "@zahnwolke/core/trust/statement"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { memoryDevice, partsOf } from "../story/memory-device.ts"
import { link, must, profileOf } from "../story/people.ts"
import { bentServer, rewritten, says, textOf } from "./bent.ts"
import type { BentServer } from "./bent.ts"
import { forgedOrganisation, serveForged } from "./forged.ts"
import { actor, alarmed, alarmsOf, codeOf, refusedWith } from "./scene.ts"

const server = await startServer()
after(() => server.stop())
await ready

const practice = await actor(server.url, "practice", "Praxis am Park")
const laboratory = await actor(server.url, "laboratory", "Labor Nord")

const credentials = {
  loginName: practice.loginName,
  passphrase: practice.passphrase,
  deviceName: "Neuer PC",
}

interface Fresh {
  readonly party: Party
  readonly lies: BentServer
}

function freshDevice(): Fresh {
  const lies = bentServer()
  return { lies, party: openParty(partsOf(server.url, memoryDevice(), { fetch: lies.fetch })) }
}

async function stateOf(organisation: string) {
  const answer = await fetch(`${server.url}/v1/organisations/${organisation}/log`)
  const { entries }: { entries: Envelope[] } = JSON.parse(await answer.text())
  const read = await replay(entries, null)
  assert.ok(read.ok)
  return read.state
}

test("a new device follows its passphrase into no organisation that the server made up", async () => {
  const { lies, party } = freshDevice()
  const forged = await forgedOrganisation(await stateOf(practice.id))
  serveForged(lies, forged)
  lies.bend(
    "POST",
    /^\/v1\/login\/finish$/u,
    rewritten((answer) => ({ ...answer, organisation: forged.id })),
  )
  refusedWith(await party.signIn(credentials), "key-changed")
  assert.equal((await party.status()).kind, "new")
})

test("the printed sheet brings nobody into an organisation that was founded for its public keys", async () => {
  const { lies, party } = freshDevice()
  const forged = await forgedOrganisation(await stateOf(practice.id))
  serveForged(lies, forged)
  lies.bend("POST", /^\/v1\/recovery$/u, () => says({ organisation: forged.id, envelope: forged.envelope }))
  const recovered = await party.recover({
    kitWords: practice.kitWords.join(" "),
    ownerName: "Dr. Neu",
    loginName: "neu",
    deviceName: "Ersatz",
  })
  refusedWith(recovered, "kit-unproven")
})

test("another person's sealed seed opens nothing, nor does one that was changed", async () => {
  for (const bend of [
    (sealed: string) => `${sealed.slice(0, -4)}AAAA`,
    () => bytesToBase64url(crypto.getRandomValues(new Uint8Array(92))),
    () => "",
  ]) {
    const { lies, party } = freshDevice()
    lies.bend(
      "POST",
      /^\/v1\/login\/finish$/u,
      rewritten((answer) => ({ ...answer, wrap: bend(textOf(answer["wrap"])) })),
    )
    refusedWith(await party.signIn(credentials), "wrap-damaged")
  }
  const { lies, party } = freshDevice()
  const other = await stateOf(laboratory.id)
  lies.bend(
    "POST",
    /^\/v1\/login\/finish$/u,
    rewritten((answer) => ({ ...answer, user: [...other.members.keys()][0], organisation: laboratory.id })),
  )
  refusedWith(await party.signIn(credentials), "key-changed")
})

test("a swapped passphrase server is noticed before anything is left with it", async () => {
  const setup = opaque.createSetup()
  const { lies, party } = freshDevice()
  lies.bend("POST", /^\/v1\/login\/registration$/u, ({ body }) => {
    const { loginName, request } = body as { loginName: string; request: string }
    const { registrationResponse } = opaque.createRegistrationResponse({
      serverSetup: setup,
      userIdentifier: loginName,
      registrationRequest: request,
    })
    return says({ response: registrationResponse })
  })
  const founded = await party.found({
    profile: profileOf("practice", "Praxis Neu"),
    ownerName: "Dr. Neu",
    loginName: "neu",
    deviceName: "PC",
    ownHouse: false,
  })
  refusedWith(founded, "server-key-changed")
  assert.equal(lies.asked.includes("POST /v1/organisations"), false)
})

test("the stretching of a passphrase is not the server's to choose, and nonsense is an answer like any other", async () => {
  for (const [path, bend] of [
    [
      /^\/v1\/login\/start$/u,
      (answer: object) => ({ ...answer, keyStretching: { iterations: 1, memory: 8 } }),
    ],
    [/^\/v1\/login\/start$/u, (answer: object) => ({ ...answer, response: "AAAA" })],
    [/^\/v1\/login\/start$/u, (answer: object) => ({ ...answer, response: "~" })],
    [/^\/v1\/login\/finish$/u, () => ({})],
  ] as const) {
    const { lies, party } = freshDevice()
    lies.bend("POST", path, rewritten(bend))
    refusedWith(await party.signIn(credentials), "unexpected-reply", "sign-in-failed")
  }
  const { lies, party } = freshDevice()
  lies.bend("POST", /^\/v1\/login\/registration$/u, () => says({ response: "AAAA" }))
  const profile = profileOf("practice", "Praxis Neu")
  refusedWith(
    await party.found({ profile, ownerName: "N", loginName: "n", deviceName: "PC", ownHouse: false }),
    "unexpected-reply",
  )
})

test("what was stretched less than the app stretches opens on no device that does as the app", async () => {
  const party = openParty(partsOf(server.url, memoryDevice(), { fullStretching: true }))

  refusedWith(await party.signIn(credentials), "sign-in-failed")

  const theirs = openParty(partsOf(server.url, memoryDevice()))
  assert.equal((await theirs.signIn(credentials)).ok, true)
})

test("a server with other keys than at the first visit is another server, and one that moved says so", async () => {
  const about = /^\/v1\/about$/u
  for (const key of ["signingKey", "opaqueKey"]) {
    practice.server.bend(
      "GET",
      about,
      rewritten((answer) => ({
        ...answer,
        [key]: textOf(answer[key]).replace(/^./u, (letter) => (letter === "A" ? "B" : "A")),
      })),
    )
    const party = await practice.restarted()
    refusedWith(await party.signIn(credentials), "server-key-changed")
    practice.server.straighten()
    await alarmed(party, "server-key-changed")
  }
  practice.server.bend(
    "GET",
    about,
    rewritten((answer) => ({ ...answer, country: "US" })),
  )
  const party = await practice.restarted()
  await party.status()
  practice.server.straighten()
  await alarmed(party, "server-moved")
})

test("a swapped envelope of the organisation's keys is refused", async () => {
  const envelopes = new RegExp(`^/v1/organisations/${practice.id}/epochs/`, "u")
  const { lies, party } = freshDevice()
  lies.bend(
    "GET",
    envelopes,
    rewritten(({ envelope }) => ({ envelope: `${textOf(envelope).slice(0, -4)}AAAA` })),
  )
  refusedWith(await party.signIn(credentials), "envelope-swapped")
})

test("an invitation answered by a server that does not know the link's secret is forged", async () => {
  const invite = must(await practice.party.invitePartner({ role: "laboratory", note: "" }))
  const parsed = parseLink(invite.link)
  assert.ok(parsed)
  laboratory.server.bend(
    "GET",
    new RegExp(`^/v1/invites/${parsed.invite}$`, "u"),
    rewritten((answer) => ({
      ...answer,
      offer: bytesToBase64url(crypto.getRandomValues(new Uint8Array(800))),
    })),
  )
  refusedWith(await laboratory.party.previewInvite(invite.link), "invite-forged")
  refusedWith(await laboratory.party.acceptInvite(invite.link), "invite-forged")
  laboratory.server.straighten()

  practice.server.bend(
    "GET",
    /^\/v1\/invites$/u,
    rewritten((answer) => ({
      invites: (answer["invites"] as { [key: string]: Json }[]).map((one) => ({
        ...one,
        answer: { sealed: "AAAA", organisation: laboratory.id },
      })),
    })),
  )
  practice.server.bend(
    "GET",
    /^\/v1\/partners$/u,
    rewritten((answer) => ({ ...answer, answers: 1 })),
  )
  assert.deepEqual(must(await practice.party.partners()), [])
  practice.server.straighten()
  await alarmed(practice.party, "invite-answer-forged")
})

test("who holds the link and answers nonsense stops nothing but the own invitation", async () => {
  for (const nonsense of [
    null,
    "text",
    { organisation: laboratory.id, genesis: "zz" },
    { organisation: "x" },
    7,
  ] as Json[]) {
    const invite = must(await practice.party.invitePartner({ role: "laboratory", note: "" }))
    const parsed = parseLink(invite.link)
    assert.ok(parsed)
    const sealed = await sealUnder(parsed.secret, `answer ${parsed.invite}`, nonsense)
    const rude = await import("./client.ts")
    const client = await rude.rudeClient(server.url, laboratory)
    assert.equal((await client.ask("POST", `/v1/invites/${parsed.invite}/partner`, { sealed })).status, 200)
    must(await practice.party.attend())
  }
  const raw = must(await practice.party.invitePartner({ role: "laboratory", note: "" }))
  const parsed = parseLink(raw.link)
  assert.ok(parsed)
  const key = await deriveWrapKey(Buffer.from(parsed.secret, "base64url"), "invitation")
  const sealed = bytesToBase64url(await wrap(key, utf8("{not json"), `answer ${parsed.invite}`))
  const { rudeClient } = await import("./client.ts")
  await (
    await rudeClient(server.url, laboratory)
  ).ask("POST", `/v1/invites/${parsed.invite}/partner`, { sealed })
  must(await practice.party.attend())
  assert.equal((await alarmsOf(practice.party)).includes("catch-up-failed"), false)

  const member = must(await practice.party.inviteMember({ name: "Tim", role: "member" }))
  const asked = parseLink(member.link)
  assert.ok(asked)
  const owner = await stateOf(practice.id)
  const me = await personOf(newSeed(), randomId("user"))
  const stolen = {
    user: [...owner.members.keys()][0] ?? "",
    signingKey: keyToText(me.signer.publicKey),
    recipient: me.recipient,
    account: { loginName: "0".repeat(64), registrationRecord: "", wrap: "" },
  }
  await fetch(`${server.url}/v1/invites/${asked.invite}/member`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ sealed: await sealUnder(asked.secret, `answer ${asked.invite}`, stolen) }),
  })
  must(await practice.party.attend())
  assert.equal((await stateOf(practice.id)).members.size, 1)
  assert.equal(await openUnder(asked.secret, "offer elsewhere", "AAAA", { type: "string" }), null)
})

test("a pairing code is good once, and what the server changes in between is refused", async () => {
  const first = must(await practice.party.startPairing())
  const used = freshDevice()
  must(await used.party.finishPairing({ code: first.code, deviceName: "Tablet" }))
  refusedWith(
    await freshDevice().party.finishPairing({ code: first.code, deviceName: "Dieb" }),
    "pairing-unknown",
  )
  refusedWith(
    await freshDevice().party.finishPairing({ code: "ABCD", deviceName: "Dieb" }),
    "pairing-code-malformed",
  )
  const guessed = "0000-0000-0000-0000-0000-0000-0000-0000"
  refusedWith(
    await freshDevice().party.finishPairing({ code: guessed, deviceName: "Dieb" }),
    "pairing-unknown",
  )

  for (const [change, code] of [
    [(answer: { [key: string]: Json }) => ({ ...answer, sealed: "AAAA" }), "pairing-damaged"],
    [(answer: { [key: string]: Json }) => ({ ...answer, organisation: laboratory.id }), "key-changed"],
  ] as const) {
    const offered = must(await practice.party.startPairing())
    const { lies, party } = freshDevice()
    lies.bend("POST", /\/take$/u, rewritten(change))
    refusedWith(await party.finishPairing({ code: offered.code, deviceName: "Tablet" }), code)
  }
})

test("a partner's keys cannot change once they were pinned, and the number read aloud differs for anybody else", async () => {
  await link(practice.party, laboratory.party, "laboratory")
  const forged = await forgedOrganisation(await stateOf(laboratory.id))
  practice.server.bend("GET", new RegExp(`^/v1/organisations/${laboratory.id}/log$`, "u"), () =>
    says({ entries: forged.entries }),
  )
  const party = await practice.restarted()
  assert.deepEqual(must(await party.partners()), [])
  practice.server.straighten()
  await alarmed(party, "key-changed")

  const [seen] = must(await practice.party.partners())
  const [mirror] = must(await laboratory.party.partners())
  assert.ok(seen && mirror)
  assert.equal(seen.safetyNumber, mirror.safetyNumber)
  const wrong = seen.safetyNumber.replace(/\d/u, (digit) => String((Number(digit) + 1) % 10))
  refusedWith(
    await practice.party.markVerified({ partner: laboratory.id, safetyNumber: wrong }),
    "safety-number-differs",
  )
  const marked = must(
    await practice.party.markVerified({ partner: laboratory.id, safetyNumber: seen.safetyNumber }),
  )
  assert.equal(marked.trust, "verified-in-person")
  assert.equal(codeOf(await practice.party.partners()), "ok")
})

test("a partner's log that ends before its keys is no partner to seal for", async () => {
  const log = new RegExp(`^/v1/organisations/${laboratory.id}/log$`, "u")
  const other = freshDevice()
  other.lies.bend(
    "GET",
    log,
    rewritten(({ entries }) => ({ entries: (entries as Json[]).slice(0, 1) })),
  )
  must(await other.party.signIn(credentials))
  assert.deepEqual(must(await other.party.partners()), [])
  await alarmed(other.party, "partner-without-keys")
})
