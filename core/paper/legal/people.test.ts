import assert from "node:assert/strict"
import { test } from "node:test"
import { accessPaper } from "./access.ts"
import { consentCopy } from "./consent-copy.ts"
import { customMadeStatement } from "./custom-made-statement.ts"
import { behandlungsakte, frameIn, german, germany, laboratory, printed } from "./fixtures/practice.ts"
import type { HolderLine } from "./holders.ts"
import { nis2SelfCheck } from "./nis2-self-check.ts"
import { recipientsPaper } from "./recipients.ts"
import type { DisclosureLine } from "./recipients.ts"
import { registerPaper } from "./register.ts"
import { taxPermitRequest, taxPlaceNotice } from "./tax-letters.ts"
import { verdictPaper } from "./verdict.ts"
import type { VerdictFacts } from "./verdict.ts"

const sent: DisclosureLine = {
  day: "2026-11-20",
  order: "ZW-4K7M-92XA-3",
  recipient: laboratory,
  countries: [germany],
  countriesNow: [],
  form: "unter einem Code",
  label: "face-removed",
  kinds: ["Intraoralscan"],
  ground: "Ausdrückliche Einwilligung",
  until: "2026-12-20",
  end: "open",
  onward: [],
  kept: [],
}
const holder: HolderLine = {
  depth: 1,
  order: "ZW-4K7M-92XA-3",
  day: "2026-11-20",
  from: "Praxis am Park",
  to: "Labor Nord",
  role: "Labor",
  ground: "Ausdrückliche Einwilligung",
  countries: [germany],
  countriesNow: [],
  until: "2026-12-20",
  state: "held",
  kept: [],
  doubtful: false,
}
const patient = {
  name: "Erika Mustermann",
  birthDate: "1980-05-04",
  details: ["Lindengraben 3"],
  codes: [{ recipient: "Labor Nord", code: "K7M 24X FPR" }],
}
const where = { mode: "strict", thirdCountries: [] } as const
const denied: VerdictFacts = {
  kind: "deny",
  act: "send",
  until: null,
  sent: null,
  lawOf: "2026-11-27",
  recipient: { name: "Werk Ost", role: "Importeur" },
  countries: [{ code: "CN", name: "China" }],
  form: "mit Namen",
  label: "identified",
  kinds: ["Intraoralscan"],
  mode: "strict",
  reasons: [
    {
      id: "g2-name",
      citation: "Art. 5 Abs. 1 lit. c DSGVO",
      dentist: "Der Name ist nicht nötig.",
      officer: "Erforderlichkeit fehlt.",
      cure: "Unter Code senden",
    },
  ],
  duties: [],
}

test("who has the data, the access and the decision name the label that was reached, and that it is not anonymous", () => {
  const facts = { patient, holders: [], disclosures: [sent], consents: [], retention: [], ...where }
  for (const paper of [recipientsPaper(german, facts), accessPaper(german, facts)]) {
    const read = printed(paper)
    assert.ok(read.includes("Kennungen und Gesichtsoberfläche entfernt"))
    assert.ok(read.includes("Nicht anonym: Zähne, Kiefer, Gaumen"))
  }
  const named = printed(verdictPaper(german, denied))
  assert.ok(named.includes("Mit Namen – Einwilligung liegt vor") && !named.includes("Nicht anonym"))
})

test("what was erased is no longer counted as held today, and is still told", () => {
  const erased: DisclosureLine = { ...sent, order: "ZW-ALT", end: "erased" }
  const paper = recipientsPaper(german, { patient, disclosures: [erased], holders: [] })
  const read = printed(paper)
  assert.ok(read.includes("Derzeit hat kein Empfänger"))
  assert.ok(read.includes("ZW-ALT") && read.includes("Löschprotokoll liegt vor"))
  assert.deepEqual(paper.signers, [])
})

test("a recipient who may pass on is told with the name of the next one", () => {
  const read = printed(
    recipientsPaper(german, {
      patient,
      disclosures: [{ ...sent, onward: ["Fräswerk Süd"] }],
      holders: [holder],
    }),
  )
  assert.ok(read.includes("darf ausgewählte Dateien weitergeben an: Fräswerk Süd"))
  assert.ok(read.includes("20.12.2026") && read.includes("K7M 24X FPR"))
})

