import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { makeCaller } from "@zahnwolke/core/api/client"
import { lookAtLink, openOffer, reportWrongDate } from "@zahnwolke/core/party/patient-end"
import type { PatientId } from "@zahnwolke/core/records/id"
import { parsePatientLink } from "@zahnwolke/core/trust/patient-link"
import { transaction } from "@zahnwolke/server/database/connect"
import { forgetPatientLinks } from "@zahnwolke/server/routes/patient-link"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { sql } from "kysely"
import { allTicked, birthDate, sheetForPhone, telephone } from "../story/patient-phone.ts"
import { crownOrder, link, must, until } from "../story/people.ts"
import { notFound, rewritten, says, swallowed } from "./bent.ts"
import { actor, alarmed, files, refusedWith } from "./scene.ts"

const server = await startServer()
after(() => server.stop())

const practice = await actor(server.url, "practice", "Praxis am Park")
const laboratory = await actor(server.url, "laboratory", "Labor Nord")
await link(practice.party, laboratory.party, "laboratory")
const { party } = practice
let patient: PatientId
const links = /^\/v1\/patient-links$/u

before(async () => {
  ;({ patient } = must(await party.addPatient({ family: "Mustermann", given: "Erika", birthDate })))
})

const make = () => sheetForPhone(party, patient, laboratory.id)
const stateOf = async (of: string): Promise<string | undefined> =>
  must(await party.patientLinks(patient)).find((one) => one.link === of)?.state
const consentsNow = async (): Promise<number> => must(await party.consents(patient)).length

test("signed on the telephone an order may go, and withdrawn there it ends and no other may follow", async () => {
  const made = await make()
  const phone = await telephone(server.url, made.address)
  assert.equal(await stateOf(made.link), "waiting")
  assert.equal(await phone.sign(), "ok")
  assert.equal(await stateOf(made.link), "signed")
  const copy = await phone.receipt()
  assert.equal(copy?.state, "signed")
  assert.match(copy.sheet, /\[x\] Ich entbinde von der Schweigepflicht\./u)

  const prepare = async () =>
    must(await party.prepare({ draft: null, files, patient, to: laboratory.id })).draft
  const input = async () => ({
    draft: await prepare(),
    to: laboratory.id,
    patient,
    consent: made.consent,
    form: crownOrder(),
    without: [],
    mayPassTo: [],
  })
  const { order } = must(await party.send(await input()))
  const late = await input()
  assert.equal(await phone.withdraw(), "ok")

  // The practice's client has not looked yet: the server alone stops it.
  refusedWith(await party.send(late), "not-permitted")
  await until(async () => {
    const seen = await laboratory.party.order(order)
    return !seen.ok || seen.value.state === "erased" || seen.value.files.length === 0
  })
  assert.equal(await stateOf(made.link), "withdrawn")
  assert.equal((await phone.receipt())?.state, "withdrawn")
  refusedWith(await party.send(late), "consent-withdrawn", "not-permitted")
})

test("a link opens with the date of birth only, and nobody reads the sheet on the way", async () => {
  const made = await make()
  const opened = parsePatientLink(new URL(made.address).hash)
  assert.ok(opened)
  const caller = makeCaller(new URL(server.url), fetch, () => null)
  const seen = await lookAtLink(caller, opened)
  assert.ok(seen.ok && seen.value.sheet !== null)
  assert.equal(await openOffer(opened, "1980-05-05", seen.value.sheet), null)
  assert.ok((await reportWrongDate(caller, opened)).ok)
  assert.equal(await stateOf(made.link), "wrong-birth-date")
  assert.equal((await lookAtLink(caller, opened)).ok, false)
})

test("a swapped sheet does not open on the telephone", async () => {
  const [first, second] = [await make(), await make()]
  const opened = parsePatientLink(new URL(first.address).hash)
  const other = parsePatientLink(new URL(second.address).hash)
  assert.ok(opened && other)
  const caller = makeCaller(new URL(server.url), fetch, () => null)
  const theirs = await lookAtLink(caller, other)
  assert.ok(theirs.ok && theirs.value.sheet !== null)
  assert.equal(await openOffer(opened, birthDate, theirs.value.sheet), null)
})

