/** The door for stories: a real server on a free port, with a database and a data directory of its own. */
import { spawn } from "node:child_process"
import { randomInt } from "node:crypto"
import { once } from "node:events"
import { readFileSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import type { Kysely } from "kysely"
import { readConfig } from "../config.ts"
import type { Config, Environment } from "../config.ts"
import type { Database } from "../database/tables.ts"
import { makeLog } from "../http/log.ts"
import { runServer } from "../run-server.ts"
import { atExit, dropDatabase, newDatabase, temporaryFolder, testCluster } from "./cluster.ts"

export interface StartOptions {
  /** The address of a PostgreSQL whose user may make databases; without it one is started for the whole process. */
  readonly databaseUrl?: string
  /** True: a process of its own, which can be killed in earnest, with its own PostgreSQL in its data directory. */
  readonly apart?: boolean
  /** To start once more on what an earlier server left; then its database is kept too. */
  readonly again?: TestServer
  readonly settings?: Environment
  readonly log?: (line: string) => void
}

export interface TestServer {
  readonly url: string
  /** As the server sees it: row-level security holds. Apart servers share none. */
  readonly db: Kysely<Database> | null
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly port: number
  readonly stop: () => Promise<void>
  /** Apart: SIGKILL. Inside this process: everything is dropped at once, nothing is finished. */
  readonly kill: () => Promise<void>
}

/** A server whose database can be asked: the usual case. */
export type InsideServer = TestServer & { readonly db: Kysely<Database>; readonly databaseUrl: string }

/** Below the numbers that systems give to outgoing connections, so that none of these takes it in the meantime. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    const probe = createServer().listen(port, "localhost")
    const free = await once(probe, "listening").then(
      () => true,
      () => false,
    )
    if (!free) continue
    probe.close()
    await once(probe, "close")
    return port
  }
}

const common: Environment = { OPEN_REQUESTS_PER_MINUTE: "100000", LOG_LEVEL: "warn" }

export function startServer(options: StartOptions & { readonly apart: true }): Promise<TestServer>
export function startServer(options?: StartOptions & { readonly apart?: false }): Promise<InsideServer>
export async function startServer(options: StartOptions = {}): Promise<TestServer> {
  const port = options.again?.port ?? (await freePort())
  const dataDir = options.again?.dataDir ?? temporaryFolder()
  const env = { ...common, PORT: String(port), DATA_DIR: dataDir, ...options.settings }
  return options.apart === true
    ? startApart(options, env, port, dataDir)
    : startInside(options, env, port, dataDir)
}

function configOf(env: Environment): Config {
  const reading = readConfig(env, [])
  if (reading.kind !== "config")
    throw new Error(reading.kind === "refused" ? reading.problems.join(" ") : "help")
  return reading.config
}

async function startInside(
  options: StartOptions,
  env: Environment,
  port: number,
  dataDir: string,
): Promise<InsideServer> {
  const databaseUrl =
    options.again?.databaseUrl ??
    (await newDatabase(options.databaseUrl ?? (await testCluster()).url("postgres")))
  const config = configOf({ ...env, DATABASE_URL: databaseUrl })
  const log = makeLog(config.logLevel, options.log ?? (() => null))
  const start = await runServer(config, log, () => null)
  if (start.kind === "refused") throw new Error(start.reason)
  const { server } = start
  const forget = async (): Promise<void> => {
    await dropDatabase(databaseUrl)
    rmSync(dataDir, { recursive: true, force: true })
  }
  return {
    url: server.url,
    db: server.db,
    dataDir,
    databaseUrl,
    port,
    stop: () => server.stop().then(forget),
    kill: server.abort,
  }
}

async function startApart(
  options: StartOptions,
  env: Environment,
  port: number,
  dataDir: string,
): Promise<TestServer> {
  const given = options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }
  const plain = { PATH: process.env["PATH"], TMPDIR: process.env["TMPDIR"] }
  const child = spawn(process.execPath, [join(import.meta.dirname, "..", "main.ts")], {
    env: { ...plain, ...given, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let said = ""
  const hear = (text: string): void => {
    said += text
    options.log?.(text)
  }
  child.stdout.setEncoding("utf8").on("data", hear)
  child.stderr.setEncoding("utf8").on("data", hear)
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, "exit")
  }
  atExit(() => {
    child.kill("SIGKILL")
    endPostgres(dataDir)
  })
  const url = `http://localhost:${port}`
  while (!(await isUp(url))) {
    if (child.exitCode !== null) throw new Error(said)
    await pause(25)
  }
  const stop = () => end("SIGTERM")
  return { url, db: null, dataDir, databaseUrl: null, port, stop, kill: () => end("SIGKILL") }
}

/** What a killed server left running has nobody who would start after it. */
function endPostgres(dataDir: string): void {
  try {
    const text = readFileSync(join(dataDir, "postgres", "cluster", "postmaster.pid"), "utf8")
    process.kill(Number.parseInt(text, 10), "SIGQUIT")
  } catch {
    // None was left.
  }
}

const isUp = (url: string): Promise<boolean> =>
  fetch(`${url}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  )
