/** Notices under Art. 19 GDPR: who was given data is told to erase or to restrict, and owes an answer; what is open is counted. */
import { answerDays } from "../policy/withdrawal.ts"
import type { OrganisationId } from "../records/id.ts"
import { statementHash } from "../trust/statement.ts"
import type { StatementBody } from "../trust/statements.ts"
import { done } from "./answers.ts"
import { mustBeInLog } from "./checkpoints.ts"
import type { Desk } from "./desk.ts"
import type { NoticeView } from "./erasure-views.ts"
import { closureOf, declarationsOf } from "./erasing.ts"
import { viewKept } from "./keeping.ts"
import type { BelievedOrder } from "./orders.ts"
import { record } from "./register.ts"
import { believeAll, state } from "./signed.ts"
import type { Answer } from "./views.ts"

type Notice = Pick<StatementBody<"erasure-notice">, "asks" | "cause">

const dayLength = 86_400_000

/** Of a device that was handed out the maker must keep its documentation: it is restricted, not erased. */
export const asksOf = ({ fold }: BelievedOrder): Notice["asks"] =>
  fold.said.some(({ body }) => body.kind === "step" && body.step === "shipped") ? "restrict" : "erase"

/** Once for each order: a second occasion asks for nothing more. */
export async function tellRecipient(desk: Desk, order: BelievedOrder, notice: Notice): Promise<Answer<null>> {
  if (!order.placedByUs || desk.register.notices.has(order.order)) return done(null)
  const at = desk.parts.now()
  const named = {
    order: order.order,
    recipient: order.other,
    answerBy: at + answerDays * dayLength,
    ...notice,
  }
  const signed = await state(desk, "erasure-notice", { organisation: desk.id, at, ...named })
  if (!signed.ok) return signed
  const statement = statementHash(signed.value)
  await mustBeInLog(desk, statement)
  const { consent } = order.disclosure.body
  return record(desk, { kind: "notice-sent", consent, statement, at, ...named })
}

/**
 * What this side ended its recipient is told of; and what it passed on out of an order that is gone it asks the next one
 * to erase, although that order itself still runs.
 */
export async function tellEnded(
  desk: Desk,
  order: BelievedOrder,
  parent: BelievedOrder | null,
): Promise<Answer<null>> {
  if (!order.placedByUs) return done(null)
  if (order.wire.state === "open") {
    const isOrphan = parent !== null && parent.wire.state !== "open"
    return isOrphan ? tellRecipient(desk, order, { asks: asksOf(order), cause: "erased" }) : done(null)
  }
  const closure = await closureOf(order)
  if (closure?.signed.body.organisation !== desk.id) return done(null)
  const cause = closure.signed.body.reason === "withdrawn" ? "withdrawn" : "erased"
  return tellRecipient(desk, order, { asks: asksOf(order), cause })
}

/** What whoever placed the order signed; the own one also where the server no longer shows it. */
async function noticeOf(
  desk: Desk,
  order: BelievedOrder,
): Promise<(Notice & { readonly at: number; readonly answerBy: number }) | null> {
  const placer = order.writers.get(order.wire.placedBy)
  if (placer === undefined) return null
  const shown = await believeAll("erasure-notice", order.wire.statements, placer)
  const found = shown.filter(
    ({ body }) => body.order === order.order && body.recipient === order.wire.placedWith,
  )
  const noted = order.placedByUs ? desk.register.notices.get(order.order) : undefined
  if (noted === undefined) return found[0]?.body ?? null
  if (!found.some(({ hash }) => hash === noted.statement)) {
    desk.alarm({ code: "notice-hidden", details: { order: order.order } })
  }
  return noted
}

/** The recipient's own declaration on this very end is its answer, and no other that it signed: erased, and what it keeps until when and why. */
export async function viewNotice(
  desk: Desk,
  order: BelievedOrder,
  nameOf: (organisation: OrganisationId) => string,
): Promise<NoticeView | null> {
  const notice = await noticeOf(desk, order)
  const recipient = order.writers.get(order.wire.placedWith)
  if (notice === null || recipient === undefined) return null
  const closure = await closureOf(order)
  const declared = closure && (await declarationsOf(order, closure.signed.hash))
  const answer = declared?.get(recipient.id)?.body
  const { asks, answerBy, at, cause } = notice
  return {
    fromUs: order.placedByUs,
    from: nameOf(order.wire.placedBy),
    to: nameOf(order.wire.placedWith),
    at,
    asks,
    cause,
    answerBy,
    daysOpen: Math.max(0, Math.floor((desk.parts.now() - at) / dayLength)),
    answer: answer === undefined ? null : { at: answer.at, kept: viewKept(answer, recipient.role) },
  }
}
