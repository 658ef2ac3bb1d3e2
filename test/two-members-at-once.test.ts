/** Two members of one organisation press the same button at the same moment: it happens once, and nobody is misled. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import type { InputFile, Party } from "@zahnwolke/core/party/party"
import type { Answer } from "@zahnwolke/core/party/views"
import type { OrderId } from "@zahnwolke/core/records/id"
import { makeCrown } from "@zahnwolke/core/specimen/crown-design"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { codeOf } from "./malicious-server/scene.ts"
import { colleague } from "./story/colleague.ts"
import { must, tooth } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

const pair = await linkedPair(server.url)
const practice = pair.practice.party
const laboratory = pair.laboratory.party
const practiceToo = await colleague(server.url, practice)
const laboratoryToo = await colleague(server.url, laboratory)

async function accepted(): Promise<OrderId> {
  const { order } = must(await practice.send(await readyToSend(pair)))
  must(await laboratory.attend())
  must(await laboratory.accept(order))
  return order
}

async function designed(party: Party, order: OrderId, triangles: number): Promise<Answer<null>> {
  const blob = new Blob([binaryStl(makeCrown({ tooth: tooth(46), triangles }), "crown 46")])
  const files: readonly InputFile[] = [{ path: "crown_46.stl", blob }]
  const { draft } = must(await party.prepare({ draft: null, files, patient: null, to: null }))
  return party.returnDesign({ order, draft, supersedes: null })
}

/** The first is through; the second is through too or is told that the step is no longer possible. */
function onceThrough(answers: readonly Answer<null>[]): void {
  const codes = answers.map(codeOf)
  assert.ok(codes.includes("ok"), codes.join(", "))
  assert.deepEqual(
    codes.filter((code) => !["ok", "step-not-possible", "order-closed", "order-erased"].includes(code)),
    [],
  )
}

const stepsOf = async (party: Party, order: OrderId, step: string): Promise<number> =>
  must(await party.order(order)).messages.filter((message) => message.step === step).length

test("two who approve at once approve once", async () => {
  const order = await accepted()
  must(await designed(laboratory, order, 300))
  onceThrough(await Promise.all([practice.approveDesign(order), practiceToo.approveDesign(order)]))
  for (const party of [practice, practiceToo, laboratory]) {
    const { state, warnings } = must(await party.order(order))
    assert.deepEqual([state, warnings], ["design-approved", []])
  }
  assert.equal(await stepsOf(laboratory, order, "design-approved"), 1)
})

test("two design versions at once both stand there, and the practice looks at both", async () => {
  const order = await accepted()
  const both = await Promise.all([designed(laboratory, order, 300), designed(laboratoryToo, order, 400)])
  assert.deepEqual(both.map(codeOf), ["ok", "ok"])
  const { files, state, warnings } = must(await practice.order(order))
  assert.deepEqual([state, warnings], ["design-review", []])
  const designs = files.filter(({ content }) => content === "design")
  assert.equal(designs.length, 2)
  for (const { object } of designs) must(await practice.openFile({ order, object }))
})

for (const [word, end] of [
  ["close", (party: Party, order: OrderId) => party.close(order)],
  [
    "reject",
    (party: Party, order: OrderId) => party.reject({ order, reason: "Der Rand ist nicht zu sehen." }),
  ],
] as const) {
  test(`two who ${word} at once end the order once`, async () => {
    const order = await accepted()
    const parties = word === "close" ? [practice, practiceToo] : [laboratory, laboratoryToo]
    onceThrough(await Promise.all(parties.map((party) => end(party, order))))
    for (const party of [practice, practiceToo, laboratory, laboratoryToo]) {
      const { actions, erasure, warnings } = must(await party.order(order))
      // The practice still reads why it was rejected, and may let the words go before the day is over.
      const isReading = word === "reject" && [practice, practiceToo].includes(party)
      assert.deepEqual([actions, warnings], [isReading ? ["erase-now"] : [], []])
      assert.equal(erasure?.reason, word === "close" ? "closed" : "rejected")
    }
  })
}
