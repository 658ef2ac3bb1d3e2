import assert from "node:assert/strict"
import { test } from "node:test"
import { countriesOrUnknown } from "../records/organisation.ts"
import { processingClauses } from "../records/processing-contract.ts"
import { unanswered, type CloudReport, type Questionnaire } from "../records/questionnaire.ts"
import { day } from "./day.ts"
import { law } from "./law.ts"
import { blockingGaps, providerToRecipient } from "./provider.ts"

const today = day("2026-11-23")
const cloud = { cloud: true, tax: false }
const complete: Questionnaire = {
  ...unanswered,
  legalName: "Speicher GmbH",
  seatCountry: "DE",
  establishmentGermany: true,
  parentCompany: "",
  processingCountries: ["DE"],
  storageCountries: ["DE"],
  backupCountries: ["AT"],
  supportAccessCountries: ["DE"],
  onwardRecipients: [],
  reservesOnwardRight: false,
  ownUse: false,
  deletionAfterDays: 0,
  contract: {
    version: "1",
    signedOn: "2026-01-02",
    clauses: processingClauses.map((clause, at) => ({ clause, reference: `§ ${at + 1}` })),
  },
  subProcessors: [],
  secrecyUndertaking: "firm",
  cloudReport: {
    kind: "c5",
    type: 2,
    catalogue: 2020,
    periodFrom: "2026-01-01",
    periodTo: "2026-12-31",
    auditor: "Prüfer AG",
    scope: "Speicherdienst",
  },
  customerCriteriaDone: true,
  endToEnd: true,
  keyCustody: "practice",
  documentationComplete: true,
}
const gaps = (more: Partial<Questionnaire>, use = cloud): readonly string[] =>
  blockingGaps({ ...complete, ...more }, use, law, today).map(({ question }) => question)

test("a complete provider may be used", () => {
  assert.deepEqual(gaps({}), [])
  assert.equal(providerToRecipient("host-1", complete, cloud, law, today).profileComplete, true)
})

test("an empty questionnaire blocks at every blocking question, each with a sentence", () => {
  const found = blockingGaps(unanswered, { cloud: true, tax: true }, law, today)
  assert.equal(found.length, 21)
  for (const { sentence } of found) assert.match(sentence.de, /\.$/u)
})

test("what nobody answered reaches the engine as the worst value", () => {
  const recipient = providerToRecipient("host-1", unanswered, cloud, law, today)
  assert.equal(recipient.profileComplete, false)
  assert.equal(recipient.places.seat, "??")
  assert.equal(recipient.parent, "??")
  assert.equal(recipient.onward.kind, "unknown")
})

test("each bad answer blocks", () => {
  assert.deepEqual(gaps({ reservesOnwardRight: true }), ["reservesOnwardRight"])
  assert.deepEqual(gaps({ ownUse: true }), ["ownUse"])
  assert.deepEqual(gaps({ keyCustody: "provider" }), ["keyCustody"])
  assert.deepEqual(gaps({ storageCountries: [] }), ["storageCountries"])
  assert.deepEqual(gaps({ storageCountries: ["XX"] }), ["storageCountries"])
  assert.deepEqual(gaps({ parentCompany: "Parent Inc.", parentCountry: null }), ["parentCountry"])
})

test("a firm's undertaking is not enough where it has sub-processors", () => {
  const subProcessors = [{ name: "Rechenzentrum", address: "Wien", country: "AT", task: "Betrieb", since: 0 }]
  assert.deepEqual(gaps({ subProcessors }), ["secrecyUndertaking"])
  assert.deepEqual(gaps({ subProcessors, secrecyUndertaking: "chain" }), [])
  assert.deepEqual(
    gaps({
      subProcessors: subProcessors.map((one) => ({ ...one, country: "" })),
      secrecyUndertaking: "chain",
    }),
    ["subProcessors"],
  )
})

test("whoever processes for the provider is a place of the provider: a sub-processor in China puts the data there", () => {
  const answers = {
    ...complete,
    subProcessors: [{ name: "Support", address: "Shenzhen", country: "CN", task: "Wartung", since: 0 }],
    secrecyUndertaking: "chain" as const,
  }
  const { places } = providerToRecipient("host-1", answers, cloud, law, today)
  assert.ok(countriesOrUnknown(places).includes("CN"))
})

test("a report that names no auditor or no scope proves nothing, nor does one for a service of next year", () => {
  assert.ok(complete.cloudReport?.kind === "c5")
  assert.deepEqual(gaps({ cloudReport: { ...complete.cloudReport, auditor: " " } }), ["cloudReport"])
  assert.deepEqual(gaps({ cloudReport: { ...complete.cloudReport, scope: "" } }), ["cloudReport"])
  const report: CloudReport = { ...complete.cloudReport, type: 1 }
  assert.deepEqual(gaps({ cloudReport: report, firstPlacedOnMarket: "2027-01-01" }), ["cloudReport"])
})

test("a next recipient without a name, or a parent company without a country, is a gap", () => {
  assert.deepEqual(gaps({ onwardRecipients: [{ name: " ", country: "DE" }] }), ["onwardRecipients"])
  assert.deepEqual(gaps({ parentCompany: null, parentCountry: null }), ["parentCountry"])
})

test("a report of type 1 carries a new service for eighteen months", () => {
  assert.ok(complete.cloudReport?.kind === "c5")
  const report: CloudReport = { ...complete.cloudReport, type: 1 }
  assert.deepEqual(gaps({ cloudReport: report }), ["cloudReport"])
  assert.deepEqual(gaps({ cloudReport: report, firstPlacedOnMarket: "2026-01-01" }), [])
  assert.deepEqual(gaps({ cloudReport: report, firstPlacedOnMarket: "2025-05-23" }), ["cloudReport"])
})

test("an equivalent standard carries only with a plan inside its months", () => {
  const plan = {
    kind: "equivalent",
    standard: "ISO27001",
    planDate: "2026-03-01",
    milestoneMonths: 12,
    type1Months: 18,
    type2Months: 24,
  } as const
  assert.deepEqual(gaps({ cloudReport: plan }), [])
  assert.deepEqual(gaps({ cloudReport: { ...plan, type2Months: 25 } }), ["cloudReport"])
  assert.deepEqual(gaps({ cloudReport: { ...plan, planDate: "2024-11-23" } }), ["cloudReport"])
})

test("a server in the practice needs no cloud report, a pool for invoices needs tax access", () => {
  assert.deepEqual(gaps({ cloudReport: null, establishmentGermany: null }, { cloud: false, tax: false }), [])
  assert.deepEqual(gaps({}, { cloud: true, tax: true }), ["taxDataAccess"])
})

test("a contract of which one point has no place in the text, or which is signed tomorrow, is none", () => {
  assert.ok(complete.contract !== null)
  const { contract } = complete
  const unread = contract.clauses.map((one) =>
    one.clause === "28-3-g-deletion" ? { ...one, reference: " " } : one,
  )
  assert.deepEqual(gaps({ contract: { ...contract, clauses: unread } }), ["contract"])
  assert.deepEqual(gaps({ contract: { ...contract, clauses: contract.clauses.slice(1) } }), ["contract"])
  assert.deepEqual(gaps({ contract: { ...contract, signedOn: "2026-11-24" } }), ["contract"])
  assert.deepEqual(gaps({ contract: null }), ["contract"])
})
