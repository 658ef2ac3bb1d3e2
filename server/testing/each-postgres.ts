/** The contract of the database holds on PostgreSQL from npm and on another one, as old as we allow where there is one. */
import { findMachinePrograms } from "../database/programs.ts"
import { testCluster } from "./cluster.ts"

export interface TestPostgres {
  readonly name: string
  /** An address whose user may make databases and roles. */
  readonly url: string
}

const missing =
  "Only npm's PostgreSQL is tested: set DATABASE_URL_TEST to another (its user may make databases), " +
  "or install PostgreSQL 15 or newer."

export async function eachPostgres(): Promise<readonly TestPostgres[]> {
  const own = { name: "PostgreSQL from npm", url: (await testCluster()).url("postgres") }
  const given = process.env["DATABASE_URL_TEST"]
  if (given !== undefined && given !== "")
    return [own, { name: "PostgreSQL of DATABASE_URL_TEST", url: given }]
  const oldest = (await findMachinePrograms()).at(-1)
  if (oldest === undefined) {
    console.log(missing)
    return [own]
  }
  const url = (await testCluster(oldest.bin)).url("postgres")
  return [own, { name: `PostgreSQL ${oldest.version} of this machine`, url }]
}