const mill: HolderLine = {
  ...holder,
  depth: 2,
  from: "Labor Nord",
  to: "Fräswerk Süd",
  role: "Fräszentrum",
  countries: [{ code: "AT", name: "Österreich" }],
  state: "restricted",
  kept: [
    { name: "Dokumentation", law: "Anhang XIII Abs. 4 MDR", until: "2036-11-20", grounded: true },
    { name: "Behandlungsakte", law: "", until: "2099-01-01", grounded: false },
  ],
}

test("whoever got it from a recipient is told as well: from whom, where, and what the law keeps there until when", () => {
  const read = printed(recipientsPaper(german, { patient, disclosures: [sent], holders: [holder, mill] }))
  for (const part of [
    "Fräswerk Süd (Fräszentrum)",
    "Von: Labor Nord. Länder: Österreich",
    "behält „Dokumentation“ bis 20.11.2036",
    "dafür gibt es keine",
    "eingeschränkt bis",
  ])
    assert.ok(read.includes(part), part)
})

test("the register on paper has a row for each hop, counts their states, and draws what recipients passed on", () => {
  const row = {
    way: "gesendet",
    order: "ZW-4K7M-92XA-3",
    day: "2026-11-20",
    kinds: ["Scan"],
    form: "unter Code",
    consent: true,
    outOf: "",
  } as const
  const read = printed(
    registerPaper(german, {
      rows: [
        { ...holder, ...row, state: "läuft" },
        { ...mill, ...row, outOf: "ZW-VORHER", way: "weitergegeben", state: "eingeschränkt" },
        {
          ...mill,
          ...row,
          way: "weitergegeben",
          state: "verborgen",
          form: "",
          until: null,
          ground: "",
          doubtful: true,
        },
      ],
      chains: [{ order: row.order, origin: "Praxis am Park", holders: [holder, mill] }],
    }),
  )
  for (const part of [
    "3 Weitergaben",
    "aus ZW-VORHER",
    "von Labor Nord",
    "eingeschränkt",
    "verborgen",
    "bis nicht bekannt",
    "nicht gedeckt",
  ])
    assert.ok(read.includes(part), part)
  assert.equal(read.split("Praxis am Park").length > 2, true)
})

test("the answer under Art. 15 names recipients, consents, periods, origin and rights, and is read by a dentist first", () => {
  const consent = {
    givenOn: "2026-11-01",
    validUntil: "2027-11-01",
    state: "withdrawn",
    recipients: ["Labor Nord"],
    onward: [],
    kinds: ["Intraoralscan"],
    form: "unter einem Code",
    countries: [germany],
    releasesFromSecrecy: true,
  } as const
  const facts = {
    patient,
    disclosures: [sent],
    holders: [holder],
    consents: [consent],
    retention: [behandlungsakte],
    mode: "strict",
    thirdCountries: [
      {
        code: "CH",
        name: "Schweiz",
        ground: "adequate",
        instrument: "2000/518/EG",
        whose: "recipient",
        closed: false,
      },
    ],
  } as const
  const paper = accessPaper(german, facts)
  const read = printed(paper)
  for (const part of [
    "Labor Nord (Labor)",
    "widerrufen",
    "§ 630f Abs. 3 BGB",
    "Herkunft",
    "Art. 77 DSGVO",
    "geboren 04.05.1980",
    "die Entbindung von der Schweigepflicht gilt nicht mehr",
    "Schweiz: Angemessenheitsbeschluss",
    "Verschlüsselt liegen die Daten außerdem auf dem Server",
  ]) {
    assert.ok(read.includes(part), part)
  }
  assert.match(paper.signers[0] ?? "", /therapeutischer Gründe/u)
})

test("a denial says why, by which article, and what may be done instead", () => {
  const read = printed(verdictPaper(german, denied))
  for (const part of [
    "Darf nicht gesendet werden.",
    "Der Name ist nicht nötig.",
    "Art. 5 Abs. 1 lit. c DSGVO",
    "Unter Code senden",
    "Erforderlichkeit fehlt.",
  ]) {
    assert.ok(read.includes(part), part)
  }
  const permitted = printed(
    verdictPaper(german, { ...denied, kind: "permit", duties: ["Wird protokolliert."] }),
  )
  assert.ok(permitted.includes("Darf gesendet werden.") && permitted.includes("Wird protokolliert."))
  assert.doesNotMatch(permitted, /Was Sie tun können/u)
})

