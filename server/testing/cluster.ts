/** One PostgreSQL for all the servers of a test run; each server gets a database of its own in it. */
import { randomBytes } from "node:crypto"
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Client } from "pg"
import { ownerName, startEmbedded } from "../database/embedded.ts"
import type { Embedded } from "../database/embedded.ts"
import { findPostmaster, isAlive, stopPostmaster } from "../database/postmaster.ts"
import { revealSecret } from "../secret.ts"

export interface Cluster {
  /** The address of a database in it, as its owner. */
  readonly url: (database: string) => string
}

const prefix = "zahnwolke-test-"

/** What is to be done when this process ends, newest first. */
const farewells: (() => void)[] = []
process.once("exit", () => {
  for (const farewell of farewells.toReversed()) farewell()
})

export const atExit = (farewell: () => void): void => void farewells.push(farewell)

/** A folder that goes with this process, and with the next test run where this process is killed. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  atExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}

/** What killed test runs left: their PostgreSQL is stopped, their folders go. Other accounts' stay untouched. */
async function sweepKilledRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`, "u").exec(name)?.[1] ?? 0)
    if (pid === 0 || isAlive({ pid, start: 0 })) continue
    const folder = join(tmpdir(), name)
    try {
      const left = await findPostmaster(join(folder, "postgres", "cluster"))
      if (left !== null) await stopPostmaster(left.pid)
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // It belongs to somebody else.
    }
  }
}

function endWithProcess(server: Embedded): void {
  atExit(() => {
    try {
      process.kill(server.pid, "SIGQUIT")
    } catch {
      // It ended by itself.
    }
  })
}

/** Not durable, and therefore fast. Null names npm's programs. */
async function startCluster(bin: string | null): Promise<Cluster> {
  await sweepKilledRuns()
  const folder = temporaryFolder()
  const started = await startEmbedded(join(folder, "postgres"), { bin, durable: false })
  if (started.kind === "refused") throw new Error(started.reason)
  const { server } = started
  endWithProcess(server)
  const password = encodeURIComponent(revealSecret(server.password))
  const host = encodeURIComponent(server.host)
  return { url: (database) => `postgres://${ownerName}:${password}@${host}:${server.port}/${database}` }
}

const clusters = new Map<string, Promise<Cluster>>()

/** Names the cluster that a whole run shares: making one takes a second of processor time in every test file. */
export const sharedClusterName = "ZAHNWOLKE_TEST_CLUSTER"

/** Null asks for npm's programs: in a run of all tests the run's own cluster, in a file by itself one of its own. */
export function testCluster(bin: string | null = null): Promise<Cluster> {
  const shared = process.env[sharedClusterName] ?? ""
  if (bin === null && shared !== "")
    return Promise.resolve({ url: (database) => otherDatabase(shared, database) })
  const key = bin ?? ""
  const known = clusters.get(key)
  if (known !== undefined) return known
  const cluster = startCluster(bin)
  clusters.set(key, cluster)
  return cluster
}

export async function inDatabase<Value>(
  url: string,
  act: (client: Client) => Promise<Value>,
): Promise<Value> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

/** The address of the same PostgreSQL, another database. */
export function otherDatabase(url: string, database: string): string {
  return url.replace(/\/[^/?]*(?=$|\?)/u, `/${database}`)
}

/** A new database beside the one that is named; the address of it, for the same user. */
export async function newDatabase(url: string): Promise<string> {
  const name = `test_${randomBytes(8).toString("hex")}`
  await inDatabase(url, (client) =>
    client.query(`create database ${name} template template0 encoding 'UTF8'`),
  )
  return otherDatabase(url, name)
}

export async function dropDatabase(url: string): Promise<void> {
  const name = /\/(test_[0-9a-f]+)(?:$|\?)/u.exec(url)?.[1]
  if (name === undefined) return
  const drop = `drop database if exists ${name} with (force)`
  await inDatabase(otherDatabase(url, "postgres"), (client) => client.query(drop)).catch(() => null)
}
