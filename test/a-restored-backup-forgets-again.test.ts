/** A backup is older than an erasure: after it was put back, the server erases again before it answers anybody. */
import assert from "node:assert/strict"
import { randomBytes } from "node:crypto"
import { cp, readdir, rm } from "node:fs/promises"
import { join } from "node:path"
import { after, test } from "node:test"
import type { OrderId } from "@zahnwolke/core/records/id"
import { dropDatabase, inDatabase, otherDatabase, temporaryFolder } from "@zahnwolke/server/testing/cluster"
import { startServer } from "@zahnwolke/server/testing/start-server"
import type { InsideServer } from "@zahnwolke/server/testing/start-server"
import { must, until } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"
import type { Pair } from "./story/placed-order.ts"

let running: InsideServer | null = null
after(() => running?.stop())

const nameIn = (url: string): string => /\/(test_[0-9a-f]+)(?:$|\?)/u.exec(url)?.[1] ?? ""

async function copyDatabase(from: string, to: string): Promise<void> {
  await inDatabase(otherDatabase(from, "postgres"), (client) =>
    client.query(`create database ${nameIn(to)} template ${nameIn(from)}`),
  )
}

async function filesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile() && /^[0-9a-f]{64}/u.test(entry.name)).length
}

async function isErased({ db }: InsideServer, order: OrderId): Promise<boolean> {
  const jobs = db.selectFrom("job").select("done_at").where("subject", "=", order).where("kind", "=", "erase")
  return ((await jobs.executeTakeFirst())?.done_at ?? null) !== null
}

/** Puts back what was there before the order ended, and starts on it. */
async function restoredAfter(end: (pair: Pair, order: OrderId) => Promise<unknown>): Promise<void> {
  const first = await startServer()
  running = first
  const pair = await linkedPair(first.url)
  const { order } = must(await pair.practice.party.send(await readyToSend(pair)))
  const objects = join(first.dataDir, "objects")
  const kept = await filesIn(objects)
  assert.ok(kept > 0)

  await first.kill()
  const backup = otherDatabase(first.databaseUrl, `test_${randomBytes(8).toString("hex")}`)
  await copyDatabase(first.databaseUrl, backup)
  const copy = temporaryFolder()
  await cp(objects, copy, { recursive: true })

  const second = await startServer({ again: first })
  running = second
  await end(pair, order)
  await until(() => isErased(second, order))
  assert.equal(await filesIn(objects), 0)

  await second.kill()
  await dropDatabase(first.databaseUrl)
  await copyDatabase(backup, first.databaseUrl)
  await dropDatabase(backup)
  await rm(objects, { recursive: true })
  await cp(copy, objects, { recursive: true })
  assert.equal(await filesIn(objects), kept)

  const lines: string[] = []
  const third = await startServer({ again: first, log: (line) => void lines.push(line) })
  running = third
  assert.equal(await filesIn(objects), 0)
  assert.match(lines.join(""), /"event":"erasures-reapplied","count":1/u)
  await third.stop()
}

test("what was erased after the backup is gone again, and the log says so", { timeout: 90_000 }, () =>
  restoredAfter(async ({ practice }, order) => must(await practice.party.close(order))),
)

test(
  "so are the files of an order that was rejected, although its words still wait",
  { timeout: 90_000 },
  () =>
    restoredAfter(async ({ laboratory }, order) =>
      must(await laboratory.party.reject({ order, reason: "Der Unterkiefer fehlt." })),
    ),
)
