/** What the operator may set, read once, checked once, and refused with a sentence where it is wrong. */
import { isIP } from "node:net"
import { resolve } from "node:path"
import { readSuspended } from "@zahnwolke/core/policy/suspension"
import type { SuspendedCountry } from "@zahnwolke/core/policy/suspension"
import { readMorePools } from "./objects/more-pools.ts"
import type { NamedPool } from "./objects/more-pools.ts"
import { readObjectsPool } from "./objects/pool.ts"
import type { ObjectsPool } from "./objects/pool.ts"
import { Secret } from "./secret.ts"
import type { SettingName } from "./settings.ts"

export const logLevels = ["debug", "info", "warn", "error", "silent"] as const
export type LogLevel = (typeof logLevels)[number]

export interface Config {
  readonly port: number
  readonly host: string
  /** The origin people type: scheme, host and port, no path and no slash behind. */
  readonly publicUrl: string
  /** Absolute. */
  readonly dataDir: string
  /** Null for the server's own PostgreSQL in the data directory. */
  readonly databaseUrl: Secret | null
  readonly postgresBin: string | null
  readonly objects: ObjectsPool
  /** Beside the first: each holds what it says, in its own country, run by its own operator. */
  readonly moreObjects: readonly NamedPool[]
  /** Bytes that a folder of sealed files leaves free on its disk. */
  readonly objectsReserve: number
  /** Two capital letters; the country this process and its database stand in. */
  readonly country: string
  /** Who runs this process and its database: "self" or the name of a company. */
  readonly operator: string
  /** True where nobody said so and DE was assumed. */
  readonly countryAssumed: boolean
  /** Adequacy that no longer counts, whatever the shipped law data say. */
  readonly suspended: readonly SuspendedCountry[]
  readonly tls: TlsFiles | null
  readonly trustProxy: number | readonly string[] | null
  readonly openRequestsPerMinute: number
  readonly logLevel: LogLevel
  readonly demo: boolean
}

export interface TlsFiles {
  readonly cert: string
  readonly key: string
}

export type Environment = Readonly<Record<string, string | undefined>>
/** The settings that are there, and a list that collects what is wrong with them. */
interface Reader {
  readonly text: (name: SettingName) => string | null
  readonly problem: (sentence: string) => void
}

export type ConfigReading =
  | { readonly kind: "config"; readonly config: Config }
  | { readonly kind: "help" }
  | { readonly kind: "refused"; readonly problems: readonly [string, ...string[]] }

export function readConfig(env: Environment, argv: readonly string[]): ConfigReading {
  if (argv.includes("--help")) return { kind: "help" }
  const problems: string[] = []
  const reader: Reader = {
    text: (name) => (env[name] ?? "").trim() || null,
    problem: (sentence) => void problems.push(sentence),
  }
  for (const word of argv) {
    if (word !== "--demo") problems.push(`${word} is no option of this program; --demo and --help are.`)
  }
  const config = readAll(reader, argv.includes("--demo"))
  const [first, ...others] = problems
  return first === undefined ? { kind: "config", config } : { kind: "refused", problems: [first, ...others] }
}

function readAll(reader: Reader, demo: boolean): Config {
  const tls = readTls(reader)
  const port = readNumber(reader, "PORT", 8080, 1, 65_535)
  const dataDir = resolve(reader.text("DATA_DIR") ?? "data")
  const country = readCountry(reader, "SERVER_COUNTRY")
  const objects = readPool(reader, dataDir, country ?? "DE")
  return {
    port,
    host: reader.text("HOST") ?? (tls === null ? "localhost" : "::"),
    publicUrl: readPublicUrl(reader) ?? `${tls === null ? "http" : "https"}://localhost:${port}`,
    dataDir,
    databaseUrl: readDatabaseUrl(reader),
    postgresBin: reader.text("POSTGRES_BIN"),
    objects,
    moreObjects: readMore(reader, objects),
    objectsReserve: readNumber(reader, "OBJECTS_RESERVE", 256, 0, 100_000_000) * 1024 * 1024,
    country: country ?? "DE",
    operator: reader.text("SERVER_OPERATOR") ?? objects.operator,
    countryAssumed: country === null,
    suspended: readSuspendedCountries(reader),
    tls,
    trustProxy: readTrustProxy(reader),
    openRequestsPerMinute: readNumber(reader, "OPEN_REQUESTS_PER_MINUTE", 120, 1, 1_000_000),
    logLevel: readLogLevel(reader),
    demo,
  }
}

function readNumber(reader: Reader, name: SettingName, without: number, least: number, most: number): number {
  const text = reader.text(name)
  if (text === null) return without
  const number = /^\d{1,9}$/u.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  reader.problem(`${name} must be a number from ${least} to ${most}, and it is "${text}".`)
  return without
}

