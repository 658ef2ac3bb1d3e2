/** That a face was gone stays said on the practice's papers when the files are erased; the laboratory says what a signature proves. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { must, until } from "./story/people.ts"
import type { Side } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

const field = { low: [-36, -20, -30], high: [-6, 26, 6] } as const

async function labelBy({ party }: Side, order: Parameters<Side["party"]["order"]>[0]): Promise<unknown> {
  const { json } = must(await party.erasureProtocol({ order, language: "de" }))
  const { label }: { label: unknown } = JSON.parse(json)
  return label
}

test("a DVT that was cut inside the jaws is known as such after its erasure, by the practice's own signed report", async () => {
  const pair = await linkedPair(server.url)
  const { laboratory, practice } = pair
  const dvt = makeDvt({ seed: 1, size: 120, slices: 20, voxel: 1.6 }).files
  const input = await readyToSend(
    pair,
    dvt.map(({ name, bytes }) => ({ path: name, blob: new Blob([new Uint8Array(bytes)]) })),
  )
  const { draft } = input
  const all = must(await practice.party.prepare({ ...input, files: [] })).files.map(({ key }) => key)
  const { files } = must(await practice.party.cropFiles({ draft, keys: all, box: field }))
  const left = files.filter(({ status }) => status !== "refused").map(({ key }) => key)
  const without = all.filter((key) => !left.includes(key))
  must(await practice.party.reviewDone({ draft, keys: left, replacement: null, showsFace: false }))
  const { order } = must(await practice.party.send({ ...input, without }))
  must(await laboratory.party.attend())

  must(await practice.party.close(order))
  await until(async () => {
    must(await practice.party.attend())
    must(await laboratory.party.attend())
    return must(await practice.party.order(order)).erasure?.complete === true
  })

  assert.equal(await labelBy(practice, order), "face-removed")
  assert.equal(await labelBy(laboratory, order), "identifiers-removed")
  const paper = must(await practice.party.paper({ kind: "recipients", about: input.patient, language: "de" }))
  assert.match(JSON.stringify(paper), /"label\\?":\\?"face-removed/u)
})
