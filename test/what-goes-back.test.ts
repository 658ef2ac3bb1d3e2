/** What a laboratory sends back or on is held to the same as an order, and what arrives is looked through whole. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { openParty } from "@zahnwolke/core/party/open"
import type { InputFile, Party } from "@zahnwolke/core/party/party"
import type { DraftView } from "@zahnwolke/core/party/draft-view"
import type { OrderId } from "@zahnwolke/core/records/id"
import { makeCrown } from "@zahnwolke/core/specimen/crown-design"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { makePhoto } from "@zahnwolke/core/specimen/photo"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { codeOf } from "./malicious-server/scene.ts"
import { partsOf } from "./story/memory-device.ts"
import { must, tooth } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"
import type { Pair } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

const crown: InputFile = {
  path: "crown_46.stl",
  blob: new Blob([binaryStl(makeCrown({ tooth: tooth(46), triangles: 300 }), "crown 46")]),
}
const photo: InputFile = {
  path: "IMG_1.jpg",
  blob: new Blob([makePhoto({ seed: 5, width: 320, height: 240, format: "jpeg" }).bytes]),
}

async function acceptedOrder(pair: Pair): Promise<OrderId> {
  const { order } = must(await pair.practice.party.send(await readyToSend(pair)))
  must(await pair.laboratory.party.attend())
  must(await pair.laboratory.party.accept(order))
  return order
}

const dropped = async (party: Party, files: readonly InputFile[]): Promise<DraftView> =>
  must(await party.prepare({ draft: null, files, patient: null, to: null }))

test("a photo that nobody looked at does not go back, and it never becomes a design", async () => {
  const pair = await linkedPair(server.url)
  const { laboratory, practice } = pair
  const order = await acceptedOrder(pair)
  const { draft, files } = await dropped(laboratory.party, [crown, photo])
  const shown = files.find(({ inputName }) => inputName === photo.path)
  assert.ok(shown)
  const back = { order, draft, supersedes: null }
  assert.equal(codeOf(await laboratory.party.returnDesign(back)), "review-open")

  const look = { draft, keys: [shown.key], replacement: null }
  must(await laboratory.party.reviewDone({ ...look, showsFace: true }))
  assert.equal(codeOf(await laboratory.party.returnDesign(back)), "return-identifies")

  must(await laboratory.party.reviewDone({ ...look, showsFace: false }))
  const designs = files.filter(({ inputName }) => inputName === crown.path).map(({ key }) => key)
  assert.equal(codeOf(await laboratory.party.returnDesign({ ...back, without: designs })), "design-missing")

  must(await laboratory.party.returnDesign(back))
  const returned = must(await practice.party.order(order)).files.filter(({ fromUs }) => !fromUs)
  assert.deepEqual(
    returned.map(({ content, role }) => [content, role]),
    [
      ["design", "design"],
      ["photo-mouth", "photo"],
    ],
  )
})

test("what the person left out of a design stays here", async () => {
  const pair = await linkedPair(server.url)
  const { laboratory, practice } = pair
  const order = await acceptedOrder(pair)
  const { draft, files } = await dropped(laboratory.party, [crown, photo])
  const without = files.filter(({ inputName }) => inputName === photo.path).map(({ key }) => key)
  must(await laboratory.party.returnDesign({ order, draft, supersedes: null, without }))
  assert.deepEqual(
    must(await practice.party.order(order)).files.flatMap(({ content, fromUs }) => (fromUs ? [] : [content])),
    ["design"],
  )
})

test("no word of an order under a code says who the patient is, whichever step carries it", async () => {
  const pair = await linkedPair(server.url)
  const { laboratory, practice } = pair
  const input = await readyToSend(pair)
  const named = { ...input, form: { ...input.form, prescriber: "für Erika Mustermann" } }
  assert.equal(codeOf(await practice.party.send(named)), "name-in-text")
  const { order } = must(await practice.party.send(input))
  must(await laboratory.party.attend())
  must(await laboratory.party.accept(order))
  const { draft } = await dropped(laboratory.party, [crown])
  must(await laboratory.party.returnDesign({ order, draft, supersedes: null }))

  const reason = "Frau Mustermann hat Schmerzen."
  assert.equal(codeOf(await practice.party.sendBackDesign({ order, reason })), "name-in-text")
  must(await practice.party.sendBackDesign({ order, reason: "Die Okklusion ist zu hoch." }))
})

test("a member who is called like the patient may still prescribe", async () => {
  const pair = await linkedPair(server.url)
  const input = await readyToSend(pair)
  const { practice } = pair
  const { patient } = must(
    await practice.party.addPatient({ family: "Beispiel", given: "Otto", birthDate: "1970-01-02" }),
  )
  const sent = await practice.party.send({ ...input, patient })
  assert.notEqual(codeOf(sent), "name-in-text")
})

test("an order is called clean once every file was looked through, and until then it says how many", async () => {
  const pair = await linkedPair(server.url)
  const { laboratory, practice } = pair
  const { order } = must(await practice.party.send(await readyToSend(pair)))
  const checked = async () => must(await laboratory.party.order(order)).disclosure.checkedHere
  const { files } = must(await laboratory.party.order(order))
  const [first, second] = files
  assert.ok(first && second)
  assert.deepEqual(await checked(), { state: "not-yet", checked: 0, of: 2 })
  must(await laboratory.party.openFile({ order, object: first.object }))
  must(await laboratory.party.openFile({ order, object: first.object }))
  assert.deepEqual(await checked(), { state: "partly", checked: 1, of: 2 })
  must(await laboratory.party.openFile({ order, object: second.object }))
  assert.deepEqual(await checked(), { state: "clean", checked: 2, of: 2 })
})

test("what was looked through is written down once for the order, and another device reads it there", async () => {
  const pair = await linkedPair(server.url)
  const { order } = must(await pair.practice.party.send(await readyToSend(pair)))
  const { device, me } = pair.laboratory
  let written = 0
  const counting: typeof fetch = (input, init) => {
    if (
      init?.method === "POST" &&
      (input instanceof Request ? input.url : String(input)).endsWith(`/v1/streams/${me.organisation}`)
    )
      written++
    return fetch(input, init)
  }
  const party = openParty(partsOf(server.url, device, { fetch: counting }))
  assert.equal((await party.status()).kind, "open")
  const { files } = must(await party.order(order))
  assert.equal(files.length, 2)
  written = 0
  const counts: number[] = []
  for (const { object } of files) {
    must(await party.openFile({ order, object }))
    counts.push(written)
  }
  assert.deepEqual(counts, [0, 1])
  const again = openParty(partsOf(server.url, device))
  assert.equal((await again.status()).kind, "open")
  assert.equal(must(await again.order(order)).disclosure.checkedHere.state, "clean")
})
