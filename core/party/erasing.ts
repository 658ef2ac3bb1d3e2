/** The end of an order: closed by a signed statement, declared erased by each side, shown in a protocol that names what is open. */
import { composeProtocol, protocolText, rejectionGrace } from "../audit/erasure-protocol.ts"
import type { SealedStatement, StatementVerifier } from "../audit/erasure-protocol.ts"
import { hashHex } from "../encoding/hash.ts"
import { utf8 } from "../encoding/bytes.ts"
import { recipientOf } from "../envelope/identity.ts"
import { erasurePaper } from "../paper/erasure-protocol.ts"
import type { OrganisationId } from "../records/id.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import { statementHash } from "../trust/statement.ts"
import type { Envelope } from "../trust/statement.ts"
import { envelopeSchema } from "../trust/statement.ts"
import type { StatementBody } from "../trust/statements.ts"
import Value from "typebox/value"
import { done, no } from "./answers.ts"
import { mustBeInLog } from "./checkpoints.ts"
import type { Desk } from "./desk.ts"
import { isHeld } from "./holds.ts"
import { groundedBy, keptItems, namedRecord, viewKept } from "./keeping.ts"
import type { Label } from "./label.ts"
import { forgetOrder } from "./orders.ts"
import type { BelievedOrder } from "./orders.ts"
import { countryIn, operatorIn } from "./paper-facts.ts"
import { record } from "./register.ts"
import { believe, believeAll, state } from "./signed.ts"
import type { Signed } from "./signed.ts"
import { believeReport, reportOf } from "./storage-report.ts"
import type { ErasureView } from "./erasure-views.ts"
import type { Answer } from "./views.ts"

type Reason = StatementBody<"closure">["reason"]

export async function closeOrder(desk: Desk, order: BelievedOrder, reason: Reason): Promise<Answer<null>> {
  const body = { organisation: desk.id, at: desk.parts.now(), order: order.order, reason }
  const signed = await state(desk, "closure", body)
  if (!signed.ok) return signed
  await mustBeInLog(desk, statementHash(signed.value))
  return done(null)
}

export async function closureOf(
  order: BelievedOrder,
): Promise<{ readonly envelope: Envelope; readonly signed: Signed<"closure"> } | null> {
  for (const envelope of order.wire.statements) {
    for (const writer of order.writers.values()) {
      const signed = await believe("closure", envelope, writer)
      if (signed !== null && signed.body.order === order.order) return { envelope, signed }
    }
  }
  return null
}

interface Declared {
  readonly envelope: Envelope
  readonly body: StatementBody<"erasure-declaration">
}

/** Those that answer this very closure. */
export async function declarationsOf(
  order: BelievedOrder,
  closure: string,
): Promise<ReadonlyMap<OrganisationId, Declared>> {
  const found = new Map<OrganisationId, Declared>()
  for (const envelope of order.wire.statements) {
    for (const writer of order.writers.values()) {
      const signed = await believe("erasure-declaration", envelope, writer)
      if (signed?.body.order === order.order && signed.body.closure === closure)
        found.set(writer.id, { envelope, body: signed.body })
    }
  }
  return found
}

/** While the reason of a rejection can still be read, here and by whoever placed the order. */
function wordsUntil(desk: Desk, order: BelievedOrder, { body }: Signed<"closure">): number | null {
  const until = body.at + rejectionGrace
  return body.reason === "rejected" && order.identity !== null && desk.parts.now() < until ? until : null
}

const reportFor = (desk: Desk, { objects, order, wire }: BelievedOrder) =>
  reportOf(desk, { order, objects, statements: wire.statements })

export async function viewErasure(
  desk: Desk,
  order: BelievedOrder,
  nameOf: (organisation: OrganisationId) => string,
): Promise<ErasureView | null> {
  const closure = await closureOf(order)
  if (order.wire.state === "open" || closure === null) return null
  const declarations = await declarationsOf(order, closure.signed.hash)
  const report = await reportFor(desk, order)
  const parties = [...order.writers].map(([organisation, { role }]) => {
    const declared = declarations.get(organisation)?.body
    return {
      organisation,
      name: nameOf(organisation),
      declaredAt: declared?.at ?? null,
      kept: declared === undefined ? [] : viewKept(declared, role),
    }
  })
  return {
    reason: closure.signed.body.reason,
    startedAt: closure.signed.body.at,
    serverDone: report !== null,
    wordsUntil: wordsUntil(desk, order, closure.signed),
    parties,
    complete: report !== null && parties.every(({ declaredAt }) => declaredAt !== null),
  }
}

