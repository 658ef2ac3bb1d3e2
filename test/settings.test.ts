import assert from "node:assert/strict"
import { after, test } from "node:test"
import { utf8 } from "@zahnwolke/core/encoding/bytes"
import { hashHex } from "@zahnwolke/core/encoding/hash"
import { openParty } from "@zahnwolke/core/party/open"
import type { Party } from "@zahnwolke/core/party/party"
import { strictKnobs } from "@zahnwolke/core/policy/knobs"
import type { Knobs } from "@zahnwolke/core/policy/knobs"
import { statementHash } from "@zahnwolke/core/trust/statement"
import type { Envelope } from "@zahnwolke/core/trust/statement"
import { modeHash } from "@zahnwolke/core/records/mode-declaration"
import type { MemberRole } from "@zahnwolke/core/records/organisation"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { rewritten } from "./malicious-server/bent.ts"
import { rudeClient, problemOf } from "./malicious-server/client.ts"
import { actor, preparedCase, refusedWith } from "./malicious-server/scene.ts"
import { memoryDevice, partsOf } from "./story/memory-device.ts"
import { consentScope, consentSheet, link, meOf, must, profileOf } from "./story/people.ts"

const server = await startServer()
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const laboratory = await actor(server.url, "laboratory", "Labor Basel")
must(
  await laboratory.party.changeProfile({
    ...profileOf("laboratory", "Labor Basel"),
    places: { seat: "DE", processing: ["DE"], storage: ["DE"], backup: ["CH"], support: ["DE"] },
  }),
)
await link(practice.party, laboratory.party, "laboratory")

async function member(name: string, role: MemberRole): Promise<Party> {
  const invitation = must(await practice.party.inviteMember({ name, role }))
  const party = openParty(partsOf(server.url, memoryDevice()))
  const joined = { link: invitation.link, loginName: name, deviceName: "PC" }
  const { passphrase } = must(await party.joinAsMember(joined))
  must(await practice.party.attend())
  must(await party.signIn({ loginName: name, passphrase, deviceName: "PC" }))
  return party
}

const officer = await member("Dana Schutz", "data-protection-officer")
const assistant = await member("Tilda Tresen", "member")
const knobsAt = async (party: Party): Promise<Knobs> => (await meOf(party)).knobs

test("before anything is signed the shipped settings hold, and the screen says so", async () => {
  const settings = must(await practice.party.settings())
  assert.deepEqual(settings, { knobs: strictKnobs, signed: null, proposal: null, officers: ["Dana Schutz"] })
})

test("a mode shows beforehand the words that are signed, until when, and what it changes without a consent; nothing is signed", async () => {
  const { declaration, partners, until } = must(await officer.previewMode("statutory"))
  assert.equal(hashHex(utf8(declaration)), modeHash("statutory"))
  assert.match(declaration, /^Ich habe als Datenschutzbeauftragte Person geprüft/u)
  assert.ok(until > Date.now() + 364 * 86_400_000)
  const [shift] = partners
  assert.ok(shift)
  const ids = (all: typeof shift.added) => all.map(({ id }) => id)
  assert.deepEqual([ids(shift.gone), shift.before], [["g3-consent-missing"], "needs"])
  assert.deepEqual(ids(shift.added), ["g3-information-notice"])
  const status = await officer.status()
  assert.equal(status.kind === "open" && status.me.policyMode, "strict")
  assert.deepEqual(must(await officer.previewMode("strict")).partners, [])
})