function readPublicUrl(reader: Reader): string | null {
  const text = reader.text("PUBLIC_URL")
  if (text === null) return null
  const url = URL.parse(text)
  const plain = url !== null && /^https?:$/u.test(url.protocol) && url.username === "" && url.password === ""
  if (plain && url.pathname === "/" && url.search === "" && url.hash === "") return url.origin
  reader.problem(`PUBLIC_URL must be an address like https://cloud.example.de without a path.`)
  return null
}

function readDatabaseUrl(reader: Reader): Secret | null {
  const text = reader.text("DATABASE_URL")
  if (text === null) return null
  if (/^postgres(?:ql)?:\/\/\S+$/u.test(text)) return new Secret(text)
  reader.problem("DATABASE_URL must look like postgres://user:password@host/database.")
  return null
}

/** Two capital letters that are a country's today; "XX", "EU" or a name are none. */
export function isCountryCode(text: string): boolean {
  if (!/^[A-Z]{2}$/u.test(text) || ["EU", "EZ", "UN", "XA", "XB", "ZZ"].includes(text)) return false
  const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" })
  return names.of(text) !== undefined
}

function readCountry(reader: Reader, name: "SERVER_COUNTRY" | "OBJECTS_COUNTRY"): string | null {
  const text = reader.text(name)
  if (text === null || isCountryCode(text)) return text
  reader.problem(`${name} must be a country as two capital letters, DE for Germany, and it is "${text}".`)
  return null
}

function readSuspendedCountries(reader: Reader): readonly SuspendedCountry[] {
  const text = reader.text("SUSPENDED_COUNTRIES")
  const reading = text === null ? { suspended: [] } : readSuspended(text)
  if ("suspended" in reading) return reading.suspended
  reader.problem(
    `SUSPENDED_COUNTRIES must name countries with an adequacy decision and a day each, like US:2026-11-27, ` +
      `and it contains "${reading.wrong}".`,
  )
  return []
}

function readPool(reader: Reader, dataDir: string, country: string): ObjectsPool {
  const folder: ObjectsPool = {
    store: { kind: "folder", folder: resolve(dataDir, "objects") },
    country,
    operator: "self",
  }
  const stated = readCountry(reader, "OBJECTS_COUNTRY")
  const operator = reader.text("OBJECTS_OPERATOR")
  const reading = readObjectsPool(reader.text("OBJECTS_URL"), folder, {
    country: stated,
    operator,
    accessKey: reader.text("OBJECTS_ACCESS_KEY"),
    secretKey: reader.text("OBJECTS_SECRET_KEY"),
  })
  if (reading.kind === "pool") return reading.pool
  reader.problem(reading.reason)
  return folder
}

function readMore(reader: Reader, first: ObjectsPool): readonly NamedPool[] {
  const reading = readMorePools(reader.text("MORE_OBJECTS"), first, isCountryCode)
  if (reading.kind === "pools") return reading.pools
  reader.problem(reading.reason)
  return []
}

function readTls(reader: Reader): TlsFiles | null {
  const cert = reader.text("TLS_CERT")
  const key = reader.text("TLS_KEY")
  if (cert !== null && key !== null) return { cert: resolve(cert), key: resolve(key) }
  if (cert !== null || key !== null) reader.problem("TLS_CERT and TLS_KEY belong together: set both or none.")
  return null
}

/** A word Fastify knows, an address, or a network like 10.0.0.0/8. */
function isProxyName(name: string): boolean {
  if (["loopback", "linklocal", "uniquelocal"].includes(name)) return true
  const [address = "", length, ...others] = name.split("/")
  const family = isIP(address)
  if (family === 0 || others.length > 0) return false
  return length === undefined || (/^\d{1,3}$/u.test(length) && Number(length) <= (family === 4 ? 32 : 128))
}

function readTrustProxy(reader: Reader): number | readonly string[] | null {
  const text = reader.text("TRUST_PROXY")
  if (text === null) return null
  if (/^[1-9]$/u.test(text)) return Number(text)
  const names = text.split(",").map((name) => name.trim())
  if (names.every((name) => isProxyName(name))) return names
  reader.problem(
    `TRUST_PROXY must be a number of proxies from 1 to 9 or their addresses divided by commas, and it is "${text}".`,
  )
  return null
}

function readLogLevel(reader: Reader): LogLevel {
  const text = reader.text("LOG_LEVEL") ?? "info"
  const level = logLevels.find((name) => name === text)
  if (level === undefined)
    reader.problem(`LOG_LEVEL must be one of ${logLevels.join(", ")}, and it is "${text}".`)
  return level ?? "info"
}
