import assert from "node:assert/strict"
import { randomBytes } from "node:crypto"
import { after, describe, test } from "node:test"
import { sql } from "kysely"
import { Secret } from "../secret.ts"
import { dropDatabase, inDatabase, newDatabase, temporaryFolder } from "../testing/cluster.ts"
import { eachPostgres } from "../testing/each-postgres.ts"
import { appRole } from "./app-role.ts"
import { openDatabase } from "./open.ts"
import type { OpenDatabase } from "./open.ts"
import type { Database } from "./tables.ts"

const open = (url: string) =>
  openDatabase<Database>({ url: new Secret(url), dataDir: temporaryFolder(), embedded: { bin: null } })

async function opened(url: string): Promise<OpenDatabase<Database>> {
  const opening = await open(url)
  assert.equal(opening.kind, "open", opening.kind === "refused" ? opening.reason : "")
  return opening.database
}

const refusal = async (url: string): Promise<string> => {
  const opening = await open(url)
  if (opening.kind === "refused") return opening.reason
  await opening.database.close()
  return "opened"
}

async function whoWorks({ db }: OpenDatabase<Database>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_user as name`.execute(db)
  return rows[0]?.name ?? ""
}

const asUser = (url: string, user: string): string => url.replace(/\/\/[^@]*@/u, `//${user}:hush@`)

for (const { name, url } of await eachPostgres()) {
  describe(name, () => {
    const made: string[] = []
    const users: string[] = []
    after(async () => {
      for (const database of made) await dropDatabase(database)
      await inDatabase(url, async (client) => {
        for (const user of users) await client.query(`drop role ${user}`)
      })
    })
    /** A database that belongs to a new user with these rights. */
    const ownedBy = async (rights: string): Promise<string> => {
      const user = `owner_${randomBytes(6).toString("hex")}`
      const database = await newDatabase(url)
      made.push(database)
      users.push(user)
      await inDatabase(database, async (client) => {
        await client.query(`create role ${user} login password 'hush' ${rights}`)
        await client.query(
          `alter database ${client.escapeIdentifier(client.database ?? "")} owner to ${user}`,
        )
      })
      return asUser(database, user)
    }
    const forcedRowSecurityHolds = async (database: OpenDatabase<Database>): Promise<void> => {
      const partnership = { organisation: "org_x", partner: "org_y" } as never
      await assert.rejects(
        database.db.insertInto("partnership").values(partnership).execute(),
        /row-level security/u,
      )
    }

    test("a user above row-level security makes the role and works as it", async () => {
      const address = await newDatabase(url)
      made.push(address)

      const database = await opened(address)

      assert.equal(await whoWorks(database), appRole)
      assert.equal(database.kind, "external")
      await forcedRowSecurityHolds(database)
      await database.close()
    })

    test("a user who may make roles works as the role too", async () => {
      const database = await opened(await ownedBy("createrole"))

      // Where the role was made by somebody else before, the right to make roles does not reach it.
      assert.ok([appRole, users.at(-1)].includes(await whoWorks(database)))
      await forcedRowSecurityHolds(database)
      await database.close()
    })

    test("a user who was given the role works as it", async () => {
      const address = await ownedBy("")
      await inDatabase(url, (client) => client.query(`grant ${appRole} to ${users.at(-1)}`))

      const database = await opened(address)

      assert.equal(await whoWorks(database), appRole)
      await forcedRowSecurityHolds(database)
      await database.close()
    })

    test("an ordinary owner works as itself, and row-level security holds it all the same", async () => {
      const database = await opened(await ownedBy("nocreaterole"))

      assert.equal(await whoWorks(database), users.at(-1))
      await forcedRowSecurityHolds(database)
      await database.close()
    })

    test("a user who steps around row-level security and cannot step down is refused", async () => {
      const reason = await refusal(await ownedBy("bypassrls nocreaterole"))

      assert.match(reason, /stands above row-level security/u)
    })

    test("a wrong password and a missing database are told without the address", async () => {
      const address = await newDatabase(url)
      made.push(address)

      const wrong = await refusal(asUser(address, "nobody_knows_him"))
      const absent = await refusal(address.replace(/\/test_[0-9a-f]+/u, "/there_is_none"))

      assert.equal(wrong, "The database refuses the user or the password in DATABASE_URL.")
      assert.equal(absent, "The database named in DATABASE_URL does not exist. Create it, then start again.")
    })

    test("a database that is not UTF-8 is refused", async () => {
      const address = await newDatabase(url)
      made.push(address)
      const latin = address.replace(/\/test_[0-9a-f]+/u, (path) => `${path}ffff`)
      const databaseName = /\/(test_[0-9a-f]+)/u.exec(latin)?.[1] ?? ""
      made.push(latin)
      await inDatabase(url, (client) =>
        client.query(
          `create database ${databaseName} template template0 encoding 'LATIN1' locale 'C' ${
            name.includes("npm") ? "locale_provider libc" : ""
          }`,
        ),
      )

      assert.match(await refusal(latin), /encoding UTF8/u)
    })

    test("what one process writes wakes another, also after its connection broke", async () => {
      const address = await newDatabase(url)
      made.push(address)
      const database = await opened(address)
      const heard: string[] = []
      let wakeUp = (): void => undefined
      const listening = await database.listen("zahnwolke_test", (payload) => {
        heard.push(payload)
        wakeUp()
      })
      const nextWake = () => new Promise<void>((resolve) => void (wakeUp = resolve))

      const first = nextWake()
      await sql`select pg_notify('zahnwolke_test', 'one')`.execute(database.db)
      await first
      const reconnected = nextWake()
      await inDatabase(address, (client) =>
        client.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()",
        ),
      )
      await reconnected
      const second = nextWake()
      await sql`select pg_notify('zahnwolke_test', 'two')`.execute(database.db)
      await second

      assert.deepEqual(heard, ["one", "", "two"])
      await listening.stop()
      await database.close()
    })
  })
}
