import assert from "node:assert/strict"
import { test } from "node:test"
import { law } from "@zahnwolke/core/policy/law"
import { randomId } from "@zahnwolke/core/records/id"
import type { OrganisationProfile } from "@zahnwolke/core/records/organisation"
import type { PartnerView } from "@zahnwolke/core/party/views"
import { de } from "../words/de.ts"
import { en } from "../words/en.ts"
import { formatsIn } from "../words/formats.ts"
import {
  consentInput,
  elementsOf,
  nothingTicked,
  offeredKinds,
  riskyCountries,
  scopeOf,
  sheetGap,
  sheetText,
  validUntil,
  yearsOld,
} from "./consent-sheet.ts"
import type { SheetFacts, SheetTicks } from "./consent-sheet.ts"

const at = Date.UTC(2026, 10, 23, 9)

const profile = (name: string, seat: string): OrganisationProfile => ({
  name,
  role: "laboratory",
  address: { street: "Hafenstraße 12", postalCode: "24103", city: "Kiel", country: seat },
  places: { seat, processing: [seat], storage: [seat], backup: [seat], support: [seat] },
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
  patient: { patient: randomId("patient"), family: "Albers", given: "Hanna", birthDate: "1984-03-12" },
  recipient: partner("Labor Nord", "DE"),
  mills: [],
  purpose: "make-restoration",
  signer: "patient",
  months: 12,
  nameReason: "",
  explainedBy: "Dr. Beispiel",
  attested: false,
  law,
  eraseAfterDays: 14,
  at,
  ...change,
})

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
  for (const [words, language] of [
    [de, "de"],
    [en, "en"],
  ] as const) {
    const titles = elementsOf(facts(), words, formatsIn(language)).map(({ title }) => title)
    assert.equal(titles.length, 18)
    assert.equal(new Set(titles).size, titles.length)
  }
})

test("nothing is ticked before the patient ticks it, and the first thing missing is named", () => {
  assert.equal(sheetGap(facts(), nothingTicked, false), "kinds")
  assert.equal(sheetGap(facts(), { ...nothingTicked, kinds: ["scan"] }, false), "form")
  assert.equal(sheetGap(facts(), { ...everything, explicit: false }, true), "explicit")
  assert.equal(sheetGap(facts(), { ...everything, secrecy: false }, true), "secrecy")
  assert.equal(sheetGap(facts(), everything, false), "signature")
  assert.equal(sheetGap(facts(), everything, true), null)
})

test("a country without the same protection has a tick of its own", () => {
  const china = facts({ recipient: partner("Werk Ost", "CN") })

  assert.deepEqual(riskyCountries(china), ["CN"])
  assert.deepEqual(riskyCountries(facts({ recipient: partner("Labor Wien", "AT") })), [])
  assert.equal(sheetGap(china, { ...everything, third: false }, true), "third")
  assert.match(sheetText(china, everything, de, formatsIn("de")), /\[x\] Ich willige trotzdem .*China/u)
})

test("a milling centre that may get files is named on the sheet and in what is signed", () => {
  const mill = partner("Fräswerk Süd", "AT")
  const withMill = facts({ mills: [mill] })

  assert.match(
    sheetText(withMill, everything, de, formatsIn("de")),
    /Weitergabe nur an: Fräswerk Süd, Österreich/u,
  )
  assert.deepEqual(scopeOf(withMill, everything).onward, [{ organisation: mill.organisation, country: "AT" }])
  assert.match(sheetText(facts(), everything, de, formatsIn("de")), /Keine Weitergabe an Dritte/u)
})

test("the text that is signed shows which boxes carry a cross and which do not", () => {
  const text = sheetText(facts(), { ...everything, kinds: ["radiograph"] }, de, formatsIn("de"))

  assert.match(text, /\[x\] Röntgen und DVT/u)
  assert.match(text, /\[ \] Intraoralscan/u)
  assert.equal(text.match(/\[[x ]\]/gu)?.length, offeredKinds.length + 4)
})

test("for a child the parents' declaration is asked for, and the age is counted to the day", () => {
  const child = facts({
    patient: { ...facts().patient, birthDate: "2014-11-24" },
    signer: "both-guardians",
  })

  assert.equal(yearsOld("2014-11-24", at), 11)
  assert.equal(yearsOld("2014-11-23", at), 12)
  assert.equal(sheetGap(child, { ...everything, minors: false }, true), "minors")
})

test("a consent lasts as many months as was said", () => {
  assert.equal(new Date(validUntil(facts({ months: 3 }))).getUTCMonth(), 1)
})

test("what nobody attested is not claimed: neither authority nor capacity", () => {
  const voice = { words: de, formats: formatsIn("de") }
  const parents = facts({ patient: { ...facts().patient, birthDate: "2014-11-24" }, signer: "guardian" })
  const youth = facts({ patient: { ...facts().patient, birthDate: "2009-11-24" }, signer: "patient" })

  assert.equal(consentInput(parents, everything, voice, []).authorityShown, false)
  assert.equal(consentInput({ ...parents, attested: true }, everything, voice, []).authorityShown, true)
  assert.equal(consentInput(youth, everything, voice, []).capacityDocumented, false)
  assert.equal(consentInput({ ...youth, attested: true }, everything, voice, []).capacityDocumented, true)
  assert.equal(consentInput(facts(), everything, voice, []).capacityDocumented, true)
})
