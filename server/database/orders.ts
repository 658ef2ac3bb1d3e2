/** Orders as the server knows them: who placed what with whom, its grant, its objects, and until when. */
import { isSignedAs } from "@zahnwolke/core/disclosure/signed-documents"
import { utf8 } from "@zahnwolke/core/encoding/bytes"
import { parseRequest } from "@zahnwolke/core/policy/request"
import type { DisclosureRequest } from "@zahnwolke/core/policy/request"
import { isAttestationKind } from "@zahnwolke/core/records/attestation"
import type { OrderId, OrganisationId } from "@zahnwolke/core/records/id"
import { parseCanonical } from "@zahnwolke/core/trust/statement"
import type { Envelope } from "@zahnwolke/core/trust/statement"
import type { StatementBody } from "@zahnwolke/core/trust/statements"
import type { ReplyOf } from "@zahnwolke/core/api/contract"
import type { ordering } from "@zahnwolke/core/api/ordering"
import type { Selectable } from "kysely"
import type { Tx } from "../parts.ts"
import { read, statementsOf } from "./statements.ts"
import { countEvents } from "./streams.ts"
import type { Database } from "./tables.ts"

export type OrderRow = Selectable<Database["lab_order"]>
export type ObjectInput = ReplyOf<(typeof ordering)["object"]>
export type OrderView = ReplyOf<(typeof ordering)["orders"]>["orders"][number]

export async function findOrder(tx: Tx, order: OrderId): Promise<OrderRow | null> {
  return (
    (await tx.selectFrom("lab_order").selectAll().where("order_id", "=", order).executeTakeFirst()) ?? null
  )
}

/** Orders from one to the other that were placed since then. */
export async function countSent(
  tx: Tx,
  {
    except,
    recipient,
    sender,
    since,
  }: {
    readonly sender: OrganisationId
    readonly recipient: OrganisationId
    readonly since: Date
    readonly except: OrderId
  },
): Promise<number> {
  const { sent } = await tx
    .selectFrom("lab_order")
    .innerJoin("statement", "statement.order_id", "lab_order.order_id")
    .select((count) => count.fn.countAll<string>().as("sent"))
    .where("statement.kind", "=", "disclosure")
    .where("statement.organisation", "=", sender)
    .where("statement.created_at", ">=", since)
    .where("lab_order.organisation", "=", sender)
    .where("lab_order.placed_with", "=", recipient)
    .where("lab_order.order_id", "!=", except)
    .executeTakeFirstOrThrow()
  return Number(sent)
}

export const partiesOf = (row: OrderRow): readonly OrganisationId[] => [row.organisation, row.placed_with]

/** "missing": a chunk was never uploaded, or swept since. */
export type ObjectsKept = "kept" | "missing" | "differs"

