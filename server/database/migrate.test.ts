import assert from "node:assert/strict"
import { writeFileSync } from "node:fs"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { after, describe, test } from "node:test"
import { dropDatabase, inDatabase, newDatabase, temporaryFolder } from "../testing/cluster.ts"
import { eachPostgres } from "../testing/each-postgres.ts"
import { ensureAppRole } from "./app-role.ts"
import { migrate, migrationsFolder } from "./migrate.ts"
import type { Migrated } from "./migrate.ts"

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(temporaryFolder(), "migrations-"))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const first = { "0001-tooth.sql": "create table tooth (code integer primary key);\n" }
const second = { ...first, "0002-crown.sql": "create table crown (tooth integer references tooth);\n" }

for (const { name, url } of await eachPostgres()) {
  describe(name, () => {
    const made: string[] = []
    const fresh = async (): Promise<string> => {
      const database = await newDatabase(url)
      made.push(database)
      return database
    }
    after(async () => {
      for (const database of made) await dropDatabase(database)
    })
    const migrateAt = (database: string, folder?: string): Promise<Migrated> =>
      inDatabase(database, async (client) => migrate(client, await ensureAppRole(client, null), folder))

    test("our own files make the tables, and the second start finds nothing to do", async () => {
      const database = await fresh()

      const before = await migrateAt(database)
      const again = await migrateAt(database)

      assert.ok(before.kind === "done" && before.applied.length > 0)
      assert.deepEqual(again, { kind: "done", applied: [] })
    })

    test("files apply in order, and later only what is new", async () => {
      const database = await fresh()

      assert.deepEqual(await migrateAt(database, await folderWith(first)), {
        kind: "done",
        applied: ["0001-tooth.sql"],
      })
      assert.deepEqual(await migrateAt(database, await folderWith(second)), {
        kind: "done",
        applied: ["0002-crown.sql"],
      })
    })

    test("five processes that start together apply each file once", async () => {
      const database = await fresh()
      const folder = await folderWith(second)

      const results = await Promise.all([1, 2, 3, 4, 5].map(() => migrateAt(database, folder)))

      const applied = results.flatMap((result) => (result.kind === "done" ? result.applied : ["refused"]))
      assert.deepEqual(applied.toSorted(), ["0001-tooth.sql", "0002-crown.sql"])
    })

    test("a file that was changed after it was applied is refused", async () => {
      const database = await fresh()
      await migrateAt(database, await folderWith(first))

      const changed = await migrateAt(
        database,
        await folderWith({ "0001-tooth.sql": "create table tooth ();" }),
      )

      assert.equal(changed.kind, "refused")
      assert.match(changed.kind === "refused" ? changed.reason : "", /0001-tooth\.sql.*was changed/u)
    })

    test("line ends of another system are no change", async () => {
      const database = await fresh()
      await migrateAt(database, await folderWith(first))

      const windows = { "0001-tooth.sql": first["0001-tooth.sql"].replaceAll("\n", "\r\n") }
      assert.deepEqual(await migrateAt(database, await folderWith(windows)), { kind: "done", applied: [] })
    })

    test("a database of a newer version is refused", async () => {
      const database = await fresh()
      await migrateAt(database, await folderWith(second))

      const older = await migrateAt(database, await folderWith(first))

      assert.match(older.kind === "refused" ? older.reason : "", /newer version.*0002-crown\.sql/u)
    })

    test("a file that fails in its middle leaves nothing, and runs whole once it is mended", async () => {
      const database = await fresh()
      const folder = await folderWith({ "0001-tooth.sql": "create table tooth (); create table tooth ();" })

      await assert.rejects(migrateAt(database, folder), /already exists/u)
      await writeFile(join(folder, "0001-tooth.sql"), "create table tooth ();")

      assert.deepEqual(await migrateAt(database, folder), { kind: "done", applied: ["0001-tooth.sql"] })
    })

    test("a table with row-level security that its owner could step around stops the migration", async () => {
      const loose = "create table scan (id integer); alter table scan enable row level security;"

      await assert.rejects(
        migrateAt(await fresh(), await folderWith({ "0001-scan.sql": loose })),
        /must force row-level security on scan/u,
      )
    })

    test("rights a migration takes back stay taken", async () => {
      const database = await fresh()
      const sql = "create table audit (id integer); revoke update, delete on audit from zahnwolke_app;"
      await migrateAt(database, await folderWith({ "0001-audit.sql": sql }))
      await migrateAt(database, await folderWith({ "0001-audit.sql": sql }))

      await inDatabase(database, async (client) => {
        await client.query("set role zahnwolke_app")
        await client.query("insert into audit values (1)")
        await assert.rejects(client.query("delete from audit"), /permission denied/u)
        await assert.rejects(client.query("select from schema_migration"), /permission denied/u)
        await assert.rejects(client.query("create table mine ()"), /permission denied/u)
      })
    })
  })
}

test("a file out of the count is a mistake of the release and stops at once", async () => {
  const folder = await folderWith({ ...first, "0003-late.sql": "" })
  const url = await newDatabase((await eachPostgres())[0]?.url ?? "")

  await assert.rejects(
    inDatabase(url, (client) => migrate(client, false, folder)),
    /0003-late\.sql breaks the count/u,
  )
  await dropDatabase(url)
  await rm(folder, { recursive: true })
})

test("the migrations of this release are where the program looks for them", () => {
  assert.match(migrationsFolder, /server.database.migrations$/u)
})
