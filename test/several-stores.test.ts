/** Health data and tax records lie in stores of their own: each is judged by itself, on both ends, and one falls without the other. */
import assert from "node:assert/strict"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { after, test } from "node:test"
import { hashHex } from "@zahnwolke/core/encoding/hash"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { InsideServer, StartOptions } from "@zahnwolke/server/testing/start-server"
import { temporaryFolder } from "@zahnwolke/server/testing/cluster"
import { problemOf, rudeClient } from "./malicious-server/client.ts"
import { codeOf } from "./malicious-server/scene.ts"
import { must } from "./story/people.ts"
import type { Side } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const running: InsideServer[] = []
after(() => Promise.all(running.map((server) => server.stop())))

async function start(options: StartOptions & { readonly apart?: false }): Promise<InsideServer> {
  const server = await startServer(options)
  running.push(server)
  return server
}

async function moved(
  server: InsideServer,
  settings: NonNullable<StartOptions["settings"]>,
): Promise<InsideServer> {
  await server.kill()
  running.pop()
  return start({ again: server, settings })
}

const folder = temporaryFolder()
const store = (name: string, holds: string, country: string) => ({
  name,
  holds,
  url: `file://${folder}/${name}`,
  country,
  operator: "self",
})
const more = (...stores: readonly ReturnType<typeof store>[]) => ({ MORE_OBJECTS: JSON.stringify(stores) })

let next = 0
/** A part of its own each time, left as somebody without manners leaves it. */
async function leaving(url: string, side: Side, holds: "health" | "tax"): Promise<string> {
  next += 1
  const part = new Uint8Array(4000).fill(next)
  const rude = await rudeClient(url, side)
  const answer = await rude.ask("PUT", `/v1/chunks/${hashHex(part)}?holds=${holds}`, part)
  if (!answer.ok) return (await problemOf(answer)).code
  const name = hashHex(part)
  const folders = ["tax", "second"].filter(
    (pool) => existsSync(join(folder, pool, name.slice(0, 2), name)) || existsSync(join(folder, pool, name)),
  )
  return folders[0] ?? "main"
}

const places = async ({ party }: Side) =>
  must(await party.hosts()).map(({ name, holds, receives, mustMove, moveTo }) => [
    name,
    holds,
    receives,
    mustMove,
    moveTo.join(" "),
  ])

test("a server without a store for tax records takes none, and takes health data as before", async () => {
  const server = await start({})
  const { practice } = await linkedPair(server.url)
  assert.equal(await leaving(server.url, practice, "health"), "main")
  assert.equal(await leaving(server.url, practice, "tax"), "no-store-for-kind")
})

test("the store for tax records moves to Norway and stops; health data go on, and the other way round", async () => {
  const server = await start({ settings: more(store("tax", "tax", "DE")) })
  const pair = await linkedPair(server.url)
  const { practice } = pair
  assert.equal(await leaving(server.url, practice, "tax"), "tax")
  assert.equal(await leaving(server.url, practice, "health"), "main")

  const norway = await moved(server, more(store("tax", "tax", "NO")))
  assert.equal(await leaving(norway.url, practice, "tax"), "pool-not-allowed")
  assert.equal(await leaving(norway.url, practice, "health"), "main")
  assert.deepEqual(await places(practice), [
    ["server", "health", true, false, ""],
    ["main", "health", true, false, ""],
    ["tax", "tax", false, true, ""],
  ])
  must(await practice.party.send(await readyToSend(pair)))

  const singapore = await moved(norway, { ...more(store("tax", "tax", "DE")), OBJECTS_COUNTRY: "SG" })
  assert.equal(await leaving(singapore.url, practice, "tax"), "tax")
  assert.equal(await leaving(singapore.url, practice, "health"), "pool-not-allowed")
  assert.equal(codeOf(await practice.party.send(await readyToSend(pair))), "pool-not-allowed")
})

test("a second store for health data takes over, says so on the screen, and what lay in the first stays readable and is erased", async () => {
  const second = more(store("second", "health", "DE"))
  const server = await start({ settings: second })
  const pair = await linkedPair(server.url)
  const { practice, laboratory } = pair
  const { order } = must(await practice.party.send(await readyToSend(pair)))
  assert.equal(await leaving(server.url, practice, "health"), "main")

  const singapore = await moved(server, { ...second, OBJECTS_COUNTRY: "SG" })
  assert.deepEqual((await places(practice)).slice(1), [
    ["main", "health", false, true, "second"],
    ["second", "health", true, false, ""],
  ])
  assert.equal(await leaving(singapore.url, practice, "health"), "second")

  const [detail] = [must(await laboratory.party.order(order))]
  const [file] = detail.files
  assert.ok(file)
  must(await laboratory.party.openFile({ order, object: file.object }))
  must(await practice.party.send(await readyToSend(pair)))
})
