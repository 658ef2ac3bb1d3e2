/** What follows from a statement that was kept: who is told, and which deadline begins. */
import { isId } from "@zahnwolke/core/records/id"
import type { OrderId, OrganisationId } from "@zahnwolke/core/records/id"
import { parcelDays } from "@zahnwolke/core/disclosure/request"
import { parcelEnd } from "@zahnwolke/core/records/parcel-time"
import type { StatementBody } from "@zahnwolke/core/trust/statements"
import type { Envelope } from "@zahnwolke/core/trust/statement"
import { notify } from "../database/notices.ts"
import { findOrder, partiesOf, touch } from "../database/orders.ts"
import type { OrderRow } from "../database/orders.ts"
import { read } from "../database/statements.ts"
import type { Kept } from "../database/statements.ts"
import type { CallerIdentity, Tx } from "../parts.ts"
import { fine, refuse } from "../routes/serve.ts"
import type { Answer } from "../routes/serve.ts"

type Done = Answer<Record<never, never>>
const noOrder = refuse(404, "unknown-order", "There is no such order for this organisation.")

export async function afterStatement(
  tx: Tx,
  caller: CallerIdentity,
  kept: Kept,
  envelope: Envelope,
): Promise<Done> {
  switch (kept.kind) {
    case "closure": {
      const closure = read("closure", envelope)
      return closure === null
        ? noOrder
        : beginErasure(tx, caller, closure.body.order, closure.body.reason, kept.hash)
    }
    case "receipt": {
      const receipt = read("receipt", envelope)
      return receipt === null ? noOrder : beginParcelTime(tx, caller, receipt.body)
    }
    case "erasure-declaration": {
      const order = read(kept.kind, envelope)?.body.order
      const row = order === undefined ? null : await findOrder(tx, order)
      if (row === null) return noOrder
      const isDeclared = kept.kind === "erasure-declaration" && row.organisation === caller.organisation
      if (isDeclared) await forgetNow(tx, row)
      await notify(tx, partiesOf(row), "orders")
      return fine({})
    }
    case "legal-hold":
      return followHold(tx, caller, read("legal-hold", envelope)?.body ?? null)
    case "erasure-notice":
      return tellRecipient(tx, caller, read("erasure-notice", envelope)?.body ?? null)
    case "withdrawal":
      await closeWithdrawn(tx, caller, read("withdrawal", envelope)?.body.consent ?? "", kept.hash)
      return fine({})
    case "profile":
    case "agreement":
    case "attestation":
    case "settings":
    case "policy-mode": {
      const partners = await tx
        .selectFrom("partnership")
        .select("partner")
        .where("organisation", "=", caller.organisation)
        .execute()
      await notify(tx, [caller.organisation, ...partners.map((row) => row.partner)], "partners")
      return fine({})
    }
    case "consent":
    case "provider":
    case "audit-sample":
    case "audit-manifest":
      await notify(tx, [caller.organisation], "register")
      return fine({})
    case "disclosure":
    case "addition":
    case "storage-report":
      return refuse(422, "statement-elsewhere", "Statements of this kind come with the order they grant.")
  }
}

/** What waited for a hold goes on once it is lifted; what a hold stops is looked at again when its work is due. */
async function followHold(
  tx: Tx,
  caller: CallerIdentity,
  hold: StatementBody<"legal-hold"> | null,
): Promise<Done> {
  const row = hold === null ? null : await findOrder(tx, hold.order)
  if (row === null || !partiesOf(row).includes(caller.organisation)) return noOrder
  if (hold?.state === "lifted") {
    await tx
      .updateTable("job")
      .set({ due_at: new Date(), lease_until: null })
      .where("organisation", "=", row.organisation)
      .where("kind", "=", "erase")
      .where("subject", "=", row.order_id)
      .where("done_at", "is", null)
      .execute()
  }
  await touch(tx, row.order_id)
  await notify(tx, partiesOf(row), "orders")
  return fine({})
}

/** Only whoever gave the data tells, and only whom it gave them (Art. 19 GDPR). */
async function tellRecipient(
  tx: Tx,
  caller: CallerIdentity,
  notice: StatementBody<"erasure-notice"> | null,
): Promise<Done> {
  const row = notice === null ? null : await findOrder(tx, notice.order)
  if (row === null || row.organisation !== caller.organisation) return noOrder
  if (row.placed_with !== notice?.recipient) return noOrder
  await touch(tx, row.order_id)
  await notify(tx, partiesOf(row), "orders")
  return fine({})
}

