/** A disk without room: nothing acknowledged is lost, the client says a sentence, and goes on once there is room. */
import assert from "node:assert/strict"
import { rmSync } from "node:fs"
import { test } from "node:test"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { makeArch } from "@zahnwolke/core/specimen/arch"
import type { InputFile } from "@zahnwolke/core/party/party"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { cutConnection } from "./story/cut-connection.ts"
import type { Moment } from "./story/cut-connection.ts"
import { must } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const files = Array.from({ length: 6 }, (_, seed): InputFile => ({
  path: `scan/part ${seed}.stl`,
  blob: new Blob([binaryStl(makeArch({ seed, jaw: "lower", triangles: 400 }), "lower")]),
}))

/** More megabytes than any disk has. */
const allOfIt = { OBJECTS_RESERVE: "100000000" }

test("a store that is full in the middle of an upload keeps the order here, says so, and gets the rest later", async () => {
  const roomy = await startServer({ apart: true })
  let now = roomy
  let change = Promise.resolve()
  const restart = async (settings: Readonly<Record<string, string>>): Promise<void> => {
    await now.stop()
    now = await startServer({ apart: true, again: roomy, settings })
  }
  let puts = 0
  const way = cutConnection(async (request): Promise<Moment> => {
    if (request.startsWith("PUT /v1/chunks/") && ++puts === 3) change = restart(allOfIt)
    await change
    return "through"
  })
  try {
    const pair = await linkedPair(roomy.url, { fetch: way.fetch })
    const { practice, laboratory } = pair
    const refused = await practice.party.send(await readyToSend(pair, files))
    assert.equal(refused.ok ? "" : refused.refusal.code, "storage-full")
    assert.notEqual(practice.device.outbox.all.size, 0)
    assert.deepEqual(must(await laboratory.party.orders()), [])
    assert.equal((await fetch(`${roomy.url}/healthz`)).status, 200)

    await restart({})
    assert.equal(must(await practice.party.resumeUploads()), 1)
    const [order] = must(await laboratory.party.orders())
    assert.ok(order)
    const detail = must(await laboratory.party.order(order.order))
    assert.equal(detail.files.length, files.length)
    assert.equal(practice.device.outbox.all.size, 0)
  } finally {
    await now.stop()
    rmSync(roomy.dataDir, { recursive: true, force: true })
  }
})
