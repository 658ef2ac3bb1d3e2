import assert from "node:assert/strict"
import { after, test } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import type { Json } from "@zahnwolke/core/encoding/json"
import { openParty } from "@zahnwolke/core/party/open"
import type { Party } from "@zahnwolke/core/party/party"
import type { MemberRole } from "@zahnwolke/core/records/organisation"
import { makeEvent } from "@zahnwolke/core/party/stream"
import { eventHash } from "@zahnwolke/core/streams/sealed-event"
import type { SealedEvent } from "@zahnwolke/core/streams/sealed-event"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { memoryDevice, partsOf } from "../story/memory-device.ts"
import { link, must, profileOf } from "../story/people.ts"
import { bentServer, frozen, rewritten, says, swallowed } from "./bent.ts"
import { actor, alarmed, alarmsOf, codeOf, preparedCase, refusedWith } from "./scene.ts"

const server = await startServer()
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const laboratory = await actor(server.url, "laboratory", "Labor Nord")
await link(practice.party, laboratory.party, "laboratory")
for (const family of ["Abend", "Berg", "Chor"]) {
  must(await practice.party.addPatient({ family, given: "A", birthDate: null }))
}

const register = new RegExp(`^/v1/streams/${practice.id}$`, "u")
const eventsIn = (answer: { readonly [key: string]: unknown }): SealedEvent[] =>
  answer["events"] as SealedEvent[]

test("a record with an event dropped, swapped, repeated or cut off is refused as a whole", async () => {
  const lies: readonly [string, (events: SealedEvent[]) => SealedEvent[]][] = [
    ["dropped", (events) => events.toSpliced(2, 1)],
    ["swapped", ([a, b, ...rest]) => [b, a, ...rest].filter((one) => one !== undefined)],
    ["repeated", (events) => [...events, ...events.slice(-1)]],
    ["cut at the end", (events) => events.slice(0, -1)],
    ["cut at the start", (events) => events.slice(1)],
    ["emptied", () => []],
    [
      "moved under another header",
      (events) =>
        events.map((event, index) =>
          index === 1 ? { ...event, header: { ...event.header, at: event.header.at + 1 } } : event,
        ),
    ],
  ]
  for (const [name, lie] of lies) {
    practice.server.bend(
      "GET",
      register,
      rewritten((answer) => ({ events: lie(eventsIn(answer)) })),
    )
    const party = await practice.restarted()
    const patients = await party.patients()
    practice.server.straighten()
    assert.ok(!patients.ok, `${name}: was believed`)
    await alarmed(party, "stream-rolled-back", "stream-broken")
  }
})

test("a record that is forked behind what was seen is refused", async () => {
  const frozenLog = frozen()
  practice.server.bend("GET", register, frozenLog)
  await practice.restarted()
  practice.server.straighten()
  must(await practice.party.addPatient({ family: "Danach", given: "D", birthDate: null }))
  practice.server.bend("GET", register, frozenLog)
  const party = await practice.restarted()
  practice.server.straighten()
  refusedWith(await party.patients(), "locked")
  await alarmed(party, "stream-rolled-back")
})

test("a word that the server thanks for and drops is noticed at once", async () => {
  practice.server.bend("POST", register, swallowed)
  const added = await practice.party.addPatient({ family: "Weg", given: "W", birthDate: null })
  practice.server.straighten()
  refusedWith(added, "event-dropped")
  await alarmed(practice.party, "event-dropped")
})

test("words of a device that joined a moment ago are read without a false alarm", async () => {
  const first = await practice.restarted()
  must(await first.patients())
  const { code } = must(await first.startPairing())
  const second = openParty(partsOf(server.url, memoryDevice()))
  must(await second.finishPairing({ code, deviceName: "Tablet" }))
  must(await second.addPatient({ family: "Neu", given: "N", birthDate: null }))
  assert.ok(must(await first.patients()).some(({ family }) => family === "Neu"))
  assert.deepEqual(await alarmsOf(first), [])
})

test("two questions at once, answered in the wrong order, raise no alarm", async () => {
  const party = await practice.restarted()
  let count = 0
  const late = rewritten((answer) => answer)
  for (const path of [register, /^\/v1\/log\/checkpoint$/u]) {
    practice.server.bend("GET", path, async (asked) => {
      const answer = await late(asked)
      count += 1
      if (count % 2 === 1) await pause(150)
      return answer
    })
  }
  const slow = [party.patients(), party.attend()]
  must(await laboratory.party.addPatient({ family: "Anderswo", given: "A", birthDate: null }))
  const other = await practice.restarted()
  must(await other.addPatient({ family: "Zugleich", given: "Z", birthDate: null }))
  await Promise.all([...slow, party.patients(), party.attend()])
  practice.server.straighten()
  assert.deepEqual(await alarmsOf(party), [])
})

