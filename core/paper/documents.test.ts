import assert from "node:assert/strict"
import { test } from "node:test"
import type { ReadProtocol } from "../audit/erasure-protocol.ts"
import { deliverySlip } from "./delivery-slip.ts"
import type { ErasureFacts, ErasureNames } from "./erasure-facts.ts"
import { erasurePaper } from "./erasure-protocol.ts"
import { printedDay, printedMoment } from "./moment.ts"
import type { Language, Paper } from "./pdf.ts"
import { readPdf } from "./fixtures/read-pdf.ts"
import { exportCommands, recoveryKit } from "./recovery-kit.ts"

const at = Date.UTC(2026, 10, 23, 14, 5)
const groups = Array.from({ length: 12 }, (_, index) => String(10_000 + index * 7001))
const digits = groups.join(" ")
const identity = `AGE-SECRET-KEY-PQ-1${"Q2W3E4R5T6".repeat(6).slice(0, 58)}`
const languages: readonly Language[] = ["de", "en"]

function textOf(paper: Paper): string {
  assert.ok(paper.kind === "pdf", JSON.stringify(paper))
  const read = readPdf(paper.bytes)
  assert.deepEqual(read.faults, [])
  return read.text
}

/** Lines of a paragraph joined again, so that a sentence can be looked for. */
const flat = (paper: Paper): string => textOf(paper).replaceAll("\n", " ")

const kit = {
  organisation: "Zahnarztpraxis Größe",
  fingerprint: digits,
  words: Array.from({ length: 24 }, (_, index) => `wort${index}`),
  identity,
  commands: exportCommands,
  printedOn: null,
}

const slip = {
  orderNumber: "ZW-4K7M-92XA-3",
  patientCode: "K7M 24X FPR",
  from: { name: "Praxis Am Markt", address: ["Marktstraße 1", "88662 Überlingen"] },
  to: { name: "Labor Nord GmbH", address: ["Hafenweg 3", "24103 Kiel"] },
  dueOn: "2026-12-04",
  contents: ["Abformung, desinfiziert"],
  label: null,
  safetyNumber: digits,
  qr: "ZW-4K7M-92XA-3",
  printedOn: at,
}

const names: ErasureNames = {
  record: (record) => ({ name: `Akte ${record.length}`, law: "Anhang XIII MDR" }),
  country: (code) => `Land ${code}`,
  operator: (operator) => (operator === "self" ? "selbst betrieben" : operator),
}

const declaration = { at, keysDestroyed: ["order-key"], objectsDropped: 3 }
const storageReport = {
  at,
  objects: [{ object: "object_1", chunks: 3, bytes: 99, versions: 2, answer: "204, 2 versions" }],
  envelopes: 2,
  events: 5,
  backupsUntil: at + 1,
  pools: [{ name: "praxis", country: "DE", operator: "Praxis Am Markt" }],
}

const erased: ErasureFacts = {
  protocol: { orderNumber: "ZW-4K7M-92XA-3", basis: "Art. 17 DSGVO", composedAt: at, open: [] },
  closure: { at, organisation: "org_1", reason: "withdrawn" },
  parties: [
    { organisation: "org_1", name: "Praxis Am Markt", declaration },
    { organisation: "org_2", name: "Labor Nord GmbH", declaration },
  ],
  storageReport,
}

test("an erasure protocol says which label the files had, what proves it and what it never meant", () => {
  const of = (label: NonNullable<ErasureFacts["protocol"]["label"]>, language: "de" | "en"): string =>
    flat(
      erasurePaper({ ...erased, protocol: { ...erased.protocol, label } }, "0".repeat(64), language, names),
    )
  const face = of("face-removed", "de")
  for (const part of ["Kennungen und Gesichtsoberfläche entfernt", "Prüfbericht", "Nicht anonym", "Gaumen"])
    assert.ok(face.includes(part), part)
  const plain = of("identifiers-removed", "de")
  assert.ok(plain.includes("Kennungen entfernt") && !plain.includes("Prüfbericht"))
  assert.ok(of("identified", "en").includes("Identified – consent on file"))
  assert.doesNotMatch(flat(erasurePaper(erased, "0".repeat(64), "de", names)), /Kennungen entfernt/u)
})