test("a link is answered once, and an answer for another link is no consent", async () => {
  const [first, second] = [await make(), await make()]
  const phone = await telephone(server.url, first.address)
  let answer: unknown = null
  practice.server.bend(
    "GET",
    links,
    rewritten((wire) => {
      answer = wire["links"]
      return { links: [] }
    }),
  )
  assert.equal(await phone.sign(), "ok")
  assert.equal(await phone.sign(), "patient-link-unknown")
  const before = await consentsNow()
  assert.equal(await stateOf(first.link), "waiting")
  practice.server.straighten()
  practice.server.bend("GET", links, () =>
    says({ links: JSON.parse(JSON.stringify(answer).replaceAll(first.link, second.link)) }),
  )
  assert.equal(await stateOf(second.link), "waiting")
  practice.server.straighten()
  await alarmed(party, "patient-answer-unsigned")
  assert.equal(await consentsNow(), before)

  // What the server invented has not ended the link: the patient's own answer still counts.
  assert.equal(await (await telephone(server.url, second.address)).sign(), "ok")
  assert.equal(await stateOf(second.link), "signed")
})

test("an answer that comes back is taken once", async () => {
  const made = await make()
  const phone = await telephone(server.url, made.address)
  let answer: unknown = null
  practice.server.bend(
    "GET",
    links,
    rewritten((wire) => (answer ??= wire)),
  )
  assert.equal(await phone.sign(), "ok")
  assert.equal(await stateOf(made.link), "signed")
  const before = await consentsNow()
  const replayed = answer
  practice.server.bend("GET", links, () => says(replayed))
  assert.equal(await stateOf(made.link), "signed")
  practice.server.straighten()
  assert.equal(await consentsNow(), before)
})

test("a sheet with a cross missing is no consent, whoever sends it", async () => {
  const made = await make()
  const phone = await telephone(server.url, made.address)
  assert.equal(await phone.sign({ ...allTicked, secrecy: false }), "ok")
  assert.equal(await stateOf(made.link), "refused")
})

test("an expired link is no consent, even where the server takes the answer", async () => {
  const made = await make()
  const phone = await telephone(server.url, made.address)
  assert.equal(await phone.sign(allTicked, Date.now() + 73 * 3_600_000), "ok")
  assert.equal(await stateOf(made.link), "refused")
})

test("a revoked link opens nothing, but what was signed can always be withdrawn", async () => {
  const made = await make()
  must(await party.revokePatientLink(made.link))
  const opened = parsePatientLink(new URL(made.address).hash)
  assert.ok(opened)
  const caller = makeCaller(new URL(server.url), fetch, () => null)
  assert.equal((await lookAtLink(caller, opened)).ok, false)

  const kept = await make()
  const phone = await telephone(server.url, kept.address)
  await phone.sign()
  assert.equal(await stateOf(kept.link), "signed")
  refusedWith(await party.revokePatientLink(kept.link), "patient-link-unknown")
  assert.equal(await phone.withdraw(), "ok")
})

test("a dropped withdrawal is seen by the patient: only the practice can confirm it", async () => {
  const made = await make()
  const phone = await telephone(server.url, made.address)
  await phone.sign()
  assert.equal(await stateOf(made.link), "signed")
  practice.server.bend("GET", links, () => says({ links: [] }))
  assert.equal(await phone.withdraw(), "ok")
  assert.equal(await stateOf(made.link), "signed")
  assert.equal(
    (await phone.receipt())?.state,
    "signed",
    "no receipt of the practice, whatever the server says",
  )
  practice.server.straighten()
  assert.equal(await stateOf(made.link), "withdrawn")
  assert.equal((await phone.receipt())?.state, "withdrawn")
})

test("a withdrawal that the server invents is not believed", async () => {
  const made = await make()
  const phone = await telephone(server.url, made.address)
  await phone.sign()
  assert.equal(await stateOf(made.link), "signed")
  const withdrawal = { consent: made.consent, at: Date.now(), signature: "A".repeat(86) }
  practice.server.bend("GET", links, () => says({ links: [{ link: made.link, answer: null, withdrawal }] }))
  practice.server.bend("PUT", /patient-links/u, swallowed)
  assert.equal(await stateOf(made.link), "signed")
  practice.server.straighten()
  await alarmed(party, "patient-withdrawal-forged")
})

