/** A company runs the server: nothing is kept until its questionnaire is answered and signed, and only as long as that holds. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { hostName } from "@zahnwolke/core/disclosure/hosting-facts"
import { readPdf } from "@zahnwolke/core/paper/fixtures/read-pdf"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { InsideServer, StartOptions } from "@zahnwolke/server/testing/start-server"
import { codeOf } from "./malicious-server/scene.ts"
import { colleague } from "./story/colleague.ts"
import { must } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"
import { completeDraft } from "./story/provider-file.ts"

const running: InsideServer[] = []
after(() => Promise.all(running.map((server) => server.stop())))

async function start(options: StartOptions & { readonly apart?: false }): Promise<InsideServer> {
  const server = await startServer(options)
  running.push(server)
  return server
}

const company = "Muster Hosting GmbH"
const host = hostName(company)
const ofCompany = { SERVER_OPERATOR: company, OBJECTS_OPERATOR: company }

test("a practice enters a company's answers, signs them, and may send; a member may fill in and not sign", async () => {
  const server = await start({ settings: ofCompany })
  const pair = await linkedPair(server.url, { ownHouse: false })
  const { party } = pair.practice
  const draft = await readyToSend(pair)
  assert.equal(codeOf(await party.send(draft)), "host-needs-papers")

  const empty = must(await party.provider(host))
  assert.equal(empty.draft.answers.legalName, company)
  assert.deepEqual(empty.draft.answers.storageCountries, ["DE"])
  assert.equal(empty.draft.answers.ownUse, null)
  assert.ok(empty.gaps.some(({ question }) => question === "contract"))
  assert.equal(
    codeOf(await party.signProvider({ host, draft: empty.draft, language: "de" })),
    "provider-incomplete",
  )

  const filled = completeDraft(empty.draft)
  const kept = must(await party.keepProvider({ host, draft: filled }))
  assert.deepEqual(kept.gaps, [])
  const again = must(await party.provider(host))
  assert.equal(again.isKept, true)
  assert.deepEqual(again.draft, filled)

  const member = await colleague(server.url, party)
  assert.equal(codeOf(await member.signProvider({ host, draft: filled, language: "de" })), "owner-needed")

  must(await party.signProvider({ host, draft: filled, language: "de" }))
  const signed = must(await party.provider(host))
  assert.equal(signed.isKept, false)
  assert.equal(signed.signed?.version, 1)
  assert.deepEqual(
    signed.places.map(({ receives, contradictions }) => [receives, contradictions]),
    [
      [true, []],
      [true, []],
    ],
  )
  must(await party.send(draft))

  const lines = must(await party.papers("de")).filter(({ kind }) => kind === "provider-dossier")
  assert.deepEqual(
    lines.map(({ about, aboutText }) => [about, aboutText]),
    [[host, company]],
  )
  const dossier = must(await party.paper({ kind: "provider-dossier", about: host, language: "de" }))
  const read = readPdf(dossier.pdf).text.replaceAll(/\s+/gu, " ")
  assert.ok(read.includes("Alle sperrenden Fragen sind beantwortet, und die Antworten sind unterschrieben."))
  assert.ok(read.includes("Nr. 26") && read.includes("C5:2020 Typ 2"))
  assert.ok(read.replaceAll(" ", "").includes("c5".repeat(32)))
})

test("the contract for processing says what the company signed, on which day, by whom, and what is open", async () => {
  const server = await start({ settings: ofCompany })
  const { party } = (await linkedPair(server.url, { ownHouse: false })).practice
  const contract = async (): Promise<string> => {
    const { pdf } = must(await party.paper({ kind: "processing-contract", about: null, language: "de" }))
    return readPdf(pdf).text.replaceAll(/\s+/gu, " ")
  }
  assert.match(await contract(), /ist kein Fragebogen unterschrieben/u)

  const filled = completeDraft(must(await party.provider(host)).draft)
  must(await party.signProvider({ host, draft: filled, language: "de" }))

  const agreed = await contract()
  assert.match(agreed, /am \d{2}\.\d{2}\.\d{4} von Dr\. Inge Beispiel/u)
  assert.ok(agreed.includes("C5:2020 Typ 2") && agreed.includes("Nicht beantwortet: "), agreed)
  for (const { name, address } of filled.answers.subProcessors ?? [])
    assert.ok(agreed.includes(name) && agreed.includes(address), name)
})

test("a practice without a statutory licence states it, and signs the company's file without a C5 report", async () => {
  const server = await start({ settings: ofCompany })
  const { party } = (await linkedPair(server.url, { ownHouse: false })).practice
  const { me } = await party.status().then((status) => (status.kind === "open" ? status : assert.fail()))
  const filled = completeDraft(must(await party.provider(host)).draft)
  const answers = {
    ...filled.answers,
    cloudReport: null,
    customerCriteriaDone: null,
    establishmentGermany: null,
  }
  const draft = { ...filled, evidence: [], answers }
  const sign = () => party.signProvider({ host, draft, language: "de" })
  assert.equal(codeOf(await sign()), "provider-incomplete")

  const statement = { kind: "no-statutory-licence", about: me.organisation, covers: [], days: 365 } as const
  must(await party.attest({ ...statement, result: "positive", text: "Keine Zulassung." }))
  must(await sign())
  assert.ok(must(await party.hosts()).every(({ receives }) => receives))
  assert.ok(must(await party.ends()).some(({ kind }) => kind === "no-statutory-licence"))

  must(await party.attest({ ...statement, result: "negative", text: "Wieder zugelassen." }))
  assert.ok(must(await party.hosts()).every(({ receives }) => !receives))
})

test("an answer that says other than the server is shown, and the worse of both counts", async () => {
  const server = await start({ settings: { ...ofCompany, SERVER_COUNTRY: "DE", OBJECTS_COUNTRY: "SG" } })
  const pair = await linkedPair(server.url, { ownHouse: false })
  const { party } = pair.practice
  const filled = completeDraft(must(await party.provider(host)).draft)
  const answers = { ...filled.answers, storageCountries: ["DE"], processingCountries: ["DE"] }
  must(await party.signProvider({ host, draft: { ...filled, answers }, language: "de" }))

  const { contradictions, places } = must(await party.provider(host))
  assert.deepEqual(contradictions, [
    { question: "processingCountries", stated: "SG", answered: ["DE"] },
    { question: "storageCountries", stated: "SG", answered: ["DE"] },
  ])
  assert.deepEqual(
    places.map(({ name, receives, mustMove }) => [name, receives, mustMove]),
    [
      ["server", true, false],
      ["main", false, true],
    ],
  )
  assert.equal(codeOf(await party.send(await readyToSend(pair))), "pool-not-allowed")
})

test("a file that was signed anew with a worse answer replaces the good one", async () => {
  const server = await start({ settings: ofCompany })
  const { practice } = await linkedPair(server.url, { ownHouse: false })
  const { party } = practice
  const filled = completeDraft(must(await party.provider(host)).draft)
  must(await party.signProvider({ host, draft: filled, language: "de" }))
  const abroad = { ...filled, answers: { ...filled.answers, supportAccessCountries: ["DE", "IN"] } }
  must(await party.signProvider({ host, draft: abroad, language: "de" }))

  const { signed, places } = must(await party.provider(host))
  assert.equal(signed?.version, 2)
  assert.ok(places.every(({ receives, mustMove }) => !receives && mustMove))
})

test("a name that the server never stated has no file", async () => {
  const server = await start({ settings: ofCompany })
  const { practice } = await linkedPair(server.url, { ownHouse: false })
  assert.equal(codeOf(await practice.party.provider(hostName("Andere GmbH"))), "provider-unknown")
})
