/** What a demonstration keeps for its next start: invented people's sign-in names and passphrases, readable by this account alone. */
import { randomBytes } from "node:crypto"
import { readFile, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import Type from "typebox"
import type { Static } from "typebox"
import Value from "typebox/value"
import { syncFolder } from "../sync-folder.ts"

const personSchema = Type.Object(
  {
    organisation: Type.String(),
    /** As on screen: "Praxis am Beispielpark". */
    organisationName: Type.String(),
    name: Type.String(),
    role: Type.String(),
    loginName: Type.String(),
    passphrase: Type.String(),
  },
  { additionalProperties: false },
)
export type DemoPerson = Static<typeof personSchema>

const keptSchema = Type.Object(
  {
    notice: Type.String(),
    state: Type.Union([Type.Literal("filling"), Type.Literal("filled")]),
    people: Type.Array(personSchema),
  },
  { additionalProperties: false },
)

export type Kept =
  | { readonly kind: "none" }
  | { readonly kind: "unreadable" }
  | { readonly kind: "filling" }
  | { readonly kind: "filled"; readonly people: readonly DemoPerson[] }

const notice =
  "A demonstration only: passphrases of invented people, so that its sign-in links can be printed again. " +
  "A server with real people keeps none."

export const keptFile = (dataDir: string): string => join(dataDir, "demo.json")

export async function readKept(dataDir: string): Promise<Kept> {
  try {
    const value: unknown = JSON.parse(await readFile(keptFile(dataDir), "utf8"))
    if (!Value.Check(keptSchema, value)) return { kind: "unreadable" }
    return value.state === "filling" ? { kind: "filling" } : { kind: "filled", people: value.people }
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT"
    return { kind: missing ? "none" : "unreadable" }
  }
}

/** Null while it is being filled. Whole or not at all, and never readable by others, not even for a moment. */
export async function keep(dataDir: string, people: readonly DemoPerson[] | null): Promise<void> {
  const content = { notice, state: people === null ? "filling" : "filled", people: people ?? [] }
  const beside = `${keptFile(dataDir)}.${randomBytes(6).toString("hex")}`
  try {
    const text = `${JSON.stringify(content, null, 2)}\n`
    await writeFile(beside, text, { flag: "wx", mode: 0o600, flush: true })
    await rename(beside, keptFile(dataDir))
  } finally {
    await rm(beside, { force: true })
  }
  await syncFolder(dataDir)
}