test("one patient's link that cannot be followed keeps no other's withdrawal waiting", async () => {
  const [first, second] = [await make(), await make()]
  const [stuck, other] = [
    await telephone(server.url, first.address),
    await telephone(server.url, second.address),
  ]
  assert.equal(await other.sign(), "ok")
  assert.equal(await stateOf(second.link), "signed")
  assert.equal(await stuck.sign(), "ok")
  assert.equal(await other.withdraw(), "ok")
  practice.server.bend("PUT", new RegExp(first.link, "u"), notFound)
  practice.server.bend(
    "GET",
    links,
    rewritten(({ links: all }) => ({
      links: [all].flat().toSorted((one) => (JSON.stringify(one).includes(first.link) ? -1 : 0)),
    })),
  )
  refusedWith(await party.patientLinks(patient), "gone")
  practice.server.straighten()
  await alarmed(party, "patient-link-stuck")

  practice.server.bend("GET", links, () => says({ links: [] }))
  assert.equal(await stateOf(second.link), "withdrawn")
  practice.server.straighten()
})

test("what nobody answered is forgotten after its three days, and what was signed stays", async () => {
  const [open, kept] = [await make(), await make()]
  await (await telephone(server.url, kept.address)).sign()
  assert.equal(await stateOf(kept.link), "signed")
  await transaction(server.db, practice.id, (tx) =>
    tx
      .updateTable("patient_link")
      .set({
        expires_at: sql<Date>`expires_at - interval '73 hours'`,
        forget_at: sql<Date>`forget_at - interval '73 hours'`,
      })
      .where("link", "in", [open.link, kept.link])
      .execute(),
  )
  await forgetPatientLinks(server)
  const left = await transaction(server.db, practice.id, (tx) =>
    tx.selectFrom("patient_link").select("link").where("link", "in", [open.link, kept.link]).execute(),
  )
  assert.deepEqual(left, [{ link: kept.link }])
})

test("a withdrawal that the server kept back for hours is an alarm that names what was sent since", async () => {
  const made = await make()
  const phone = await telephone(server.url, made.address)
  await phone.sign()
  assert.equal(await stateOf(made.link), "signed")
  const { draft } = must(await party.prepare({ draft: null, files, patient, to: laboratory.id }))
  const { number } = must(
    await party.send({
      draft,
      to: laboratory.id,
      patient,
      consent: made.consent,
      form: crownOrder(),
      without: [],
      mayPassTo: [],
    }),
  )
  assert.equal(await phone.withdraw(Date.now() - 2 * 3_600_000), "ok")
  assert.equal(await stateOf(made.link), "withdrawn")
  const status = await party.status()
  const late =
    status.kind === "open" ? status.me.alarms.find(({ code }) => code === "patient-withdrawal-late") : null
  assert.match(late?.details["orders"] ?? "", new RegExp(number, "u"))
})

test("withdrawn at the practice's desk it is withdrawn on the telephone too", async () => {
  const made = await make()
  const phone = await telephone(server.url, made.address)
  await phone.sign()
  assert.equal(await stateOf(made.link), "signed")
  must(await party.withdrawConsent(made.consent))
  assert.equal((await phone.receipt())?.state, "withdrawn")
})

test("a consent was given when the patient signed, within what the practice's clock can believe", async () => {
  const [early, late] = [await make(), await make()]
  await (await telephone(server.url, early.address)).sign(allTicked, Date.now() - 86_400_000)
  await (await telephone(server.url, late.address)).sign(allTicked, Date.now() + 3_600_000)
  assert.equal(await stateOf(early.link), "signed")
  const consents = must(await party.consents(patient))
  const givenAt = (of: string): number => consents.find(({ consent }) => consent === of)?.givenAt ?? 0
  assert.equal(givenAt(early.consent), early.expiresAt - 72 * 3_600_000)
  assert.ok(givenAt(late.consent) <= Date.now() && givenAt(late.consent) >= late.expiresAt - 72 * 3_600_000)
})
