/**
 * Tombstones: every erasure once more, beside database and objects, so that a restored backup does not bring back what was
 * erased after it (SDM module 60). A line is a signed statement of random names and hashes, nothing of a patient.
 */
import { open, readFile, rename } from "node:fs/promises"
import { dirname, join } from "node:path"
import { id, listOf, sha256Text, strict, time } from "@zahnwolke/core/trust/schema"
import { envelopeSchema, readStatement, sign } from "@zahnwolke/core/trust/statement"
import Type from "typebox"
import type { Static } from "typebox"
import Value from "typebox/value"
import type { Parts } from "../parts.ts"
import { syncFolder } from "../sync-folder.ts"

/** So many hashes stay well within what an envelope may hold. */
const chunksInLine = 5000

/** What is dropped again, and of whom, stands inside the signature: a foreign line makes the server erase nothing. */
const tombstoneSchema = Type.Object(
  {
    organisation: id("org"),
    order: id("order"),
    closure: sha256Text,
    chunks: listOf(sha256Text, chunksInLine),
    backupsUntil: time,
  },
  strict,
)
export type Tombstone = Static<typeof tombstoneSchema>

type Beside = Pick<Parts, "config" | "identity">

export interface Ledger {
  readonly tombstones: readonly Tombstone[]
  /** The lines whose day has not come, as they stand, also those that another identity signed. */
  readonly living: readonly string[]
  readonly unreadable: number
  readonly unsigned: number
}

const ledgerPath = ({ config }: Pick<Parts, "config">): string => join(config.dataDir, "erased.jsonl")

async function writeLines(path: string, flags: "a" | "w", lines: readonly string[]): Promise<void> {
  const file = await open(path, flags, 0o600)
  try {
    await file.appendFile(lines.map((line) => `\n${line}\n`).join(""))
    await file.sync()
  } finally {
    await file.close()
  }
}

/**
 * On the disk before the database says so: what is written here twice was erased twice.
 * Each line begins on its own: what a killed server left half written does not swallow the next one.
 */
export async function bury(parts: Beside, { chunks, ...rest }: Tombstone): Promise<void> {
  const lines: string[] = []
  for (let at = 0; at === 0 || at < chunks.length; at += chunksInLine) {
    const body: Tombstone = { ...rest, chunks: chunks.slice(at, at + chunksInLine) }
    lines.push(JSON.stringify(await sign("tombstone", body, parts.identity.signer)))
  }
  await writeLines(ledgerPath(parts), "a", lines)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A line of a server that was killed while it wrote.
    return null
  }
}

/** Believed is only what this server signed itself, and only while a backup from before may still be there. */
export async function readLedger(parts: Beside, now: number): Promise<Ledger> {
  const text = await readFile(ledgerPath(parts), "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return ""
    throw error
  })
  const tombstones: Tombstone[] = []
  const living: string[] = []
  let [unreadable, unsigned] = [0, 0]
  for (const line of text.split("\n")) {
    if (line === "") continue
    const envelope = parsed(line)
    const found = Value.Check(envelopeSchema, envelope)
      ? readStatement("tombstone", tombstoneSchema, envelope)
      : null
    if (found === null) unreadable++
    if (found === null || found.body.backupsUntil < now) continue
    living.push(line)
    if (await found.isSignedBy(parts.identity.signer.publicKey)) tombstones.push(found.body)
    else unsigned++
  }
  return { tombstones, living, unreadable, unsigned }
}

/** Written whole beside and renamed: a start that is cut off leaves the old ledger or the new one. */
export async function trimLedger(parts: Beside, { living }: Ledger): Promise<void> {
  const path = ledgerPath(parts)
  await writeLines(`${path}.part`, "w", living)
  await rename(`${path}.part`, path)
  await syncFolder(dirname(path))
}