test("a removed member's device cannot write any more, not even with an old date and the server's help", async () => {
  const owner = await actor(server.url, "practice", "Praxis Zwei")
  const invite = must(await owner.party.inviteMember({ name: "Tim", role: "member" }))
  const device = memoryDevice()
  const tim = openParty(partsOf(server.url, device))
  const { passphrase } = must(
    await tim.joinAsMember({ link: invite.link, loginName: "tim.zwei", deviceName: "Laptop" }),
  )
  must(await owner.party.attend())
  must(await tim.signIn({ loginName: "tim.zwei", passphrase, deviceName: "Laptop" }))
  let written: SealedEvent | null = null
  const stream = new RegExp(`^/v1/streams/${owner.id}$`, "u")
  const member = must(await owner.party.members()).find(({ name }) => name === "Tim")
  const timsDevice = member?.devices[0]?.device
  assert.ok(member && timsDevice)
  must(await owner.party.removeMember(member.user))
  refusedWith(
    await tim.addPatient({ family: "Eindringling", given: "E", birthDate: null }),
    "no-session",
    "device-unknown",
    "not-a-member",
  )

  // What the device could sign by itself: behind the newest event, dated before the removal, under the old epoch.
  const keys = await device.store.keys()
  const secret = crypto.getRandomValues(new Uint8Array(32))
  owner.server.bend("GET", stream, async ({ honest }) => {
    const { events }: { events: SealedEvent[] } = JSON.parse(await (await honest()).text())
    const last = events.at(-1)
    if (last === undefined) return says({ events })
    written ??= await makeEvent(
      {
        id: owner.id,
        device: timsDevice,
        deviceSigner: { keyId: timsDevice, publicKey: keys.publicKey, sign: keys.sign },
        parts: { ...partsOf(server.url, device), now: () => last.header.at - 60_000 },
      },
      owner.id,
      { head: { seq: last.header.seq, hash: eventHash(last) }, epoch: 1, secret },
      { kind: "kit-confirmed" },
    )
    return says({ events: [...events, written] })
  })
  const party = await owner.restarted()
  must(await party.patients())
  owner.server.straighten()
  await alarmed(party, "event-stranger", "event-backdated")
})

test("a device whose clock is days off writes nothing that others would have to doubt", async () => {
  let shift = 0
  const late = await actor(server.url, "laboratory", "Labor Uhr", () => Date.now() + shift)
  shift = -3 * 86_400_000
  const added = await late.party.addPatient({ family: "Gestern", given: "G", birthDate: null })
  refusedWith(added, "clock-wrong")
  const stated = await late.party.changeProfile(profileOf("laboratory", "Labor Uhr"))
  refusedWith(stated, "clock-wrong")
  const { party } = { party: await late.restarted() }
  await alarmed(party, "clock-wrong")
})

test("an older profile of a partner, or an older rule of our own, is not believed again", async () => {
  const partners = /^\/v1\/partners$/u
  const statements = /^\/v1\/statements$/u
  const oldPartners = frozen()
  practice.server.bend("GET", partners, oldPartners)
  must(await practice.party.partners())
  practice.server.straighten()
  must(
    await laboratory.party.changeProfile({
      ...profileOf("laboratory", "Labor Nord"),
      places: { seat: "DE", processing: ["US"], storage: ["US"], backup: ["US"], support: ["US"] },
    }),
  )
  assert.equal(must(await practice.party.partners())[0]?.profile.places.storage[0], "US")
  const party = await practice.restarted()
  practice.server.bend("GET", partners, oldPartners)
  assert.deepEqual(must(await party.partners()), [])
  practice.server.straighten()
  await alarmed(party, "profile-rolled-back")

  refusedWith(await practice.party.setPolicyMode("statutory"), "officer-needed")
  const officer = await joined(practice.party, "Dana", "data-protection-officer")
  must(await officer.setPolicyMode("statutory"))
  must(await practice.party.members())
  const oldMode = frozen()
  practice.server.bend("GET", statements, oldMode)
  await practice.party.status()
  practice.server.straighten()
  must(await practice.party.setPolicyMode("strict"))
  await practice.party.status()
  const again = await practice.restarted()
  practice.server.bend("GET", statements, oldMode)
  const status = await again.status()
  practice.server.straighten()
  assert.equal(status.kind === "open" ? status.me.policyMode : "", "strict")
  await alarmed(again, "mode-rolled-back")
})

test("a mode that was taken back does not count on a device that never saw it, whatever a server hides", async () => {
  const officer = await joined(practice.party, "Olga", "data-protection-officer")
  must(await officer.setPolicyMode("statutory"))
  const old = await newestModes()
  must(await practice.party.setPolicyMode("strict"))
  const fresh = bentServer()
  fresh.bend("GET", /^\/v1\/statements$/u, ({ query, honest }) =>
    query.get("kind") === "policy-mode" ? says({ statements: old }) : honest(),
  )
  const mia = await joined(practice.party, "Mia", "member", fresh.fetch)
  const status = await mia.status()
  assert.equal(status.kind === "open" ? status.me.policyMode : "", "strict")
  await alarmed(mia, "mode-rolled-back")
})

/** The practice's modes as the server shows them now. */
async function newestModes(): Promise<Json> {
  let seen: Json = []
  const stop = practice.server.bend("GET", /^\/v1\/statements$/u, async ({ query, honest }) => {
    const answer = await honest()
    const { statements }: { statements: Json } = JSON.parse(await answer.clone().text())
    if (query.get("kind") === "policy-mode") seen = statements
    return answer
  })
  await practice.party.status()
  stop()
  return seen
}

async function joined(owner: Party, name: string, role: MemberRole, by?: typeof fetch): Promise<Party> {
  const invite = must(await owner.inviteMember({ name, role }))
  const party = openParty(partsOf(server.url, memoryDevice(), by === undefined ? {} : { fetch: by }))
  const { passphrase } = must(
    await party.joinAsMember({ link: invite.link, loginName: name, deviceName: "Laptop" }),
  )
  must(await owner.attend())
  must(await party.signIn({ loginName: name, passphrase, deviceName: "Laptop" }))
  return party
}

test("a plain member cannot lower the rules, with or without the server", async () => {
  const owner = await actor(server.url, "practice", "Praxis Drei")
  const mia = await joined(owner.party, "mia.drei", "member")
  assert.notEqual(codeOf(await mia.setPolicyMode("statutory")), "ok")
})

test("the record of an honest server is read whole after all of this", async () => {
  const party = await practice.restarted()
  assert.ok(must(await party.patients()).length >= 5)
  assert.deepEqual(await alarmsOf(party), [])
  await preparedCase(party, laboratory.id)
})
