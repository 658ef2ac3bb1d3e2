/** From a checked configuration to a server that answers, and back to nothing in good order. */
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import type { FastifyInstance } from "fastify"
import type { Kysely } from "kysely"
import { buildApp } from "./app.ts"
import type { AppParts } from "./app.ts"
import type { Config } from "./config.ts"
import { openDatabase } from "./database/open.ts"
import type { OpenDatabase } from "./database/open.ts"
import type { Database } from "./database/tables.ts"
import { describeError } from "./http/log.ts"
import type { Log } from "./http/log.ts"
import { readTls } from "./http/tls.ts"
import { loadIdentity } from "./identity.ts"
import { reapplyErasures } from "./jobs/reapply-erasures.ts"
import { startJobs } from "./jobs/run-jobs.ts"
import type { Jobs } from "./jobs/run-jobs.ts"
import { StoreError } from "./objects/object-store.ts"
import type { Abilities } from "./objects/object-store.ts"
import { keptIn } from "./objects/kept.ts"
import type { NamedPool } from "./objects/more-pools.ts"
import { openStore } from "./objects/open.ts"
import type { ObjectsPool } from "./objects/pool.ts"
import type { Pool } from "./parts.ts"
import { startNotices } from "./routes/events.ts"

export interface RunningServer {
  readonly url: string
  readonly db: Kysely<Database>
  /** What the routes were given: for stories that look behind the counter. */
  readonly parts: AppParts
  /** Finishes what runs, then closes everything. */
  readonly stop: () => Promise<void>
  /** Drops every connection at once and finishes nothing: the nearest to a crash that one process can play. */
  readonly abort: () => Promise<void>
}

export type ServerStart =
  | { readonly kind: "running"; readonly server: RunningServer }
  | { readonly kind: "refused"; readonly reason: string }

/** Requests that have not ended by then are cut off; clients repeat them. */
const graceMilliseconds = 10_000

export async function runServer(config: Config, log: Log, say: (line: string) => void): Promise<ServerStart> {
  const tls = config.tls === null ? null : await readTls(config.tls, new Date())
  if (tls?.kind === "refused") return tls
  if (tls !== null && tls.warning !== null) say(tls.warning)
  const pools = await openPools(config)
  if (pools.kind === "refused") return pools
  const opening = await openDatabase<Database>({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    embedded: { bin: config.postgresBin },
  })
  if (opening.kind === "refused") return opening
  const { database } = opening
  try {
    const started = await startApp(config, database, pools.pools, log, tls)
    if (started.kind === "refused") await database.close()
    else for (const line of summary(config, database, pools.abilities)) say(line)
    return started
  } catch (error) {
    await database.close()
    throw error
  }
}

interface OpenPools {
  readonly kind: "open"
  readonly pools: AppParts["pools"]
  readonly abilities: readonly Abilities[]
}
type NotOpen = { readonly kind: "refused"; readonly reason: string }

/** All or none: a store that is named and does not answer would lose what belongs there. */
async function openPools(config: Config): Promise<OpenPools | NotOpen> {
  const first = await openPool(config, { ...config.objects, name: "main", holds: "health" })
  if (first.kind === "refused") return first
  const more: Pool[] = []
  const abilities = [first.abilities]
  for (const named of config.moreObjects) {
    const opened = await openPool(config, named)
    if (opened.kind === "refused") return opened
    more.push(opened.pool)
    abilities.push(opened.abilities)
  }
  return { kind: "open", pools: [first.pool, ...more], abilities }
}

interface OpenPool {
  readonly kind: "open"
  readonly pool: Pool
  readonly abilities: Abilities
}

async function openPool(config: Config, named: NamedPool): Promise<OpenPool | NotOpen> {
  const { name, holds, country, operator } = named
  try {
    const store = await openStore(named, config.objectsReserve)
    const abilities = await store.probe()
    return { kind: "open", pool: { name, holds, country, operator, store }, abilities }
  } catch (error) {
    if (error instanceof StoreError) return { kind: "refused", reason: error.message }
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown fault"
    const setting = name === "main" ? "OBJECTS_URL" : "MORE_OBJECTS"
    return {
      kind: "refused",
      reason: `The place for sealed files "${name}" cannot be opened (${code}). Check ${setting}.`,
    }
  }
}

type Tls = Extract<Awaited<ReturnType<typeof readTls>>, { readonly kind: "tls" }>

async function startApp(
  config: Config,
  database: OpenDatabase<Database>,
  pools: AppParts["pools"],
  log: Log,
  tls: Tls | null,
): Promise<ServerStart> {
  const { db } = database
  const notices = await startNotices(db, database.listen)
  const https = tls === null ? null : { cert: tls.cert, key: tls.key }
  const identity = await loadIdentity(db)
  const [first, ...more] = pools
  const kept = keptIn([first.store, ...more.map(({ store }) => store)])
  const version = await ownVersion()
  const parts: AppParts = { config, db, pools, kept, identity, version, log, notices, https }
  await reapplyErasures(parts, log)
  const app = await buildApp(parts)
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    await app.close()
    await notices.stop()
    return { kind: "refused", reason: whyNotListening(config, error) }
  }
  const jobs = startJobs(parts, log)
  const stop = () => stopAll(app, jobs, parts, database)
  const abort = () => {
    app.server.closeAllConnections()
    return stop()
  }
  return { kind: "running", server: { url: config.publicUrl, db, parts, stop, abort } }
}

async function ownVersion(): Promise<string> {
  const text = await readFile(join(import.meta.dirname, "package.json"), "utf8")
  return /"version":\s*"([^"]+)"/u.exec(text)?.[1] ?? "0"
}

function whyNotListening({ host, port }: Config, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown fault"
  if (code === "EADDRINUSE")
    return `Port ${port} is taken. Stop the other program, or set PORT to another number.`
  if (code === "EACCES") return `This account may not use port ${port}. Set PORT to a number above 1023.`
  return `The server cannot listen on ${host}, port ${port} (${code}). Check HOST and PORT.`
}

/** Event streams never end by themselves, so they go first; the database goes when nobody asks it any more. */
async function stopAll(
  app: FastifyInstance,
  jobs: Jobs,
  { notices, kept, log }: AppParts,
  database: OpenDatabase<Database>,
): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), graceMilliseconds)
  const steps = [
    jobs.stop,
    () => notices.stop(),
    () => app.close(),
    () => kept.close(),
    () => database.close(),
  ]
  for (const step of steps)
    await step().catch((error: unknown) => log.error("stop-failed", describeError(error)))
  clearTimeout(cut)
}

function summary(
  config: Config,
  { description, applied }: OpenDatabase<Database>,
  abilities: readonly Abilities[],
): readonly string[] {
  const assumed = config.countryAssumed ? " (assumed; set SERVER_COUNTRY where that is wrong)" : ""
  return [
    `Zahnwolke: ${config.publicUrl}`,
    `  Country of this server: ${config.country}${assumed}`,
    `  Database: ${description}${applied.length > 0 ? `, brought up to date by ${applied.length} files` : ""}`,
    storeLine(config.objects, ""),
    ...config.moreObjects.map((pool) => storeLine(pool, ` "${pool.name}" for ${pool.holds}`)),
    ...abilities.flatMap(({ warnings }) => warnings.map((warning) => `  ${warning}`)),
  ]
}

function storeLine({ store, country, operator }: ObjectsPool, name: string): string {
  const where = store.kind === "folder" ? `in ${store.folder}` : `in the bucket ${store.bucket}`
  return `  Sealed files${name}: ${where}, country ${country}, operated by ${operator}`
}
