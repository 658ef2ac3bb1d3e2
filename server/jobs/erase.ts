/** Erases what is due, says so from the store's own answers, and goes on where a crash or a stubborn store stopped it. */
import { statementHash, sign } from "@zahnwolke/core/trust/statement"
import { isId } from "@zahnwolke/core/records/id"
import type { OrderId, OrganisationId } from "@zahnwolke/core/records/id"
import type { StatementBody } from "@zahnwolke/core/trust/statements"
import { sql } from "kysely"
import { transaction } from "../database/connect.ts"
import { notify } from "../database/notices.ts"
import { findOrder, partiesOf } from "../database/orders.ts"
import { isChunkHash } from "../objects/object-store.ts"
import type { Parts, Tx } from "../parts.ts"
import { appendStatements } from "../transparency/leaves.ts"
import { beginErasure, closePassedOn } from "./after-statement.ts"

const leaseMinutes = 5
/** What is in a backup of the database or the store is gone after this many days; docs/operating.md binds the operator. */
export const backupDays = 30

interface Work {
  readonly organisation: OrganisationId
  readonly order: OrderId
  readonly closure: string
}

/** One piece of due work, leased: no other process takes it until the lease ends. */
async function takeWork(parts: Parts): Promise<Work | null> {
  const row = await parts.db
    .updateTable("job")
    .set({
      lease_until: sql<Date>`now() + make_interval(mins => ${leaseMinutes})`,
      attempts: sql<number>`attempts + 1`,
    })
    .where(
      sql<boolean>`(organisation, kind, subject) = (
        select organisation, kind, subject from job
        where kind = 'erase' and done_at is null and due_at <= now() and (lease_until is null or lease_until < now())
        order by due_at limit 1 for update skip locked
      )`,
    )
    .returning(["organisation", "subject", "state"])
    .executeTakeFirst()
  if (row === undefined || !isId("order", row.subject)) return null
  return { organisation: row.organisation, order: row.subject, closure: row.state["closure"] ?? "" }
}

type ErasedObject = StatementBody<"storage-report">["objects"][number]

async function eraseObjects(parts: Parts, { organisation, order }: Work): Promise<readonly ErasedObject[]> {
  const objects = await transaction(parts.db, organisation, (tx) =>
    tx.selectFrom("object").selectAll().where("order_id", "=", order).orderBy("object").execute(),
  )
  const erased: ErasedObject[] = []
  for (const object of objects) {
    let bytes = 0
    let versions = 0
    let answer = "no chunks"
    for (const chunk of object.chunks) {
      if (!isChunkHash(chunk.sha256)) throw new Error("a chunk in the database has no hash for a name")
      const done = await parts.pool.store.erase(chunk.sha256)
      bytes += done.bytes
      versions += done.versions
      answer = done.answer
    }
    erased.push({
      object: object.object,
      chunks: object.chunks.length,
      bytes,
      versions,
      answer: answer.slice(0, 200),
    })
  }
  return erased
}

async function forget(tx: Tx, { organisation, order }: Work): Promise<{ envelopes: number; events: number }> {
  const row = await findOrder(tx, order)
  const events = await tx
    .updateTable("stream_event")
    .set({ cipher: null })
    .where("organisation", "=", organisation)
    .where("stream", "=", order)
    .where("cipher", "is not", null)
    .executeTakeFirst()
  await tx
    .updateTable("lab_order")
    .set({ state: "erased", envelope: null, changed_at: new Date() })
    .where("order_id", "=", order)
    .execute()
  await sql`delete from chunk_holder where sha256 in (
    select sha256 from chunk where object in (select object from object where order_id = ${order})
  )`.execute(tx)
  await sql`delete from chunk where object in (select object from object where order_id = ${order})`.execute(
    tx,
  )
  await tx.updateTable("object").set({ erased_at: new Date() }).where("order_id", "=", order).execute()
  return { envelopes: row === null || row.envelope === null ? 0 : 1, events: Number(events.numUpdatedRows) }
}

async function finish(parts: Parts, work: Work, objects: readonly ErasedObject[]): Promise<void> {
  const { country, operator, name } = parts.pool
  await transaction(parts.db, work.organisation, async (tx) => {
    const row = await findOrder(tx, work.order)
    if (row === null) throw new Error("an order to erase is not there")
    const gone = await forget(tx, work)
    const now = Date.now()
    const report: StatementBody<"storage-report"> = {
      order: work.order,
      at: now,
      closure: work.closure,
      objects: [...objects],
      ...gone,
      backupsUntil: now + backupDays * 86_400_000,
      pools: [{ name, country, operator }],
    }
    const envelope = await sign("storage-report", report, parts.identity.signer)
    const hash = statementHash(envelope)
    await tx
      .insertInto("statement")
      .values({
        organisation: work.organisation,
        hash,
        kind: "storage-report",
        subject: work.order,
        order_id: work.order,
        envelope: JSON.stringify(envelope),
      })
      .execute()
    await appendStatements(tx, [hash])
    await tx
      .updateTable("job")
      .set({ done_at: new Date() })
      .where("organisation", "=", work.organisation)
      .where("kind", "=", "erase")
      .where("subject", "=", work.order)
      .execute()
    await notify(tx, partiesOf(row), "orders")
  })
}

/** Orders past their day. The deadline is a promise of the disclosure; nobody has to ask for it. */
async function closeOverdue(parts: Parts): Promise<void> {
  const due = await parts.db
    .selectFrom("job")
    .select(["organisation", "subject"])
    .where("kind", "=", "deadline")
    .where("done_at", "is", null)
    .where("due_at", "<=", sql<Date>`now()`)
    .limit(50)
    .execute()
  for (const { organisation, subject } of due) {
    if (!isId("order", subject)) continue
    await transaction(parts.db, organisation, async (tx) => {
      await beginErasure(tx, { organisation }, subject, "deadline", "0".repeat(64))
      await tx
        .updateTable("job")
        .set({ done_at: new Date() })
        .where("organisation", "=", organisation)
        .where("kind", "=", "deadline")
        .where("subject", "=", subject)
        .execute()
    })
  }
}

/** What was passed on out of an order whose consent was withdrawn, each in its own tenant. */
async function closeWithdrawnChildren(parts: Parts): Promise<void> {
  const due = await parts.db
    .selectFrom("job")
    .select(["organisation", "subject", "state"])
    .where("kind", "=", "withdrawn")
    .where("done_at", "is", null)
    .limit(50)
    .execute()
  for (const { organisation, subject, state } of due) {
    if (!isId("order", subject)) continue
    await transaction(parts.db, organisation, async (tx) => {
      await closePassedOn(tx, organisation, subject, state["closure"] ?? "")
      await tx
        .updateTable("job")
        .set({ done_at: new Date() })
        .where("organisation", "=", organisation)
        .where("kind", "=", "withdrawn")
        .where("subject", "=", subject)
        .execute()
    })
  }
}

/** Works until nothing is due. A store that refuses leaves the work leased; it comes back after the lease. */
export async function eraseDue(parts: Parts, isStopping: () => boolean): Promise<number> {
  await closeOverdue(parts)
  await closeWithdrawnChildren(parts)
  let count = 0
  for (let work = await takeWork(parts); work !== null && !isStopping(); work = await takeWork(parts)) {
    await finish(parts, work, await eraseObjects(parts, work))
    count++
  }
  return count
}
