/** A whole folder sent in earnest: a thousand files go through the server in one order and are listed. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import { makeArch } from "@zahnwolke/core/specimen/arch"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { must } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

test("1,000 small files are sent in one order, listed, and open at the laboratory", async () => {
  const scan = binaryStl(makeArch({ seed: 1, jaw: "upper", triangles: 20 }), "upper")
  const files = Array.from({ length: 1000 }, (_, index) => {
    const bytes = scan.slice()
    // A corner of the first facet, so that no two files are the same.
    new DataView(bytes.buffer).setFloat32(96, 1 + index / 1000, true)
    return { path: `Export/${index % 30}/Scan ${index}.stl`, blob: new Blob([bytes]) }
  })
  const pair = await linkedPair(server.url)
  const { order } = must(await pair.practice.party.send(await readyToSend(pair, files)))
  const detail = must(await pair.laboratory.party.order(order))
  assert.equal(detail.files.length, 1000)
  assert.equal(new Set(detail.files.map(({ name }) => name)).size, 1000)
  for (const at of [0, 499, 999]) {
    const file = detail.files[at]
    assert.ok(file)
    const opened = must(await pair.laboratory.party.openFile({ order, object: file.object }))
    assert.equal(opened.blob.size, file.size)
  }
  assert.equal(pair.practice.device.outbox.all.size, 0)
})
