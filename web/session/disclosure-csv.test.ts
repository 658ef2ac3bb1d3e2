import assert from "node:assert/strict"
import { test } from "node:test"
import { randomId } from "@zahnwolke/core/records/id"
import type { DisclosureLine } from "@zahnwolke/core/party/officer-views"
import { de } from "../words/de.ts"
import { en } from "../words/en.ts"
import { formatsIn } from "../words/formats.ts"
import { disclosureCsv } from "./disclosure-csv.ts"

const line = (name: string): DisclosureLine => ({
  order: randomId("order"),
  within: randomId("order"),
  number: "ZW-4K7M-92XA-3",
  outOf: null,
  way: "sent",
  from: { organisation: randomId("org"), name: "Praxis Süd" },
  to: { organisation: randomId("org"), name, role: "laboratory" },
  at: Date.UTC(2026, 10, 23, 12),
  category: "pseudonymised",
  kinds: ["scan"],
  basis: { id: "g3-ground-consent", citation: "", sentence: { de: "Einwilligung", en: "Consent" } },
  beside: [],
  consent: null,
  countries: ["DE"],
  countriesNow: [],
  eraseBy: Date.UTC(2027, 0, 22, 12),
  disclosure: "a".repeat(64),
  state: "overdue",
  holds: [],
  kept: [],
  doubtful: false,
})

const voice = { words: de, formats: formatsIn("de"), language: "de" } as const

test("the register names recipient, basis, deadline and state", () => {
  const csv = disclosureCsv([line("Labor Nord")], voice)

  assert.match(csv, /"Labor Nord";"Praxis Süd";"gesendet";"ZW-4K7M-92XA-3"/u)
  assert.match(csv, /"2027-01-22"/u)
  assert.match(csv, /"Einwilligung \(/u)
  const english = disclosureCsv([line("Labor Nord")], {
    words: en,
    formats: formatsIn("en"),
    language: "en",
  })
  assert.match(english, /"Consent \(/u)
  assert.match(csv, /"Frist überschritten"/u)
})

test("a partner whose name looks like a formula is text to a spreadsheet", () => {
  assert.match(disclosureCsv([line('=HYPERLINK("x")')], voice), /"'=HYPERLINK\(""x""\)"/u)
})