/** From pick-up on the days count that the practice signed; a second receipt gives no second time. */
async function beginParcelTime(
  tx: Tx,
  caller: CallerIdentity,
  { order, at }: StatementBody<"receipt">,
): Promise<Done> {
  const row = await findOrder(tx, order)
  const granted = row === null ? null : (read("disclosure", row.disclosure)?.body ?? null)
  if (row === null || granted === null || caller.organisation !== row.placed_with) return noOrder
  const end = new Date(parcelEnd(row.erase_by.getTime(), { receivedAt: at, days: parcelDays(granted) }))
  await tx.updateTable("lab_order").set({ erase_by: end }).where("order_id", "=", order).execute()
  await tx
    .updateTable("job")
    .set({ due_at: end })
    .where("organisation", "=", row.organisation)
    .where("kind", "=", "deadline")
    .where("subject", "=", order)
    .execute()
  await notify(tx, partiesOf(row), "orders")
  return fine({})
}

/** The job outlives this process; access to the files ends in this very transaction. */
export async function beginErasure(
  tx: Tx,
  caller: Pick<CallerIdentity, "organisation">,
  order: OrderId,
  reason: "closed" | "rejected" | "deadline" | "withdrawn",
  closure: string,
): Promise<Done> {
  const row = await findOrder(tx, order)
  if (row === null) return noOrder
  if (reason === "rejected" && caller.organisation !== row.placed_with) {
    return refuse(403, "not-the-recipient", "Only the recipient of an order can reject it.")
  }
  if (reason === "withdrawn" && caller.organisation !== row.organisation) {
    return refuse(403, "not-the-sender", "Only the sender of an order can act on a withdrawal.")
  }
  if (row.state !== "open") return fine({})
  await tx
    .updateTable("lab_order")
    .set({ state: "closing", changed_at: new Date() })
    .where("order_id", "=", order)
    .execute()
  await tx
    .insertInto("job")
    .values({
      organisation: row.organisation,
      kind: "erase",
      subject: order,
      due_at: new Date(),
      lease_until: null,
      done_at: null,
      state: JSON.stringify({ closure, reason }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await notify(tx, partiesOf(row), "orders")
  return fine({})
}

/** Nobody waits any longer for the last words of a rejected order: whoever placed it has put it away. */
async function forgetNow(tx: Tx, { order_id: order, organisation }: OrderRow): Promise<void> {
  // The order's row first: whoever is about to leave this work behind does the same and then sees the declaration.
  await touch(tx, order)
  await tx
    .updateTable("job")
    .set({ due_at: new Date() })
    .where("organisation", "=", organisation)
    .where("kind", "=", "forget")
    .where("subject", "=", order)
    .where("done_at", "is", null)
    .execute()
}

/** Orders that rest on a withdrawn consent lose their files at once; the sender's client signs their closures. */
export async function closeWithdrawn(
  tx: Tx,
  caller: Pick<CallerIdentity, "organisation">,
  consent: string,
  withdrawal: string,
): Promise<void> {
  const rows = await tx
    .selectFrom("lab_order")
    .selectAll()
    .where("organisation", "=", caller.organisation)
    .where("state", "in", ["open", "closing"])
    .execute()
  for (const row of rows) {
    if (!isId("consent", consent) || read("disclosure", row.disclosure)?.body.consent !== consent) continue
    // What was rejected before and is still to be read goes too.
    await forgetNow(tx, row)
    await beginErasure(tx, caller, row.order_id, "withdrawn", withdrawal)
    await endPassedOn(tx, row.placed_with, row.order_id, withdrawal)
  }
  await notify(tx, [caller.organisation], "register")
}

/**
 * What the recipient passed on rests on the same consent. It lies with another tenant, whom this transaction cannot see:
 * the work is left for the next look, within a second.
 */
async function endPassedOn(
  tx: Tx,
  holder: OrganisationId,
  parent: OrderId,
  withdrawal: string,
): Promise<void> {
  await tx
    .insertInto("job")
    .values({
      organisation: holder,
      kind: "withdrawn",
      subject: parent,
      due_at: new Date(),
      lease_until: null,
      done_at: null,
      state: JSON.stringify({ closure: withdrawal }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** In the tenant of whoever passed on: its orders out of this one lose their files, and so do those further down. */
export async function closePassedOn(
  tx: Tx,
  holder: OrganisationId,
  parent: OrderId,
  withdrawal: string,
): Promise<void> {
  const rows = await tx
    .selectFrom("lab_order")
    .select(["order_id", "placed_with", "disclosure"])
    .where("organisation", "=", holder)
    .where("state", "=", "open")
    .execute()
  for (const row of rows) {
    if (read("disclosure", row.disclosure)?.body.parent !== parent) continue
    await beginErasure(tx, { organisation: holder }, row.order_id, "withdrawn", withdrawal)
    await endPassedOn(tx, row.placed_with, row.order_id, withdrawal)
  }
}
