import assert from "node:assert/strict"
import { appendFile, readFile, readdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { test } from "node:test"
import { randomId } from "@zahnwolke/core/records/id"
import { signerFromSeed } from "@zahnwolke/core/trust/signing"
import { readConfig } from "../config.ts"
import type { Parts } from "../parts.ts"
import { temporaryFolder } from "../testing/cluster.ts"
import { bury, readLedger, trimLedger } from "./erasure-ledger.ts"
import type { Tombstone } from "./erasure-ledger.ts"

const now = Date.UTC(2026, 10, 27)
const day = 86_400_000

async function beside(folder = temporaryFolder(), seed = 1): Promise<Pick<Parts, "config" | "identity">> {
  const reading = readConfig({ DATA_DIR: folder }, [])
  assert.ok(reading.kind === "config")
  const signer = await signerFromSeed(new Uint8Array(32).fill(seed), "server")
  return { config: reading.config, identity: { signer, opaqueSetup: "", opaqueKey: "" } }
}

const fileOf = ({ config }: Pick<Parts, "config">): string => join(config.dataDir, "erased.jsonl")

const tombstone = (some: Partial<Tombstone> = {}): Tombstone => ({
  organisation: randomId("org"),
  order: randomId("order"),
  closure: "0".repeat(64),
  chunks: ["a".repeat(64)],
  backupsUntil: now + day,
  ...some,
})

test("a line that was torn off takes no other with it, and is counted", async () => {
  const parts = await beside()
  await bury(parts, tombstone())
  const [half = ""] = (await readFile(fileOf(parts), "utf8")).trim().split("\n")
  await appendFile(fileOf(parts), half.slice(0, half.length / 2))
  const next = tombstone()
  await bury(parts, next)

  const { tombstones, unreadable } = await readLedger(parts, now)
  assert.deepEqual(tombstones.at(-1), next)
  assert.deepEqual([tombstones.length, unreadable], [2, 1])
})

test("chunks that somebody put into a line are not dropped, and a line of another server is not obeyed", async () => {
  const parts = await beside()
  await bury(parts, tombstone())
  const line = (await readFile(fileOf(parts), "utf8")).trim()
  const { payload, ...rest }: { payload: string } = JSON.parse(line)
  const forged = Buffer.from(payload, "base64url").toString().replace("a".repeat(64), "b".repeat(64))
  const bent = { ...rest, payload: Buffer.from(forged).toString("base64url") }
  await writeFile(fileOf(parts), JSON.stringify(bent))
  await bury(await beside(parts.config.dataDir, 2), tombstone())

  const { tombstones, unsigned } = await readLedger(parts, now)
  assert.deepEqual([tombstones.length, unsigned], [0, 2])
})

test("an order of many parts is buried whole", async () => {
  const parts = await beside()
  const chunks = Array.from({ length: 12_001 }, (_, at) => at.toString(16).padStart(64, "0"))
  await bury(parts, tombstone({ chunks }))
  const { tombstones } = await readLedger(parts, now)
  assert.deepEqual(
    tombstones.flatMap((one) => one.chunks),
    chunks,
  )
})

test("no line outlives the last backup that could bring its order back", async () => {
  const parts = await beside()
  await bury(parts, tombstone({ backupsUntil: now - 1 }))
  const lives = tombstone()
  await bury(parts, lives)
  await bury(await beside(parts.config.dataDir, 2), tombstone())
  await appendFile(fileOf(parts), "{")

  await trimLedger(parts, await readLedger(parts, now))
  const after = await readLedger(parts, now)
  assert.deepEqual(after.tombstones, [lives])
  // Of another identity: with the right database beside it, it counts again.
  assert.deepEqual([after.living.length, after.unsigned, after.unreadable], [2, 1, 0])
  assert.deepEqual(await readdir(parts.config.dataDir), ["erased.jsonl"])
})
