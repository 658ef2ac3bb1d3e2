/** What stands behind a path, checked without a network: an export, an erasure protocol, receipts, a log. */
import { stat } from "node:fs/promises"
import { dirname, join } from "node:path"
import { parseProtocol, verifyProtocol } from "@zahnwolke/core/audit/erasure-protocol"
import type { OpenPoint } from "@zahnwolke/core/audit/erasure-protocol"
import { entryKind, replay } from "@zahnwolke/core/trust/organisation-log"
import { fingerprint } from "@zahnwolke/core/trust/safety-number"
import { payloadTypeOf } from "@zahnwolke/core/trust/statement"
import type { Envelope } from "@zahnwolke/core/trust/statement"
import { isRecord, readJson } from "../files/read-json.ts"
import { walk } from "../files/walk.ts"
import { asEnvelopes, isEnvelope } from "./envelopes.ts"
import { readEvidence } from "./evidence.ts"
import type { Evidence } from "./evidence.ts"
import { verifyArchive } from "./archive.ts"
import type { Check, Verified } from "./check.ts"
import { checkManifest, readManifest } from "./manifest.ts"
import { checkStatement, offlineVerifier } from "./statements.ts"

export interface Look {
  readonly path: string
  /** Where logs lie, if not beside. */
  readonly logs: string | null
  /** Where this PC kept logs, for what comes without any. */
  readonly kept: string
  readonly progress: (done: number) => void
}

/** Null where nothing there is known to this check. */
export async function verifyPath({ kept, logs, path, progress }: Look): Promise<Verified | null> {
  const is = await stat(path).catch(() => null)
  if (is === null) return null
  if (is.isFile() && path.toLowerCase().endsWith(".zip")) return verifyArchive(path)
  const folder = is.isDirectory() ? path : dirname(path)
  const beside = await readEvidence(logs ?? folder)
  const isAlone = logs === null && beside.organisations.size === 0 && beside.refused.length === 0
  const evidence = isAlone ? await readEvidence(kept) : beside
  const found = is.isDirectory() ? await inFolder(folder, evidence, progress) : await inFile(path, evidence)
  if (found === null || (found.checks.length === 0 && beside.organisations.size === 0)) return null
  const refused = evidence.refused.map((one) => check("log", one, false, "refused"))
  return {
    checks: [...refused, ...found.checks],
    open: found.open,
    signers: [...evidence.organisations.values()].map(({ genesis, id }) => ({
      organisation: id,
      fingerprint: fingerprint(genesis),
    })),
  }
}

type Found = Pick<Verified, "checks" | "open">

const check = (
  what: Check["what"],
  path: string,
  ok: boolean,
  detail = "",
  by: Check["by"] = null,
  at: number | null = null,
): Check => ({ what, path, ok, detail, by, at })

async function inFolder(
  folder: string,
  evidence: Evidence,
  progress: (done: number) => void,
): Promise<Found | null> {
  const checks: Check[] = []
  const open: OpenPoint[] = []
  const manifest = await readJson(join(folder, "manifest.json"))
  if (manifest.kind !== "unreadable") {
    const list = manifest.kind === "json" ? readManifest(manifest.value) : null
    const faults = list === null ? [] : await checkManifest(folder, list, progress)
    checks.push(check("manifest", "manifest.json", list !== null, list === null ? "malformed" : ""))
    checks.push(...faults.map(({ fault, path }) => check("file", path, false, fault)))
  }
  const walked = await walk([folder])
  const files = walked.kind === "files" ? walked.files : []
  for (const { named, path } of files) {
    const inside = named.split("/").slice(1).join("/")
    if (!inside.endsWith(".json") || inside === "manifest.json" || inside === "server.json") continue
    const found = await inFile(path, evidence)
    if (found === null) continue
    checks.push(...found.checks.map((one) => ({ ...one, path: inside })))
    open.push(...found.open)
  }
  return { checks, open }
}

async function inFile(path: string, evidence: Evidence): Promise<Found | null> {
  const file = await readJson(path)
  if (file.kind !== "json") return null
  if (isRecord(file.value) && "storageReport" in file.value) return protocolIn(path, file.text, evidence)
  const envelopes = isEnvelope(file.value) ? [file.value] : asEnvelopes(file.value)
  if (envelopes === null || envelopes.length === 0) return null
  const isLog = envelopes[0]?.payloadType === payloadTypeOf(entryKind)
  return {
    checks: isLog ? [await logCheck(path, envelopes)] : await statementChecks(path, envelopes, evidence),
    open: [],
  }
}

async function protocolIn(path: string, text: string, evidence: Evidence): Promise<Found> {
  const answer = await verifyProtocol(text.trimEnd(), offlineVerifier(evidence))
  if (answer.kind === "protocol") {
    const { closure, protocol } = answer.value
    const by = [...evidence.organisations.keys()].find((id) => id === closure.organisation) ?? null
    return { checks: [check("protocol", path, true, "", by, closure.at)], open: protocol.open }
  }
  const isAlone = evidence.organisations.size === 0 && parseProtocol(text.trimEnd()) !== null
  return {
    checks: [check("protocol", path, false, isAlone ? "logs-missing" : `protocol-${answer.reason}`)],
    open: [],
  }
}

async function logCheck(path: string, entries: readonly Envelope[]): Promise<Check> {
  const replayed = await replay(entries, null)
  return replayed.ok
    ? check("log", path, true, "", replayed.state.id)
    : check("log", path, false, `${replayed.fault} ${replayed.seq}`)
}

async function statementChecks(
  path: string,
  envelopes: readonly Envelope[],
  evidence: Evidence,
): Promise<readonly Check[]> {
  const checks: Check[] = []
  for (const envelope of envelopes) {
    const { at, by, kind } = await checkStatement(envelope, evidence)
    checks.push(check("statement", path, by !== null, kind, by, at))
  }
  return checks
}