test("the recovery kit carries every word with its place, the key in one line and the commands", () => {
  for (const language of languages) {
    const text = textOf(recoveryKit(kit, language))
    assert.ok(kit.words.every((word, place) => text.includes(`${place + 1}\n${word}`)))
    for (const line of [
      identity,
      ...exportCommands,
      groups.slice(0, 6).join(" "),
      groups.slice(6).join(" "),
    ]) {
      assert.ok(text.split("\n").includes(line), line)
    }
  }
})

test("key, words and commands of the recovery kit stand on its first page", () => {
  const paper = recoveryKit(kit, "de")
  assert.ok(paper.kind === "pdf")
  const { lines } = readPdf(paper.bytes)
  for (const text of [identity, "wort23", exportCommands[2]]) {
    assert.equal(lines.find((line) => line.text === text)?.page, 0, text)
  }
  assert.equal(lines.find((line) => line.text.startsWith("Die großgeschriebenen Namen"))?.page, 0)
})

test("the delivery slip carries order, code and safety number in groups of five", () => {
  for (const language of languages) {
    const text = textOf(deliverySlip(slip, language))
    for (const part of ["ZW-4K7M-92XA-3", "K7M 24X FPR", "Labor Nord GmbH", groups.slice(0, 6).join(" ")]) {
      assert.ok(text.includes(part), part)
    }
  }
  assert.ok(textOf(deliverySlip(slip, "de")).includes("04.12.2026"))
})

test("the slip names the label of the files and says that it is not anonymity", () => {
  const labelled = (label: Parameters<typeof deliverySlip>[0]["label"]): string =>
    textOf(deliverySlip({ ...slip, label }, "de"))

  assert.match(labelled("identifiers-removed"), /Kennungen entfernt/u)
  assert.match(labelled("face-removed"), /Kennungen und Gesichtsoberfläche entfernt/u)
  assert.match(labelled("identified"), /Mit Namen – Einwilligung liegt vor/u)
  assert.match(labelled("face-removed"), /Nicht anonym/u)
  assert.doesNotMatch(labelled(null), /anonym/u)
})

test("the slip to a milling centre has no patient code, not even an empty line for one", () => {
  const text = textOf(deliverySlip({ ...slip, patientCode: null }, "de"))
  assert.doesNotMatch(text, /Patientencode|24X/u)
})

test("the erasure protocol says done, open and what cannot be known", () => {
  const text = flat(erasurePaper(erased, "0".repeat(64), "de", names))
  for (const part of [
    "Löschprotokoll",
    "Die Einwilligung wurde widerrufen.",
    "Am 23.11.2026, 14:05 Uhr UTC wurden die im System geführten Schlüsseltext-Objekte",
    "Versionen: 2",
    "kann dieses System nicht löschen",
    "Das Protokoll belegt ausgeführte Schritte, nicht die Abwesenheit jeder Kopie.",
    "Es ist nichts offen.",
    "204, 2 versions",
  ]) {
    assert.ok(text.includes(part), part)
  }
})

