import assert from "node:assert/strict"
import { test } from "node:test"
import { anonymityTest } from "./anonymity-test.ts"
import { information, laboratoryInformation } from "./information.ts"
import { paperHash, paperJson } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame } from "./legal-paper.ts"
import { frameIn, german, germany, printed } from "./fixtures/practice.ts"
import { selfRun } from "./frame.words.ts"
import { serverText } from "./print.ts"
import { riskSheet } from "./risk-sheet.ts"
import type { RiskSheetFacts } from "./risk-sheet.ts"

const china: RiskSheetFacts = {
  country: { code: "CN", name: "China", class: "third", instrument: "keine Angemessenheit", endsOn: null },
  lawAsOf: "2026-11-23",
  recipients: [{ name: "Werk Ost", role: "Importeur", address: "Shenzhen" }],
}
const informed = {
  officer: "",
  recipients: [{ name: "Labor Nord", role: "Labor", address: "Hafenweg 3, Kiel", countries: [germany] }],
  thirdCountries: [],
  retention: [{ name: "Behandlungsakte", period: "10 Jahre", from: "Ende", law: "§ 630f BGB" }],
  sources: ["Praxis Am Markt"],
}
const tested = {
  recipient: { name: "Labor Nord", role: "Labor", country: "Deutschland" },
  content: "Scan",
  cap: "anonymous-for-recipient",
  practiceKeepsMapping: true,
  report: null,
  validUntil: "2027-11-27",
} as const

const all = (frame: PaperFrame): readonly LegalPaper[] => [
  riskSheet(frame, china),
  information(frame, informed),
  laboratoryInformation(frame, informed),
  anonymityTest(frame, tested),
]

test("every document says who signs, what it does not claim, its day, its version and where the server stands", () => {
  for (const paper of [...all(german), ...all(frameIn("en"))]) {
    const read = printed(paper)
    const isGerman = paper.language === "de"
    for (const part of [
      isGerman ? "Wer unterschreiben muss" : "Who must sign",
      isGerman ? "Was dieses Dokument nicht behauptet" : "What this document does not claim",
      isGerman ? "27.11.2026" : "27 November 2026",
      isGerman ? "keine Anwältin und kein Anwalt" : "No lawyer has examined",
      paper.version,
      isGerman ? "betrieben von Praxis Am Markt" : "operated by Praxis Am Markt",
      paperHash(paper),
    ]) {
      assert.ok(read.includes(part), `${paper.kind}: ${part}`)
    }
  }
})

test("a server that its users run themselves is not run by somebody called so", () => {
  const frame = frameIn("de")
  const own = { ...frame, server: { ...frame.server, operator: selfRun.de } }

  assert.match(serverText(own), /^\S+, selbst betrieben$/mu)
})

test("the hash is that of the data: one changed fact or word is another document", () => {
  const sheet = riskSheet(german, china)
  assert.equal(paperHash(sheet), paperHash(riskSheet(german, china)))
  assert.notEqual(paperHash(sheet), paperHash(riskSheet(german, { ...china, lawAsOf: "2026-11-24" })))
  assert.notEqual(paperHash(sheet), paperHash(riskSheet({ ...german, day: "2026-11-28" }, china)))
  assert.match(paperJson(sheet), /^\{"about":"China \(CN\)","day":"2026-11-27","facts":\{/u)
})

test("the risk sheet names recipient, missing decision and the risks of that country, and the way without", () => {
  const read = printed(riskSheet(german, china))
  for (const part of [
    "Werk Ost, Importeur, Shenzhen",
    "keinen Angemessenheitsbeschluss",
    "Nachrichtendienstgesetz",
    "ein anderes Labor",
  ]) {
    assert.ok(read.includes(part), part)
  }
  const austria = { ...china.country, code: "AT", name: "Österreich", class: "eu", instrument: "EU" } as const
  assert.doesNotMatch(
    printed(riskSheet(german, { ...china, country: austria })),
    /Behörden können|Nachrichtendienst/u,
  )
})

test("a country nobody examined gets no invented text of its own", () => {
  const kenya = { ...china.country, code: "KE", name: "Kenia" } as const
  assert.ok(printed(riskSheet(german, { ...china, country: kenya })).includes("kein geprüfter eigener Text"))
})

test("the information names each recipient with its countries, each period with its law, and the right to complain", () => {
  const read = printed(information(german, informed))
  for (const part of [
    "Labor Nord (Labor), Hafenweg 3, Kiel",
    "§ 630f BGB",
    "Art. 77 DSGVO",
    "Art. 9 Abs. 2 lit. h",
    "nicht benannt",
  ]) {
    assert.ok(read.includes(part), part)
  }
  assert.doesNotMatch(read, /Woher die Daten kommen/u)
})

test("the laboratory, which never met the patient, says where the data come from", () => {
  const read = printed(laboratoryInformation(german, informed))
  assert.ok(read.includes("Woher die Daten kommen") && read.includes("Art. 14 Abs. 5"))
})

test("the anonymity test asks three questions and the recipient's means, with no box ticked before", () => {
  const read = printed(anonymityTest(german, tested))
  for (const part of [
    "Herausgreifen",
    "Verknüpfen",
    "Schließen",
    "Mittel dieses Empfängers",
    "Die Praxis behält die Zuordnung",
  ]) {
    assert.ok(read.includes(part), part)
  }
  assert.doesNotMatch(read, /\[x\]/u)
})
