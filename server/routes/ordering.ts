/** Chunks, orders and objects: ciphertext in, a grant only where the server's own decision permits it, ciphertext out. */
import { ordering } from "@zahnwolke/core/api/ordering"
import type { ReplyOf } from "@zahnwolke/core/api/contract"
import { isId } from "@zahnwolke/core/records/id"
import type { OrganisationId } from "@zahnwolke/core/records/id"
import { placesOrders } from "@zahnwolke/core/records/organisation"
import type { SealedEvent } from "@zahnwolke/core/streams/sealed-event"
import type { OrganisationState } from "@zahnwolke/core/trust/organisation-log"
import type { Envelope } from "@zahnwolke/core/trust/statement"
import type { StatementBody } from "@zahnwolke/core/trust/statements"
import { sql } from "kysely"
import { transaction } from "../database/connect.ts"
import { notify } from "../database/notices.ts"
import { findOrder, keepObjects, partiesOf, touch, viewOrder } from "../database/orders.ts"
import type { ObjectInput, OrderRow } from "../database/orders.ts"
import { readOrganisation } from "../database/organisations.ts"
import { clockWrong, isClockWrong, keepStatement, onwardStatements, read } from "../database/statements.ts"
import { appendEvents } from "../database/streams.ts"
import { refusalOf } from "../gate/decide-again.ts"
import { chunkPlace, homeOf, hostRefusal } from "../gate/pools.ts"
import { isChunkHash } from "../objects/object-store.ts"
import type { CallerIdentity, Parts, Tx } from "../parts.ts"
import { fine, refuse } from "./serve.ts"
import type { Answer, Serve } from "./serve.ts"
import { isOwnEvent } from "./streams.ts"
import { Undo, undoable } from "./undo.ts"

type Nothing = Answer<Record<never, never>>

const unknownOrder = refuse(404, "unknown-order", "There is no such order for this organisation.")
const taken = refuse(409, "order-taken", "This name of an order is taken; send it under another.")
const missing = refuse(409, "chunks-missing", "Parts of a file did not arrive; upload them and try again.")
const differs = refuse(422, "objects-differ", "The files are not the ones that were signed.")

function mustKeep(kept: "kept" | "missing" | "differs"): void {
  if (kept !== "kept") throw new Undo(kept === "missing" ? missing : differs)
}

interface Placing {
  readonly disclosure: Envelope
  readonly envelope: string
  readonly objects: readonly ObjectInput[]
  readonly events: readonly SealedEvent[]
}

async function checkGrant(
  parts: Parts,
  tx: Tx,
  caller: CallerIdentity,
  body: StatementBody<"disclosure">,
): Promise<void> {
  if (body.organisation !== caller.organisation || body.recipient === caller.organisation)
    throw new Undo(differs)
  const linked = await tx
    .selectFrom("partnership")
    .select("since")
    .where("organisation", "=", caller.organisation)
    .where("partner", "=", body.recipient)
    .executeTakeFirst()
  if (!linked) throw new Undo(refuse(403, "not-a-partner", "This organisation was never invited."))
  const recipient = await readOrganisation(parts.db, body.recipient)
  if (recipient?.genesis !== body.recipientGenesis) {
    throw new Undo(refuse(422, "recipient-differs", "The recipient is not the one that was signed."))
  }
  await checkOnward(tx, caller, body)
  const refused = await refusalOf(parts, tx, body)
  if (refused !== null) throw new Undo(refused)
}

/** Article of 2017: no passing on unless named. The order it comes from must name this next recipient. */
async function checkOnward(tx: Tx, caller: CallerIdentity, body: StatementBody<"disclosure">): Promise<void> {
  if (body.parent === null) return
  const denied = refuse(403, "onward-not-named", "The sender of the first order did not name this recipient.")
  const parent = await findOrder(tx, body.parent)
  const granted = parent === null ? null : (read("disclosure", parent.disclosure)?.body ?? null)
  const may =
    parent !== null &&
    parent.state === "open" &&
    parent.placed_with === caller.organisation &&
    granted !== null &&
    granted.mayPassTo.includes(body.recipient) &&
    body.consent === granted.consent &&
    body.mayPassTo.every((next) => granted.mayPassTo.includes(next)) &&
    body.eraseBy <= parent.erase_by.getTime()
  if (!may) throw new Undo(denied)
}

function isSameGrant(row: OrderRow, hash: string): boolean {
  return read("disclosure", row.disclosure)?.hash === hash
}

/** Whose device signed it is known to the server too, whatever a bent screen offers. */
const watches = refuse(403, "not-for-an-officer", "A data protection officer makes no disclosure.")
const isWatching = (state: OrganisationState, { user }: CallerIdentity): boolean =>
  !placesOrders(state.members.get(user)?.role)

