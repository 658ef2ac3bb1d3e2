import assert from "node:assert/strict"
import { test } from "node:test"
import { informationVersion, riskSheetVersion } from "../paper/legal/sheet-versions.ts"
import { law } from "../policy/law.ts"
import { consentForm } from "../records/consent-proof.ts"
import { randomId } from "../records/id.ts"
import type { OrganisationProfile } from "../records/organisation.ts"
import type { PartnerView } from "./people-views.ts"
import { nothingTicked, sheetGap, sheetText } from "../records/consent-sheet.ts"
import type { SheetTicks } from "../records/consent-sheet.ts"
import { consentInputOf } from "./consent-input.ts"
import { frameOf, offeredKinds, riskyCountries, sheetOf, validUntil, yearsOld } from "./consent-form.ts"
import type { SheetFacts } from "./consent-form.ts"

const at = Date.UTC(2026, 10, 23, 9)

const profile = (name: string, seat: string): OrganisationProfile => ({
  name,
  role: "laboratory",
  address: { street: "Hafenstraße 12", postalCode: "24103", city: "Kiel", country: seat },
  places: { seat, processing: [seat], storage: [seat], backup: [seat], support: [seat] },
  parent: "none",
  onward: { kind: "none" },
  contact: { email: "post@beispiel.example", phone: "0431 5550100", dataProtectionOfficer: "" },
})

const partner = (name: string, seat: string): PartnerView => ({
  organisation: randomId("org"),
  profile: profile(name, seat),
  state: "linked",
  trust: "by-link",
  safetyNumber: "",
  agreements: [],
  obstacle: null,
})

const facts = (change: Partial<SheetFacts> = {}): SheetFacts => ({
  practice: { ...profile("Praxis Dr. Beispiel", "DE"), role: "practice" },
  patient: {
    patient: randomId("patient"),
    nameHidden: false,
    family: "Albers",
    given: "Hanna",
    birthDate: "1984-03-12",
  },
  recipient: partner("Labor Nord", "DE"),
  mills: [],
  purpose: "make-restoration",
  documents: false,
  signer: "patient",
  signedBy: "",
  months: 12,
  nameReason: "",
  explainedBy: "Dr. Beispiel",
  attested: false,
  identity: "known",
  law,
  eraseAfterDays: 14,
  at,
  where: "practice",
  ...change,
})

const german = (of: SheetFacts) => sheetOf(of, "de")
const textOf = (of: SheetFacts, ticks: SheetTicks): string => sheetText(german(of), ticks, "heute")

const everything: SheetTicks = {
  kinds: ["scan"],
  form: "code",
  explicit: true,
  secrecy: true,
  third: true,
  questions: true,
  minors: true,
}

test("the sheet says all that the law asks for, in German and in English", () => {
  for (const language of ["de", "en"] as const) {
    const titles = sheetOf(facts(), language).elements.map(({ title }) => title)
    assert.equal(titles.length, 18)
    assert.equal(new Set(titles).size, titles.length)
  }
})

test("nothing is ticked before the patient ticks it, and the first thing missing is named", () => {
  assert.equal(sheetGap(german(facts()), nothingTicked, false), "kinds")
  assert.equal(sheetGap(german(facts()), { ...nothingTicked, kinds: ["scan"] }, false), "explicit")
  const named = facts({ nameReason: "Das Labor beschriftet das Modell." })
  assert.equal(sheetGap(german(named), { ...nothingTicked, kinds: ["scan"] }, false), "form")
  assert.equal(sheetGap(german(facts()), { ...everything, explicit: false }, true), "explicit")
  assert.equal(sheetGap(german(facts()), { ...everything, secrecy: false }, true), "secrecy")
  assert.equal(sheetGap(german(facts()), everything, false), "signature")
  assert.equal(sheetGap(german(facts()), everything, true), null)
})