test("of what was sent the paper no longer asks: it says since when, from whom, until which day, and how it stands", () => {
  const said = { order: "ZW-4K7M-92XA-3", from: "Praxis am Park", day: "2026-11-20" }
  const sent = { ...said, state: "gelöscht" }
  const paper = verdictPaper(german, { ...denied, kind: "permit", until: "2026-12-04", sent })
  const read = printed(paper)
  assert.equal(paper.about, "Auftrag ZW-4K7M-92XA-3, von Praxis am Park an Werk Ost")
  for (const part of ["Durfte am 20.11.2026 gesendet werden.", "04.12.2026", "gelöscht"]) {
    assert.ok(read.includes(part), part)
  }
  assert.doesNotMatch(read, /Darf ich|Darf gesendet/u)
})

test("the copy of a consent is the signed text with its crosses, and the withdrawal beside it", () => {
  const sheet = "Einwilligung\n\nWozu?\nZahnersatz.\n\nWas?\n[x] Scan\n[ ] Fotos\n\nKiel, 23.11.2026"
  const facts = {
    patient: "Erika Mustermann",
    sheet,
    givenAt: Date.UTC(2026, 10, 23),
    state: "withdrawn",
    withdrawnAt: Date.UTC(2026, 10, 25),
    explainedBy: "Dr. Beispiel",
    proof: {
      form: "consent-and-release",
      version: "2026-11",
      language: "de",
      information: "2026-11",
      risks: [{ country: "CN", version: "2026-11" }],
      identity: "identity-card",
      where: "practice",
    },
    strokes: 1,
    evidence: "0".repeat(64),
  } as const
  const paper = consentCopy(german, facts)
  const read = printed(paper)
  for (const part of [
    "[x] Scan",
    "Fotos",
    "Kiel, 23.11.2026",
    "widerrufen 25.11.2026",
    "0".repeat(64),
    "Einwilligung und Entbindung, 2026-11",
    "CN (2026-11)",
    "Ausweis vorgelegt",
    "in der Praxis",
  ]) {
    assert.ok(read.includes(part), part)
  }
  assert.equal(paper.title, "Einwilligung")
  assert.doesNotMatch(read, /\[x\] Fotos/u)
})

test("the statement of Annex XIII names the person by code, the prescriber, every place and the lots", () => {
  const facts = {
    order: "ZW-4K7M-92XA-3",
    patientCode: "K7M 24X FPR",
    prescriber: "Dr. Beispiel",
    practice: "Praxis Am Markt",
    maker: { name: "Labor Nord", address: "Hafenweg 3, Kiel" },
    places: ["Deutschland", "Österreich"],
    devices: [{ teeth: "46", what: "Krone", material: "Zirkonoxid" }],
    shade: "",
    lots: "L-77",
  }
  const read = printed(customMadeStatement(german, facts))
  for (const part of [
    "K7M 24X FPR",
    "Dr. Beispiel, Praxis Am Markt",
    "Deutschland, Österreich",
    "Zirkonoxid",
    "L-77",
    "von Hand zu ergänzen",
  ]) {
    assert.ok(read.includes(part), part)
  }
})

test("the tax letters are written only where a place asks for one: the Union for the notice, a third state for the permit", () => {
  const at = (law: "inland" | "member-state" | "third-country", name: string) => ({
    places: [{ operator: "Speicher AG", country: { code: "XX", name }, law }],
  })
  assert.ok(printed(taxPlaceNotice(german, at("inland", "Deutschland"))).includes("nicht nötig"))
  assert.ok(printed(taxPlaceNotice(german, at("member-state", "Irland"))).includes("Speicher AG, Irland"))
  const swiss = at("third-country", "Schweiz")
  assert.ok(printed(taxPlaceNotice(german, swiss)).includes("nicht nötig"))
  assert.ok(printed(taxPermitRequest(german, swiss)).includes("Speicher AG, Schweiz"))
})

test("the NIS2 sheet asks by role and size and decides nothing", () => {
  const read = printed(nis2SelfCheck(german, { role: "laboratory", peopleInProgram: 4 }))
  assert.ok(read.includes("Anlage 2 Nr. 5.1.1") && read.includes("Anlage 1 Nr. 6.1.4"))
  assert.ok(read.includes("mindestens 50 Personen"))
  assert.doesNotMatch(read, /\[x\]/u)
})

test("they can be read in English too", () => {
  const english = frameIn("en")
  assert.ok(printed(verdictPaper(english, denied)).includes("May not be sent."))
  assert.ok(
    printed(recipientsPaper(english, { patient, disclosures: [sent], holders: [holder] })).includes(
      "Who has the data?",
    ),
  )
})
