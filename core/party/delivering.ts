/** An order that was sealed on its way: uploaded, granted, noted; whatever stops it, it waits whole or leaves nothing. */
import Value from "typebox/value"
import type { Problem } from "../api/contract.ts"
import { ordering } from "../api/ordering.ts"
import type { ConsentId, OrderId } from "../records/id.ts"
import { readStatement } from "../trust/statement.ts"
import { statementSchemas } from "../trust/statements.ts"
import { no, done } from "./answers.ts"
import type { No } from "./answers.ts"
import { noteFound, noteRefused } from "./attempts.ts"
import type { Desk } from "./desk.ts"
import { isEnded } from "./erasing.ts"
import { findOrder } from "./order-door.ts"
import { clearOutbox, uploadObjects } from "./parcel.ts"
import { record } from "./register.ts"
import { isFromAnotherDay, isPassing, renewed } from "./renewing.ts"
import { sendingSchema } from "./sealed-order.ts"
import type { Sending } from "./sealed-order.ts"
import { bodyOf } from "./sealed-words.ts"
import type { Answer, Refusal, SendProgress } from "./views.ts"

export interface Progressing {
  readonly report: (stage: SendProgress["stage"], done?: number) => void
  readonly count: (bytes: number) => void
}

export function progressOf(
  desk: Desk,
  task: string,
  order: OrderId,
  number: string,
  totalBytes: number,
): Progressing {
  let doneBytes = 0
  let stage: SendProgress["stage"] = "prepare"
  const tell = (): void =>
    desk.tell({ kind: "progress", task, progress: { order, number, stage, doneBytes, totalBytes } })
  return {
    report: (next) => {
      stage = next
      doneBytes = 0
      tell()
    },
    count: (bytes) => {
      doneBytes += bytes
      tell()
    },
  }
}

export interface Sent {
  readonly order: OrderId
  readonly number: string
}

/** What was refused for good is under way no longer; what waits, as it is meant or otherwise, still is. */
export function toldEnd(answer: Answer<Sent>, { report }: Progressing): Answer<Sent> {
  if (!answer.ok && answer.refusal.details["kept"] === undefined) report("refused")
  return answer
}

export const keepSending = (desk: Desk, sending: Sending): Promise<void> =>
  desk.memory.keep("sending", sending.order, { body: JSON.stringify(sending) })

/** One draft is one order: what was sealed for it and still waits is what goes, and nothing is sealed beside it. */
export async function recallSending(desk: Desk, order: string): Promise<Sending | null> {
  const text = await desk.memory.recall("sending", order)
  const value: unknown = text === null ? null : JSON.parse(text.body)
  return Value.Check(sendingSchema, value) ? value : null
}

interface Underway {
  readonly desk: Desk
  readonly aborting: AbortController
  readonly over: Promise<unknown>
}

/** Orders on their way at this moment: nobody takes them up a second time. */
const underway = new Map<OrderId, Underway>()

export const isSendingNow = ({ order }: Sending): boolean => underway.has(order)

export async function finish(desk: Desk, sending: Sending, progress: Progressing): Promise<Answer<Sent>> {
  const aborting = new AbortController()
  const over = deliver(desk, sending, progress, aborting.signal)
  underway.set(sending.order, { desk, aborting, over })
  try {
    return await over
  } finally {
    underway.delete(sending.order)
  }
}

/** Resolves once nothing of this desk is on its way any more: what was sealed then lies in the outbox, whole. */
export async function sendingsStopped(desk: Desk): Promise<void> {
  const mine = [...underway.values()].filter((one) => one.desk === desk)
  await Promise.allSettled(mine.map(({ over }) => over))
}

/** Every step may be repeated: the server knows an order by its name and answers the second time like the first. */
async function deliver(
  desk: Desk,
  sending: Sending,
  progress: Progressing,
  signal: AbortSignal,
): Promise<Answer<Sent>> {
  const { number } = sending
  const waits = ({ code, details }: Refusal): No => {
    progress.report("waiting")
    return no(desk.shut.signal.aborted ? "locked" : code, { ...details, number, kept: "yes" })
  }
  if (isWithdrawnSince(desk, sending)) {
    await dropSending(desk, sending)
    return no("consent-withdrawn", { number })
  }
  const ended = await obstacleAbove(desk, sending)
  if (ended !== null) {
    if (ended.refusal.code !== "order-closed") return waits(ended.refusal)
    await dropSending(desk, sending)
    return ended
  }
  progress.report("upload")
  const either = AbortSignal.any([signal, desk.shut.signal])
  const uploaded = await uploadObjects(desk, sending.objects, progress.count, either)
  if (signal.aborted || isWithdrawnSince(desk, sending)) {
    await dropSending(desk, sending)
    return no("consent-withdrawn", { number })
  }
  if (!uploaded.ok)
    return uploaded.refusal.code === "part-lost" ? lost(desk, sending) : waits(uploaded.refusal)
  progress.report("grant")
  const placed = await placeInTime(desk, sending)
  switch (placed.kind) {
    case "waits":
      return waits(placed.refusal)
    case "over":
      await dropSending(desk, sending)
      return no(placed.refusal.code, { ...placed.refusal.details, number })
    case "placed":
  }
  if (desk.shut.signal.aborted) return waits({ code: "locked", details: {} })
  const kept = await record(desk, placed.sending.register)
  if (!kept.ok) return waits(kept.refusal)
  await dropSending(desk, sending)
  progress.report("done")
  desk.tell({ kind: "changed", what: "orders" })
  return done({ order: sending.order, number })
}

