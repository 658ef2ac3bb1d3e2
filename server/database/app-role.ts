/**
 * The role the server works as: it owns no table, so it can neither change one nor step around row-level security.
 *
 * In the server's own PostgreSQL the role signs in by itself with a password. On another PostgreSQL the user of
 * DATABASE_URL makes it, where it may make roles, or an administrator makes it beforehand:
 *
 *     create role zahnwolke_app nologin;  grant zahnwolke_app to <the user of DATABASE_URL>;
 *
 * and each connection changes into it. Where neither is possible the server works as that user itself, and row-level
 * security holds because the tables force it on their owner too. A user above row-level security is refused.
 */
import { DatabaseError } from "pg"
import type { Client } from "pg"

export const appRole = "zahnwolke_app"

interface Standing {
  readonly exists: boolean
  readonly member: boolean
  readonly mayCreate: boolean
}

async function standing(owner: Client): Promise<Standing> {
  const { rows } = await owner.query<Standing>(
    `select exists (select from pg_roles where rolname = $1) as "exists",
            exists (select from pg_roles where rolname = $1 and pg_has_role(current_user, oid, 'member')) as member,
            (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as "mayCreate"`,
    [appRole],
  )
  return rows[0] ?? { exists: false, member: false, mayCreate: false }
}

/** Roles belong to the whole PostgreSQL: another server may be making the same one at this moment. */
const raceCodes: readonly (string | undefined)[] = ["42710", "23505", "XX000"]

async function unlessRaced(owner: Client, text: string): Promise<boolean> {
  try {
    await owner.query(text)
    return true
  } catch (error) {
    if (error instanceof DatabaseError && raceCodes.includes(error.code)) return false
    if (error instanceof DatabaseError && error.code === "42501") return true
    throw error
  }
}

/** True where the role is there and this user may become it. With a password the role may also sign in. */
export async function ensureAppRole(owner: Client, password: string | null): Promise<boolean> {
  for (let tries = 0; tries < 20; tries++) {
    const now = await standing(owner)
    if (!now.exists) {
      if (!now.mayCreate) return false
      await unlessRaced(owner, `create role ${appRole} nologin`)
    } else if (!now.member) {
      const asked = await unlessRaced(owner, `grant ${appRole} to current_user`)
      if (asked && !(await standing(owner)).member) return false
    } else {
      if (password === null) return maySwitch(owner)
      const quoted = owner.escapeLiteral(password)
      if (await unlessRaced(owner, `alter role ${appRole} login password ${quoted}`)) return true
    }
  }
  throw new Error(`the role ${appRole} could not be made: others keep changing it`)
}

/** Membership alone is not enough since PostgreSQL 16: it may have been granted without the right to change into it. */
async function maySwitch(owner: Client): Promise<boolean> {
  try {
    await owner.query(`set role ${appRole}`)
    await owner.query("reset role")
    return true
  } catch (error) {
    if (error instanceof DatabaseError && error.code === "42501") return false
    throw error
  }
}

/** What later migrations make is open to the role at once; a migration may take rights back by name. */
export async function grantToAppRole(owner: Client, exceptTable: string): Promise<void> {
  const rights = "select, insert, update, delete"
  await owner.query(`alter default privileges in schema public grant ${rights} on tables to ${appRole}`)
  await owner.query(`alter default privileges in schema public grant usage on sequences to ${appRole}`)
  const { rows } = await owner.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> $1
       and pg_has_role(current_user, c.relowner, 'usage')
       and not exists (select from aclexplode(c.relacl) a where a.grantee = $2::regrole)`,
    [exceptTable, appRole],
  )
  for (const { name } of rows) await owner.query(`grant ${rights} on ${name} to ${appRole}`)
}

/** A sentence where the one who asks stands above row-level security. */
export async function aboveRowSecurity(client: Client): Promise<string | null> {
  const { rows } = await client.query<{ above: boolean; name: string }>(
    "select rolsuper or rolbypassrls as above, rolname as name from pg_roles where rolname = current_user",
  )
  return rows[0]?.above === false
    ? null
    : `The database user "${rows[0]?.name ?? "?"}" stands above row-level security. ` +
        "Name an ordinary user that owns its database in DATABASE_URL."
}
