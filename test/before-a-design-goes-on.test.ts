/** May I pass this on: the laboratory is told before it goes, on screen and on paper, on which ground, where and until when. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { readPdf } from "@zahnwolke/core/paper/fixtures/read-pdf"
import type { PassOnInput } from "@zahnwolke/core/party/passing-views"
import { makeCrown } from "@zahnwolke/core/specimen/crown-design"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { codeOf, linkedThree, sentOrder } from "./malicious-server/scene.ts"
import { crownOrder, must, profileOf, tooth } from "./story/people.ts"

const server = await startServer()
after(() => server.stop())

const { practice, laboratory, mill } = await linkedThree(server.url)

async function designedOrder(): Promise<PassOnInput> {
  const { order } = await sentOrder(practice.party, laboratory.id, [mill.id])
  must(await laboratory.party.attend())
  must(await laboratory.party.accept(order))
  const blob = new Blob([binaryStl(makeCrown({ tooth: tooth(46), triangles: 300 }), "crown 46")])
  const files = [{ path: "crown.stl", blob }]
  const { draft } = must(await laboratory.party.prepare({ draft: null, files, patient: null, to: null }))
  must(await laboratory.party.returnDesign({ order, draft, supersedes: null }))
  const designs = must(await laboratory.party.order(order)).files.filter(
    ({ content }) => content === "design",
  )
  return { order, to: mill.id, objects: designs.map(({ object }) => object), form: crownOrder() }
}

const printed = async (question: PassOnInput): Promise<string> => {
  const { pdf } = must(await laboratory.party.passOnPaper({ question, language: "de" }))
  return readPdf(pdf).text.replaceAll("\n", " ")
}

test("a laboratory reads ground with article, country and day before it passes on, and the same from its paper", async () => {
  const wish = await designedOrder()
  const { eraseBy } = must(await laboratory.party.order(wish.order))
  const { before, countries, until, verdict } = must(await laboratory.party.decidePassOn(wish))
  assert.equal(verdict.kind, "permit")
  assert.deepEqual([countries, before, until <= eraseBy], [["DE"], 0, true])
  assert.match(verdict.kind === "permit" ? (verdict.reasons[0]?.citation ?? "") : "", /^Art\. 6 /u)

  const paper = await printed(wish)
  for (const part of [
    "Darf ich das weitergeben?",
    "Darf weitergegeben werden.",
    "Art. 6 Abs. 1",
    "Deutschland",
  ])
    assert.ok(paper.includes(part), part)
  assert.doesNotMatch(paper, /Tage nach der Abholung|Mustermann/u)
  const { order } = must(await laboratory.party.passOn(wish))
  assert.equal(must(await laboratory.party.decidePassOn(wish)).before, 1)
  const sent = must(await laboratory.party.paper({ kind: "verdict", about: order, language: "de" }))
  assert.match(readPdf(sent.pdf).text, /Warum durfte das weitergegeben werden\?/u)
})

test("a milling centre that reserves passing on gets nothing, and the laboratory is told so before it presses", async () => {
  const wish = await designedOrder()
  const honest = profileOf("milling-centre", "Fräszentrum Süd")
  must(await mill.party.changeProfile({ ...honest, onward: { kind: "reserved" } }))
  must(await laboratory.party.attend())
  const { verdict } = must(await laboratory.party.decidePassOn(wish))
  assert.equal(verdict.kind, "deny")
  assert.match(await printed(wish), /Darf nicht weitergegeben werden\./u)
  assert.equal(codeOf(await laboratory.party.passOn(wish)), "not-permitted")
})

test("whom the practice did not name is not judged at all", async () => {
  const { order } = await sentOrder(practice.party, laboratory.id, [])
  must(await laboratory.party.attend())
  const wish = { order, to: mill.id, objects: [], form: crownOrder() }
  assert.equal(codeOf(await laboratory.party.decidePassOn(wish)), "onward-not-named")
})
