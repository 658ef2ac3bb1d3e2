/** A data protection officer sees codes in place of names, until they say why they need one; and that is noted. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { readPdf } from "@zahnwolke/core/paper/fixtures/read-pdf"
import { openParty } from "@zahnwolke/core/party/open"
import type { Party } from "@zahnwolke/core/party/party"
import type { Answer } from "@zahnwolke/core/party/views"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { memoryDevice, partsOf } from "./story/memory-device.ts"
import { must } from "./story/people.ts"
import { linkedPair, readyToSend, twoJaws } from "./story/placed-order.ts"
import type { Pair } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

let later = 0

async function hireOfficer({ practice }: Pair): Promise<Party> {
  const name = "Dana Schutz"
  const { link } = must(await practice.party.inviteMember({ name, role: "data-protection-officer" }))
  const officer = openParty(partsOf(server.url, memoryDevice(), { now: () => Date.now() + later }))
  const way = { loginName: `Datenschutz ${practice.loginName}`, deviceName: "PC" }
  const { passphrase } = must(await officer.joinAsMember({ link, ...way }))
  must(await practice.party.attend())
  must(await officer.signIn({ ...way, passphrase }))
  return officer
}

const named = /Mustermann|Erika/u

test("the officer's screens and papers name nobody; after a reason one name is shown for a day, and who asked and why stands there", async () => {
  const pair = await linkedPair(server.url)
  const question = await readyToSend(pair)
  const { patient } = question
  if (patient === null) assert.fail("the story has a patient")
  const { order } = must(await pair.practice.party.send(question))
  const officer = await hireOfficer(pair)
  const seen = async (): Promise<string> =>
    JSON.stringify([
      must(await officer.orders()),
      must(await officer.order(order)),
      must(await officer.patients()),
      must(await officer.disclosures()),
      must(await officer.ends()),
    ])

  assert.doesNotMatch(await seen(), named)
  assert.equal(must(await officer.orders())[0]?.nameHidden, true)
  const paper = await officer.paper({ kind: "access", about: patient, language: "de" })
  assert.equal(paper.ok ? "" : paper.refusal.code, "name-hidden")
  const held = must(await officer.paper({ kind: "recipients", about: patient, language: "de" }))
  const read = readPdf(held.pdf).text
  assert.doesNotMatch(`${read}${held.json}`, /Mustermann|Erika|1980/u)
  assert.match(read, /P-[0-9A-Z]{6}/u)
  assert.match(read, /Labor Nord/u)
  const { consent } = question
  if (consent === null) assert.fail("the story sends with a consent")
  must(await pair.practice.party.withdrawConsent(consent))
  for (const kind of ["consent-copy", "withdrawal-receipt"] as const) {
    const own = await officer.paper({ kind, about: consent, language: "de" })
    assert.equal(own.ok ? "" : own.refusal.code, "name-hidden", kind)
  }
  assert.match(JSON.stringify(must(await pair.practice.party.orders())), named)

  const mute = await officer.revealName({ about: { order }, reason: "  " })
  assert.equal(mute.ok ? "" : mute.refusal.code, "reason-missing")
  must(await officer.revealName({ about: { order }, reason: "Auskunft nach Art. 15" }))
  assert.match(await seen(), named)
  must(await officer.paper({ kind: "access", about: patient, language: "de" }))
  const [reveal] = must(await pair.practice.party.reveals())
  assert.deepEqual([reveal?.who, reveal?.reason], ["Dana Schutz", "Auskunft nach Art. 15"])
  assert.doesNotMatch(reveal?.about ?? "", named)

  later = 25 * 3_600_000
  assert.doesNotMatch(await seen(), named)
  later = 0
})

test("an officer makes no disclosure and takes no consent, on a bent screen neither; a question about an order is theirs", async () => {
  const pair = await linkedPair(server.url)
  const to = pair.laboratory.me.organisation
  const input = await readyToSend(pair)
  const { order } = must(await pair.practice.party.send(input))
  const officer = await hireOfficer(pair)
  const refused = (answer: Answer<unknown>): string => (answer.ok ? "" : answer.refusal.code)

  const { draft } = must(await officer.prepare({ draft: null, files: twoJaws, patient: input.patient, to }))
  assert.equal(refused(await officer.send({ ...input, draft })), "not-for-an-officer")
  const somebody = { family: "Neu", given: "Nina", birthDate: null }
  assert.equal(refused(await officer.addPatient(somebody)), "not-for-an-officer")
  assert.equal(refused(await officer.accept(order)), "not-for-an-officer")
  const { actions } = must(await officer.order(order))
  assert.deepEqual(actions.toSorted(), ["ask", "close"])
})

test("one name that was shown shows no other", async () => {
  const pair = await linkedPair(server.url)
  const officer = await hireOfficer(pair)
  const add = async (family: string) =>
    must(await pair.practice.party.addPatient({ family, given: "Anna", birthDate: null })).patient
  const one = await add("Beispielfrau")
  await add("Probemann")
  must(await officer.revealName({ about: { patient: one }, reason: "Anfrage" }))
  const text = JSON.stringify(must(await officer.patients()))
  assert.match(text, /Beispielfrau/u)
  assert.doesNotMatch(text, /Probemann/u)
})
