import assert from "node:assert/strict"
import { test } from "node:test"
import { randomId } from "@zahnwolke/core/records/id"
import type { OrderDetail } from "@zahnwolke/core/party/views"
import { de } from "../words/de.ts"
import { en } from "../words/en.ts"
import { formatsIn } from "../words/formats.ts"
import { disclosureCsv } from "./disclosure-csv.ts"

const detail = (name: string): OrderDetail => ({
  order: randomId("order"),
  number: "ZW-4K7M-92XA-3",
  state: "sent",
  placedByUs: true,
  partner: { organisation: randomId("org"), name, role: "laboratory" },
  patientCode: "6R6MMTRWC",
  patientName: "Albers, Hanna",
  title: "16|crown|zirconia",
  dueOn: null,
  unread: false,
  openQuestion: false,
  changedAt: 0,
  parent: null,
  form: {
    units: [],
    shade: "",
    dueOn: null,
    appointmentOn: null,
    kind: "new",
    statutory: true,
    instructions: "",
    patientCode: "6R6MMTRWC",
    patientName: null,
    prescriber: "",
  },
  files: [],
  messages: [],
  disclosure: {
    at: Date.UTC(2026, 10, 23, 12),
    category: "pseudonymised",
    legalBasis: { de: "Einwilligung", en: "Consent" },
    consent: null,
    countries: ["DE"],
    reasons: [],
    checkedHere: { state: "clean", checked: 1, of: 1 },
    review: { state: "verified", by: null, byName: null, at: null, decided: [], why: [], leftOut: 0 },
  },
  eraseBy: Date.UTC(2027, 0, 22, 12),
  erasure: null,
  mayPassTo: [],
  actions: [],
  warnings: [],
})

const voice = { words: de, formats: formatsIn("de"), language: "de" } as const

test("the register names recipient, basis and deadline, and never the patient", () => {
  const csv = disclosureCsv([detail("Labor Nord")], voice)

  assert.match(csv, /"Labor Nord";"ZW-4K7M-92XA-3"/u)
  assert.match(csv, /"2027-01-22"/u)
  assert.match(csv, /"Einwilligung \(/u)
  const english = disclosureCsv([detail("Labor Nord")], {
    words: en,
    formats: formatsIn("en"),
    language: "en",
  })
  assert.match(english, /"Consent \(/u)
  assert.doesNotMatch(csv, /Albers|6R6MMTRWC/u)
})

test("a partner whose name looks like a formula is text to a spreadsheet", () => {
  assert.match(disclosureCsv([detail('=HYPERLINK("x")')], voice), /"'=HYPERLINK\(""x""\)"/u)
})
