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
  retention: [behandlungsakte],
} as const
const china = {
  country: { code: "CN", name: "China", class: "third", instrument: "keine", endsOn: null },
  lawAsOf: "2026-11-23",
  recipients: [],
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
  assert.doesNotMatch(read, /§ 85 StrlSchG/u)
})

test("the host's record names places and third countries of its storage", () => {
  const own = [{ name: "Praxis Am Markt", address: "Marktstraße 1", officer: "" }]
  const read = printed(processorRecord(german, { controllers: own, thirdCountries: ["China"] }))
  assert.ok(read.includes("betrieben von Praxis Am Markt"))
  assert.match(read, /ohne Angemessenheitsbeschluss liegen: China/u)
})

test("the sheet of measures separates what the program does from what people must do, and certifies nothing", () => {
  const read = printed(measuresSheet(german, { people: 3, devices: 4, kitConfirmed: false, mode: "strict" }))
  for (const part of [
    "Angemeldete Geräte 4",
    "bestätigt nein",
    "Hierzu leistet das Programm nichts",
    "keine Zertifizierung",
  ]) {
    assert.ok(read.includes(part), part)
  }
})

test("neither assessment comes with a result: no box is ticked, and the transfer counts as failed until signed", () => {
  const impact = printed(
    impactAssessment(german, {
      officer: "",
      recipients: [laboratory],
      patients: 120,
      disclosures: 40,
      thirdCountries: [],
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
