import assert from "node:assert/strict"
import { after, test } from "node:test"
import { openParty } from "@zahnwolke/core/party/open"
import type { Json } from "@zahnwolke/core/encoding/json"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { memoryDevice, partsOf } from "../story/memory-device.ts"
import { foundSide, link, must, profileOf } from "../story/people.ts"
import { bentServer, rewritten, says, swallowed } from "./bent.ts"
import { actor, alarmed, alarmsOf, codeOf, refusedWith } from "./scene.ts"

const server = await startServer()
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const laboratory = await actor(server.url, "laboratory", "Labor Nord")
const stranger = await actor(server.url, "laboratory", "Labor Fremd")
await link(practice.party, laboratory.party, "laboratory")

const logOf = (organisation: string) => new RegExp(`^/v1/organisations/${organisation}/log$`, "u")

async function entriesOf(organisation: string): Promise<Json[]> {
  const answer = await fetch(`${server.url}/v1/organisations/${organisation}/log`)
  const { entries }: { entries: Json[] } = JSON.parse(await answer.text())
  return entries
}

test("a partner's log swapped for a stranger's is refused", async () => {
  const entries = await entriesOf(stranger.id)
  practice.server.bend("GET", logOf(laboratory.id), () => says({ entries }))
  const again = await practice.restarted()
  const partners = must(await again.partners())
  practice.server.straighten()
  assert.deepEqual(partners, [])
  await alarmed(again, "key-changed")
})

/** What the server counts of a log, instead of what it has. */
const counting = (organisation: string, entries: number) =>
  rewritten(({ partners, ...rest }) => ({
    ...rest,
    partners: (partners as { [key: string]: Json }[]).map((one) =>
      one["organisation"] === organisation ? { ...one, entries } : one,
    ),
  }))

test("while the app is open, a log that did not grow is not asked for, and one that did is seen", async () => {
  const host = await actor(server.url, "practice", "Praxis zu Labor Zwei")
  const guest = await actor(server.url, "laboratory", "Labor Zwei")
  await link(host.party, guest.party, "laboratory")
  const keysOf = async () => {
    host.server.asked.splice(0)
    must(await host.party.partners())
    return host.server.asked.filter((one) => one === `GET /v1/organisations/${guest.id}/log`).length
  }
  assert.equal(await keysOf(), 0)
  const { code } = must(await guest.party.startPairing())
  const tablet = openParty(partsOf(server.url, memoryDevice()))
  must(await tablet.finishPairing({ code, deviceName: "Tablet" }))
  assert.equal(await keysOf(), 1)
  assert.equal(await keysOf(), 0)
  // What the new device signs is believed: its entry was read.
  must(await tablet.changeProfile(profileOf("laboratory", "Labor Zwei, umbenannt")))
  const renamed = must(await host.party.partners()).find(({ organisation }) => organisation === guest.id)
  assert.equal(renamed?.profile.name, "Labor Zwei, umbenannt")
  assert.deepEqual(await alarmsOf(host.party), [])
})

test("a server that counts too few entries withholds them, and gains no more than by withholding", async () => {
  const host = await actor(server.url, "practice", "Praxis zu Labor Drei")
  const guest = await actor(server.url, "laboratory", "Labor Drei")
  await link(host.party, guest.party, "laboratory")
  const before = (await entriesOf(guest.id)).length
  const { code } = must(await guest.party.startPairing())
  const tablet = openParty(partsOf(server.url, memoryDevice()))
  must(await tablet.finishPairing({ code, deviceName: "Tablet" }))
  const nameOf = async () =>
    must(await host.party.partners()).find(({ organisation }) => organisation === guest.id)?.profile.name

  // Counted too few, or counted well and kept back: what is believed is what was believed before.
  const undo = host.server.bend("GET", /^\/v1\/partners$/u, counting(guest.id, before))
  assert.equal(await nameOf(), "Labor Drei")
  undo()
  const straighten = host.server.bend("GET", logOf(guest.id), () => says({ entries: [] }))
  assert.equal(await nameOf(), "Labor Drei")
  straighten()

  // What the entries that are kept back would let us believe is then not believed either.
  must(await tablet.changeProfile(profileOf("laboratory", "Labor Drei, umbenannt")))
  host.server.bend("GET", /^\/v1\/partners$/u, counting(guest.id, before))
  assert.equal(await nameOf(), undefined)
  host.server.straighten()
  await alarmed(host.party, "profile-rolled-back")
  assert.equal(await nameOf(), "Labor Drei, umbenannt")
})

