import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { format } from "prettier"
import { corpusPath } from "../planting/corpus.ts"
import { agreementTable, compare } from "./agreement.ts"
import { asConsent, readInstances } from "./fsh.ts"
import { objections } from "@zahnwolke/core/fhir/fixtures/validator"

const path = corpusPath("fhir", "ihe-pcf", "consent.fsh")
const skip = path === null ? "the corpus of real files is not here (ZAHNWOLKE_CORPUS)" : false
const instances = readInstances(path === null ? "" : readFileSync(path, "utf8"))
const rows = path === null ? [] : compare(instances)

test(
  "the published consents are read whole: a foreign validator finds nothing to object to",
  { skip },
  () => {
    const consents = [...instances.values()].filter(({ resourceType }) => resourceType === "Consent")
    assert.ok(consents.length >= 20)
    for (const consent of consents) assert.deepEqual(objections(asConsent(consent)), [], consent.id)
  },
)

test("nothing leaves that the authors of IHE PCF meant to be denied", { skip }, () => {
  const leaked = rows.filter(
    ({ completed, ours, pcf }) => pcf === "deny" && [ours, completed].includes("permit"),
  )
  assert.deepEqual(leaked, [])
})

test("a consent that names no recipient, no kind of data and no evidence opens no door", { skip }, () => {
  assert.deepEqual(
    rows.filter(({ ours }) => ours === "permit"),
    [],
  )
})

test("with recipient, kinds and evidence added, plain consents are permitted as meant", { skip }, () => {
  const plain = rows.filter(({ name, question, pcf }) => {
    return /basic-(?:treat|ink)|expired/u.test(name) && pcf === "permit" && question === "treatment"
  })
  assert.ok(plain.length >= 4)
  for (const { completed, name } of plain) assert.equal(completed, "permit", name)
})

test("each difference has its reason, and the table in the documents is this one", { skip }, async () => {
  for (const { agrees, name, reason } of rows) if (!agrees) assert.notEqual(reason, "", name)
  const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "fhir.md"), "utf8")
  const table = (await format(agreementTable(rows), { parser: "markdown" })).trim()
  assert.ok(page.includes(table), "docs/fhir.md holds another table; this is today's:\n" + table)
})