/** Every chunk must be here and the caller's own; the sum must be the size that was signed. */
export async function keepObjects(
  tx: Tx,
  owner: OrganisationId,
  order: OrderId,
  objects: readonly ObjectInput[],
  signed: StatementBody<"addition">["objects"],
): Promise<ObjectsKept> {
  const bySigned = new Map(signed.map((object) => [object.object, object]))
  if (bySigned.size !== objects.length || signed.length !== objects.length) return "differs"
  for (const object of objects) {
    const promised = bySigned.get(object.object)
    const size = object.chunks.reduce((sum, chunk) => sum + chunk.size, 0)
    if (promised?.size !== object.size || promised.sha256 !== object.sha256 || size !== object.size)
      return "differs"
    for (let at = 0; at < object.chunks.length; at += 500) {
      const some = object.chunks.slice(at, at + 500)
      const kept = await tx
        .updateTable("chunk")
        .set({ object: object.object })
        .where("organisation", "=", owner)
        .where(
          "sha256",
          "in",
          some.map((chunk) => chunk.sha256),
        )
        .where((where) => where.or([where("object", "is", null), where("object", "=", object.object)]))
        .returning(["sha256", "size"])
        .execute()
      const sizes = new Map(kept.map((chunk) => [chunk.sha256, chunk.size]))
      if (some.some((chunk) => sizes.get(chunk.sha256) !== chunk.size)) return "missing"
    }
    const named = await tx
      .insertInto("object")
      .values({
        organisation: owner,
        object: object.object,
        order_id: order,
        size: object.size,
        sha256: object.sha256,
        chunks: JSON.stringify(object.chunks),
        erased_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("object")
      .executeTakeFirst()
    if (named === undefined && !(await isSameObject(tx, owner, order, object))) return "differs"
  }
  return "kept"
}

/** The same file once more, because the first answer was lost; another file under its name is none of ours. */
async function isSameObject(
  tx: Tx,
  owner: OrganisationId,
  order: OrderId,
  { object, sha256 }: ObjectInput,
): Promise<boolean> {
  const found = await tx
    .selectFrom("object")
    .select("object")
    .where("organisation", "=", owner)
    .where("object", "=", object)
    .where("order_id", "=", order)
    .where("sha256", "=", sha256)
    .executeTakeFirst()
  return found !== undefined
}

/** Far more than any pair of partners signs; the answer has an end whatever somebody writes. */
const mostAttestations = 1000

const orderKinds = [
  "receipt",
  "addition",
  "closure",
  "erasure-declaration",
  "erasure-notice",
  "legal-hold",
  "storage-report",
  "consent",
  "withdrawal",
] as const

/**
 * What the grant rests on and nothing else: of the sender about the order, its recipient and itself, of the recipient
 * about itself. What the sender attested of its own house besides is not this recipient's business (Art. 5(1)(c) GDPR).
 */
async function attestedFor(tx: Tx, row: OrderRow): Promise<readonly Envelope[]> {
  const claimed = documentsOf(row)
  if (claimed.length === 0) return []
  const rows = await tx
    .selectFrom("statement")
    .select("envelope")
    .where("kind", "=", "attestation")
    .where("organisation", "in", [row.organisation, row.placed_with])
    .where("subject", "in", [row.order_id, row.organisation, row.placed_with])
    .orderBy("created_at", "desc")
    .limit(mostAttestations)
    .execute()
  return rows
    .map(({ envelope }) => envelope)
    .filter((envelope) => {
      const body = read("attestation", envelope)?.body
      return body !== undefined && claimed.some((document) => isSignedAs(document, body))
    })
}

function documentsOf(row: OrderRow): DisclosureRequest["documents"] {
  const text = read("disclosure", row.disclosure)?.body.request
  const request = text === undefined ? null : parseRequest(parseCanonical(utf8(text)))
  if (request === null || "problem" in request) return []
  return request.documents.filter(({ kind }) => isAttestationKind(kind))
}

async function statementsOfOrder(
  tx: Tx,
  row: OrderRow,
  consent: string | null,
): Promise<readonly Envelope[]> {
  const order = row.order_id
  const rows = await tx
    .selectFrom("statement")
    .select("envelope")
    .where("order_id", "=", order)
    .where("kind", "in", [...orderKinds])
    .orderBy("created_at")
    .execute()
  const own =
    consent === null ? [] : await statementsOf(tx, { kinds: ["consent", "withdrawal"], subject: consent })
  return [...rows.map(({ envelope }) => envelope), ...own, ...(await attestedFor(tx, row))]
}

/** From a withdrawal on the recipient is shown no key, whatever else waits (Art. 7(3) GDPR). */
async function isRevoked(tx: Tx, row: OrderRow, caller: OrganisationId): Promise<boolean> {
  if (row.state === "open" || row.placed_with !== caller) return false
  const work = await tx
    .selectFrom("job")
    .select("state")
    .where("organisation", "=", row.organisation)
    .where("kind", "=", "erase")
    .where("subject", "=", row.order_id)
    .executeTakeFirst()
  return work?.state.reason === "withdrawn"
}

export async function viewOrder(
  tx: Tx,
  row: OrderRow,
  consent: string | null,
  caller: OrganisationId,
): Promise<OrderView> {
  return {
    order: row.order_id,
    placedBy: row.organisation,
    placedWith: row.placed_with,
    state: row.state,
    disclosure: row.disclosure,
    envelope: (await isRevoked(tx, row, caller)) ? null : row.envelope,
    eraseBy: row.erase_by.getTime(),
    statements: [...(await statementsOfOrder(tx, row, consent))],
    events: await countEvents(tx, row.organisation, row.order_id),
  }
}

export const touch = (tx: Tx, order: OrderId) =>
  tx.updateTable("lab_order").set({ changed_at: new Date() }).where("order_id", "=", order).execute()
