import assert from "node:assert/strict"
import { test } from "node:test"
import { agreementHash, agreementTexts } from "../../records/agreement-text.ts"
import { clauseLabels, processingClauses } from "../../records/processing-contract.ts"
import { processingText, processingTextVersion, taxAccess } from "../../records/processing-text.ts"
import { agreementPaper } from "./agreement.ts"
import type { AgreementFacts } from "./agreement.ts"
import { everywhere, frameIn, german, germany, laboratory, printed } from "./fixtures/practice.ts"
import { processingContract } from "./processing-contract.ts"
import type { ProcessingFacts } from "./processing-contract.ts"

const austria = { code: "AT", name: "Österreich" }
const practice = {
  name: german.issuer.name,
  role: "Praxis",
  address: german.issuer.address,
  places: everywhere(germany),
  onward: [],
  passesOn: "none",
} as const
const agreed = (kind: AgreementFacts["kind"]): AgreementFacts => ({
  kind,
  text: agreementTexts[kind],
  textHash: agreementHash(kind),
  parties: [
    practice,
    {
      ...laboratory,
      places: everywhere(germany),
      onward: [{ name: "Fräswerk Süd", country: austria }],
      passesOn: "named",
    },
  ],
  labRole: null,
  signatures: [{ until: "2027-11-27", version: "2026-11b", isThisText: true }, null],
})

const contract: ProcessingFacts = {
  version: processingTextVersion,
  atHome: false,
  answers: null,
  processor: {
    name: "Rechenzentrum Weser",
    isNamed: true,
    country: germany,
    places: everywhere(germany),
  },
  taxAccess,
  clauses: processingClauses.map((clause) => ({
    clause,
    label: clauseLabels[clause],
    wording: processingText[clause],
  })),
  subProcessors: [
    { name: "Speicher Elbe", address: "Kai 1, Hamburg", country: germany, task: "Speichern", since: "2026" },
  ],
}

test("a party that reserves passing on, or never said, is not told as one without further recipients", () => {
  const of = (passesOn: "none" | "reserved" | "unknown"): string => {
    const facts = agreed("data-agreement")
    const [ours, theirs] = facts.parties
    return printed(agreementPaper(german, { ...facts, parties: [ours, { ...theirs, onward: [], passesOn }] }))
  }
  assert.match(of("reserved"), /Labor Nord behält sich vor, Daten weiterzugeben/u)
  assert.match(of("unknown"), /Labor Nord hat nicht angegeben, ob es Daten weitergibt/u)
  assert.match(of("none"), /Kein ständiger weiterer Empfänger, von Seiten: Praxis Am Markt, Labor Nord/u)
  for (const open of ["reserved", "unknown"] as const)
    assert.doesNotMatch(of(open), /Seiten: [^.]*Labor Nord/u)
})

test("a signature under another wording is not one under this", () => {
  const older = { until: "2027-03-01", version: "2026-11", isThisText: false }
  const read = printed(agreementPaper(german, { ...agreed("data-agreement"), signatures: [older, null] }))
  assert.ok(read.includes("eine andere Fassung (2026-11) ist unterschrieben, gilt bis 01.03.2027"))
  assert.doesNotMatch(read, /auf Papier muss ihn niemand/u)
  const both = { ...older, isThisText: true }
  assert.match(
    printed(agreementPaper(german, { ...agreed("data-agreement"), signatures: [both, both] })),
    /auf Papier muss ihn niemand noch einmal unterschreiben/u,
  )
})

test("the data agreement has every point of Art. 28(3): instructions, return at choice, inspection on site, excess, form", () => {
  const read = agreementTexts["data-agreement"].paragraphs.join(" ")
  for (const part of [
    "nach Wahl der auftraggebenden Partei gelöscht oder zurückgegeben",
    "mit allen Kopien",
    "auch vor Ort",
    "Art. 28 Abs. 10",
    "Art. 28 Abs. 9",
    "kann widersprechen",
    "Weisungen erteilen",
  ])
    assert.ok(read.includes(part), part)
})

test("the data agreement carries the very wording that is signed, its hash, places, onward recipients and measures", () => {
  const read = printed(agreementPaper(german, agreed("data-agreement")))
  for (const part of [
    "11. Nachweis",
    agreementHash("data-agreement"),
    "unterschrieben, gilt bis 27.11.2027",
    "noch nicht unterschrieben",
    "Fräswerk Süd",
    "Österreich",
    "Anlage: Maßnahmen",
    "der Server hat keinen Schlüssel",
  ]) {
    assert.ok(read.includes(part), part)
  }
})

