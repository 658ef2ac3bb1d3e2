/**
 * The server's own PostgreSQL: real programs in a folder of the data directory, reached by a socket that only this
 * account can open, started and stopped with the server.
 */
import { spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import { randomBytes } from "node:crypto"
import { mkdir, mkdtemp, open, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { Secret, revealSecret } from "../secret.ts"
import { syncFolder } from "../sync-folder.ts"
import { clusterName, findPostmaster, isAlive, isReady, stopPostmaster, thisProcess } from "./postmaster.ts"
import type { Postmaster } from "./postmaster.ts"
import { builtinLocaleSince, findPrograms, programEnvironment } from "./programs.ts"
import type { Programs } from "./programs.ts"
import { asCommand, asIdentity, chooseRunAs, giveTo, letThrough } from "./run-as.ts"
import type { RunAs } from "./run-as.ts"

export const ownerName = "zahnwolke_owner"

export interface EmbeddedOptions {
  /** The folder with the PostgreSQL programs; null to search. */
  readonly bin: string | null
  /** False only for tests: faster, and lost in a power cut. */
  readonly durable?: boolean
  /** False where root shall not use a user namespace even if it could. */
  readonly mayUseNamespace?: boolean
}

export interface Embedded {
  /** The folder of the socket. */
  readonly host: string
  readonly port: number
  readonly password: Secret
  /** "18.4" */
  readonly version: string
  readonly source: Programs["source"]
  readonly pid: number
  readonly stop: () => Promise<void>
}

export type EmbeddedStart =
  | { readonly kind: "running"; readonly server: Embedded }
  | { readonly kind: "refused"; readonly reason: string }

const refused = (reason: string): EmbeddedStart => ({ kind: "refused", reason })

/** Everything a start needs to know, gathered before the first program runs. */
interface Plan {
  readonly folder: string
  readonly cluster: string
  readonly socket: string
  readonly logFile: string
  readonly programs: Programs
  readonly who: RunAs
  readonly env: Record<string, string>
  readonly durable: boolean
}

/** The folder is ours alone; it is made where it is missing. */
export async function startEmbedded(folder: string, options: EmbeddedOptions): Promise<EmbeddedStart> {
  if (process.platform === "win32") {
    return refused("On Windows the server does not start a database of its own yet: set DATABASE_URL to one.")
  }
  const cluster = join(folder, "cluster")
  const held = await clearLeftover(cluster)
  if (held !== null) return refused(held)
  const major = await readFile(join(cluster, "PG_VERSION"), "utf8").catch(() => null)
  const search = await findPrograms(options.bin, major === null ? null : Number.parseInt(major, 10))
  if (search.kind === "refused") return search
  const who = await chooseRunAs(cluster, options.mayUseNamespace)
  if (who === null) {
    return refused(
      "PostgreSQL does not run as root, and this machine offers neither user namespaces nor the account nobody. " +
        "Start the server as an ordinary user, or set DATABASE_URL.",
    )
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await letThrough(who, dirname(folder), folder)
  const env = await programEnvironment(search.programs, join(folder, "libraries"))
  const plan: Plan = {
    folder,
    cluster,
    socket: await socketFolder(folder, who),
    logFile: join(folder, "postgres.log"),
    programs: search.programs,
    who,
    env,
    durable: options.durable ?? true,
  }
  const broken = major === null ? await createCluster(plan) : null
  return broken === null ? launch(plan) : refused(broken)
}

/** A sentence where somebody alive holds the folder; what a dead server left running is stopped first. */
async function clearLeftover(cluster: string): Promise<string | null> {
  const left = await findPostmaster(cluster)
  if (left === null) return null
  if (left.owner === null || isAlive(left.owner)) return inUse(left)
  return (await stopPostmaster(left.pid))
    ? null
    : `A PostgreSQL of an earlier start (process ${left.pid}) does not stop. End it, then start again.`
}

const inUse = ({ pid, owner }: Postmaster): string =>
  `The data directory is in use by ${owner === null ? `another PostgreSQL (process ${pid})` : `the server with process ${owner.pid}`}. ` +
  "Stop that one first, or set DATA_DIR to another folder."

/** The system allows about 100 bytes for the path of a socket. */
async function socketFolder(folder: string, who: RunAs): Promise<string> {
  const near = join(folder, "socket")
  const path = Buffer.byteLength(near) < 80 ? near : await mkdtemp(join(tmpdir(), "zahnwolke-"))
  await mkdir(path, { recursive: true, mode: 0o700 })
  await giveTo(who, path)
  return path
}

/** The password never leaves this machine, and guards a socket that is closed to others already. */
async function readPassword(folder: string): Promise<Secret> {
  return new Secret((await readFile(join(folder, "password"), "utf8")).trim())
}

async function createPassword(folder: string): Promise<Secret> {
  const path = join(folder, "password")
  await writeFile(path, randomBytes(24).toString("base64url"), { flag: "wx", mode: 0o600 }).catch(() => null)
  return readPassword(folder)
}

/** Made beside and renamed when whole: a start that was cut off leaves nothing that looks like a database. */
async function createCluster(plan: Plan): Promise<string | null> {
  await clearStaging(plan.folder)
  const { pid, start } = thisProcess()
  const staging = await mkdtemp(join(plan.folder, `new-${pid}-${start}-`))
  const passwordFile = join(staging, "password")
  const cluster = join(staging, "cluster")
  await mkdir(cluster, { mode: 0o700 })
  await writeFile(passwordFile, revealSecret(await createPassword(plan.folder)), { mode: 0o600 })
  await giveTo(plan.who, staging, cluster, passwordFile)
  const args = initArguments(plan, cluster, passwordFile)
  const answer = await runProgram(plan, "initdb", args)
  if (answer === null) {
    await rename(cluster, plan.cluster).catch(() => null)
    if (plan.durable) await syncFolder(plan.folder)
  }
  await rm(staging, { recursive: true, force: true })
  return answer === null ? null : `PostgreSQL could not make its database: ${answer}`
}

function initArguments(plan: Plan, cluster: string, passwordFile: string): readonly string[] {
  const builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
  return [
    `--pgdata=${cluster}`,
    `--username=${ownerName}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    ...(plan.programs.major >= builtinLocaleSince ? builtin : []),
    "--data-checksums",
    "--no-instructions",
    ...(plan.durable ? [] : ["--no-sync"]),
  ]
}

/** What a start left that was killed. Its initdb may still be writing for a moment; the next start tries again. */
async function clearStaging(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, pid, start] = /^new-(\d+)-(\d+)-/u.exec(name) ?? []
    if (pid === undefined || isAlive({ pid: Number(pid), start: Number(start) })) continue
    const patiently = { recursive: true, force: true, maxRetries: 6, retryDelay: 100 } as const
    await rm(join(folder, name), patiently).catch(() => null)
  }
}

/** Null where it went well, else the last lines it said. */
async function runProgram(plan: Plan, name: string, args: readonly string[]): Promise<string | null> {
  const [command, ...words] = asCommand(plan.who, join(plan.programs.bin, name), args)
  const child = spawn(command, words, {
    env: plan.env,
    cwd: "/",
    stdio: ["ignore", "ignore", "pipe"],
    ...asIdentity(plan.who),
  })
  let said = ""
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-2000)))
  const code = await ended(child)
  return code === 0 ? null : lastLines(said)
}

const ended = (child: ChildProcess): Promise<number | string> =>
  new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message))
    child.on("close", (code, signal) => resolve(code ?? signal ?? 1))
  })

const lastLines = (text: string): string => text.trim().split("\n").slice(-3).join(" ").trim()

/** Not durable, and with room for the servers of several test files at once. */
const forTests: Readonly<Record<string, string>> = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "400",
}

function serverArguments(plan: Plan): readonly string[] {
  const values: Readonly<Record<string, string>> = {
    cluster_name: clusterName(thisProcess()),
    listen_addresses: "",
    unix_socket_directories: `"${plan.socket.replaceAll('"', '""')}"`,
    port: "5432",
    max_connections: "100",
    timezone: "UTC",
    // What a statement held must not reach a log file: neither its text nor the values in "Key (…) exists".
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_timezone: "UTC",
    ...(plan.durable ? {} : forTests),
  }
  return [
    "-D",
    plan.cluster,
    ...Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]
}

/** Detached, so that Ctrl-C in a terminal reaches the server alone, which then stops its database in order. */
async function launch(plan: Plan): Promise<EmbeddedStart> {
  for (let tries = 0; ; tries++) {
    const { child, said } = await spawnServer(plan)
    const up = await waitUntilReady(plan.cluster, child)
    if (up) return running(plan, child)
    const answer = await said()
    const other = await findPostmaster(plan.cluster)
    if (other !== null) return refused(inUse(other))
    if (tries < 50 && passesByItself.test(answer)) await pause(200)
    else return refused(whyNot(plan, answer))
  }
}

async function spawnServer(plan: Plan): Promise<{ child: ChildProcess; said: () => Promise<string> }> {
  const size = (await stat(plan.logFile).catch(() => null))?.size ?? 0
  if (size > 8_000_000) await rename(plan.logFile, `${plan.logFile}.old`)
  const log = await open(plan.logFile, "a", 0o600)
  const from = (await log.stat()).size
  const [command, ...args] = asCommand(plan.who, join(plan.programs.bin, "postgres"), serverArguments(plan))
  const child = spawn(command, args, {
    env: plan.env,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
    ...asIdentity(plan.who),
  })
  child.on("error", () => null)
  child.unref()
  await log.close()
  return {
    child,
    said: async () => lastLines((await readFile(plan.logFile)).subarray(from).toString("utf8")),
  }
}

const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null

/** After a power cut it replays its log first, which may take minutes. */
async function waitUntilReady(cluster: string, child: ChildProcess): Promise<boolean> {
  for (let waited = 0; waited < 600_000 && !hasEnded(child); waited += 10) {
    const postmaster = await findPostmaster(cluster)
    if (postmaster?.pid === child.pid && (await isReady(cluster))) return true
    await pause(10)
  }
  return false
}

/** The children of a PostgreSQL that was killed need a moment to notice; one that held the folder may just have ended. */
const passesByItself = /pre-existing shared memory block|lock file "postmaster\.pid" already exists/u

function whyNot(plan: Plan, answer: string): string {
  return `PostgreSQL did not start: ${answer === "" ? "it said nothing" : answer} The whole story is in ${plan.logFile}.`
}

async function running(plan: Plan, child: ChildProcess): Promise<EmbeddedStart> {
  const { pid } = child
  if (pid === undefined) throw new Error("a process that runs has a number")
  const { version, source } = plan.programs
  const stop = async (): Promise<void> => {
    if (!hasEnded(child)) await stopPostmaster(pid)
    if (!plan.socket.startsWith(plan.folder)) await rm(plan.socket, { recursive: true, force: true })
  }
  const password = await readPassword(plan.folder)
  return { kind: "running", server: { host: plan.socket, port: 5432, password, version, source, pid, stop } }
}