test("a country without the same protection has a tick of its own", () => {
  const china = facts({ recipient: partner("Werk Ost", "CN") })

  assert.deepEqual(riskyCountries(china), ["CN"])
  assert.deepEqual(riskyCountries(facts({ recipient: partner("Labor Wien", "AT") })), [])
  assert.equal(sheetGap(german(china), { ...everything, third: false }, true), "third")
  const read = textOf(china, everything)
  assert.match(read, /\[x\] Ich willige trotzdem .*China/u)
  // Each part of element 12 (spec policy 5.1): country, no decision, safeguards, risks, article.
  for (const part of [
    "China: Es gibt keinen Angemessenheitsbeschluss",
    "keine geeigneten Garantien (Art. 46 DSGVO)",
    "keine unabhängige Aufsicht",
    "Art. 49 Abs. 1 lit. a",
    `Risikoblatt des Landes (Fassung ${riskSheetVersion})`,
  ])
    assert.ok(read.includes(part), part)
})

test("a milling centre that may get files is named on the sheet and in what is signed", () => {
  const mill = partner("Fräswerk Süd", "AT")
  const withMill = facts({ mills: [mill] })

  assert.match(textOf(withMill, everything), /Weitergabe nur an: Fräswerk Süd, Österreich/u)
  assert.deepEqual(frameOf(withMill).scope.onward, [{ organisation: mill.organisation, country: "AT" }])
  assert.match(textOf(facts(), everything), /Keine Weitergabe an Dritte/u)
})

test("the text that is signed shows which boxes carry a cross and which do not", () => {
  const text = textOf(facts(), { ...everything, kinds: ["radiograph"] })

  assert.match(text, /\[x\] Röntgen und DVT/u)
  assert.match(text, /\[ \] Intraoralscan/u)
  assert.equal(text.match(/\[[x ]\]/gu)?.length, offeredKinds({ documents: false }).length + 3)
})

test("for a child the parents' declaration is asked for, and the age is counted to the day", () => {
  const child = facts({
    patient: { ...facts().patient, birthDate: "2014-11-24" },
    signer: "both-guardians",
  })

  assert.equal(yearsOld("2014-11-24", at), 11)
  assert.equal(yearsOld("2014-11-23", at), 12)
  assert.equal(sheetGap(german(child), { ...everything, minors: false }, true), "minors")
})

test("a consent lasts as many months as was said", () => {
  assert.equal(new Date(validUntil(facts({ months: 3 }))).getUTCMonth(), 1)
})

test("whoever signs for the patient stands on the sheet with name and right (spec policy 5.1, element 3)", () => {
  const child = { ...facts().patient, birthDate: "2014-11-24" }
  const signedBy = "Anna Albers, sorgeberechtigt"
  const parents = facts({ patient: child, signer: "both-guardians", signedBy })
  assert.ok(textOf(parents, everything).includes(`Name und Vertretungsgrund: ${signedBy}.`))
  assert.doesNotMatch(textOf(facts(), everything), /Vertretungsgrund/u)
})

test("what nobody attested is not claimed: neither authority nor capacity", () => {
  const inputOf = (of: SheetFacts) =>
    consentInputOf(frameOf(of), { sheet: german(of), ticks: everything, moment: "heute", strokes: [] })
  const parents = facts({ patient: { ...facts().patient, birthDate: "2014-11-24" }, signer: "guardian" })
  const youth = facts({ patient: { ...facts().patient, birthDate: "2009-11-24" }, signer: "patient" })

  assert.equal(inputOf(parents).authorityShown, false)
  assert.equal(inputOf({ ...parents, attested: true }).authorityShown, true)
  assert.equal(inputOf(youth).capacityDocumented, false)
  assert.equal(inputOf({ ...youth, attested: true }).capacityDocumented, true)
  assert.equal(inputOf(facts()).capacityDocumented, true)
})

test("the record says with the consent which form and sheets it rests on, in which language, and how it was known who signs", () => {
  const filled = { sheet: german(facts()), ticks: everything, moment: "heute", strokes: [] }
  assert.deepEqual(consentInputOf(frameOf(facts({ recipient: partner("Werk Ost", "CN") })), filled).proof, {
    form: "consent-and-release",
    version: consentForm.version,
    language: "de",
    information: informationVersion,
    risks: [{ country: "CN", version: riskSheetVersion }],
    identity: "known",
    where: "practice",
  })
  const onPhone = consentInputOf(frameOf(facts({ where: "own-phone", identity: null })), filled).proof
  assert.deepEqual(
    [onPhone?.identity, onPhone?.where, onPhone?.risks],
    ["link-and-birth-date", "own-phone", []],
  )
  assert.equal(consentInputOf(frameOf(facts({ identity: null })), filled).proof, null)
})