/** Nothing brings the part back, and nothing was granted: it ends here, and the own record says that it did not go. */
async function lost(desk: Desk, sending: Sending): Promise<No> {
  const refused = no("part-lost", { number: sending.number })
  const { order, register } = sending
  if (register.kind === "order-placed") await noteFound(desk, { order, to: register.to }, refused.refusal)
  await dropSending(desk, sending)
  return refused
}

type Placed =
  | { readonly kind: "placed"; readonly sending: Sending }
  /** It stays and is tried again; or it is over, and nothing of it stays. */
  | { readonly kind: "waits" | "over"; readonly refusal: Refusal }

/** What waited so long that the server no longer takes its time for true is decided and signed anew, once. */
async function placeInTime(desk: Desk, sending: Sending): Promise<Placed> {
  const placed = await place(desk, sending)
  if (placed.ok) return { kind: "placed", sending }
  if (placed.problem.code !== "clock-wrong" || !isFromAnotherDay(desk, sending))
    return notPlaced(desk, sending, placed.problem)
  const again = await renewed(desk, sending)
  if (!again.ok) {
    if (isPassing(again.refusal)) return { kind: "waits", refusal: again.refusal }
    // The server was handed the first signature: were it shown as an order, this must be an alarm.
    await noteHanded(desk, sending, again.refusal)
    return { kind: "over", refusal: again.refusal }
  }
  await keepSending(desk, again.value)
  const second = await place(desk, again.value)
  return second.ok ? { kind: "placed", sending: again.value } : notPlaced(desk, again.value, second.problem)
}

const place = ({ connection }: Desk, { disclosure, envelope, events, objects }: Sending) =>
  connection.call(ordering.placeOrder, { body: { disclosure, envelope, objects, events } })

async function notPlaced(desk: Desk, sending: Sending, given: Problem): Promise<Placed> {
  const { code, details = {} } = given
  if (!isFinal(given)) return { kind: "waits", refusal: { code, details } }
  const refusal = { code, details: { ...details, handed: "yes" } }
  await noteHanded(desk, sending, refusal)
  return { kind: "over", refusal }
}

async function noteHanded(desk: Desk, { order, register }: Sending, refusal: Refusal): Promise<void> {
  if (register.kind !== "order-placed") return
  await noteRefused(desk, { order, to: register.to, disclosure: register.disclosure }, refusal)
}

/** Nothing goes on from an order whose end was read here; where it cannot be read now, what goes on waits. */
async function obstacleAbove(desk: Desk, { number, register }: Sending): Promise<No | null> {
  if (register.kind !== "order-placed" || register.parent === null) return null
  const found = await findOrder(desk, register.parent)
  if (!found.ok) return no(found.refusal.code, { ...found.refusal.details, number, kept: "yes" })
  return (await isEnded(desk, found.value.order)) ? no("order-closed", { number }) : null
}

/** What was sealed and signed before a withdrawal may still wait for the network; it is not granted after it. */
function isWithdrawnSince(desk: Desk, sending: Sending): boolean {
  return [...desk.register.withdrawals.keys()].some((consent) => restsOn(sending, consent))
}

export const restsOn = ({ disclosure }: Sending, consent: ConsentId): boolean =>
  readStatement("disclosure", statementSchemas.disclosure, disclosure)?.body.consent === consent

/** Stops in the middle of a file, and nothing of it is left here; what the server has belongs to no order and is swept. */
export async function abortSending(desk: Desk, order: string): Promise<void> {
  const sending = await recallSending(desk, order)
  if (sending === null) return
  underway.get(sending.order)?.aborting.abort()
  await dropSending(desk, sending)
}

/** Withdrawn on another device of the house: what this one is sending stops as soon as it hears of it. */
export async function abortWithdrawn(desk: Desk): Promise<void> {
  for (const sending of await keptSendings(desk)) {
    if (isWithdrawnSince(desk, sending)) await abortSending(desk, sending.order)
  }
}

/** The server judged and said no. Anything else passes: a fault, an ended session, a proxy in between, a lost part. */
export const isFinal = ({ status, code }: Problem): boolean =>
  status >= 400 && status < 500 && ![401, 408, 429].includes(status) && code !== "chunks-missing"

async function dropSending(desk: Desk, sending: Sending): Promise<void> {
  for (const { object } of sending.objects) await clearOutbox(desk, object)
  await desk.memory.forget("sending", sending.order)
}

/** Of every house that was unlocked on this device: only for what must not be taken from any of them. */
export async function allSendings(desk: Desk): Promise<readonly Sending[]> {
  const kept: Sending[] = []
  for (const name of await desk.memory.names("sending")) {
    const sending = await recallSending(desk, name)
    if (sending !== null) kept.push(sending)
  }
  return kept
}

/** What another house sealed here waits for that house: nobody else can sign for it, or hears what becomes of it. */
export const keptSendings = async (desk: Desk): Promise<readonly Sending[]> =>
  (await allSendings(desk)).filter((one) => bodyOf(one)?.organisation === desk.id)

export function finishKept(desk: Desk, sending: Sending): Promise<Answer<Sent>> {
  const { number, objects, order } = sending
  const total = objects.reduce((sum, { size }) => sum + size, 0)
  const progress = progressOf(desk, order, order, number, total)
  return finish(desk, sending, progress).then((answer) => toldEnd(answer, progress))
}
