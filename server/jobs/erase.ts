/** Erases what is due, says so from the store's own answers, and goes on where a crash or a stubborn store stopped it. */
import { rejectionGrace } from "@zahnwolke/core/audit/erasure-protocol"
import { statementHash, sign } from "@zahnwolke/core/trust/statement"
import { backupDays } from "@zahnwolke/core/policy/retention"
import { isId } from "@zahnwolke/core/records/id"
import type { OrderId, OrganisationId } from "@zahnwolke/core/records/id"
import type { StatementBody } from "@zahnwolke/core/trust/statements"
import { sql } from "kysely"
import { transaction } from "../database/connect.ts"
import { mayErase } from "../database/holds.ts"
import { notify } from "../database/notices.ts"
import { findOrder, partiesOf, touch } from "../database/orders.ts"
import { parentOf, read } from "../database/statements.ts"
import { isChunkHash } from "../objects/object-store.ts"
import type { Parts, Tx } from "../parts.ts"
import { appendStatements } from "../transparency/leaves.ts"
import { bury } from "./erasure-ledger.ts"
import { beginErasure, closePassedOn } from "./after-statement.ts"

const leaseMinutes = 5
/** What is in a backup of the database or the store is gone after this many days; docs/operating.md binds the operator. */

type ErasedObject = StatementBody<"storage-report">["objects"][number]

