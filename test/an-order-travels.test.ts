import assert from "node:assert/strict"
import { after, test } from "node:test"
import type { Party } from "@zahnwolke/core/party/party"
import type { OrderId } from "@zahnwolke/core/records/id"
import { makeArch } from "@zahnwolke/core/specimen/arch"
import { makeCrown } from "@zahnwolke/core/specimen/crown-design"
import { binaryPly, binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { memoryDevice, partsOf } from "./story/memory-device.ts"
import type { Side } from "./story/people.ts"
import { crownOrder, foundSide, giveConsent, link, meOf, must, tooth, until } from "./story/people.ts"
import { openParty } from "@zahnwolke/core/party/open"

const server = await startServer()
after(() => server.stop())

const scan = binaryPly(makeArch({ seed: 7, jaw: "lower", triangles: 20_000 }), ["Patient Mustermann, Erika"])
const upper = binaryStl(makeArch({ seed: 7, jaw: "upper", triangles: 20_000 }), "Mustermann Erika upper")
const design = binaryStl(makeCrown({ tooth: tooth(46), triangles: 4000 }), "crown 46")

const dropped = [
  { path: "Mustermann_Erika/Unterkiefer.ply", blob: new Blob([scan]) },
  { path: "Mustermann_Erika/Oberkiefer.stl", blob: new Blob([upper]) },
]

const stateOf = async (party: Party, order: OrderId) => must(await party.order(order)).state

interface Three {
  readonly practice: Side
  readonly laboratory: Side
  readonly mill: Side
}

async function threeLinked(): Promise<Three> {
  const practice = await foundSide(server.url, "practice", "Praxis am Park")
  const laboratory = await foundSide(server.url, "laboratory", "Labor Nord")
  const mill = await foundSide(server.url, "milling-centre", "Fräszentrum Süd")
  await link(practice.party, laboratory.party, "laboratory")
  await link(laboratory.party, mill.party, "milling-centre")
  await link(practice.party, mill.party, "milling-centre")
  return { practice, laboratory, mill }
}

/** Prepared, held back for want of consent, sent with it. */
async function sendWithConsent({ practice, laboratory, mill }: Three) {
  const to = laboratory.me.organisation
  const { patient } = must(
    await practice.party.addPatient({ family: "Mustermann", given: "Erika", birthDate: "1980-05-04" }),
  )
  const draft = must(await practice.party.prepare({ draft: null, files: dropped, patient, to }))
  assert.deepEqual(
    draft.files.map((file) => [file.status, file.role, file.outputName]),
    [
      ["ready", "lower-jaw", "lower-jaw-1.ply"],
      ["ready", "upper-jaw", "upper-jaw-1.stl"],
    ],
  )
  const input = {
    draft: draft.draft,
    to,
    patient,
    consent: null,
    form: crownOrder("Bitte Randschluss beachten."),
    without: [],
    mayPassTo: [mill.me.organisation],
  }
  const before = must(await practice.party.decide(input))
  assert.deepEqual(before.kind === "needs" ? before.items.map((item) => item.action) : before, [
    "ask-consent",
  ])
  const refused = await practice.party.send(input)
  assert.equal(refused.ok, false)

  const consent = await giveConsent(practice.party, patient, to, [mill.me.organisation])
  const sent = must(await practice.party.send({ ...input, consent: consent.consent }))
  assert.equal(practice.device.outbox.all.size, 0)
  return sent
}

/** Received under a code, asked about, answered without a name. */
async function receiveAndAsk({ practice, laboratory }: Three, order: OrderId, number: string) {
  const inbox = must(await laboratory.party.orders())
  assert.deepEqual(
    inbox.map((one) => [one.number, one.state, one.patientName]),
    [[number, "sent", null]],
  )
  const received = must(await laboratory.party.order(order))
  assert.equal(received.form.instructions, "Bitte Randschluss beachten.")
  const [first] = received.files
  assert.ok(first)
  const opened = must(await laboratory.party.openFile({ order, object: first.object }))
  const bytes = new Uint8Array(await opened.blob.arrayBuffer())
  assert.equal(new TextDecoder("latin1").decode(bytes).includes("Mustermann"), false)

  must(await laboratory.party.accept(order))
  must(await laboratory.party.say({ order, kind: "question", text: "Okklusion knapp?" }))
  assert.equal(must(await practice.party.order(order)).openQuestion, true)
  const named = await practice.party.say({ order, kind: "answer", text: "Ja, bei Frau MUSTERMANN knapp." })
  assert.equal(named.ok ? "" : named.refusal.code, "name-in-text")
  must(await practice.party.say({ order, kind: "answer", text: "Ja, knapp." }))
  return { code: received.form.patientCode, object: first.object }
}

async function designAndApprove({ practice, laboratory }: Three, order: OrderId): Promise<void> {
  const files = [{ path: "crown_46_cad.stl", blob: new Blob([design]) }]
  const made = must(await laboratory.party.prepare({ draft: null, files, patient: null, to: null }))
  must(await laboratory.party.returnDesign({ order, draft: made.draft, supersedes: null }))
  assert.equal(await stateOf(practice.party, order), "design-review")
  must(await practice.party.approveDesign(order))
}

/** The milling centre's own job: neither the practice's code nor who prescribed, who pays or when the patient comes. */
async function millAndShip({ laboratory, mill }: Three, order: OrderId, code: string): Promise<void> {
  const approved = must(await laboratory.party.order(order))
  const crown = approved.files.find((file) => file.content === "design")
  assert.ok(crown)
  const to = mill.me.organisation
  const form = { ...crownOrder(), statutory: true, appointmentOn: "2027-01-20" }
  const wish = { order, to, objects: [crown.object], form }
  const milling = must(await laboratory.party.passOn(wish))
  const job = must(await mill.party.order(milling.order))
  assert.equal(job.form.patientCode === code, false)
  assert.deepEqual(
    [job.form.prescriber, job.form.statutory, job.form.appointmentOn, job.form.patientName],
    ["", null, null, null],
  )
  must(await mill.party.accept(milling.order))
  must(await mill.party.ship({ order: milling.order, tracking: "", lots: "ZrO2 4711" }))
  must(await laboratory.party.close(milling.order))
  must(await laboratory.party.ship({ order, tracking: "DE1", lots: "ZrO2 4711" }))
}

async function closeAndErase({ practice, laboratory }: Three, order: OrderId): Promise<void> {
  must(await practice.party.close(order))
  await until(async () => {
    must(await practice.party.attend())
    return (await stateOf(practice.party, order)) === "erased"
  })
  must(await laboratory.party.attend())
  const erased = must(await practice.party.order(order))
  assert.equal(erased.state, "erased")
  assert.equal(erased.erasure?.complete, true)
  const protocol = must(await practice.party.erasureProtocol({ order, language: "de" }))
  const { open, label }: { open: unknown[]; label: unknown } = JSON.parse(protocol.json)
  assert.equal(label, "identifiers-removed")
  assert.deepEqual(
    open.map((point) => (point instanceof Object && "kind" in point ? point.kind : "")),
    ["backups-until"],
  )
}

test("an order travels from practice to laboratory to milling centre and back, and is erased with a protocol", async () => {
  const three = await threeLinked()
  const { order, number } = await sendWithConsent(three)
  const { code, object } = await receiveAndAsk(three, order, number)
  await designAndApprove(three, order)
  await millAndShip(three, order, code)
  await closeAndErase(three, order)

  const gone = await three.laboratory.party.openFile({ order, object })
  assert.equal(gone.ok, false)
})

test("a second device is paired by a code, once; a lost one is shut out", async () => {
  const practice = await foundSide(server.url, "practice", "Praxis Zwei")
  const { code } = must(await practice.party.startPairing())
  const second = openParty(partsOf(server.url, memoryDevice()))
  must(await second.finishPairing({ code, deviceName: "Tablet" }))
  assert.equal((await meOf(second)).name, "Dr. Inge Beispiel")
  const third = openParty(partsOf(server.url, memoryDevice()))
  assert.equal((await third.finishPairing({ code, deviceName: "Dieb" })).ok, false)

  const members = must(await practice.party.members())
  const tablet = members[0]?.devices.find((device) => device.name === "Tablet")
  assert.ok(tablet)
  must(await practice.party.revokeDevice(tablet.device))
  assert.equal((await second.orders()).ok, false)
})

test("passphrase and printed kit both open the organisation on a new device", async () => {
  const practice = await foundSide(server.url, "practice", "Praxis Drei")
  must(await practice.party.addPatient({ family: "Sommer", given: "Ute", birthDate: null }))
  const fresh = openParty(partsOf(server.url, memoryDevice()))
  const wrong = await fresh.signIn({
    loginName: practice.loginName,
    passphrase: "ganz falsch",
    deviceName: "x",
  })
  assert.equal(wrong.ok, false)
  must(
    await fresh.signIn({
      loginName: practice.loginName,
      passphrase: practice.passphrase,
      deviceName: "Neuer PC",
    }),
  )
  assert.equal(must(await fresh.patients()).length, 1)

  const rescued = openParty(partsOf(server.url, memoryDevice()))
  const recovered = must(
    await rescued.recover({
      kitWords: practice.kitWords.join(" "),
      ownerName: "Dr. Neu",
      loginName: "Praxis Drei neu",
      deviceName: "Ersatz",
    }),
  )
  assert.equal(must(await rescued.patients())[0]?.family, "Sommer")
  assert.ok(recovered.passphrase.length > 20)
})

test("whoever was removed reads nothing that is written afterwards", async () => {
  const practice = await foundSide(server.url, "practice", "Praxis Vier")
  const invite = must(await practice.party.inviteMember({ name: "Tim Helfer", role: "member" }))
  const device = memoryDevice()
  const helper = openParty(partsOf(server.url, device))
  const { passphrase } = must(
    await helper.joinAsMember({ link: invite.link, loginName: "tim.helfer", deviceName: "Laptop" }),
  )
  must(await practice.party.attend())
  must(await helper.signIn({ loginName: "tim.helfer", passphrase, deviceName: "Laptop" }))
  must(await helper.addPatient({ family: "Vorher", given: "V", birthDate: null }))
  const tim = must(await practice.party.members()).find((member) => member.name === "Tim Helfer")
  assert.ok(tim)
  must(await practice.party.removeMember(tim.user))
  must(await practice.party.addPatient({ family: "Nachher", given: "N", birthDate: null }))
  assert.equal((await helper.patients()).ok, false)
  assert.equal(must(await practice.party.patients()).length, 2)
})
