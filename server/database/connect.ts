/** Connections to the database: typed queries, and transactions that act for one organisation. */
import { setTimeout as pause } from "node:timers/promises"
import { CompiledQuery, Kysely, PostgresDialect, sql } from "kysely"
import type { DatabaseConnection, IsolationLevel, Transaction } from "kysely"
import { Client, DatabaseError, Pool, escapeIdentifier, types as standardTypes } from "pg"
import type { ClientConfig, CustomTypesConfig } from "pg"

/** How to sign in, and whom to become after it; null to stay. */
export interface Access {
  readonly client: ClientConfig
  readonly role: string | null
}

/** Integers beyond 2^53 would lose digits without a sound. */
function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError("a number in the database is too large to be exact")
  return number
}

const { builtins } = standardTypes
const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [builtins.INT8, wholeNumber],
  // A day is a day everywhere; as a Date it would shift with the time zone of the machine.
  [builtins.DATE, (text) => text],
])

const types: CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format === "binary" ? undefined : parsers.get(oid)) ?? standardTypes.getTypeParser(oid),
}

const clientConfig = ({ client }: Access): ClientConfig => ({
  ...client,
  types,
  application_name: "zahnwolke",
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
})

const becoming = (role: string): string => `set role ${escapeIdentifier(role)}`

/** One connection of its own, for listening and for migrations. The caller ends it. */
export async function openClient(access: Access): Promise<Client> {
  const client = new Client(clientConfig(access))
  // A connection that breaks while nobody asks it anything would otherwise end the process.
  client.on("error", () => null)
  await client.connect()
  if (access.role !== null) await client.query(becoming(access.role))
  return client
}

/** `destroy` of what is returned ends the pool. */
export function connect<Tables>(access: Access, most = 10): Kysely<Tables> {
  const { role } = access
  const pool = new Pool({ ...clientConfig(access), max: most, idleTimeoutMillis: 30_000 })
  pool.on("error", () => null)
  const onCreateConnection = async (connection: DatabaseConnection): Promise<void> => {
    if (role !== null) await connection.executeQuery(CompiledQuery.raw(becoming(role)))
  }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool, onCreateConnection }) })
}

/** Serialisation failure and deadlock: the database undid everything and asks to try again. */
const againCodes: readonly (string | undefined)[] = ["40001", "40P01"]
const mostTries = 6

export const asksToTryAgain = (error: unknown): boolean =>
  error instanceof DatabaseError && againCodes.includes(error.code)

/** The database could not write what it was given, and undid everything. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof DatabaseError && error.code === "53100"

/** True where the one row that may exist exists already. */
export const isTaken = (error: unknown): boolean => error instanceof DatabaseError && error.code === "23505"

/**
 * Everything or nothing, seen through the eyes of one organisation (row-level security); with null, of none.
 * What is handed in may run several times and must do nothing but query.
 */
export async function transaction<Tables, Value>(
  db: Kysely<Tables>,
  organisation: string | null,
  act: (tx: Transaction<Tables>) => Promise<Value>,
  isolation: IsolationLevel = "read committed",
): Promise<Value> {
  for (let tries = 1; ; tries++) {
    try {
      return await db
        .transaction()
        .setIsolationLevel(isolation)
        .execute(async (tx) => {
          await sql`select set_config('app.organisation', ${organisation ?? ""}, true)`.execute(tx)
          return act(tx)
        })
    } catch (error) {
      if (!asksToTryAgain(error) || tries >= mostTries) throw error
      await pause(2 ** tries * (5 + Math.random() * 5))
    }
  }
}