interface Work {
  readonly organisation: OrganisationId
  readonly order: OrderId
  readonly closure: string
  /** A rejection has a reason, and whoever placed the order is to read it: its words stay for a while. */
  readonly wordsStay: boolean
  /** What the store answered when the files went; null while they are still there. */
  readonly erased: readonly ErasedObject[] | null
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
        where kind in ('erase', 'forget') and done_at is null and due_at <= now() and (lease_until is null or lease_until < now())
        order by due_at limit 1 for update skip locked
      )`,
    )
    .returning(["organisation", "kind", "subject", "state"])
    .executeTakeFirst()
  if (row === undefined || !isId("order", row.subject)) return null
  const { closure = "", reason, objects } = row.state
  return {
    organisation: row.organisation,
    order: row.subject,
    closure,
    wordsStay: row.kind === "erase" && reason === "rejected",
    erased: row.kind === "forget" ? (objects ?? []) : null,
  }
}

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
      const done = await parts.kept.erase(chunk.sha256)
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

/** The parts are gone from the store; nothing here names them any more. */
async function forgetFiles(tx: Tx, { order }: Work): Promise<void> {
  await sql`delete from chunk_holder where sha256 in (
    select sha256 from chunk where object in (select object from object where order_id = ${order})
  )`.execute(tx)
  await sql`delete from chunk where object in (select object from object where order_id = ${order})`.execute(
    tx,
  )
  await tx.updateTable("object").set({ erased_at: new Date() }).where("order_id", "=", order).execute()
}

async function forgetWords(
  tx: Tx,
  { organisation, order }: Work,
): Promise<{ envelopes: number; events: number }> {
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
  return { envelopes: row === null || row.envelope === null ? 0 : 1, events: Number(events.numUpdatedRows) }
}

const finished = (tx: Tx, { erased, order, organisation }: Work) =>
  tx
    .updateTable("job")
    .set({ done_at: new Date() })
    .where("organisation", "=", organisation)
    .where("kind", "=", erased === null ? "erase" : "forget")
    .where("subject", "=", order)
    .execute()

/** Not later than the protocol says: it counts from the time that was signed. */
async function graceEnd(tx: Tx, hash: string): Promise<Date> {
  const row = await tx.selectFrom("statement").select("envelope").where("hash", "=", hash).executeTakeFirst()
  const at = row === undefined ? undefined : read("closure", row.envelope)?.body.at
  if (at === undefined) throw new Error("a rejection is not there")
  return new Date(at + rejectionGrace)
}

const backupsEnd = (now: number): number => now + backupDays * 86_400_000

async function chunksOf(tx: Tx, { order }: Work): Promise<string[]> {
  const rows = await tx.selectFrom("object").select("chunks").where("order_id", "=", order).execute()
  return rows.flatMap(({ chunks }) => chunks.map(({ sha256 }) => sha256))
}

async function buryWork(parts: Parts, tx: Tx, work: Work, backupsUntil: number): Promise<void> {
  const { organisation, order, closure } = work
  await bury(parts, { organisation, order, closure, chunks: await chunksOf(tx, work), backupsUntil })
}

/** The files of a rejected order are gone; its last words wait for whoever placed it, or for the end of the grace. */
async function leaveWords(parts: Parts, work: Work, objects: readonly ErasedObject[]): Promise<void> {
  const { closure, order, organisation } = work
  await transaction(parts.db, organisation, async (tx) => {
    const row = await findOrder(tx, order)
    if (row === null) throw new Error("an order to erase is not there")
    // It also makes this wait for a declaration on its way, which would find no job to hasten.
    await touch(tx, order)
    await forgetFiles(tx, work)
    // A backup from before the rejection may come back while its words still wait.
    await buryWork(parts, tx, work, backupsEnd(Date.now()))
    const declared = await tx
      .selectFrom("statement")
      .select("hash")
      .where("organisation", "=", organisation)
      .where("kind", "=", "erasure-declaration")
      .where("order_id", "=", order)
      .executeTakeFirst()
    await tx
      .insertInto("job")
      .values({
        organisation,
        kind: "forget",
        subject: order,
        due_at: declared === undefined ? await graceEnd(tx, closure) : new Date(),
        lease_until: null,
        done_at: null,
        state: JSON.stringify({ closure, objects }),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await finished(tx, work)
    await notify(tx, partiesOf(row), "orders")
  })
}

async function finish(parts: Parts, work: Work, objects: readonly ErasedObject[]): Promise<void> {
  const pools = parts.pools.map(({ name, country, operator }) => ({ name, country, operator }))
  await transaction(parts.db, work.organisation, async (tx) => {
    const row = await findOrder(tx, work.order)
    if (row === null) throw new Error("an order to erase is not there")
    await forgetFiles(tx, work)
    const gone = await forgetWords(tx, work)
    const now = Date.now()
    const report: StatementBody<"storage-report"> = {
      order: work.order,
      at: now,
      closure: work.closure,
      objects: [...objects],
      ...gone,
      backupsUntil: backupsEnd(now),
      pools,
    }
    const envelope = await sign("storage-report", report, parts.identity.signer)
    const hash = statementHash(envelope)
    await buryWork(parts, tx, work, report.backupsUntil)
    await tx
      .insertInto("statement")
      .values({
        organisation: work.organisation,
        hash,
        kind: "storage-report",
        subject: work.order,
        order_id: work.order,
        parent_order: await parentOf(tx, work.order),
        envelope: JSON.stringify(envelope),
      })
      .execute()
    await appendStatements(tx, [hash])
    await finished(tx, work)
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
      await closePassedOn(tx, organisation, subject, state.closure ?? "")
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

const untilNextLook = 3_600_000

/** Access ended when the work began; under a hold nothing is erased, and it is looked at again (SDM M60.P06). */
async function waitsForHold(parts: Parts, { erased, order, organisation }: Work): Promise<boolean> {
  return transaction(parts.db, organisation, async (tx) => {
    const row = await findOrder(tx, order)
    if (row === null || (await mayErase(tx, row))) return false
    await tx
      .updateTable("job")
      .set({ due_at: new Date(Date.now() + untilNextLook), lease_until: null })
      .where("organisation", "=", organisation)
      .where("kind", "=", erased === null ? "erase" : "forget")
      .where("subject", "=", order)
      .execute()
    return true
  })
}

/** Works until nothing is due. A store that refuses leaves the work leased; it comes back after the lease. */
export async function eraseDue(parts: Parts, isStopping: () => boolean): Promise<number> {
  await closeOverdue(parts)
  await closeWithdrawnChildren(parts)
  let count = 0
  for (let work = await takeWork(parts); work !== null && !isStopping(); work = await takeWork(parts)) {
    if (await waitsForHold(parts, work)) continue
    const objects = work.erased ?? (await eraseObjects(parts, work))
    await (work.wordsStay ? leaveWords : finish)(parts, work, objects)
    count++
  }
  return count
}
