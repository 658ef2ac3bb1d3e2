/** Brings the tables up to date from numbered files, each once, whoever else starts at the same moment. */
import { createHash } from "node:crypto"
import { readFile, readdir } from "node:fs/promises"
import { join } from "node:path"
import type { Client } from "pg"
import { appRole, grantToAppRole } from "./app-role.ts"

export const migrationsFolder = join(import.meta.dirname, "migrations")
const table = "schema_migration"

interface Migration {
  readonly number: number
  readonly name: string
  readonly hash: string
  readonly sql: string
}

export type Migrated =
  | { readonly kind: "done"; readonly applied: readonly string[] }
  | { readonly kind: "refused"; readonly reason: string }

/** Line ends are those of the checkout, not of the history. */
function readMigration(name: string, text: string): Migration | null {
  const number = /^(\d{4})-[a-z0-9-]+\.sql$/u.exec(name)?.[1]
  if (number === undefined) return null
  const sql = text.replaceAll("\r\n", "\n")
  return { number: Number(number), name, hash: createHash("sha256").update(sql).digest("hex"), sql }
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).toSorted()
  const list: Migration[] = []
  for (const name of names) {
    const migration = readMigration(name, await readFile(join(folder, name), "utf8"))
    if (migration === null) throw new Error(`${name} must be named like 0001-what-it-makes.sql`)
    if (migration.number !== list.length + 1) throw new Error(`${name} breaks the count of the migrations`)
    list.push(migration)
  }
  return list
}

interface Applied {
  readonly number: number
  readonly name: string
  readonly hash: string
}

/** A sentence where the history of this database is not the beginning of ours. */
function historyFault(applied: readonly Applied[], known: readonly Migration[]): string | null {
  for (const old of applied) {
    const ours = known.find(({ number }) => number === old.number)
    if (ours === undefined) {
      return (
        `This database was made by a newer version of the program (it knows "${old.name}"). ` +
        "Start that version, or restore a backup from before the update."
      )
    }
    if (ours.hash !== old.hash) {
      return (
        `"${ours.name}" is not the file that made this database: its content was changed since. ` +
        "Restore the original file; changes belong into a new file with the next number."
      )
    }
  }
  return null
}

/** The owner's connection must not be in a transaction. Rights go to the app role where there is one. */
export async function migrate(
  owner: Client,
  withAppRole: boolean,
  folder = migrationsFolder,
): Promise<Migrated> {
  const known = await readMigrations(folder)
  await makeHistory(owner)
  const applied: string[] = []
  for (;;) {
    const step = await nextStep(owner, known, withAppRole)
    if (step.kind === "refused") return step
    if (step.name === null) return { kind: "done", applied }
    applied.push(step.name)
  }
}

/** `create table if not exists` fails inside the catalogue where two run it at once: they take turns by this lock. */
async function makeHistory(owner: Client): Promise<void> {
  await owner.query("begin")
  try {
    await owner.query("select pg_advisory_xact_lock(hashtext($1))", [table])
    await owner.query(
      `create table if not exists ${table} (
         number integer primary key, name text not null, hash text not null,
         applied_at timestamptz not null default now())`,
    )
    // Number 0 is the row that all who migrate lock, one after the other.
    await owner.query(
      `insert into ${table} (number, name, hash) values (0, 'lock', '') on conflict do nothing`,
    )
    await owner.query("commit")
  } catch (error) {
    await owner.query("rollback")
    throw error
  }
}

type Step =
  | { readonly kind: "applied"; readonly name: string | null }
  | { readonly kind: "refused"; readonly reason: string }

/** One file and its entry in the history, both or none. */
async function nextStep(owner: Client, known: readonly Migration[], withAppRole: boolean): Promise<Step> {
  await owner.query("begin")
  try {
    await owner.query(`select from ${table} where number = 0 for update`)
    const { rows } = await owner.query<Applied>(
      `select number, name, hash from ${table} where number > 0 order by number`,
    )
    const fault = historyFault(rows, known)
    if (withAppRole && fault === null) await grantToAppRole(owner, table)
    const next = fault === null ? known[rows.length] : undefined
    if (next !== undefined) await apply(owner, next)
    await owner.query("commit")
    return fault === null ? { kind: "applied", name: next?.name ?? null } : { kind: "refused", reason: fault }
  } catch (error) {
    await owner.query("rollback")
    throw error
  }
}

async function apply(owner: Client, { number, name, hash, sql }: Migration): Promise<void> {
  await owner.query(sql)
  await owner.query(`insert into ${table} (number, name, hash) values ($1, $2, $3)`, [number, name, hash])
  await requireForcedRowSecurity(owner, name)
}

/** The tables' owner may be the one the server works as; only forced row-level security holds it too. */
async function requireForcedRowSecurity(owner: Client, name: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relrowsecurity and not relforcerowsecurity`,
  )
  const loose = rows.map((row) => row.name).join(", ")
  if (loose !== "")
    throw new Error(`${name} must force row-level security on ${loose} (${appRole} may be the owner)`)
}
