import assert from "node:assert/strict"
import { test } from "node:test"
import { law } from "../policy/law.ts"
import { randomId } from "../records/id.ts"
import type { Questionnaire } from "../records/questionnaire.ts"
import { specimenAnswers } from "../specimen/provider-answers.ts"
import type { StatementBody } from "../trust/statements.ts"
import { hostName, hostVerdicts } from "./hosting-facts.ts"
import type { HostingPapers, StatedServer } from "./hosting-facts.ts"

const organisation = randomId("org")
const signedAt = Date.parse("2026-11-23T10:00:00Z")
const days = (count: number): number => signedAt + count * 86_400_000
const operator = "Muster Hosting GmbH"

const file = (more: Partial<Questionnaire> = {}): StatementBody<"provider"> => ({
  organisation,
  at: signedAt,
  operator,
  host: hostName(operator),
  deployment: "hosted",
  answers: { ...specimenAnswers(signedAt), ...more },
  version: 1,
  text: "0".repeat(64),
  validFrom: signedAt,
  validUntil: days(365),
  previous: null,
})

const papers = (providers: HostingPapers["providers"]): HostingPapers => ({
  organisation,
  providers,
  attested: [],
  mode: null,
  settings: null,
})

const server = (country = "DE", holds: "health" | "tax" = "health"): StatedServer => ({
  country: "DE",
  operator,
  pools: [{ name: "main", country, operator, holds }],
})

const received = (
  providers: HostingPapers["providers"],
  at: number,
  stated = server(),
): readonly (readonly [string, boolean])[] =>
  hostVerdicts(stated, papers(providers), law, at).map(({ pool, receives }) => [pool, receives])

const neither = [
  ["server", false],
  ["main", false],
]
const both = [
  ["server", true],
  ["main", true],
]

test("one signed file brings contract, secrecy and report; nothing else is asked", () => {
  assert.deepEqual(received([], signedAt), neither)
  assert.deepEqual(received([file()], signedAt), both)
})

test("a signed file is good for its time and its report for its period, whichever ends first", () => {
  assert.deepEqual(received([file()], days(100)), both)
  assert.deepEqual(received([file()], days(101)), neither)
  const { cloudReport } = specimenAnswers(signedAt)
  assert.ok(cloudReport?.kind === "c5")
  const long = file({ cloudReport: { ...cloudReport, periodTo: "2030-12-31" } })
  assert.deepEqual(received([long], days(364)), both)
  assert.deepEqual(received([long], days(365)), neither)
})

test("each paper is a fact only while its answer holds", () => {
  assert.deepEqual(received([file({ contract: null })], signedAt), neither)
  assert.deepEqual(received([file({ secrecyUndertaking: "none" })], signedAt), neither)
  assert.deepEqual(received([file({ cloudReport: null })], signedAt), neither)
  assert.deepEqual(received([file({ establishmentGermany: false })], signedAt), neither)
})

test("a host that nobody signed for is denied as unknown, and is told to move only where its country alone forbids it", () => {
  const at = (country: string) => hostVerdicts(server(country), papers([]), law, signedAt)[1]
  const home = at("DE")
  assert.equal(home?.decision.kind, "deny")
  assert.ok(home.decision.reasons.some(({ id }) => id === "g0-country-unknown"))
  assert.deepEqual([home.receives, home.mustMove], [false, false])
  assert.deepEqual([at("SG")?.receives, at("SG")?.mustMove], [false, true])
})

test("a practice that signed that it has no statutory licence needs no C5, for a year or until it takes that back", () => {
  const licence = (result: "positive" | "negative", version: number) => ({
    organisation,
    at: signedAt,
    kind: "no-statutory-licence" as const,
    about: organisation,
    covers: [],
    result,
    version,
    text: "0".repeat(64),
    validFrom: signedAt,
    validUntil: days(3650),
    previous: null,
  })
  const open = file({ cloudReport: null, customerCriteriaDone: null, establishmentGermany: null })
  const long = { ...open, validUntil: days(3650) }
  const receives = (attested: HostingPapers["attested"], at = signedAt): readonly boolean[] =>
    hostVerdicts(server(), { ...papers([long]), attested }, law, at).map((one) => one.receives)
  assert.deepEqual(receives([]), [false, false])
  assert.deepEqual(receives([licence("positive", 1)]), [true, true])
  assert.deepEqual(receives([licence("positive", 1), licence("negative", 2)]), [false, false])
  assert.deepEqual(receives([licence("positive", 1)], days(368)), [false, false])
})

test("a store for books asks for the tax office's access and no report of the cloud", () => {
  const stated = server("DE", "tax")
  const open = file({ taxDataAccess: null })
  assert.deepEqual(received([open], signedAt, stated), [
    ["server", true],
    ["main", false],
  ])
  const books = file({ taxDataAccess: true, cloudReport: null, establishmentGermany: null })
  assert.deepEqual(received([books], signedAt, stated), [
    ["server", false],
    ["main", true],
  ])
})

test("books of an own house may lie in Austria once place, access and notice are signed about that house", () => {
  const own: StatementBody<"provider"> = {
    ...file(),
    operator: "self",
    host: hostName("self"),
    deployment: "on-prem",
    answers: null,
  }
  const stated: StatedServer = {
    country: "DE",
    operator: "self",
    pools: [{ name: "tax", country: "AT", operator: "self", holds: "tax" }],
  }
  const attested = (kind: StatementBody<"attestation">["kind"], about: string) => ({
    organisation,
    at: signedAt,
    kind,
    about,
    covers: ["AT"],
    result: "positive" as const,
    version: 1,
    text: "0".repeat(64),
    validFrom: signedAt,
    validUntil: days(365),
    previous: null,
  })
  const signed = [
    attested("tax-release", organisation),
    attested("tax-data-access", hostName("self")),
    attested("tax-place-notice", hostName("self")),
  ]
  const taxReceives = (count: number): boolean | undefined =>
    hostVerdicts(stated, { ...papers([own]), attested: signed.slice(0, count) }, law, signedAt)[1]?.receives
  assert.deepEqual([0, 1, 2, 3].map(taxReceives), [false, false, false, true])
})
