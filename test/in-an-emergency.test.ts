/** An emergency: vital danger, and nobody can consent. What opens then, for whom, for how long, and what stays shut. */
import assert from "node:assert/strict"
import { execFile } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { openParty } from "@zahnwolke/core/party/open"
import type { DraftDecisionInput } from "@zahnwolke/core/party/draft-view"
import type { EmergencyView } from "@zahnwolke/core/party/emergency-views"
import type { InputFile, Party } from "@zahnwolke/core/party/party"
import type { VerdictView } from "@zahnwolke/core/party/verdict-views"
import { strictKnobs } from "@zahnwolke/core/policy/knobs"
import type { PatientId } from "@zahnwolke/core/records/id"
import type { MemberRole } from "@zahnwolke/core/records/organisation"
import { makeArch } from "@zahnwolke/core/specimen/arch"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { memoryDevice, partsOf } from "./story/memory-device.ts"
import { consentScope, consentSheet, crownOrder, foundSide, link, must, profileOf } from "./story/people.ts"
import type { Side } from "./story/people.ts"

const server = await startServer()
after(() => server.stop())

const practice = await foundSide(server.url, "practice", "Praxis am Wall")
const clinic = await foundSide(server.url, "practice", "Klinik am Fluss", { ownHouse: true })
const laboratory = await foundSide(server.url, "laboratory", "Labor Nord")
await link(practice.party, clinic.party, "practice")
await link(practice.party, laboratory.party, "laboratory")
const to = clinic.me.organisation

const slices: readonly InputFile[] = makeDvt({ seed: 5, size: 24, slices: 2, voxel: 4 }).files.map(
  ({ name, bytes }) => ({ path: `Aufnahme/${name}`, blob: new Blob([bytes]) }),
)
const words =
  "Es besteht Gefahr für Leib oder Leben, und die Patientin oder der Patient kann nicht einwilligen."
const signs = "Bewusstlos nach Sturz"
const named = { family: "Muster", given: "Erika", reason: "Die Klinik behandelt unter diesem Namen." }

async function member(of: Side, name: string, role: MemberRole): Promise<Party> {
  const invite = must(await of.party.inviteMember({ name, role }))
  const party = openParty(partsOf(server.url, memoryDevice()))
  const joining = { link: invite.link, loginName: name, deviceName: "PC" }
  const { passphrase } = must(await party.joinAsMember(joining))
  must(await of.party.attend())
  must(await party.signIn({ loginName: name, passphrase, deviceName: "PC" }))
  return party
}

const newPatient = async (): Promise<PatientId> =>
  must(await practice.party.addPatient({ family: "Muster", given: "Erika", birthDate: "1980-05-04" })).patient

/** Radiographs as they were taken, for who treats; nobody has consented. */
async function draftFor(patient: PatientId): Promise<DraftDecisionInput> {
  const { draft, files } = must(await practice.party.prepare({ draft: null, files: slices, patient, to }))
  const keys = files.map(({ key }) => key)
  must(await practice.party.confirmOriginals({ draft, keys, on: true }))
  const form = { ...crownOrder(), units: [], shade: "", patientName: named }
  return { draft, to, patient, consent: null, form, without: [], mayPassTo: [] }
}

const attested = async (patient: PatientId, noContraryWill = false): Promise<EmergencyView> =>
  must(await practice.party.attestEmergency({ patient, to, words, signs, noContraryWill }))

const reasonsOf = (verdict: VerdictView): readonly string[] =>
  verdict.kind === "needs"
    ? verdict.items.flatMap(({ id, more }) => [id, ...more.map((one) => one.id)])
    : verdict.reasons.map(({ id }) => id)

const codeOf = (answer: Awaited<ReturnType<Party["send"]>>): string =>
  answer.ok ? "sent" : answer.refusal.code

test("without a consent nothing goes to the clinic, in an attested emergency it does, and the clinic reads why", async () => {
  const patient = await newPatient()
  const input = await draftFor(patient)
  assert.deepEqual(reasonsOf(must(await practice.party.decide(input))), ["g3-consent-missing"])

  const { code, order: emergency } = await attested(patient)
  const verdict = must(await practice.party.decide({ ...input, emergency }))
  assert.deepEqual([verdict.kind, reasonsOf(verdict)], ["permit", ["g3-ground-emergency"]])

  const { order } = must(await practice.party.send({ ...input, emergency }))
  assert.equal(order, emergency)
  const there = must(await clinic.party.order(order))
  assert.deepEqual(there.emergency, { words, signs, informed: null })
  assert.equal(there.patientCode, code)
  assert.match(there.disclosure.legalBasis?.sentence.de ?? "", /Notfall/u)
  const { files } = there
  assert.equal(files.length, slices.length)
})