/**
 * This side's half, as soon as its client looks: nothing of the order is kept on the device, so what remains is to say
 * so, once, under its signature. What the own record keeps by law is the order's number and what was made.
 */
export async function declareErased(
  desk: Desk,
  order: BelievedOrder,
  parent: BelievedOrder | null,
): Promise<Answer<boolean>> {
  if (order.wire.state === "open") return done(false)
  // Nobody signs that the key is gone while a hold stands.
  if (order.wire.state !== "erased" && (await isHeld(desk, order))) return done(false)
  const closure = await closureOf(order)
  if (closure === null) return closeByDeadline(desk, order, parent)
  // As long as the key of a rejected order is there to read the reason, nobody signs that it was destroyed.
  if (wordsUntil(desk, order, closure.signed) !== null) return done(false)
  return declare(desk, order, closure.signed)
}

/** Whoever placed a rejected order has read the reason: from here on nothing of it is kept for them. */
export async function putAway(desk: Desk, order: BelievedOrder): Promise<Answer<null>> {
  const closure = await closureOf(order)
  if (closure === null || !order.placedByUs) return no("step-not-possible")
  const declared = await declare(desk, order, closure.signed)
  return declared.ok ? done(null) : declared
}

async function declare(
  desk: Desk,
  order: BelievedOrder,
  closure: Signed<"closure">,
): Promise<Answer<boolean>> {
  if ((await declarationsOf(order, closure.hash)).has(desk.id)) return done(false)
  const kept = [...(await keptItems(desk, order))]
  const keys = order.identity === null ? [] : [(await recipientOf(order.identity)).slice(-24)]
  const signed = await state(desk, "erasure-declaration", {
    organisation: desk.id,
    at: desk.parts.now(),
    order: order.order,
    closure: closure.hash,
    keysDestroyed: keys,
    objectsDropped: order.objects.size,
    ...(kept.length === 0 ? {} : { kept }),
  })
  if (!signed.ok) return signed
  forgetOrder(desk, order.order)
  await desk.memory.forget("stream", order.order)
  const known = desk.register.orders.get(order.order) ?? desk.register.received.get(order.order)
  const text = `${knownNumber(desk, order)}|${known?.title ?? order.fold.title}`
  const noted = await record(desk, {
    kind: "order-erased",
    order: order.order,
    closure: closure.hash,
    text,
  })
  return noted.ok ? done(true) : noted
}

/** The consent on which an order rests was withdrawn: by the own record, or by the signature of whoever took it. */
export async function isWithdrawn(desk: Desk, order: BelievedOrder): Promise<boolean> {
  const { consent } = order.disclosure.body
  const placer = order.writers.get(order.wire.placedBy)
  if (consent === null || placer === undefined) return false
  const signed = await believeAll("withdrawal", order.wire.statements, placer)
  return desk.register.withdrawals.has(consent) || signed.some(({ body }) => body.consent === consent)
}

/** By whatever of it this device has read: a server that hides the signed end hides not the last word in the stream. */
export async function isEnded(desk: Desk, order: BelievedOrder): Promise<boolean> {
  const isSaid = ["closed", "rejected", "erased"].includes(order.fold.state)
  if (isSaid || order.wire.state !== "open") return true
  return (await closureOf(order)) !== null || (await isWithdrawn(desk, order))
}

/** A server's clock may be ahead of ours by so much at the day of erasure. */
const widestClock = 2 * 86_400_000

/**
 * The server ends an order by itself at its deadline and on a withdrawal; then the side that may says so under its
 * signature. For any other end somebody must have signed, and nobody here signs it afterwards.
 */
