/** `--demo`: fills an empty server behind closed doors before it opens, once, and names the ways in at every start. */
import { once } from "node:events"
import { createServer } from "node:net"
import type { Config, LogLevel } from "../config.ts"
import { makeLog } from "../http/log.ts"
import type { Log } from "../http/log.ts"
import { runServer } from "../run-server.ts"
import type { RunningServer, ServerStart } from "../run-server.ts"
import { fill } from "./fill.ts"
import { keep, keptFile, readKept } from "./kept.ts"
import type { DemoPerson, Kept } from "./kept.ts"

export interface DemoParts {
  readonly now: () => number
  readonly say: (line: string) => void
  /** Aborted where the machine wants the program to end. */
  readonly signal: AbortSignal
}

type DemoStart =
  | { readonly kind: "ready"; readonly people: readonly DemoPerson[] }
  | { readonly kind: "refused"; readonly reason: string }

/** Filling asks more of a server than a guest may; and nobody else can reach it meanwhile. */
async function behindClosedDoors(config: Config): Promise<Config> {
  const probe = createServer()
  probe.listen(0, "localhost")
  await once(probe, "listening")
  const address = probe.address()
  probe.close()
  await once(probe, "close")
  if (address === null || typeof address === "string") throw new Error("a port was expected")
  return { ...config, host: "localhost", port: address.port, tls: null, openRequestsPerMinute: 1_000_000 }
}

const quietly = (level: LogLevel): LogLevel => (level === "debug" || level === "info" ? "warn" : level)

async function prepareDemo(config: Config, parts: DemoParts): Promise<DemoStart> {
  const inside = await behindClosedDoors(config)
  const log = makeLog(quietly(config.logLevel), (line) => parts.say(line.trimEnd()))
  const start = await runServer(inside, log, () => null)
  if (start.kind === "refused") return start
  try {
    return await prepareOn(start.server, inside, parts)
  } catch (error) {
    if (!parts.signal.aborted) throw error
    return { kind: "refused", reason: `Stopped before the demonstration was filled. ${startAgain(config)}` }
  } finally {
    await start.server.stop()
  }
}

const startAgain = ({ dataDir, databaseUrl }: Config): string =>
  databaseUrl === null
    ? `Delete the folder ${dataDir} and start again.`
    : `Empty the database that DATABASE_URL names, delete the folder ${dataDir} and start again.`

async function prepareOn(server: RunningServer, inside: Config, parts: DemoParts): Promise<DemoStart> {
  const kept = await readKept(inside.dataDir)
  const found = await server.db.selectFrom("organisation").select("organisation").execute()
  const here = found.map(({ organisation }) => organisation)
  if (kept.kind === "filled" && kept.people.every(({ organisation }) => isAmong(here, organisation)))
    return { kind: "ready", people: kept.people }
  const reason = obstacle(kept, here.length > 0, inside)
  if (reason !== null) return { kind: "refused", reason }
  parts.say("Filling the demonstration; everyone and everything in it is invented.")
  await keep(inside.dataDir, null)
  const people = await fill({
    server: new URL(inside.publicUrl),
    near: new URL(`http://localhost:${inside.port}`),
    ...parts,
  })
  await keep(inside.dataDir, people)
  return { kind: "ready", people }
}

const isAmong = (list: readonly string[], one: string): boolean => list.includes(one)

/** Null where the server is empty: only then is anything filled. */
function obstacle(kept: Kept, isInhabited: boolean, config: Config): string | null {
  const file = keptFile(config.dataDir)
  switch (kept.kind) {
    case "none":
      return isInhabited
        ? "This server already holds an organisation, and the demonstration is only for an empty one. " +
            "Set DATA_DIR to a new folder, or start without --demo."
        : null
    case "filling":
      return isInhabited
        ? `An earlier start broke off while it filled the demonstration. ${startAgain(config)}`
        : null
    case "filled":
      return (
        `${file} belongs to a demonstration that is not in this database. ` +
        "Set DATA_DIR to a new folder, or start without --demo."
      )
    case "unreadable":
      return `${file} cannot be read. Set DATA_DIR to a new folder, or start without --demo.`
  }
}

/** The secret stands behind the #, which no server and no log ever sees. */
export function signInLink(publicUrl: string, { loginName, passphrase }: DemoPerson): string {
  return `${publicUrl}/#/anmelden?name=${encodeURIComponent(loginName)}&passphrase=${encodeURIComponent(passphrase)}`
}

function waysIn(config: Config, people: readonly DemoPerson[]): readonly string[] {
  return [
    "Demonstration: everyone in it is invented, and nothing real belongs here. Sign in as",
    ...people.flatMap((person) => [
      `  ${person.organisationName}: ${person.name} (${person.role})`,
      `    ${signInLink(config.publicUrl, person)}`,
    ]),
    `  What these links need stands in ${keptFile(config.dataDir)}, readable by this account alone.`,
    "  Only a demonstration keeps passphrases.",
  ]
}

/** Like `runServer`, for a server that is a demonstration. */
export async function startDemo(config: Config, log: Log, parts: DemoParts): Promise<ServerStart> {
  const demo = await prepareDemo(config, parts)
  if (demo.kind === "refused") return demo
  const start = await runServer(config, log, parts.say)
  if (start.kind === "running") for (const line of waysIn(config, demo.people)) parts.say(line)
  return start
}
