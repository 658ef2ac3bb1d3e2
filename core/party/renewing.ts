/** What waited too long for the network: decided anew, as everything stands now, and signed anew for what was sealed. */
import { requestText } from "../disclosure/request.ts"
import { utf8 } from "../encoding/bytes.ts"
import { parseRequest } from "../policy/request.ts"
import { signedEnd } from "../records/parcel-time.ts"
import { parseCanonical } from "../trust/statement.ts"
import type { StatementBody } from "../trust/statements.ts"
import { done, no } from "./answers.ts"
import { withReason } from "./asking.ts"
import { noteHeld } from "./attempts.ts"
import type { Desk } from "./desk.ts"
import { hostObstacle } from "./hosting.ts"
import { lastWord } from "./last-word.ts"
import { findOrder } from "./order-door.ts"
import { factsOfParent } from "./parent-facts.ts"
import { readPartners } from "./partners.ts"
import type { Partner } from "./partners.ts"
import { requestFor } from "./request-for.ts"
import { makeSending } from "./sealed-order.ts"
import type { Sending } from "./sealed-order.ts"
import { bodyOf, keptOrder } from "./sealed-words.ts"
import { ordersThisYear } from "./single-cases.ts"
import { signedFactsFor } from "./signed-facts.ts"
import type { Parent } from "./signed-facts.ts"
import { decideNow } from "./verdicts.ts"
import type { Answer, Refusal } from "./views.ts"

const day = 86_400_000

/** By this device's own clock: where that itself is wrong, signing again would change nothing. */
export function isFromAnotherDay(desk: Desk, sending: Sending): boolean {
  const at = bodyOf(sending)?.at ?? desk.parts.now()
  return Math.abs(desk.parts.now() - at) > day
}

/** Asked again later; everything else that stops a renewal ends the order. */
export const isPassing = ({ code }: Refusal): boolean =>
  code !== "not-permitted" && code !== "unknown-partner"

interface Circumstances {
  readonly to: Partner
  readonly parent: Parent | null
}

async function circumstances(desk: Desk, body: StatementBody<"disclosure">): Promise<Answer<Circumstances>> {
  const closed = await hostObstacle(desk, body.parent !== null)
  if (closed !== null) return closed
  const partners = await readPartners(desk)
  if (!partners.ok) return partners
  const to = partners.value.get(body.recipient)
  if (to === undefined) return no("unknown-partner")
  if (body.parent === null) return done({ to, parent: null })
  const found = await findOrder(desk, body.parent)
  return found.ok ? done({ to, parent: await factsOfParent(found.value.order) }) : found
}

/** The files are the same, and were searched; every fact that was signed is looked up again. */
export async function renewed(desk: Desk, sending: Sending): Promise<Answer<Sending>> {
  const body = bodyOf(sending)
  const { order, register } = sending
  const before = body === null ? null : parseRequest(parseCanonical(utf8(body.request)))
  if (body === null || before === null || "problem" in before || register.kind !== "order-placed")
    throw new Error("an order of our own is not of its form")
  const around = await circumstances(desk, body)
  if (!around.ok) return around
  const { parent, to } = around.value
  const { identity, placed, report } = await keptOrder(desk, sending)
  const at = desk.parts.now()
  const facts = {
    at,
    order,
    sender: desk.id,
    recipient: to.state.id,
    category: before.category,
    contents: before.contents,
    scanned: before.scanned,
    ageGroup: before.patient.age,
    mayPassTo: body.mayPassTo,
    unaltered: before.unaltered,
    emergency: before.emergency,
  }
  const papers = await signedFactsFor(desk, to, facts, body.consent, parent)
  const { patient } = register
  const said = facts.emergency ? null : lastWord(desk, { patient, to: to.state.id }, body.consent)
  const signed = { ...papers, ...said }
  const counted = { ...facts, ordersThisYear: await ordersThisYear(desk, facts, signed.settings) }
  const asked = { facts: counted, signed: withReason(signed, placed.form), consent: body.consent, parent }
  const { request } = await requestFor(desk, asked)
  const decision = decideNow(request, desk.laws.current, at)
  if (decision.kind !== "permit") {
    await noteHeld(desk, { order, to: to.state.id }, decision)
    const reasons = decision.reasons.map(({ id }) => id).join(",")
    return no("not-permitted", { verdict: decision.kind, reasons })
  }
  const fresh: StatementBody<"disclosure"> = {
    ...body,
    at,
    recipientGenesis: to.state.genesis,
    recipientProfile: to.profile.hash,
    request: requestText(request),
    law: decision.law,
    reasons: decision.reasons.map(({ id }) => id),
    eraseBy: Math.min(signedEnd(at), parent?.eraseBy ?? Number.POSITIVE_INFINITY),
  }
  const { code } = register
  const addressed = { order, to, patient, code, report }
  return done(await makeSending(desk, addressed, { identity, body: fresh, objects: sending.objects, placed }))
}
