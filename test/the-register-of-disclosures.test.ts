/** The register that an officer reads: who got what, why, where, until when, and nobody's name. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { readPdf } from "@zahnwolke/core/paper/fixtures/read-pdf"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { must, profileOf, until } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

async function sentOrder() {
  const pair = await linkedPair(server.url)
  must(await pair.practice.party.send(await readyToSend(pair)))
  must(await pair.laboratory.party.attend())
  return pair
}

test("both sides' registers say ground, country and deadline of one disclosure, and no patient's name or code", async () => {
  const pair = await linkedPair(server.url)
  const question = await readyToSend(pair)
  const { order } = must(await pair.practice.party.send(question))
  must(await pair.laboratory.party.attend())

  const [sent] = must(await pair.practice.party.disclosures())
  const [received] = must(await pair.laboratory.party.disclosures())

  assert.deepEqual(
    [sent?.order, sent?.way, sent?.basis?.id, sent?.countries, sent?.state],
    [order, "sent", "g3-ground-consent", ["DE"], "open"],
  )
  assert.match(sent?.basis?.sentence.de ?? "", / \(Art\. 6 Abs\. 1 lit\. a, 7, 9 Abs\. 2 lit\. a DSGVO\)\.$/u)
  assert.deepEqual([received?.order, received?.way, received?.state], [order, "received", "open"])
  assert.ok((sent?.kinds.length ?? 0) > 0)
  const code = must(await pair.practice.party.order(order)).patientCode
  assert.doesNotMatch(JSON.stringify([sent, received]), new RegExp(`Mustermann|Erika|${code}`, "u"))
})

test("what was ended is running out until both have said so, and then it is erased", async () => {
  const pair = await linkedPair(server.url)
  const question = await readyToSend(pair)
  must(await pair.practice.party.send(question))
  must(await pair.laboratory.party.attend())
  if (question.consent === null) assert.fail("the story sends with a consent")
  must(await pair.practice.party.withdrawConsent(question.consent))
  const state = async () => must(await pair.practice.party.disclosures())[0]?.state
  await until(async () => {
    must(await pair.practice.party.attend())
    return (await state()) === "erasing"
  })

  await until(async () => {
    must(await pair.laboratory.party.attend())
    must(await pair.practice.party.attend())
    return (await state()) === "erased"
  })
})

test("a recipient that moves abroad while it holds something is told with the country of today, on screen and on paper", async () => {
  const { laboratory, practice } = await sentOrder()
  const home = profileOf("laboratory", "Labor Nord")
  const places = { ...home.places, storage: ["CH" as const] }
  must(await laboratory.party.changeProfile({ ...home, places }))
  must(await practice.party.attend())

  const [line] = must(await practice.party.disclosures())
  assert.deepEqual([line?.countries, line?.countriesNow], [["DE"], ["DE", "CH"]])
  const { holdings } = must(await practice.party.chain({ order: line?.order ?? assert.fail() }))
  assert.deepEqual(holdings[0]?.countriesNow, ["DE", "CH"])
  const register = must(await practice.party.paper({ kind: "register", about: null, language: "de" }))
  assert.match(
    readPdf(register.pdf).text.replaceAll("\n", " "),
    /heute nach eigener Angabe: Deutschland, Schweiz/u,
  )
})