test("the code that was attested for a clinic goes to nobody else, also where the draft goes another way at last", async () => {
  const patient = await newPatient()
  const input = await draftFor(patient)
  const { code, order: emergency } = await attested(patient)
  assert.equal(must(await practice.party.decide({ ...input, emergency })).kind, "permit")

  const elsewhere = laboratory.me.organisation
  const scope = { ...consentScope(elsewhere), category: "identified" as const }
  const { consent } = must(await practice.party.recordConsent({ ...consentSheet, patient, scope }))
  const files = [
    {
      path: "upper.stl",
      blob: new Blob([binaryStl(makeArch({ seed: 7, jaw: "upper", triangles: 500 }), "")]),
    },
  ]
  const { draft, files: all } = must(
    await practice.party.prepare({ draft: input.draft, files, patient, to: elsewhere }),
  )
  const without = all.filter(({ inputName }) => inputName !== "upper.stl").map(({ key }) => key)
  const form = { ...crownOrder(), patientName: named }
  const reason = { kind: "reason-for-name", text: named.reason } as const
  must(await practice.party.attestForDraft({ draft, to: elsewhere, ...reason }))
  const { order } = must(
    await practice.party.send({ draft, to: elsewhere, patient, consent, form, without, mayPassTo: [] }),
  )
  assert.notEqual(must(await laboratory.party.order(order)).patientCode, code)
})

test("the officer reads it in the register with its own ground, and that the patient must be told stands among the ends", async () => {
  const patient = await newPatient()
  const input = await draftFor(patient)
  const { order: emergency } = await attested(patient)
  const early = await practice.party.informPatient({ order: emergency, words: "Vorab gesagt" })
  assert.equal(early.ok ? "" : early.refusal.code, "emergency-unknown")
  const { order } = must(await practice.party.send({ ...input, emergency }))
  const officer = await member(practice, "Dana", "data-protection-officer")

  const line = must(await officer.disclosures()).find((one) => one.order === order)
  assert.deepEqual([line?.basis?.id, line?.consent], ["g3-ground-emergency", null])
  const owed = async () =>
    must(await officer.ends()).some(({ kind, renew }) => {
      return kind === "inform-patient" && renew.to === "order" && renew.order === order
    })
  assert.equal(await owed(), true)
  assert.equal(must(await practice.party.order(order)).emergency?.informed, "owed")

  const watched = await officer.informPatient({ order, words: "Am Bett gesagt" })
  assert.equal(watched.ok ? "" : watched.refusal.code, "told-by-whoever-treats")
  const theirs = await clinic.party.informPatient({ order, words: "In der Klinik gesagt" })
  assert.equal(theirs.ok ? "" : theirs.refusal.code, "emergency-unknown")
  assert.equal(must(await practice.party.order(order)).emergency?.informed, "owed")
  must(await practice.party.informPatient({ order, words: "Am Bett gesagt" }))

  must(await officer.attend())
  assert.equal(await owed(), false)
  const { emergency: shown } = must(await practice.party.order(order))
  assert.ok(shown?.informed !== null && typeof shown?.informed === "object")
  assert.equal(shown.informed.words, "Am Bett gesagt")
  const sample = must(await officer.takeSample({ count: 5 }))
  assert.deepEqual(
    sample.drawn.filter((one) => one.faults.length > 0),
    [],
  )
})

test("an emergency opens no laboratory: nobody's life hangs on a crown", async () => {
  const patient = await newPatient()
  const maker = laboratory.me.organisation
  const answer = await practice.party.attestEmergency({
    patient,
    to: maker,
    words,
    signs,
    noContraryWill: false,
  })
  assert.ok(!answer.ok && answer.refusal.code === "emergency-for-a-maker")
})

test("what was attested for one patient sends no other, and a used one sends nothing again", async () => {
  const [one, other] = [await newPatient(), await newPatient()]
  const { order: emergency } = await attested(one)
  const input = await draftFor(other)
  assert.equal(codeOf(await practice.party.send({ ...input, emergency })), "emergency-of-another")

  const own = await draftFor(one)
  must(await practice.party.send({ ...own, emergency }))
  const again = await draftFor(one)
  assert.equal(codeOf(await practice.party.send({ ...again, emergency })), "emergency-used")
})

