/** The database as the server finds it: its own or another, checked, brought up to date, ready for queries. */
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import type { Kysely } from "kysely"
import { DatabaseError } from "pg"
import type { Client } from "pg"
import { Secret, revealSecret } from "../secret.ts"
import { aboveRowSecurity, appRole, ensureAppRole } from "./app-role.ts"
import { connect, openClient } from "./connect.ts"
import type { Access } from "./connect.ts"
import { ownerName, startEmbedded } from "./embedded.ts"
import type { Embedded, EmbeddedOptions } from "./embedded.ts"
import { listen } from "./listen.ts"
import type { Listening } from "./listen.ts"
import { migrate } from "./migrate.ts"
import { oldestMajor } from "./programs.ts"

const databaseName = "zahnwolke"

export interface DatabaseSettings {
  readonly url: Secret | null
  readonly dataDir: string
  readonly embedded: EmbeddedOptions
}

export interface OpenDatabase<Tables> {
  readonly db: Kysely<Tables>
  readonly kind: "embedded" | "external"
  /** For the operator: "PostgreSQL 18.4 of its own (from npm)". */
  readonly description: string
  readonly applied: readonly string[]
  readonly listen: (channel: string, wake: (payload: string) => void) => Promise<Listening>
  /** Ends the connections, then the server's own PostgreSQL. */
  readonly close: () => Promise<void>
}

export type DatabaseOpening<Tables> =
  | { readonly kind: "open"; readonly database: OpenDatabase<Tables> }
  | { readonly kind: "refused"; readonly reason: string }

/** The two ways in: who may change tables, and who works with them. */
interface Door {
  readonly kind: "embedded" | "external"
  readonly owner: Access
  readonly appPassword: string | null
  readonly app: (hasRole: boolean) => Access
  readonly origin: string
  readonly close: () => Promise<void>
}

export async function openDatabase<Tables>(settings: DatabaseSettings): Promise<DatabaseOpening<Tables>> {
  if (settings.url !== null) return openDoor(externalDoor(settings.url))
  const started = await startEmbedded(join(settings.dataDir, "postgres"), settings.embedded)
  if (started.kind === "refused") return started
  const door = embeddedDoor(started.server)
  try {
    await makeDatabase(started.server)
    const opening = await openDoor<Tables>(door)
    if (opening.kind === "refused") await door.close()
    return opening
  } catch (error) {
    await door.close()
    throw error
  }
}

function externalDoor(url: Secret): Door {
  const client = { connectionString: revealSecret(url) }
  return {
    kind: "external",
    owner: { client, role: null },
    appPassword: null,
    app: (hasRole) => ({ client, role: hasRole ? appRole : null }),
    origin: "by DATABASE_URL",
    close: () => Promise.resolve(),
  }
}

const signIn = (server: Embedded, user: string, database: string): Access => ({
  client: { host: server.host, port: server.port, user, password: revealSecret(server.password), database },
  role: null,
})

function embeddedDoor(server: Embedded): Door {
  const origins = { npm: "from npm", machine: "from this machine", named: "from POSTGRES_BIN" } as const
  return {
    kind: "embedded",
    owner: signIn(server, ownerName, databaseName),
    appPassword: revealSecret(server.password),
    app: () => signIn(server, appRole, databaseName),
    origin: `of its own, ${origins[server.source]}`,
    close: server.stop,
  }
}

/** The owner's password signs in nowhere else: the folder and the socket are closed to other accounts. */
async function makeDatabase(server: Embedded): Promise<void> {
  const client = await openClient(signIn(server, ownerName, "postgres"))
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [databaseName])
    if (rowCount === 0) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}

async function openDoor<Tables>(door: Door): Promise<DatabaseOpening<Tables>> {
  const owner = await patiently(() => openClient(door.owner))
  if (typeof owner === "string") return { kind: "refused", reason: owner }
  try {
    const version = await checkServer(owner)
    if (version.kind === "refused") return version
    const hasRole = await ensureAppRole(owner, door.appPassword)
    const migrated = await migrate(owner, hasRole)
    if (migrated.kind === "refused") return migrated
    const app = door.app(hasRole)
    const above = await checkApp(app)
    if (above !== null) return { kind: "refused", reason: above }
    const description = `PostgreSQL ${version.version} ${door.origin}`
    return { kind: "open", database: opened(door, app, description, migrated.applied) }
  } finally {
    await owner.end()
  }
}

function opened<Tables>(
  door: Door,
  app: Access,
  description: string,
  applied: readonly string[],
): OpenDatabase<Tables> {
  const db = connect<Tables>(app)
  return {
    db,
    kind: door.kind,
    description,
    applied,
    listen: (channel, wake) => listen(app, channel, wake),
    close: async () => {
      await db.destroy()
      await door.close()
    },
  }
}

async function checkApp(app: Access): Promise<string | null> {
  const client = await openClient(app)
  try {
    return await aboveRowSecurity(client)
  } finally {
    await client.end()
  }
}

type Version =
  { readonly kind: "fit"; readonly version: string } | { readonly kind: "refused"; readonly reason: string }

async function checkServer(owner: Client): Promise<Version> {
  const { rows } = await owner.query<{ number: string; text: string; encoding: string; writable: boolean }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as text,
            current_setting('server_encoding') as encoding, not pg_is_in_recovery() as writable`,
  )
  const [row] = rows
  if (row === undefined) throw new Error("the database did not say its version")
  const major = Math.floor(Number(row.number) / 10_000)
  const refused = (reason: string): Version => ({ kind: "refused", reason })
  if (major < oldestMajor) {
    return refused(`The database is PostgreSQL ${row.text}, and ${oldestMajor} is the oldest that will do.`)
  }
  if (row.encoding !== "UTF8") return refused("The database must be made with the encoding UTF8.")
  if (!row.writable)
    return refused("The database is a copy that cannot be written. Name the primary in DATABASE_URL.")
  return { kind: "fit", version: /^[\d.]+/u.exec(row.text)?.[0] ?? row.text }
}

/** Started together with its database, as containers are, the server waits for it. */
const notYet: readonly string[] = ["ECONNREFUSED", "ENOENT", "ENOTFOUND", "EAI_AGAIN", "57P03"]

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : ""

/** A sentence where nobody answers; it names no address, which may hold a password. */
async function patiently(open: () => Promise<Client>, seconds = 30): Promise<Client | string> {
  for (let waited = 0; ; waited += 0.5) {
    try {
      return await open()
    } catch (error) {
      const code = codeOf(error)
      if (!notYet.includes(code) || waited >= seconds) return whyClosed(error, code)
      await pause(500)
    }
  }
}

function whyClosed(error: unknown, code: string): string {
  if (code === "28P01" || code === "28000")
    return "The database refuses the user or the password in DATABASE_URL."
  if (code === "3D000")
    return "The database named in DATABASE_URL does not exist. Create it, then start again."
  if (notYet.includes(code)) return `No database answers at DATABASE_URL (${code}).`
  if (error instanceof DatabaseError) return `The database refused the connection (SQLSTATE ${code}).`
  return `The database could not be reached (${code === "" ? "no answer" : code}). Check DATABASE_URL.`
}
