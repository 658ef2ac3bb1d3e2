import assert from "node:assert/strict"
import { test } from "node:test"
import { processingClauses } from "../records/processing-contract.ts"
import { ruleTexts } from "./rules.table.ts"
import { actionWord, detailWord, dutySentence, isRuleId, sentence } from "./sentence.ts"
import { actionIds, dutyIds } from "./vocabulary.ts"

test("a found detail is named in the reader's language", () => {
  assert.equal(
    sentence({ id: "g3-consent-partial", detail: ["kind:scan", "country:CN"] }, "dentist", "de"),
    "Die Einwilligung deckt nicht alles. Es fehlt: Scans, China.",
  )
  assert.equal(
    sentence({ id: "g3-consent-partial", detail: ["kind:scan", "country:CN"] }, "dentist", "en"),
    "The consent does not cover everything. Missing: scans, China.",
  )
  assert.equal(
    sentence({ id: "e-running", detail: ["2031-01-01", "treatment-record"] }, "dentist", "de"),
    "Diese Unterlage muss noch aufbewahrt werden: 01.01.2031, Behandlungsakte. Sie wird bis dahin gesperrt.",
  )
})

test("every button and every duty has its word in both languages", () => {
  for (const language of ["de", "en"] as const) {
    for (const action of actionIds) assert.ok(actionWord({ action }, language).length > 3)
    for (const id of dutyIds) assert.ok(!dutySentence({ id, days: 14 }, language).includes("{"))
  }
})

test("a code that nobody translated is shown as it is", () => {
  assert.equal(detailWord("recipient:lab-1", "de"), "lab-1")
  assert.equal(detailWord("??", "de"), "ein unbekanntes Land")
  assert.equal(detailWord("XX", "de"), "XX")
  assert.equal(detailWord("constructor", "de"), "constructor")
  assert.equal(detailWord("maker-9 AT", "de"), "maker-9 AT")
  assert.equal(detailWord("GB 2031-12-27", "de"), "Vereinigtes Königreich (27.12.2031)")
  for (const clause of processingClauses) assert.notEqual(detailWord(clause, "de"), clause)
})

test("a rule of which only its name was kept speaks in whole sentences, without gaps and empty brackets", () => {
  const said = (id: string, language: "de" | "en"): string =>
    isRuleId(id) ? (sentence({ id, detail: [] }, "dpo", language) ?? "") : ""

  assert.equal(
    said("g6-third-off", "de"),
    "Die Einstellung „Länder ohne Angemessenheitsbeschluss“ steht auf „aus“ (Voreinstellung).",
  )
  assert.equal(said("g6-third-off", "en").includes("{"), false)
  for (const { id } of ruleTexts)
    for (const language of ["de", "en"] as const)
      assert.doesNotMatch(said(id, language), /\{|\(\s*\)|:\s*\.|\s\.$/u, id)
})

test("no sentence speaks the program's own language: neither a name in code nor a word in capitals that no law knows", () => {
  const known =
    /^(?:AO|AVV|BDSG|BGB|DPF|DPO|DSB|DSGVO|EU|EUR|EEA|EWR|GDPR|GOZ|HR|ISO|MDR|SCC|SGB|STGB|TIA|USA|US|UStG|VAT|XIII)$/u
  for (const { id, dentist, dpo } of ruleTexts)
    for (const text of [dentist.de, dentist.en, dpo.de, dpo.en]) {
      const plain = text.replaceAll("{detail}", "")
      assert.doesNotMatch(plain, /[a-z]\.[a-z]|\b[a-z]+[A-Z]|_|=/u, id)
      for (const [word] of plain.matchAll(/\b[A-Z]{3,}\b/gu)) assert.match(word, known, `${id}: ${word}`)
    }
})