test("after a withdrawal it must be said that the withdrawal does not mean this emergency", async () => {
  const patient = await newPatient()
  const scope = { ...consentScope(to), purpose: "treatment" as const, category: "identified" as const }
  const { consent } = must(await practice.party.recordConsent({ ...consentSheet, patient, scope }))
  must(await practice.party.withdrawConsent(consent))
  assert.equal(must(await practice.party.emergencyFor({ patient, to })).withdrawn, true)
  const input = await draftFor(patient)

  const { order: silent } = await attested(patient)
  const verdict = must(await practice.party.decide({ ...input, emergency: silent }))
  assert.deepEqual(reasonsOf(verdict), ["g3-no-contrary-will"])

  const { order: emergency } = await attested(patient, true)
  const { order } = must(await practice.party.send({ ...input, emergency }))
  // It rests on no consent: the withdrawal from before does not end it.
  must(await practice.party.attend())
  must(await clinic.party.attend())
  assert.equal(must(await clinic.party.order(order)).state, "received")
})

const pc = mkdtempSync(join(tmpdir(), "zahnwolke-emergency-"))
after(() => rmSync(pc, { recursive: true, force: true }))

function zahnwolke(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  const env = { PATH: process.env["PATH"], LANG: "de_DE.UTF-8", ZAHNWOLKE_HOME: join(pc, "home") }
  const program = join(import.meta.dirname, "..", "agent", "zahnwolke.js")
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env, cwd: pc }, (error, out, err) =>
      resolve({ code: error === null ? 0 : 1, out: out + err }),
    )
  })
}

test("the command line sends what a person attested on screen, to whom it was attested for, and attests nothing itself", async () => {
  mkdirSync(join(pc, "scan"))
  writeFileSync(
    join(pc, "scan", "lower.stl"),
    binaryStl(makeArch({ seed: 3, jaw: "lower", triangles: 300 }), "x"),
  )
  const { code } = must(await practice.party.startPairing())
  await zahnwolke("enrol", "--server", server.url, "--pairing", code, "--name", "PC")
  const patient = await newPatient()
  const { order } = await attested(patient)

  const unattested = await zahnwolke("send", "scan", "--to", "Klinik am Fluss")
  assert.notEqual(unattested.code, 0)
  const elsewhere = await zahnwolke("send", "scan", "--to", "Labor Nord", "--emergency", order)
  assert.match(elsewhere.out, /andere Klinik/u)
  const sent = await zahnwolke("send", "scan", "--to", "Klinik am Fluss", "--emergency", order)
  assert.equal(sent.code, 0, sent.out)
  assert.equal(must(await clinic.party.order(order)).emergency?.signs, signs)
  const again = await zahnwolke("send", "scan", "--to", "Klinik am Fluss", "--emergency", order)
  assert.notEqual(again.code, 0)
})

test("where the practice asks for a second person, another member signs the same words, and nobody confirms themselves", async () => {
  const colleague = await member(practice, "Mia", "member")
  must(await practice.party.changeSettings({ ...strictKnobs, emergencySecondPerson: true }))
  const patient = await newPatient()
  const input = await draftFor(patient)
  const { order: emergency, waits } = await attested(patient)
  assert.equal(waits, true)
  const before = must(await practice.party.decide({ ...input, emergency }))
  assert.deepEqual(reasonsOf(before), ["g3-emergency-second-person"])
  const own = await practice.party.confirmEmergency(emergency)
  assert.ok(!own.ok && own.refusal.code === "emergency-same-person")

  const [asked] = must(await colleague.emergencies())
  assert.deepEqual([asked?.order, asked?.mayConfirm, asked?.signs], [emergency, true, signs])
  const confirmed = must(await colleague.confirmEmergency(emergency))
  assert.deepEqual([confirmed.waits, confirmed.secondBy], [false, "Mia"])

  const { order } = must(await practice.party.send({ ...input, emergency }))
  assert.equal(must(await clinic.party.order(order)).emergency?.signs, signs)
})

test("to a clinic in a third country the transfer itself is recorded, and stands in the register beside the ground", async () => {
  const abroad = await foundSide(server.url, "practice", "Klinik Izmir")
  const profile = profileOf("practice", "Klinik Izmir")
  const places = { seat: "TR", processing: ["TR"], storage: ["TR"], backup: ["TR"], support: ["TR"] }
  must(await abroad.party.changeProfile({ ...profile, places }))
  await link(practice.party, abroad.party, "practice")
  const there = abroad.me.organisation
  const patient = await newPatient()
  assert.deepEqual(must(await practice.party.emergencyFor({ patient, to: there })).third, ["TR"])
  const input = { ...(await draftFor(patient)), to: there }
  const { order: emergency } = must(
    await practice.party.attestEmergency({ patient, to: there, words, signs, noContraryWill: false }),
  )
  const second = await member(practice, "Nils", "member")
  must(await second.confirmEmergency(emergency))
  const { order } = must(await practice.party.send({ ...input, emergency }))
  const line = must(await practice.party.disclosures()).find((one) => one.order === order)
  assert.deepEqual(
    [line?.basis?.id, line?.beside.map(({ id }) => id)],
    ["g3-ground-emergency", ["g6-ground-emergency"]],
  )
})
