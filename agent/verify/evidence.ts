/** What signatures are checked against: the logs of organisations and the server's key, kept beside what they prove. */
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import type { OrganisationId } from "@zahnwolke/core/records/id"
import { replay } from "@zahnwolke/core/trust/organisation-log"
import type { OrganisationState } from "@zahnwolke/core/trust/organisation-log"
import { textToKey } from "@zahnwolke/core/trust/signing"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import type { Envelope } from "@zahnwolke/core/trust/statement"
import { isRecord, readJson } from "../files/read-json.ts"
import { asEnvelopes } from "./envelopes.ts"

export interface Evidence {
  /** Organisations whose whole log was read and believed, by the name that follows from its first entry. */
  readonly organisations: ReadonlyMap<OrganisationId, OrganisationState>
  /** The server's key as the collecting device had pinned it; null where none is there. */
  readonly serverKey: Bytes | null
  /** Logs that are there and not to be believed, by their path. */
  readonly refused: readonly string[]
}

/** `log.json`, `server.json` and everything in `logs/` of a folder. */
export async function readEvidence(folder: string): Promise<Evidence> {
  const organisations = new Map<OrganisationId, OrganisationState>()
  const refused: string[] = []
  for (const path of await logPaths(folder)) {
    const state = await readLog(join(folder, path))
    if (state === null) refused.push(path)
    else if (state !== "absent") organisations.set(state.id, state)
  }
  return { organisations, serverKey: await serverKeyIn(folder), refused }
}

async function logPaths(folder: string): Promise<readonly string[]> {
  const inside = await readdir(join(folder, "logs")).catch(() => [])
  const logs = inside.filter((name) => name.endsWith(".json")).sort()
  return ["log.json", ...logs.map((name) => `logs/${name}`)]
}

async function readLog(path: string): Promise<OrganisationState | "absent" | null> {
  const file = await readJson(path)
  if (file.kind === "unreadable") return "absent"
  const entries: readonly Envelope[] | null = file.kind === "json" ? asEnvelopes(file.value) : null
  const replayed = entries === null ? null : await replay(entries, null)
  return replayed?.ok === true ? replayed.state : null
}

async function serverKeyIn(folder: string): Promise<Bytes | null> {
  const file = await readJson(join(folder, "server.json"))
  const key = file.kind === "json" && isRecord(file.value) ? file.value["signingKey"] : null
  return typeof key === "string" ? textToKey(key) : null
}
