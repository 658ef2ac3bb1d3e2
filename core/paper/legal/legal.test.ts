import assert from "node:assert/strict"
import { test } from "node:test"
import { readPdf } from "../fixtures/read-pdf.ts"
import { anonymityTest } from "./anonymity-test.ts"
import { information, laboratoryInformation } from "./information.ts"
import { paperHash, paperJson } from "./legal-paper.ts"
import type { LegalPaper, PaperFrame } from "./legal-paper.ts"
import { frameIn, german, germany, printed } from "./fixtures/practice.ts"
import { selfRun } from "./frame.words.ts"
import { printPaper, serverText } from "./print.ts"
import { riskSheet } from "./risk-sheet.ts"
import type { RiskSheetFacts } from "./risk-sheet.ts"
import type { ThirdCountry } from "./third-countries.ts"

const china: RiskSheetFacts = {
  country: { code: "CN", name: "China", class: "third", instrument: "keine Angemessenheit", endsOn: null },
  lawAsOf: "2026-11-23",
  recipients: [{ name: "Werk Ost", role: "Importeur", address: "Shenzhen", uses: ["seat", "storage"] }],
  clausesWith: [],
  closed: false,
  issuedBy: "practice",
}
const informed = {
  officer: "",
  recipients: [{ name: "Labor Nord", role: "Labor", address: "Hafenweg 3, Kiel", countries: [germany] }],
  thirdCountries: [],
  mode: "strict" as const,
  retention: [{ name: "Behandlungsakte", period: "10 Jahre", from: "Ende", law: "§ 630f BGB" }],
  sources: ["Praxis Am Markt"],
}
const tested = {
  recipient: { name: "Labor Nord", role: "Labor", country: "Deutschland" },
  content: "Scan",
  cap: "anonymous-for-recipient",
  practiceKeepsMapping: true,
  recipientHolds: false,
  isOff: false,
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

  assert.match(serverText(own), /^\S+, von einem seiner Nutzer betrieben$/mu)
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
    "Werk Ost, Importeur, Shenzhen, dort: Sitz, Speicherung",
    "Geeignete Garantien (Art. 46 DSGVO) keine hinterlegt",
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

test("the risk sheet says of each country what holds there, and calls no member state a third country", () => {
  const of = (change: Partial<RiskSheetFacts["country"]>, more: Partial<RiskSheetFacts> = {}) =>
    riskSheet(german, { ...china, ...more, country: { ...china.country, ...change } })
  const france = of({ code: "FR", name: "Frankreich", class: "eu", instrument: "Europäische Union" })
  assert.doesNotMatch(printed(france), /Drittland/u)
  assert.deepEqual(france.signers, ["Datenschutzbeauftragte Person, einmal je Fassung"])

  const states = of({ code: "US", name: "Vereinigte Staaten", class: "us-dpf" })
  assert.match(printed(states), /Vereinigte Staaten: Ein Angemessenheitsbeschluss gilt nur, wenn/u)
  assert.doesNotMatch(printed(states), /(?:Für|nach|von) Vereinigte/u)

  const clauses = printed(of({}, { clausesWith: ["Werk Ost"] }))
  assert.ok(clauses.includes("Standardvertragsklauseln mit: Werk Ost"))
  assert.ok(printed(of({}, { closed: true })).includes("wird dorthin derzeit nichts weitergegeben"))
  assert.match(of({}, { issuedBy: "maker" }).signers[1] ?? "", /Auftraggebende Praxis/u)
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

const there = (name: string, more: Partial<ThirdCountry>): ThirdCountry => ({
  code: "XX",
  name,
  ground: "none",
  instrument: "",
  whose: "recipient",
  closed: false,
  ...more,
})

test("each third country stands with its decision, or with the words that there is none and what that means", () => {
  const thirdCountries = [
    there("Schweiz", { ground: "adequate", instrument: "2000/518/EG" }),
    there("Vereinigte Staaten", { ground: "us-dpf", instrument: "(EU) 2023/1795 Data Privacy Framework" }),
    there("Kenia", {}),
    there("China", { closed: true }),
    there("Singapur", { whose: "own" }),
  ]
  const read = printed(information(german, { ...informed, thirdCountries }))
  for (const part of [
    "Schweiz: Angemessenheitsbeschluss der Europäischen Kommission, 2000/518/EG (Art. 45 DSGVO)",
    "nur für Empfänger auf dessen Liste",
    "Kenia: kein Angemessenheitsbeschluss. Übermittelt wird nur mit ausdrücklicher Einwilligung",
    "China: kein Angemessenheitsbeschluss. Nach den geltenden Einstellungen wird dorthin nichts übermittelt",
    "Singapur (eigene Orte oder Server): kein Angemessenheitsbeschluss. Auf welcher Garantie",
  ])
    assert.ok(read.includes(part), part)
  assert.ok(
    printed(information(german, informed)).includes("keine Übermittlung in ein Drittland beabsichtigt"),
  )
})

test("where a laboratory may receive without consent, the patient reads it before, with the ground and the way to object", () => {
  const statutory = printed(information(german, { ...informed, mode: "statutory" }))
  assert.match(statutory, /auch ohne Einwilligung, solange Sie nicht widersprechen.*§ 203 Abs\. 3 Satz 2/u)
  assert.doesNotMatch(printed(information(german, informed)), /auch ohne Einwilligung/u)
})

test("the laboratory, which never met the patient, says where the data come from", () => {
  const read = printed(laboratoryInformation(german, informed))
  assert.ok(read.includes("Woher die Daten kommen") && read.includes("Art. 14 Abs. 5"))
  // The treatment record is the practice's; a legitimate interest has to be named (Art. 14(2)(b)).
  assert.doesNotMatch(read, /§ 630g|Wege der Praxis/u)
  assert.ok(read.includes("berechtigtes Interesse: den Auftrag der Praxis auszuführen"))
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

test("the anonymity test offers no result that the sheet itself rules out", () => {
  const anonymous = /Anonym geprüft \(nur/u
  assert.doesNotMatch(printed(anonymityTest(german, tested)), anonymous)
  const crown = { ...tested, cap: "anonymous" } as const
  assert.match(printed(anonymityTest(german, { ...crown, practiceKeepsMapping: false })), anonymous)

  const atHome = { ...tested, cap: "pseudonymised", recipientHolds: true } as const
  const read = printed(anonymityTest(german, atHome))
  assert.ok(read.includes("Für ihn ist nichts anonym."))
  assert.doesNotMatch(read, /nicht zuordenbar \(nur/u)
})

test("while the settings take no anonymity test, the sheet says so before anybody fills it in", () => {
  assert.match(printed(anonymityTest(german, { ...tested, isOff: true })), /nicht angenommen: alles geht/u)
  assert.doesNotMatch(printed(anonymityTest(german, tested)), /nicht angenommen/u)
})

test("the line for a reason stands on the page of the boxes it belongs to, wherever the page ends", () => {
  for (let rows = 0; rows < 40; rows += 1) {
    const pdf = printPaper(anonymityTest(german, { ...tested, content: "Scan\n".repeat(rows) }))
    assert.ok(pdf.kind === "pdf")
    const { lines } = readPdf(pdf.bytes)
    const pages = (text: RegExp) => lines.flatMap((line) => (text.test(line.text) ? [line.page] : []))
    const boxes = pages(/^\[ {2}\] Möglich oder nicht/u)
    assert.equal(boxes.length, 4)
    assert.deepEqual(pages(/^Begründung$/u), boxes, `${rows}`)
  }
})