test("a store's answer is told in words, and one that nobody knows is quoted", () => {
  const told = (answer: string): string => {
    const objects = storageReport.objects.map((one) => ({ ...one, answer, bytes: 302_607 }))
    const from = { ...erased, storageReport: { ...storageReport, objects } }
    return flat(erasurePaper(from, "0".repeat(64), "de", names))
  }
  const folder = told("unlink: done; stat: ENOENT")
  assert.ok(folder.includes("3 Teile, 302.607 Byte: gelöscht; auf Nachfrage nicht mehr vorhanden"), folder)
  assert.doesNotMatch(folder, /ENOENT|\(DE/u)
  const two = "versioning on; deleted 2; listing: empty; HEAD: 404"
  assert.match(told(`${two}; unlink: ENOENT; stat: ENOENT`), /: gelöscht; auf Nachfrage/u)
  assert.match(told("unlink: ENOENT; stat: ENOENT"), /: war schon gelöscht/u)
  assert.ok(told("unlink: done; stat: EACCES").includes("302.607 Byte: unlink: done; stat: EACCES"))
  assert.ok(told("no chunks").includes("no chunks"))
})

test("whoever had no key any more is not said to have destroyed one, nor none", () => {
  const parties = erased.parties.map((one) => ({
    ...one,
    declaration: { ...declaration, keysDestroyed: [] },
  }))
  const text = flat(erasurePaper({ ...erased, parties }, "0".repeat(64), "de", names))
  assert.ok(text.includes("kein Schlüssel mehr auf dem Gerät, 3 Dateien"), text)
  assert.doesNotMatch(text, /0 Schlüssel/u)
})

test("the erasure protocol names who has not signed and claims nothing that nobody reported", () => {
  const [practice] = erased.parties
  assert.ok(practice !== undefined)
  const open: ErasureFacts = {
    ...erased,
    protocol: {
      ...erased.protocol,
      open: [
        { kind: "declaration-missing", name: "Labor Nord GmbH" },
        { kind: "storage-report-missing" },
        { kind: "object-not-reported", object: "object_7" },
        { kind: "backups-until", until: at },
      ],
    },
    parties: [practice, { organisation: "org_2", name: "Labor Nord GmbH", declaration: null }],
    storageReport: null,
  }
  const german = flat(erasurePaper(open, "0".repeat(64), "de", names))
  assert.ok(german.includes("Labor Nord GmbH: Die Löschbestätigung des Empfängers fehlt."))
  assert.ok(german.includes("4 Punkte sind noch offen"))
  assert.doesNotMatch(german, /Objekte dieses Auftrags gelöscht|Es ist nichts offen/u)
  const english = flat(erasurePaper(open, "0".repeat(64), "en", names))
  assert.ok(english.includes("Labor Nord GmbH: the recipient's confirmation of erasure is missing."))
  assert.doesNotMatch(english, /were deleted/u)
})

test("the erasure protocol names what is kept, by whom, until when and why", () => {
  const [practice, laboratory] = erased.parties
  assert.ok(practice !== undefined && laboratory !== undefined)
  const kept = [{ record: "custom-made-statement", startsOn: "2026-11-27", until: "2036-11-28" }]
  const parties = [practice, { ...laboratory, declaration: { ...declaration, kept } }]
  const text = flat(erasurePaper({ ...erased, parties }, "0".repeat(64), "de", names))
  for (const part of [
    "Aufbewahrt, weil das Gesetz es verlangt",
    "Akte 21",
    "28.11.2036",
    "Anhang XIII MDR",
  ]) {
    assert.ok(text.includes(part), part)
  }
  assert.doesNotMatch(flat(erasurePaper(erased, "0".repeat(64), "de", names)), /Aufbewahrt, weil/u)
})

test("no paper promises more than can be known", () => {
  for (const language of languages) {
    const text = flat(erasurePaper(erased, "0".repeat(64), language, names))
    assert.doesNotMatch(text, /garant|zertifi|certif|revisionssicher|unwiderruflich|anonym/iu)
  }
})

test("a protocol that core/audit verified can be printed as it is", () => {
  const printed = (from: ReadProtocol): ErasureFacts => from
  assert.equal(typeof printed, "function")
})

test("the same paper has the same bytes", () => {
  assert.deepEqual(recoveryKit(kit, "de"), recoveryKit(kit, "de"))
  assert.deepEqual(deliverySlip(slip, "en"), deliverySlip(slip, "en"))
})

test("a name that cannot be printed is refused with its letters, not printed with gaps", () => {
  assert.deepEqual(recoveryKit({ ...kit, organisation: "Практика" }, "de"), {
    kind: "refused",
    reason: "unprintable",
    letters: ["П", "р", "а", "к", "т", "и"],
  })
})

test("days and times are printed in UTC, and said so", () => {
  assert.equal(printedMoment(at, "de"), "23.11.2026, 14:05 Uhr UTC")
  assert.equal(printedMoment(at, "en"), "23 November 2026, 14:05 UTC")
  assert.equal(printedDay(0, "de"), "01.01.1970")
  assert.equal(printedMoment(Number.NaN, "de"), "?")
})