test("the practice's setting says what the laboratory is in law, and the same wording is signed for both", () => {
  const of = (labRole: AgreementFacts["labRole"]): string =>
    printed(agreementPaper(german, { ...agreed("data-agreement"), labRole }))
  assert.match(of("processor"), /Labor Nord als Auftragsverarbeiter/u)
  assert.match(of("controller"), /Labor Nord als selbst Verantwortlichen/u)
  assert.doesNotMatch(of(null), /Rolle des Empfängers/u)
  for (const role of ["processor", "controller"] as const)
    assert.ok(of(role).includes(agreementHash("data-agreement")))
})

test("the secrecy undertaking is signed by whoever takes part, not by the practice, and says what is punishable", () => {
  const paper = agreementPaper(german, agreed("secrecy-undertaking"))
  assert.deepEqual(paper.signers, ["Labor Nord"])
  const read = printed(paper)
  assert.ok(read.includes("Freiheitsstrafe bis zu einem Jahr"))
  assert.doesNotMatch(read, /Anlage/u)
})

test("in English the agreement says that the German wording binds", () => {
  assert.ok(printed(agreementPaper(frameIn("en"), agreed("data-agreement"))).includes("German wording binds"))
})

test("the contract leaves room for the processor's address, and for its name where the server names nobody", () => {
  assert.match(printed(processingContract(german, contract)), /Anschrift des Auftragsverarbeiters/u)
  const unnamed = { ...contract.processor, isNamed: false }
  assert.match(
    printed(processingContract(german, { ...contract, processor: unnamed })),
    /Name und Anschrift des Auftragsverarbeiters/u,
  )
})

test("a house that signed that the server stands in its own rooms reads first that it needs no such contract", () => {
  assert.match(
    printed(processingContract(german, { ...contract, atHome: true })),
    /Parteien Nach der unterschriebenen Erklärung steht der Server im eigenen Haus/u,
  )
  assert.doesNotMatch(printed(processingContract(german, contract)), /im eigenen Haus/u)
})

test("the contract gives the tax authority its access where tax records lie there (§ 147(6) AO)", () => {
  assert.match(
    printed(processingContract(german, contract)),
    /27\. Datenzugriff der Finanzbehörde.*Z1.*Z2.*Z3/u,
  )
})

test("the contract for processing has a wording for every point of Art. 28(3), places and each sub-processor", () => {
  const read = printed(processingContract(german, contract))
  for (const { label, wording } of contract.clauses) {
    assert.ok(read.includes(label), label)
    assert.ok(read.includes(wording.slice(0, 40)), wording)
  }
  assert.ok(read.includes("Kai 1, Hamburg"))
  assert.doesNotMatch(read, /Unvollständig/u)
})

test("what the house signed about the processor stands in the contract with day, signer and what is open", () => {
  const answers = {
    signedOn: "23.11.2026",
    signedBy: "Dr. Inge Beispiel",
    validUntil: "23.11.2027",
    version: 2,
    hash: "ab".repeat(32),
    measures: [
      { label: "Mehr-Faktor-Anmeldung", answer: "ja" },
      { label: "Letzter Penetrationstest", answer: null },
    ],
    weaker: [{ label: "Meldung einer Verletzung, in Stunden", answer: "72" }],
    certificates: [{ label: "Zertifikate des Rechenzentrums", answer: "ISO 27001" }],
    open: ["Letzter Penetrationstest"],
  }
  const read = printed(processingContract(german, { ...contract, answers }))
  for (const part of [
    "am 23.11.2026 von Dr. Inge Beispiel",
    "Die Antworten versprechen weniger als der Wortlaut",
    "Meldung einer Verletzung, in Stunden: 72",
    "Nicht beantwortet: Letzter Penetrationstest",
    "ISO 27001",
  ])
    assert.ok(read.includes(part), part)
  assert.match(printed(processingContract(german, contract)), /kein Fragebogen unterschrieben/u)
})

test("a contract with a gap says so at its head and names the gap", () => {
  const clauses = contract.clauses.map((one) =>
    one.clause === "28-3-h-audit" ? { ...one, wording: " " } : one,
  )
  const read = printed(processingContract(german, { ...contract, clauses }))
  assert.match(read, /Unvollständig, so nicht verwendbar\. Es fehlt: Nachweise, Kontrollen/u)
})