async function place(parts: Parts, caller: CallerIdentity, input: Placing): Promise<Nothing> {
  const disclosure = read("disclosure", input.disclosure)
  const state = await readOrganisation(parts.db, caller.organisation)
  if (disclosure === null || state === null) return differs
  if (isWatching(state, caller)) return watches
  const { body } = disclosure
  for (const event of input.events) {
    if (event.header.stream !== body.order || !(await isOwnEvent(parts, caller, event))) return differs
  }
  const home =
    body.parent === null ? body.organisation : await homeOf(parts, caller.organisation, body.parent)
  const displaced = await hostRefusal(parts, home)
  if (displaced !== null) return displaced
  return transaction(parts.db, caller.organisation, async (tx) => {
    const known = await findOrder(tx, body.order)
    // The same again, because the first answer was lost; another disclosure under its name is another order.
    if (known !== null) return isSameGrant(known, disclosure.hash) ? fine({}) : taken
    if (input.events.some(({ header }) => isClockWrong(header.at))) return clockWrong
    await checkGrant(parts, tx, caller, body)
    const placed = await tx
      .insertInto("lab_order")
      .values({
        organisation: caller.organisation,
        order_id: body.order,
        placed_with: body.recipient,
        state: "open",
        disclosure: JSON.stringify(input.disclosure),
        consent: body.consent,
        envelope: input.envelope,
        erase_by: new Date(body.eraseBy),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("order_id")
      .executeTakeFirst()
    if (placed === undefined) throw new Undo(taken)
    const kept = await keepStatement(tx, state, input.disclosure)
    if (kept.kind === "problem") throw new Undo(kept)
    mustKeep(await keepObjects(tx, caller.organisation, body.order, input.objects, body.objects))
    if ((await appendEvents(tx, caller.organisation, input.events)) === "raced") throw new Undo(differs)
    await tx
      .insertInto("job")
      .values({
        organisation: caller.organisation,
        kind: "deadline",
        subject: body.order,
        due_at: new Date(body.eraseBy),
        lease_until: null,
        done_at: null,
        state: "{}",
      })
      .execute()
    await notify(tx, [caller.organisation, body.recipient], "orders")
    return fine({})
  })
}

async function addLater(
  parts: Parts,
  caller: CallerIdentity,
  row: OrderRow,
  tx: Tx,
  addition: Envelope,
  objects: readonly ObjectInput[],
): Promise<Nothing> {
  if (row.state !== "open")
    return refuse(410, "order-closed", "This order is closed; nothing can be added to it.")
  const statement = read("addition", addition)
  const state = await readOrganisation(parts.db, caller.organisation)
  if (statement === null || state === null || statement.body.order !== row.order_id) return differs
  if (isWatching(state, caller)) return watches
  const kept = await keepStatement(tx, state, addition)
  if (kept.kind === "problem") return kept
  mustKeep(await keepObjects(tx, caller.organisation, row.order_id, objects, statement.body.objects))
  await touch(tx, row.order_id)
  await notify(tx, partiesOf(row), "orders")
  return fine({})
}

/** Ciphertext is random: a chunk that somebody else holds was copied from them. The first to come holds it. */
async function isHolder(db: Parts["db"], organisation: OrganisationId, sha256: string): Promise<boolean> {
  await db
    .insertInto("chunk_holder")
    .values({ organisation, sha256 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db
    .selectFrom("chunk_holder")
    .select("organisation")
    .where("sha256", "=", sha256)
    .executeTakeFirst()
  return row?.organisation === organisation
}

type ObjectReply = ReplyOf<(typeof ordering)["object"]>

/** Only while the order is open, or to the sender's side while its erasure waits: access ends with the closure. */
async function readObject(tx: Tx, order: string, object: string): Promise<ObjectReply | null> {
  const row = isId("order", order) ? await findOrder(tx, order) : null
  if (row === null || row.state !== "open" || !isId("object", object)) return null
  const found = await tx
    .selectFrom("object")
    .selectAll()
    .where("object", "=", object)
    .where("order_id", "=", row.order_id)
    .executeTakeFirst()
  return found
    ? { object: found.object, size: found.size, sha256: found.sha256, chunks: [...found.chunks] }
    : null
}

const noObject = refuse(404, "unknown-object", "This file is not, or no longer, available.")

type As = <Value>(caller: CallerIdentity, act: (tx: Tx) => Promise<Value>) => Promise<Value>

const asIn =
  ({ db }: Parts): As =>
  (caller, act) =>
    transaction(db, caller.organisation, act)

function serveChunks(serve: Serve, parts: Parts): void {
  const { db } = parts
  const as = asIn(parts)
  serve(ordering.missingChunks, ({ body }, caller) =>
    as(caller, async (tx) => {
      const here = new Set<string>()
      for (let at = 0; at < body.chunks.length; at += 1000) {
        const some = body.chunks.slice(at, at + 1000)
        const rows = await tx
          .selectFrom("chunk")
          .select("sha256")
          .where("organisation", "=", caller.organisation)
          .where("sha256", "in", some)
          .execute()
        for (const row of rows) here.add(row.sha256)
      }
      return fine({ missing: body.chunks.filter((sha256) => !here.has(sha256)) })
    }),
  )

  serve(ordering.putChunk, async ({ params, query, body }, caller) => {
    const { sha256 } = params
    if (!isChunkHash(sha256)) return refuse(422, "chunk-differs", "The name of a chunk is its SHA-256.")
    const place = await chunkPlace(parts, caller.organisation, query.holds ?? "health")
    if (place.kind === "refused") return place.refusal
    const { pool } = place
    if (!(await isHolder(db, caller.organisation, sha256))) {
      return refuse(409, "chunk-taken", "Another organisation holds this chunk; seal the file anew.")
    }
    const put = await pool.store.put(sha256, body.bytes, body.size)
    if (put.kind === "full")
      return refuse(507, "storage-full", "The server's storage is full; its operator must make room.")
    if (put.kind === "interrupted")
      return refuse(400, "upload-cut", "The upload was cut; send the part again.")
    if (put.kind === "mismatch")
      return refuse(422, "chunk-differs", "The bytes are not those that their name says.")
    await as(caller, (tx) =>
      tx
        .insertInto("chunk")
        .values({
          organisation: caller.organisation,
          sha256,
          size: body.size,
          pool: pool.name,
          object: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    )
    return fine({})
  })
}

function serveOrders(serve: Serve, parts: Parts): void {
  const as = asIn(parts)
  serve(ordering.placeOrder, ({ body }, caller) => undoable(() => place(parts, caller, body)))

  serve(ordering.orders, ({ query }, caller) =>
    as(caller, async (tx) => {
      const rows = await tx
        .selectFrom("lab_order")
        .selectAll()
        .where("changed_at", ">=", new Date(query.changedSince ?? 0))
        .orderBy("changed_at", "desc")
        .limit(10_000)
        .execute()
      const orders = []
      for (const row of rows) {
        const consent = read("disclosure", row.disclosure)?.body.consent ?? null
        orders.push(await viewOrder(tx, row, consent, caller.organisation))
      }
      return fine({ orders })
    }),
  )

  serve(ordering.onward, (_, caller) =>
    as(caller, async (tx) => fine({ statements: [...(await onwardStatements(tx))] })),
  )

  serve(ordering.addObjects, async ({ params, body }, caller) => {
    const home = isId("order", params.order) ? await homeOf(parts, caller.organisation, params.order) : null
    const displaced = home === null ? null : await hostRefusal(parts, home)
    if (displaced !== null) return displaced
    return undoable(() =>
      as(caller, async (tx) => {
        const row = await findOrder(tx, params.order)
        return row === null ? unknownOrder : addLater(parts, caller, row, tx, body.addition, body.objects)
      }),
    )
  })
}

function serveObjects(serve: Serve, parts: Parts): void {
  const { kept } = parts
  const as = asIn(parts)
  serve(ordering.object, ({ params }, caller) =>
    as(caller, async (tx) => {
      const found = await readObject(tx, params.order, params.object)
      return found === null ? noObject : fine(found)
    }),
  )

  serve(ordering.objectPart, async ({ params }, caller) => {
    const found = await as(caller, (tx) => readObject(tx, params.order, params.object))
    const sha256 = found?.chunks[params.part]?.sha256 ?? ""
    const chunk = isChunkHash(sha256) ? await kept.get(sha256) : null
    if (chunk === null) return noObject
    const parts: Buffer[] = []
    for await (const piece of chunk.bytes) if (piece instanceof Uint8Array) parts.push(Buffer.from(piece))
    return fine(new Uint8Array(Buffer.concat(parts)))
  })
}

export function serveOrdering(serve: Serve, parts: Parts): void {
  serveChunks(serve, parts)
  serveOrders(serve, parts)
  serveObjects(serve, parts)
}

/** Chunks that were uploaded and never belonged to an order go after a day. */
export async function sweepLooseChunks(parts: Parts): Promise<number> {
  const organisations = await parts.db.selectFrom("organisation").select("organisation").execute()
  let count = 0
  for (const { organisation } of organisations) {
    const loose = await transaction(parts.db, organisation, (tx) =>
      tx
        .deleteFrom("chunk")
        .where("organisation", "=", organisation)
        .where("object", "is", null)
        .where("created_at", "<", sql<Date>`now() - interval '1 day'`)
        .returning("sha256")
        .execute(),
    )
    for (const { sha256 } of loose) {
      if (isChunkHash(sha256)) await parts.kept.erase(sha256)
      await parts.db
        .deleteFrom("chunk_holder")
        .where("organisation", "=", organisation)
        .where("sha256", "=", sha256)
        .execute()
      count++
    }
  }
  return count
}