test("a change shows beforehand which partners, orders and consents it touches, and signs nothing", async () => {
  const { input, patient } = await preparedCase(practice.party, laboratory.id)
  const scope = { ...consentScope(laboratory.id), countries: ["CH", "DE"] }
  const given = must(await practice.party.recordConsent({ ...consentSheet, patient: patient.patient, scope }))
  const { order } = must(await practice.party.send({ ...input, consent: given.consent }))
  // The order went with a backup in Switzerland; as a third country it would be refused.
  const shown = must(await practice.party.previewSettings({ ...strictKnobs, countriesAsThird: ["CH"] }))

  assert.deepEqual(shown.lowered, [])
  assert.deepEqual(
    shown.partners.map(({ name, before, after: then }) => [name, before, then]),
    [["Labor Basel", "permit", "deny"]],
  )
  assert.deepEqual(
    shown.partners[0]?.added.map(({ id }) => id),
    ["g6-third-off"],
  )
  assert.deepEqual(
    shown.orders.map((one) => [one.order, one.before, one.after]),
    [[order, "permit", "deny"]],
  )
  assert.deepEqual(must(await practice.party.settings()).signed, null)
})

test("where nothing would be judged differently, nothing is claimed to change", async () => {
  const shown = must(await practice.party.previewSettings({ ...strictKnobs, parcelTtlDays: 7 }))
  assert.deepEqual(
    { partners: shown.partners, orders: shown.orders, hosts: shown.hosts, consents: shown.consents },
    { partners: [], orders: [], hosts: [], consents: { ending: 0, reviving: 0 } },
  )
})

test("what an owner sets more strictly holds on the devices of all members", async () => {
  must(await practice.party.changeSettings({ ...strictKnobs, parcelTtlDays: 7 }))

  assert.equal((await knobsAt(assistant)).parcelTtlDays, 7)
  assert.equal((await knobsAt(officer)).parcelTtlDays, 7)
  assert.equal(must(await assistant.settings()).signed?.by, "Dr. Inge Beispiel")
  refusedWith(await assistant.changeSettings(strictKnobs), "owner-needed")
})

test("what becomes less strict waits for the officer, who finds it and signs it", async () => {
  const wanted = { ...(await knobsAt(practice.party)), thirdCountry: "dpo-per-case" as const }
  assert.deepEqual(must(await practice.party.previewSettings(wanted)).lowered, ["thirdCountry"])
  refusedWith(await practice.party.changeSettings(wanted), "officer-needed")
  must(await practice.party.proposeSettings(wanted))

  const found = must(await officer.settings()).proposal
  assert.equal(found?.by, "Dr. Inge Beispiel")
  assert.deepEqual(found?.knobs, wanted)
  assert.equal((await knobsAt(practice.party)).thirdCountry, "off")

  must(await officer.changeSettings(found?.knobs ?? strictKnobs))
  assert.equal((await knobsAt(practice.party)).thirdCountry, "dpo-per-case")
  assert.equal(must(await officer.settings()).proposal, null)
})

test("a value beyond a limit is refused here, by the server, and by every other device", async () => {
  const before = must(await practice.party.settings())
  const wild = { ...before.knobs, parcelTtlDays: 61 }
  refusedWith(await practice.party.changeSettings(wild), "setting-beyond-limits")
  refusedWith(await practice.party.proposeSettings(wild), "setting-beyond-limits")

  const rude = await rudeClient(server.url, practice)
  const shown = await rude.ask("GET", "/v1/statements?kind=settings")
  const { statements }: { statements: Envelope[] } = JSON.parse(await shown.text())
  const newest = statements.findLast(() => true)
  assert.ok(newest)
  const forged = await rude.sign("settings", {
    organisation: practice.id,
    at: Date.now(),
    version: 3,
    settings: { ...wild, countriesAsThird: [] },
    previous: statementHash(newest),
  })
  const answer = await problemOf(await rude.ask("POST", "/v1/statements", { envelope: forged }))
  assert.equal(answer.code, "setting-beyond-limits")

  // A server that shows it all the same, with the signature of a real member.
  practice.server.bend(
    "GET",
    /^\/v1\/statements$/u,
    rewritten(() => ({ statements: [...statements, forged] })),
  )
  assert.equal((await knobsAt(practice.party)).parcelTtlDays, 7)
  // Whoever believed it would read it as the shipped fourteen days, and alarm nobody.
  assert.equal(must(await practice.party.settings()).signed?.at, before.signed?.at)
  practice.server.straighten()
})
