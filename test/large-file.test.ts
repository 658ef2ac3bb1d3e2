/** A scan far larger than any memory should have to hold is prepared, sealed, uploaded and fetched back. */
import assert from "node:assert/strict"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { openParty } from "@zahnwolke/core/party/open"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { platformCipher } from "../agent/device/platform-cipher.ts"
import { platformHash } from "../agent/device/platform-hash.ts"
import { diskOutbox, diskSpool } from "./story/disk-device.ts"
import { partsOf } from "./story/memory-device.ts"
import { must } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

/** 2048 for the two gigabytes that are promised; the usual run takes less, so that it stays usual. */
const megabytes = Number(process.env["ZAHNWOLKE_LARGE_FILE_MB"] ?? "96")
/** Client and server in this one process; the runtime itself takes a third of it. */
const ceiling = 700 * 2 ** 20

const server = await startServer()
after(() => server.stop())
const outbox = diskOutbox()
after(outbox.forget)
const spoolFolder = mkdtempSync(join(tmpdir(), "zahnwolke-spool-"))
after(() => rmSync(spoolFolder, { recursive: true, force: true }))

/** As on a PC: without them, minutes go into script for what the platform does in seconds. */
const platform = { newHash: platformHash, cipherOf: platformCipher }

const headerLength = 84
const facet = 50
const facetsPerPart = 20_971

/** An STL whose triangles repeat: one part of about a mebibyte, named so often as it is wanted. */
function repeatedScan(): Blob {
  const bytes = new Uint8Array(facet * facetsPerPart)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < bytes.length; at += facet) {
    for (let i = 3; i < 12; i++) view.setFloat32(at + i * 4, Math.sin(at + i * i) * 30, true)
  }
  const part = new Blob([bytes])
  const header = new Uint8Array(headerLength)
  new DataView(header.buffer).setUint32(80, megabytes * facetsPerPart, true)
  return new Blob([header, ...Array.from({ length: megabytes }, () => part)])
}

/** The header is our own in what arrives; every triangle is the sender's. */
async function trianglesHash(blob: Blob): Promise<string> {
  const running = platformHash()
  for (let at = headerLength; at < blob.size; at += 2 ** 22) {
    running.update(new Uint8Array(await blob.slice(at, at + 2 ** 22).arrayBuffer()))
  }
  return running.hex()
}

let peak = 0
const look = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 50)
after(() => clearInterval(look))

test(`a scan of ${megabytes} MB goes there and back in bounded memory`, async (context) => {
  const pair = await linkedPair(server.url)
  const party = openParty({ ...partsOf(server.url, pair.practice.device), ...platform, outbox })
  assert.equal((await party.status()).kind, "open")
  const scan = repeatedScan()
  const practice = { ...pair.practice, party }
  const input = await readyToSend({ ...pair, practice }, [{ path: "lower.stl", blob: scan }])
  const { files } = must(await party.prepare({ ...input, files: [] }))
  for (const { key, review } of files) {
    if (review.length > 0)
      must(await party.reviewDone({ draft: input.draft, keys: [key], replacement: null, showsFace: false }))
  }
  const { order } = must(await party.send(input))
  assert.deepEqual(await outbox.names(""), [])

  const spool = () => diskSpool(spoolFolder)
  const laboratory = openParty({ ...partsOf(server.url, pair.laboratory.device), ...platform, spool })
  assert.equal((await laboratory.status()).kind, "open")
  const [file] = must(await laboratory.order(order)).files
  assert.ok(file)
  assert.equal(file.size, scan.size)
  const { blob } = must(await laboratory.openFile({ order, object: file.object }))
  assert.equal(await trianglesHash(blob), await trianglesHash(scan))
  const held = `${Math.round(peak / 2 ** 20)} MB at most`
  context.diagnostic(held)
  assert.ok(peak < ceiling, held)
})
