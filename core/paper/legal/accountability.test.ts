import assert from "node:assert/strict"
import { test } from "node:test"
import { impactAssessment, transferAssessment } from "./assessments.ts"
import { erasureConcept } from "./erasure-concept.ts"
import { behandlungsakte, frameIn, german, laboratory, printed } from "./fixtures/practice.ts"
import { measuresSheet } from "./measures.ts"
import { controllerRecord, processorRecord } from "./processing-record.ts"

const record = {
  role: "practice",
  officer: "Dr. Wächter",
  recipients: [laboratory],
  thirdCountries: [],
  mode: "strict",
  retention: [behandlungsakte],
} as const
const china = {
  country: { code: "CN", name: "China", class: "third", instrument: "keine", endsOn: null },
  lawAsOf: "2026-11-23",
  recipients: [],
  clausesWith: [],
} as const

test("the controller's record answers every letter from a to g with what is really configured", () => {
  const read = printed(controllerRecord(german, record))
  assert.ok(read.includes("Kennungen entfernt: Alle Angaben") && read.includes("Nicht anonym: Zähne"))
  for (const letter of ["a) ", "b) ", "c) ", "d) ", "e) ", "f) ", "g) "]) assert.ok(read.includes(letter))
  for (const part of ["Dr. Wächter", "Labor Nord (Labor)", "§ 630f Abs. 3 BGB", "Art. 30 Abs. 5"]) {
    assert.ok(read.includes(part), part)
  }
})

test("a laboratory's record names its own purposes, not the practice's", () => {
  const read = printed(controllerRecord(german, { ...record, role: "laboratory" }))
  assert.ok(read.includes("Anhang XIII MDR"))
  // The record is read by an authority, not by the patient.
  assert.doesNotMatch(read, /§ 85 StrlSchG|Ihren Namen|Praxisverwaltung/u)
})

const host = {
  controllers: [{ name: "Praxis Am Markt", address: "Marktstraße 1", officer: "" }],
  host: "Rechenzentrum Süd",
  atHome: false,
  thirdCountries: [
    { code: "CN", name: "China", ground: "none", instrument: "", whose: "own", closed: false },
  ],
} as const

test("the host's record names places and third countries of its storage", () => {
  const read = printed(processorRecord(german, host))
  assert.ok(read.includes("Auftragsverarbeiter Rechenzentrum Süd, Deutschland"))
  assert.match(read, /China \(eigene Orte oder Server\): kein Angemessenheitsbeschluss/u)
})

test("a processor that the server does not name is no name in its record, but a line to write on (Art. 30(2)(a))", () => {
  const read = printed(processorRecord(german, { ...host, host: null }))
  assert.ok(read.includes("Name, Anschrift und Kontakt des Auftragsverarbeiters"))
  assert.doesNotMatch(read, /Betrifft|im eigenen Haus/u)
  const atHome = printed(processorRecord(german, { ...host, host: null, atHome: true }))
  assert.ok(atHome.includes("dieses Verzeichnis entfällt, solange das so ist"))
})

test("the sheet of measures separates what the program does from what people must do, and certifies nothing", () => {
  const read = printed(
    measuresSheet(german, { people: 3, devices: 4, kitConfirmed: false, mode: "strict", role: "practice" }),
  )
  for (const part of [
    "Angemeldete Geräte 4",
    "bestätigt nein",
    "Hierzu leistet das Programm nichts",
    "keine Zertifizierung",
  ]) {
    assert.ok(read.includes(part), part)
  }
})

const assessed = {
  officer: "",
  recipients: [laboratory],
  disclosures: 40,
  received: 0,
  thirdCountries: [],
  mode: "strict",
  retention: [behandlungsakte],
} as const

test("the impact assessment describes purposes and periods and asks for the views of those concerned (Art. 35(7)(a), (9))", () => {
  const read = printed(impactAssessment(german, { ...assessed, patients: 8 }))
  for (const part of ["Art. 9 Abs. 2 lit. h", "Behandlungsakte: 10 Jahre", "Standpunkt der Betroffenen"])
    assert.ok(read.includes(part), part)
})

test("a laboratory that knows codes only does not count nought patients", () => {
  const read = printed(impactAssessment(german, { ...assessed, patients: null, received: 10 }))
  assert.ok(read.includes("das Labor kennt nur Codes") && read.includes("Aufträge von anderen: 10"))
  assert.doesNotMatch(read, /im Programm: 0/u)
})

test("a practice finds its size class with the annexes that bind it, none ticked; a laboratory hears that they do not bind it", () => {
  const facts = { people: 3, devices: 4, kitConfirmed: true, mode: "strict" } as const
  const practice = printed(measuresSheet(german, { ...facts, role: "practice" }))
  assert.match(practice, /\[ {2}\] Mittlere Praxis, 6 bis 20 Personen: dazu Anlage 2/u)
  assert.doesNotMatch(practice, /\[x\]/u)
  const maker = printed(measuresSheet(german, { ...facts, role: "maker" }))
  assert.ok(maker.includes("bindet Vertragspraxen"))
  assert.doesNotMatch(maker, /Mittlere Praxis/u)
})

test("neither assessment comes with a result: no box is ticked, and the transfer counts as failed until signed", () => {
  const impact = printed(
    impactAssessment(german, {
      ...assessed,
      patients: 120,
    }),
  )
  const transfer = printed(transferAssessment(german, china))
  for (const read of [impact, transfer]) assert.doesNotMatch(read, /\[x\]/u)
  assert.ok(impact.includes("§ 38 Abs. 1 Satz 2 BDSG") && impact.includes("im Programm: 120"))
  assert.ok(transfer.includes("gilt die Prüfung als nicht bestanden"))
  assert.ok(transfer.includes("Nachrichtendienstgesetz"))
})

test("the erasure concept has a class for each row of the table, and promises no absence of copies", () => {
  const classes = [
    { ...behandlungsakte, record: "treatment-record", waits: false },
    {
      name: "Belege",
      period: "8 Jahre",
      from: "Jahresende",
      law: "§ 147 AO",
      record: "voucher",
      waits: true,
    },
  ]
  const read = printed(erasureConcept(german, { classes, retentionAsOf: "2026-11-23" }))
  assert.ok(read.includes("Behandlungsakte") && read.includes("8 Jahre (siehe"))
  assert.ok(read.includes("nicht die Abwesenheit jeder Kopie"))
  assert.doesNotMatch(read, /garant|zertifi/iu)
})

test("the erasure concept says who may put erasure on hold, and that nobody has to stop the server for it", () => {
  const read = printed(erasureConcept(german, { classes: [], retentionAsOf: "2026-11-23" }))
  assert.ok(read.includes("je Auftrag anhalten"))
  assert.ok(read.includes("Inhaberin oder Inhaber, datenschutzbeauftragte Person"))
})

test("each of them can be read in English as well", () => {
  const english = frameIn("en")
  assert.ok(printed(controllerRecord(english, record)).includes("Record of processing activities"))
  assert.ok(printed(transferAssessment(english, china)).includes("counts as failed"))
})
