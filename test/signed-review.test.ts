/** Who looked at what before it left: signed by the sender, kept by both sides, and held against every file that arrives. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { makePhoto } from "@zahnwolke/core/specimen/photo"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { rewritten } from "./malicious-server/bent.ts"
import { actor, sentOrder } from "./malicious-server/scene.ts"
import { link, must } from "./story/people.ts"
import { linkedPair, readyToSend, twoJaws } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

test("both sides read who looked at each file and what was decided, without a name and held against the signature", async () => {
  const pair = await linkedPair(server.url)
  const { laboratory, practice } = pair
  const photo = makePhoto({ seed: 4, width: 320, height: 240, format: "jpeg" }).bytes
  const input = await readyToSend(pair, [...twoJaws, { path: "IMG_1.jpg", blob: new Blob([photo]) }])
  const { draft } = input
  const before = must(await practice.party.prepare({ ...input, files: [] }))
  const open = before.files.filter(({ review }) => review.length > 0).map(({ key }) => key)
  must(await practice.party.reviewDone({ draft, keys: open, replacement: null, showsFace: false }))
  const { order } = must(await practice.party.send(input))

  for (const { party } of [practice, laboratory]) {
    const { review } = must(await party.order(order)).disclosure
    assert.equal(review.state, "verified")
    assert.equal(review.by, practice.me.user)
    assert.deepEqual(review.why.toSorted(), ["jaw", "teeth"])
    assert.equal(review.decided.find(({ decision }) => decision === "nothing-to-see")?.count, open.length)
    assert.equal(
      review.decided.reduce((sum, { count }) => sum + count, 0),
      3,
    )
  }
})

test("what is signed and what travels is the set as it was when somebody sent it, whatever was said of a scan last", async () => {
  const pair = await linkedPair(server.url)
  const { laboratory, practice } = pair
  const input = await readyToSend(pair, twoJaws)
  const before = must(await practice.party.prepare({ ...input, files: [] }))
  const key = before.files.find(({ role }) => role === "lower-jaw")?.key ?? ""
  must(await practice.party.sayRoles({ draft: input.draft, roles: new Map([[key, "antagonist"]]) }))
  const { order } = must(await practice.party.send(input))
  const { disclosure, files } = must(await laboratory.party.order(order))
  assert.equal(disclosure.review.state, "verified")
  assert.deepEqual(files.map(({ name }) => name).toSorted(), ["antagonist-1.ply", "upper-jaw-1.stl"])
  for (const { object } of files) must(await laboratory.party.openFile({ order, object }))
})

test("the laboratory reads of each file what went and what stayed, and what its own look at it found", async () => {
  const pair = await linkedPair(server.url)
  const { laboratory, practice } = pair
  const { order } = must(await practice.party.send(await readyToSend(pair, twoJaws)))
  const [first] = must(await laboratory.party.order(order)).files
  assert.ok(first !== undefined)
  assert.deepEqual([first.checked, first.told?.stayed], ["not-yet", ["form"]])

  must(await laboratory.party.openFile({ order, object: first.object }))

  const after = must(await laboratory.party.order(order)).files
  assert.deepEqual(
    after.map(({ checked }) => checked),
    ["clean", "not-yet"],
  )
  const own = must(await practice.party.order(order)).files
  assert.deepEqual([...new Set(own.map(({ checked }) => checked))], ["not-asked"])
})

test("a server that keeps the report back cannot make the laboratory believe that somebody looked", async () => {
  const practice = await actor(server.url, "practice", "Praxis am See")
  const laboratory = await actor(server.url, "laboratory", "Labor West")
  await link(practice.party, laboratory.party, "laboratory")
  const { order } = await sentOrder(practice.party, laboratory.id)
  const party = await laboratory.restarted()
  laboratory.server.bend(
    "GET",
    new RegExp(`^/v1/streams/${order}$`, "u"),
    rewritten((answer) => {
      const { events } = answer
      return { events: Array.isArray(events) ? events.slice(0, 1) : [] }
    }),
  )

  const shown = await party.order(order)

  if (shown.ok) assert.equal(shown.value.disclosure.review.state, "missing")
  else assert.match(shown.refusal.code, /^(?:stream|event|order)-/u)
  laboratory.server.straighten()
})