test("a log that is counted longer than it is, or that grew by what nobody signed, is not believed", async () => {
  const host = await actor(server.url, "practice", "Praxis zu Labor Vier")
  const guest = await actor(server.url, "laboratory", "Labor Vier")
  await link(host.party, guest.party, "laboratory")
  const before = (await entriesOf(guest.id)).length
  host.server.bend("GET", /^\/v1\/partners$/u, counting(guest.id, before + 1))
  assert.equal(must(await host.party.partners()).length, 1)
  const [, , entry] = await entriesOf(stranger.id)
  assert.ok(entry)
  host.server.bend("GET", logOf(guest.id), () => says({ entries: [entry] }))
  const partners = must(await host.party.partners())
  host.server.straighten()
  assert.deepEqual(partners, [])
  await alarmed(host.party, "log-broken")
})

test("a log that is shorter than last time is refused, and one without its last entry too", async () => {
  const entries = await entriesOf(practice.id)
  practice.server.bend("GET", logOf(practice.id), () => says({ entries: entries.slice(0, -1) }))
  const again = await practice.restarted()
  practice.server.straighten()
  refusedWith(await again.members(), "locked")
  await alarmed(again, "log-rolled-back")
})

test("nobody becomes a member without an owner's signature", async () => {
  const [genesis, ...rest] = await entriesOf(stranger.id)
  assert.ok(genesis)
  const again = await practice.restarted()
  practice.server.bend("GET", logOf(practice.id), () => says({ entries: rest }))
  refusedWith(await again.members(), "log-broken")
  await alarmed(again, "log-broken")
  practice.server.straighten()
})

test("a partner that nobody invited is left out", async () => {
  practice.server.bend(
    "GET",
    /^\/v1\/partners$/u,
    rewritten(({ partners, ...rest }) => ({
      ...rest,
      partners: [
        ...(partners as Json[]),
        { organisation: stranger.id, since: 1, statements: [], entries: 3 },
      ],
    })),
  )
  const partners = must(await practice.party.partners())
  practice.server.straighten()
  assert.deepEqual(
    partners.map((partner) => partner.organisation),
    [laboratory.id],
  )
  await alarmed(practice.party, "partner-injected")
})

test("a removal that the server swallows is noticed at once", async () => {
  const owner = await actor(server.url, "practice", "Praxis Zwei")
  const invite = must(await owner.party.inviteMember({ name: "Tim", role: "member" }))
  const tim = openParty(partsOf(server.url, memoryDevice()))
  must(await tim.joinAsMember({ link: invite.link, loginName: "tim.zwei", deviceName: "Laptop" }))
  must(await owner.party.attend())
  const member = must(await owner.party.members()).find(({ name }) => name === "Tim")
  assert.ok(member)
  owner.server.bend("POST", logOf(owner.id), swallowed)
  const removed = await owner.party.removeMember(member.user)
  owner.server.straighten()
  assert.notEqual(codeOf(removed), "ok")
  await alarmed(owner.party, "entry-dropped")
})

test("signing in on a new device leads to no other organisation than the one that was founded", async () => {
  // The attacker founds an organisation of their own and makes the victim a member of it: keys are public.
  const victim = await foundSide(server.url, "practice", "Praxis Opfer")
  const bent = bentServer()
  bent.bend(
    "POST",
    /^\/v1\/login\/finish$/u,
    rewritten((answer) => ({ ...answer, organisation: stranger.id })),
  )
  const fresh = openParty(partsOf(server.url, memoryDevice(), { fetch: bent.fetch }))
  const entered = await fresh.signIn({
    loginName: victim.loginName,
    passphrase: victim.passphrase,
    deviceName: "PC",
  })
  refusedWith(entered, "key-changed")
})

test("a device that was signed out from afar does not let itself in again", async () => {
  const owner = await foundSide(server.url, "practice", "Praxis Drei")
  const { code } = must(await owner.party.startPairing())
  const lost = memoryDevice()
  const tablet = openParty(partsOf(server.url, lost))
  must(await tablet.finishPairing({ code, deviceName: "Tablet" }))
  const device = must(await owner.party.members())[0]?.devices.find(({ name }) => name === "Tablet")
  assert.ok(device)
  must(await owner.party.revokeDevice(device.device))
  const found = openParty(partsOf(server.url, lost))
  assert.notEqual((await found.status()).kind, "open")
  assert.equal(must(await owner.party.members())[0]?.devices.filter(({ revoked }) => !revoked).length, 1)
  assert.deepEqual(await alarmsOf(owner.party), [])
})
