/**
 * Tombstones: every storage report once more, beside database and objects, so that a restored backup does not bring back
 * what was erased after it (SDM module 60). A line holds random names and hashes, nothing of a patient.
 */
import { open, readFile } from "node:fs/promises"
import { join } from "node:path"
import { id, listOf, sha256Text, strict } from "@zahnwolke/core/trust/schema"
import { envelopeSchema } from "@zahnwolke/core/trust/statement"
import type { StatementBody } from "@zahnwolke/core/trust/statements"
import Type from "typebox"
import type { Static } from "typebox"
import Value from "typebox/value"
import { read } from "../database/statements.ts"
import type { Parts } from "../parts.ts"

const lineSchema = Type.Object(
  { organisation: id("org"), chunks: listOf(sha256Text, 1_000_000), report: envelopeSchema },
  strict,
)
type Line = Static<typeof lineSchema>

export interface Tombstone extends Pick<Line, "organisation" | "chunks"> {
  readonly report: StatementBody<"storage-report">
}

const ledgerPath = ({ config }: Pick<Parts, "config">): string => join(config.dataDir, "erased.jsonl")

/** On the disk before the database says so: what is written here twice was erased twice. */
export async function bury(parts: Pick<Parts, "config">, line: Line): Promise<void> {
  const file = await open(ledgerPath(parts), "a", 0o600)
  try {
    await file.appendFile(`${JSON.stringify(line)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The last line of a server that was killed while it wrote.
    return null
  }
}

/** Only what this server signed itself, and only while a backup from before may still be there. */
export async function tombstones(
  parts: Pick<Parts, "config" | "identity">,
  now: number,
): Promise<readonly Tombstone[]> {
  const text = await readFile(ledgerPath(parts), "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return ""
    throw error
  })
  const found: Tombstone[] = []
  for (const line of text.split("\n")) {
    const value = parsed(line === "" ? "null" : line)
    if (!Value.Check(lineSchema, value)) continue
    const report = read("storage-report", value.report)
    if (report === null || report.body.backupsUntil < now) continue
    if (!(await report.isSignedBy(parts.identity.signer.publicKey))) continue
    found.push({ organisation: value.organisation, chunks: value.chunks, report: report.body })
  }
  return found
}
