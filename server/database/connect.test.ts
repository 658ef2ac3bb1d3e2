import assert from "node:assert/strict"
import { randomBytes } from "node:crypto"
import { after, before, describe, test } from "node:test"
import { sql } from "kysely"
import type { Generated, Kysely } from "kysely"
import { dropDatabase, inDatabase, newDatabase } from "../testing/cluster.ts"
import { eachPostgres } from "../testing/each-postgres.ts"
import { asksToTryAgain, connect, isTaken, transaction } from "./connect.ts"

interface Tables {
  scan: { organisation: string; id: number; made_on: string; size: number }
  counter: { id: Generated<number>; value: number }
}

/** Roles are one for a whole PostgreSQL, and two runs may share that of the machine. */
const role = `connect_${randomBytes(6).toString("hex")}`

const tables = `
  create table scan (organisation text, id integer, made_on date, size bigint, primary key (organisation, id));
  create table counter (id integer generated always as identity primary key, value integer not null);
  alter table scan enable row level security;
  alter table scan force row level security;
  create policy own on scan using (organisation = (select current_setting('app.organisation')));
  create role ${role} login password 'x';
  alter role ${role} nologin;
  grant select, insert, update, delete on scan, counter to ${role};`

for (const { name, url } of await eachPostgres()) {
  describe(name, () => {
    let address = ""
    let db: Kysely<Tables>
    before(async () => {
      address = await newDatabase(url)
      await inDatabase(address, (client) => client.query(tables))
      db = connect<Tables>({ client: { connectionString: address }, role })
    })
    after(async () => {
      await db.destroy()
      await inDatabase(address, (client) => client.query(`drop owned by ${role}`))
      await dropDatabase(address)
      await inDatabase(url, (client) => client.query(`drop role ${role}`))
    })

    test("an organisation sees its own rows and no other's", async () => {
      const row = { id: 1, made_on: "2026-11-23", size: 5 }
      await transaction(db, "org_a", (tx) =>
        tx
          .insertInto("scan")
          .values({ organisation: "org_a", ...row })
          .execute(),
      )
      await transaction(db, "org_b", (tx) =>
        tx
          .insertInto("scan")
          .values({ organisation: "org_b", ...row })
          .execute(),
      )

      const seen = await transaction(db, "org_a", (tx) =>
        tx.selectFrom("scan").select("organisation").execute(),
      )

      assert.deepEqual(seen, [{ organisation: "org_a" }])
      assert.deepEqual(await transaction(db, null, (tx) => tx.selectFrom("scan").selectAll().execute()), [])
    })

    test("outside such a transaction nothing is seen at all, even on a connection that was used before", async () => {
      await transaction(db, "org_a", (tx) => tx.selectFrom("scan").selectAll().execute())

      const seen = await db
        .selectFrom("scan")
        .selectAll()
        .execute()
        .catch((error: unknown) => String(error))

      assert.ok(
        typeof seen === "string" ? seen.includes("app.organisation") : seen.length === 0,
        JSON.stringify(seen),
      )
    })

    test("a row for another organisation cannot be written", async () => {
      const foreign = { organisation: "org_b", id: 2, made_on: "2026-11-23", size: 5 }

      await assert.rejects(
        transaction(db, "org_a", (tx) => tx.insertInto("scan").values(foreign).execute()),
        /row-level security/u,
      )
    })

    test("days stay days, and large numbers are exact or refused", async () => {
      const largest = Number.MAX_SAFE_INTEGER
      const row = { organisation: "org_c", id: 1, made_on: "2026-03-29", size: largest }
      await transaction(db, "org_c", (tx) => tx.insertInto("scan").values(row).execute())

      const seen = await transaction(db, "org_c", (tx) => tx.selectFrom("scan").selectAll().execute())

      assert.deepEqual(seen, [row])
      await assert.rejects(sql`select 9007199254740993::bigint as n`.execute(db), /too large to be exact/u)
      assert.deepEqual((await sql`select 7::bigint as n`.execute(db)).rows, [{ n: 7 }])
    })

    test("what fails in the middle of a transaction leaves nothing", async () => {
      const failing = transaction(db, null, async (tx) => {
        await tx.insertInto("counter").values({ value: 1 }).execute()
        throw new Error("changed my mind")
      })

      await assert.rejects(failing, /changed my mind/u)
      assert.equal((await db.selectFrom("counter").selectAll().execute()).length, 0)
    })

    test("a row that exists is told apart from other faults", async () => {
      const { id } = await db
        .insertInto("counter")
        .values({ value: 0 })
        .returning("id")
        .executeTakeFirstOrThrow()
      const twice = sql`insert into counter overriding system value values (${id}, 0)`.execute(db)

      const fault = await twice.catch((error: unknown) => error)

      assert.ok(isTaken(fault) && !asksToTryAgain(fault))
      assert.ok(!isTaken(new Error("23505")))
    })

    test("twenty members who change one row at once all succeed, none of them lost", async () => {
      const { id } = await db
        .insertInto("counter")
        .values({ value: 0 })
        .returning("id")
        .executeTakeFirstOrThrow()
      let runs = 0
      const increase = (): Promise<unknown> =>
        transaction(
          db,
          null,
          async (tx) => {
            runs++
            const { value } = await tx
              .selectFrom("counter")
              .select("value")
              .where("id", "=", id)
              .executeTakeFirstOrThrow()
            await tx
              .updateTable("counter")
              .set({ value: value + 1 })
              .where("id", "=", id)
              .execute()
          },
          "serializable",
        )

      for (let round = 0; round < 5; round++) await Promise.all([1, 2, 3, 4].map(() => increase()))

      const row = await db
        .selectFrom("counter")
        .select("value")
        .where("id", "=", id)
        .executeTakeFirstOrThrow()
      assert.equal(row.value, 20)
      assert.ok(runs > 20, "at least one of them had to be tried again")
    })

    test("what can never succeed is given up after a few tries", async () => {
      let runs = 0
      const hopeless = transaction(db, null, async (tx) => {
        runs++
        await sql`do $$ begin raise exception using errcode = '40001'; end $$`.execute(tx)
      })

      await assert.rejects(hopeless, asksToTryAgain)
      assert.equal(runs, 6)
    })
  })
}
