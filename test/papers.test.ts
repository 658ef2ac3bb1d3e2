/** The documents of a practice and a laboratory between which an order went, made from their own records. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { utf8 } from "@zahnwolke/core/encoding/bytes"
import { hashHex } from "@zahnwolke/core/encoding/hash"
import { readPdf } from "@zahnwolke/core/paper/fixtures/read-pdf"
import type { PaperKind } from "@zahnwolke/core/paper/legal/legal-paper"
import { sheetOf } from "@zahnwolke/core/party/consent-form"
import type { MadePaper } from "@zahnwolke/core/party/paper-views"
import type { Party } from "@zahnwolke/core/party/party"
import { strictKnobs } from "@zahnwolke/core/policy/knobs"
import { law } from "@zahnwolke/core/policy/law"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { giveConsent, meOf, must, until } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

const flat = ({ pdf }: MadePaper): string => {
  const read = readPdf(pdf)
  assert.deepEqual(read.faults, [])
  return read.text.replaceAll("\n", " ")
}

const made = async (party: Party, kind: PaperKind, about: string | null = null): Promise<MadePaper> =>
  must(await party.paper({ kind, about, language: "de" }))

const germanDay = (at: number): string =>
  new Date(at).toISOString().slice(0, 10).split("-").toReversed().join(".")

test("practice and laboratory find every document in their list, and each can be made in both languages", async () => {
  const { practice, laboratory } = await linkedPair(server.url)
  for (const { party } of [practice, laboratory]) {
    const lines = must(await party.papers("de"))
    assert.ok(lines.length >= 15)
    for (const { kind, about, title, lastMadeAt } of lines) {
      assert.equal(lastMadeAt, null)
      const paper = await made(party, kind, about)
      assert.equal(paper.title, title)
      assert.equal(hashHex(utf8(paper.json)), paper.hash)
      const read = flat(paper)
      assert.ok(read.includes("Was dieses Dokument nicht behauptet"), kind)
      // A country is a word and no code.
      assert.doesNotMatch(read, /\d{5} [^,]+, [A-Z]{2}\b/u)
      const english = must(await party.paper({ kind, about, language: "en" }))
      assert.ok(flat(english).includes("What this document does not claim"), kind)
    }
    const again = must(await party.papers("de"))
    assert.ok(again.every(({ lastMadeAt }) => lastMadeAt !== null))
  }
  const kinds = must(await laboratory.party.papers("de")).map(({ kind }) => kind)
  assert.ok(kinds.includes("laboratory-information") && !kinds.includes("information"))
  // The treatment record and its law are the practice's.
  assert.doesNotMatch(flat(await made(laboratory.party, "laboratory-information")), /§ 630[fg]/u)
})

test("before anything leaves, paper says to whom, why not, and what to do; afterwards why it was allowed", async () => {
  const pair = await linkedPair(server.url)
  const { party } = pair.practice
  const question = await readyToSend(pair)
  const without = must(await party.verdictPaper({ question: { ...question, consent: null }, language: "de" }))
  const read = flat(without)
  assert.ok(read.includes("Es fehlt noch etwas.") && read.includes("Einwilligung einholen"), read)
  assert.match(read, /Labor Nord/u)

  const { order } = must(await party.send(question))
  must(await pair.laboratory.party.attend())
  for (const side of [party, pair.laboratory.party]) {
    const { eraseBy } = must(await side.order(order))
    const sent = flat(await made(side, "verdict", order))
    assert.match(sent, /, von Praxis am Park.* an Labor Nord/u)
    assert.match(sent, /Durfte am [\d.]+ gesendet werden\./u)
    assert.ok(sent.includes("Empfänger, Prüfsumme, Grundlage") && sent.includes(germanDay(eraseBy)), sent)
    assert.doesNotMatch(sent, /Darf ich das senden|Tage nach der Abholung/u)
  }
})

test("who has this patient's data, on which ground, in which country, until when: access and recipients name them", async () => {
  const pair = await linkedPair(server.url)
  const { party } = pair.practice
  const question = await readyToSend(pair)
  const { number, order } = must(await party.send(question))
  const { patient, consent } = question
  assert.ok(patient !== null && consent !== null)
  const { eraseBy } = must(await party.order(order))
  const day = germanDay(eraseBy)

  const recipients = flat(await made(party, "recipients", patient))
  for (const part of [
    "Erika Mustermann",
    number,
    "Labor Nord",
    "Deutschland",
    "9 Abs. 2 lit. a DSGVO",
    day,
    "Intraoralscan",
  ]) {
    assert.ok(recipients.includes(part), part)
  }
  const access = flat(await made(party, "access", patient))
  for (const part of [
    number,
    "Code bei Labor Nord",
    "§ 630f Abs. 3 BGB",
    "liegt vor; von der Schweigepflicht entbunden",
  ]) {
    assert.ok(access.includes(part), part)
  }
  const copy = await made(party, "consent-copy", consent)
  assert.ok(copy.json.includes("Erika Mustermann"))
})

test("the consent form is printed before anybody ticks: every element of the screen, empty boxes, who signs, and no consent", async () => {
  const pair = await linkedPair(server.url)
  const { party } = pair.practice
  const person = must(await party.addPatient({ family: "Mustermann", given: "Max", birthDate: "2015-05-04" }))
  const [recipient] = must(await party.partners())
  assert.ok(recipient)
  const sheet = sheetOf(
    {
      practice: (await meOf(party)).profile,
      patient: person,
      recipient,
      mills: [],
      purpose: "make-restoration",
      documents: false,
      signer: "both-guardians",
      signedBy: "Anna und Jan Mustermann, sorgeberechtigt",
      months: 6,
      nameReason: "Das Modell wird beschriftet.",
      explainedBy: "Dr. Beispiel",
      attested: true,
      identity: "known",
      law,
      eraseAfterDays: 14,
      at: Date.now(),
      where: "practice",
    },
    "de",
  )
  const { patient } = person
  const asked = { patient, sheet, signer: "both-guardians", explainedBy: "Dr. Beispiel" } as const
  const form = must(await party.consentForm(asked))
  const read = flat(form)
  assert.equal(sheet.elements.length, 19)
  for (const { title } of sheet.elements) assert.ok(read.includes(title), title)
  for (const part of [
    "Max Mustermann",
    "[  ]",
    "Beide Eltern",
    "zweites Elternteil",
    "Name und Vertretungsgrund: Anna und Jan Mustermann, sorgeberechtigt.",
    "§ 630f Abs. 3 BGB",
    "behandeln oder dort mitarbeiten",
    "Was dieses Dokument nicht behauptet",
  ])
    assert.ok(read.includes(part), part)
  assert.doesNotMatch(read, /\[\s*x\s*\]/iu)
  assert.deepEqual(must(await party.consents(patient)), [])
})

test("no paper says erased before the recipient has signed that it erased", async () => {
  const pair = await linkedPair(server.url)
  const { party } = pair.practice
  const question = await readyToSend(pair)
  const { order } = must(await party.send(question))
  must(await pair.laboratory.party.attend())
  must(await party.withdrawConsent(question.consent ?? assert.fail()))
  await until(async () => {
    must(await party.attend())
    return must(await party.order(order)).erasure?.serverDone === true
  })

  const waiting = flat(await made(party, "recipients", question.patient))
  assert.doesNotMatch(waiting, /Löschprotokoll liegt vor/u)
  assert.match(waiting, /beendet, Löschung läuft/u)
  await until(async () => {
    must(await pair.laboratory.party.attend())
    must(await party.attend())
    return must(await party.order(order)).erasure?.complete === true
  })
  assert.match(flat(await made(party, "recipients", question.patient)), /Löschprotokoll liegt vor/u)
})

test("the maker states what it made under the code, and only the maker", async () => {
  const pair = await linkedPair(server.url)
  const { order } = must(await pair.practice.party.send(await readyToSend(pair)))
  await pair.laboratory.party.attend()
  const paper = await made(pair.laboratory.party, "custom-made-statement", order)
  assert.ok(flat(paper).includes("Anhang XIII MDR"))
  assert.doesNotMatch(paper.json, /Mustermann|Erika/u)
  const refused = await pair.practice.party.paper({
    kind: "custom-made-statement",
    about: order,
    language: "de",
  })
  assert.ok(!refused.ok && refused.refusal.code === "not-the-maker")
})

test("a period on paper is the one that is set, and backups end when the erasure protocol says so", async () => {
  const { practice } = await linkedPair(server.url)
  must(await practice.party.changeSettings({ ...strictKnobs, parcelTtlDays: 7 }))
  for (const kind of ["information", "record-controller", "erasure-concept"] as const) {
    const read = flat(await made(practice.party, kind))
    assert.match(read, /Arbeitskopien höchstens 7 Tage/u)
    assert.match(read, /Sicherungskopien höchstens 30 Tage/u)
    assert.match(read, /Lieferscheine bis die Rechnung/u)
  }
})

test("the draft of a breach notice counts 72 hours from the moment that was given", async () => {
  const { practice } = await linkedPair(server.url)
  const read = flat(await made(practice.party, "breach-notice", "2026-11-27T10:00:00Z"))
  assert.ok(read.includes("Spätestens 30.11.2026, 10:00 Uhr UTC"))
})

test("nobody gets a document about somebody they do not know", async () => {
  const { practice, laboratory } = await linkedPair(server.url)
  const { patient } = must(
    await practice.party.addPatient({ family: "Muster", given: "Max", birthDate: "1970-01-01" }),
  )
  await giveConsent(practice.party, patient, laboratory.me.organisation)
  const refused = await laboratory.party.paper({ kind: "access", about: patient, language: "de" })
  assert.ok(!refused.ok && refused.refusal.code === "patient-unknown")
})
