/** A withdrawal in all its effects: what runs stops, who was given something is told and answers, and the patient has it in writing. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { openParty } from "@zahnwolke/core/party/open"
import type { OrderId } from "@zahnwolke/core/records/id"
import { isId } from "@zahnwolke/core/records/id"
import { makeCrown } from "@zahnwolke/core/specimen/crown-design"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { actor, codeOf, files, sentOrder } from "./malicious-server/scene.ts"
import type { Moment } from "./story/cut-connection.ts"
import { officerOf } from "./story/colleague.ts"
import { cutConnection } from "./story/cut-connection.ts"
import { partsOf } from "./story/memory-device.ts"
import { birthDate, sheetForPhone, telephone } from "./story/patient-phone.ts"
import {
  consentScope,
  consentSheet,
  crownOrder,
  giveConsent,
  link,
  must,
  tooth,
  until,
} from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"
import type { Pair } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

async function sent(): Promise<Pair & { readonly order: OrderId; readonly consent: string }> {
  const pair = await linkedPair(server.url)
  const input = await readyToSend(pair)
  const { order } = must(await pair.practice.party.send(input))
  return { ...pair, order, consent: input.consent ?? "" }
}

test("the laboratory is told at once, and until it answers the practice counts the days", async () => {
  const { practice, laboratory, order, consent } = await sent()
  must(await laboratory.party.attend())
  must(await laboratory.party.accept(order))
  assert.ok(isId("consent", consent))
  must(await practice.party.withdrawConsent(consent))
  const open = must(await practice.party.order(order)).notice
  assert.deepEqual(
    [open?.fromUs, open?.asks, open?.cause, open?.answer, open?.daysOpen],
    [true, "erase", "withdrawn", null, 0],
  )
  const told = must(await laboratory.party.order(order)).notice
  assert.deepEqual([told?.fromUs, told?.asks], [false, "erase"])
  await until(async () => {
    must(await practice.party.attend())
    must(await laboratory.party.attend())
    return must(await practice.party.order(order)).notice?.answer !== null
  })
  assert.deepEqual(must(await practice.party.order(order)).notice?.answer?.kept, [])
  const { pdf, title } = must(
    await practice.party.paper({ kind: "withdrawal-receipt", about: consent, language: "de" }),
  )
  assert.equal(title, "Bestätigung des Widerrufs")
  assert.ok(pdf.length > 1000)
})

test("who withdrew is sent nothing there: not under an older sheet, not without one in the statutory mode; only a newer sheet opens again", async () => {
  const pair = await linkedPair(server.url)
  const { party } = pair.practice
  const input = await readyToSend(pair)
  const { to, patient } = input
  if (patient === null) assert.fail("the story names its patient")
  const kindOf = async (consent: typeof input.consent) => {
    const verdict = must(await party.decide({ ...input, consent }))
    return [verdict.kind, ...(verdict.kind === "needs" ? verdict.items : verdict.reasons).map(({ id }) => id)]
  }
  const { consent: newer } = await giveConsent(party, patient, to)
  assert.deepEqual(await kindOf(input.consent), ["permit", "g3-ground-consent"])
  must(await party.withdrawConsent(newer))
  assert.deepEqual(await kindOf(input.consent), ["deny", "g3-consent-withdrawn"])
  assert.deepEqual(await kindOf(null), ["deny", "g3-consent-withdrawn"])

  const officer = await officerOf(server.url, party)
  must(await officer.setPolicyMode("statutory"))
  const notice = {
    draft: input.draft,
    to,
    kind: "information-notice",
    text: "Information übergeben.",
  } as const
  must(await party.attestForDraft(notice))
  assert.deepEqual(await kindOf(null), ["deny", "g3-consent-withdrawn"])
  assert.equal(codeOf(await party.send({ ...input, consent: null })), "not-permitted")

  const { consent: again } = await giveConsent(party, patient, to)
  assert.deepEqual(await kindOf(again), ["permit", "g3-ground-consent"])
  assert.deepEqual(await kindOf(null), ["permit", "g3-ground-treatment"])
})

test("a consent that ended is asked for anew: the statutory mode does not take its place in silence", async () => {
  let ahead = 0
  const pair = await linkedPair(server.url, { now: () => Date.now() + ahead })
  const { party } = pair.practice
  must(await (await officerOf(server.url, party)).setPolicyMode("statutory"))
  const asked = await readyToSend(pair)
  const { draft, to } = asked
  const patient = must(await party.addPatient({ family: "Albers", given: "Hanna", birthDate: "1984-03-12" }))
  const validUntil = Date.now() + 3_600_000
  const scope = consentScope(to)
  must(await party.recordConsent({ ...consentSheet, validUntil, patient: patient.patient, scope }))
  must(await party.attestForDraft({ draft, to, kind: "information-notice", text: "Information übergeben." }))
  ahead = 2 * 3_600_000
  const verdict = must(await party.decide({ ...asked, patient: patient.patient, consent: null }))
  assert.equal(verdict.kind, "needs")
  assert.deepEqual(verdict.kind === "needs" ? verdict.items.map(({ id }) => id) : [], ["g3-consent-expired"])
})

test("who refuses, or objects where nobody asks for consent, is sent nothing there until they sign", async () => {
  const pair = await linkedPair(server.url)
  const { party } = pair.practice
  const officer = await officerOf(server.url, party)
  must(await officer.setPolicyMode("statutory"))
  const asked = await readyToSend(pair)
  const { draft, to, patient, consent } = asked
  if (patient === null || consent === null) assert.fail("the story names its patient")
  must(await party.withdrawConsent(consent))
  const other = must(
    await party.addPatient({ family: "Albers", given: "Hanna", birthDate: "1984-03-12" }),
  ).patient
  must(await party.attestForDraft({ draft, to, kind: "information-notice", text: "Information übergeben." }))
  const kindOf = async (sheet: typeof consent | null) => {
    const verdict = must(await party.decide({ ...asked, patient: other, consent: sheet }))
    return [verdict.kind, ...(verdict.kind === "needs" ? verdict.items : verdict.reasons).map(({ id }) => id)]
  }
  assert.deepEqual(await kindOf(null), ["permit", "g3-ground-treatment"])
  must(await party.refuseConsent({ patient: other, to }))
  assert.deepEqual(
    must(await party.refusals(other)).map((one) => one.to),
    [to],
  )
  assert.deepEqual(await kindOf(null), ["deny", "g3-consent-withdrawn"])
  const { consent: signed } = await giveConsent(party, other, to)
  assert.deepEqual(await kindOf(signed), ["permit", "g3-ground-consent"])
  assert.deepEqual(must(await party.refusals(other)), [])
})

test("work that was handed out stays documented: the laboratory is asked to restrict, and says until when", async () => {
  const { practice, laboratory, order, consent } = await sent()
  must(await laboratory.party.attend())
  must(await laboratory.party.accept(order))
  must(await laboratory.party.startProduction(order))
  must(await laboratory.party.ship({ order, tracking: "", lots: "Zr 4711" }))
  assert.ok(isId("consent", consent))
  must(await practice.party.order(order))
  must(await practice.party.withdrawConsent(consent))
  await until(async () => {
    must(await practice.party.attend())
    must(await laboratory.party.attend())
    return must(await practice.party.order(order)).notice?.answer !== null
  })
  const answer = must(await practice.party.order(order)).notice?.answer
  assert.deepEqual(
    answer?.kept.map(({ record }) => record),
    ["custom-made-implantable", "custom-made-documentation", "business-letter"],
  )
})

test("an upload that runs stops in the middle, and no order comes of it", async () => {
  const pair = await linkedPair(server.url)
  const input = await readyToSend(pair)
  const { device } = pair.practice
  let release: () => void = () => undefined
  let isHeld: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    isHeld = resolve
  })
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const way = cutConnection(async (request): Promise<Moment> => {
    if (!request.startsWith("PUT /v1/chunks/")) return "through"
    isHeld()
    await released
    return "through"
  })
  const slow = openParty(partsOf(server.url, device, way))
  assert.equal((await slow.status()).kind, "open")
  const { draft } = must(await slow.prepare({ draft: null, files, patient: input.patient, to: input.to }))
  const sending = slow.send({ ...input, draft })
  await held
  const consent = input.consent ?? ""
  assert.ok(isId("consent", consent))
  must(await slow.withdrawConsent(consent))
  release()
  assert.equal(codeOf(await sending), "consent-withdrawn")
  assert.deepEqual(await device.outbox.names("object_"), [])
  assert.deepEqual(must(await pair.laboratory.party.orders()), [])
})

test("withdrawn on the telephone, the patient reads there who was told", async () => {
  const { practice, laboratory } = await linkedPair(server.url)
  const { party } = practice
  const to = laboratory.me.organisation
  const { patient } = must(await party.addPatient({ family: "Mustermann", given: "Erika", birthDate }))
  const made = await sheetForPhone(party, patient, to)
  const phone = await telephone(server.url, made.address)
  assert.equal(await phone.sign(), "ok")
  must(await party.patientLinks(patient))
  const { draft } = must(await party.prepare({ draft: null, files, patient, to }))
  must(
    await party.send({
      draft,
      to,
      patient,
      consent: made.consent,
      form: crownOrder(),
      without: [],
      mayPassTo: [],
    }),
  )
  assert.equal(await phone.withdraw(), "ok")
  must(await party.attend())
  const receipt = await phone.receipt()
  assert.equal(receipt?.state, "withdrawn")
  assert.deepEqual(
    receipt.told?.map(({ asks, name }) => `${name.replace(/ \d+$/u, "")} ${asks}`),
    ["Labor Nord erase"],
  )
})

test("the practice erases, and the laboratory asks its milling centre to erase although that order still runs", async () => {
  const practice = await actor(server.url, "practice", "Praxis am Tor")
  const laboratory = await actor(server.url, "laboratory", "Labor Süd")
  const mill = await actor(server.url, "milling-centre", "Fräszentrum Süd")
  await link(practice.party, laboratory.party, "laboratory")
  await link(practice.party, mill.party, "milling-centre")
  await link(laboratory.party, mill.party, "milling-centre")
  const { order } = await sentOrder(practice.party, laboratory.id, [mill.id])
  must(await laboratory.party.attend())
  must(await laboratory.party.accept(order))
  const design = new Blob([binaryStl(makeCrown({ tooth: tooth(46), triangles: 300 }), "crown 46")])
  const { draft } = must(
    await laboratory.party.prepare({
      draft: null,
      files: [{ path: "crown.stl", blob: design }],
      patient: null,
      to: null,
    }),
  )
  must(await laboratory.party.returnDesign({ order, draft, supersedes: null }))
  must(await practice.party.approveDesign(order))
  const crown = must(await laboratory.party.order(order)).files.find((file) => file.content === "design")
  assert.ok(crown)
  const passed = must(
    await laboratory.party.passOn({ order, to: mill.id, objects: [crown.object], form: crownOrder() }),
  )
  must(await practice.party.close(order))
  must(await laboratory.party.attend())
  const asked = must(await mill.party.order(passed.order))
  assert.deepEqual([asked.notice?.cause, asked.notice?.asks, asked.state], ["erased", "erase", "sent"])
  must(await mill.party.close(passed.order))
  await until(async () => {
    must(await laboratory.party.attend())
    must(await mill.party.attend())
    return must(await laboratory.party.order(passed.order)).notice?.answer !== null
  })
})