async function closeByDeadline(
  desk: Desk,
  order: BelievedOrder,
  parent: BelievedOrder | null,
): Promise<Answer<boolean>> {
  const { eraseBy } = order
  const now = desk.parts.now()
  // What was passed on rests on a consent that its recipient cannot see: whoever passed it on signs why it ended.
  if (order.disclosure.body.parent !== null && !order.placedByUs && eraseBy > now) return done(false)
  const above = parent !== null && (await isWithdrawn(desk, parent))
  const withdrawn = above || (await isWithdrawn(desk, order))
  if (!withdrawn && eraseBy > now) {
    if (eraseBy > now + widestClock) desk.alarm({ code: "closed-by-nobody", details: { order: order.order } })
    return done(false)
  }
  if (withdrawn && !order.placedByUs) return done(false)
  const closed = await closeOrder(desk, order, withdrawn ? "withdrawn" : "deadline")
  return closed.ok ? done(true) : closed
}

/** The stream is gone by then; the own record is not. */
export function knownNumber({ register }: Desk, { fold, order }: BelievedOrder): string {
  const known = register.orders.get(order) ?? register.received.get(order)
  return known?.number ?? (fold.number || (register.erased.get(order)?.text.split("|")[0] ?? ""))
}

const asEnvelope = (statement: SealedStatement): Envelope | null => {
  const value: unknown = statement
  return Value.Check(envelopeSchema, value) ? value : null
}

const asSealed = (envelope: Envelope): SealedStatement => ({ ...envelope })

/** Checks every statement against the logs that this device verified itself. */
function verifierFor(desk: Desk, writers: ReadonlyMap<string, OrganisationState>): StatementVerifier {
  const by = async <Kind extends "disclosure" | "addition" | "closure">(
    kind: Kind,
    statement: SealedStatement,
  ): Promise<Signed<Kind> | null> => {
    const envelope = asEnvelope(statement)
    if (envelope === null) return null
    for (const writer of writers.values()) {
      const signed = await believe(kind, envelope, writer)
      if (signed !== null) return signed
    }
    return null
  }
  return {
    disclosure: (statement) => by("disclosure", statement),
    addition: (statement) => by("addition", statement),
    closure: (statement) => by("closure", statement),
    declaration: async (statement, organisation) => {
      const envelope = asEnvelope(statement)
      const writer = writers.get(organisation)
      return envelope === null || writer === undefined
        ? null
        : believe("erasure-declaration", envelope, writer)
    },
    storageReport: async (statement) => {
      const envelope = asEnvelope(statement)
      return envelope === null ? null : believeReport(desk, envelope)
    },
    isKeptByLaw: groundedBy(writers),
  }
}

export async function makeProtocol(
  desk: Desk,
  order: BelievedOrder,
  nameOf: (organisation: OrganisationId) => string,
  language: "de" | "en",
  label: Label,
): Promise<Answer<{ readonly pdf: Uint8Array; readonly json: string }>> {
  const closure = await closureOf(order)
  if (closure === null) return no("not-closed")
  const declarations = await declarationsOf(order, closure.signed.hash)
  const report = await reportFor(desk, order)
  const additions = order.wire.statements.filter((envelope) => envelope.payloadType.includes(".addition+"))
  const number = knownNumber(desk, order)
  const answer = await composeProtocol(
    {
      order: order.order,
      orderNumber: number === "" ? order.order : number,
      basis: "Art. 5 Abs. 1 lit. e, Art. 17 DSGVO; Vereinbarung der Parteien",
      disclosure: asSealed(order.wire.disclosure),
      label,
      additions: additions.map((envelope) => asSealed(envelope)),
      closure: asSealed(closure.envelope),
      parties: [...order.writers.keys()].map((organisation) => {
        const declared = declarations.get(organisation)
        return {
          organisation,
          name: nameOf(organisation),
          declaration: declared === undefined ? null : asSealed(declared.envelope),
        }
      }),
      storageReport: report === null ? null : asSealed(report.envelope),
    },
    verifierFor(desk, order.writers),
    desk.parts.now(),
  )
  if (answer.kind === "refused") return no("protocol-refused", { reason: answer.reason })
  const json = protocolText(answer.value.protocol)
  const paper = erasurePaper(answer.value, hashHex(utf8(json)), language, {
    record: (one) => namedRecord(one, language),
    country: (code) => countryIn(code, language).name,
    operator: (one) => operatorIn(one, language),
  })
  return paper.kind === "pdf" ? done({ pdf: paper.bytes, json }) : no("paper-unprintable", {})
}
