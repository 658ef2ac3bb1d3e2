/** Sending an order: decide, seal, upload, grant. What was sealed survives a reload; what was not leaves nothing behind. */
import Type from "typebox"
import type { Static } from "typebox"
import Value from "typebox/value"
import type { Problem } from "../api/contract.ts"
import { ordering } from "../api/ordering.ts"
import { objectSchema } from "../api/shapes.ts"
import { requestText } from "../disclosure/request.ts"
import { bytesToBase64url, utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import type { Json } from "../encoding/json.ts"
import { newIdentity, recipientOf, sealBytes, seedOfIdentity } from "../envelope/identity.ts"
import type { Identity } from "../envelope/identity.ts"
import { randomId } from "../records/id.ts"
import type { OrderId } from "../records/id.ts"
import type { OrderForm } from "../records/order.ts"
import { signedEnd } from "../records/parcel-time.ts"
import { randomOrderNumber } from "../records/order-number.ts"
import { eventHash, sealedEventSchema } from "../streams/sealed-event.ts"
import { id, strict } from "../trust/schema.ts"
import { envelopeSchema, readStatement, statementHash } from "../trust/statement.ts"
import { statementSchemas } from "../trust/statements.ts"
import type { StatementBody } from "../trust/statements.ts"
import { done, no } from "./answers.ts"
import type { No } from "./answers.ts"
import { ask } from "./asking.ts"
import type { Question } from "./asking.ts"
import { noteHeld, noteRefused } from "./attempts.ts"
import { giveCode } from "./consents.ts"
import { currentEpoch } from "./desk.ts"
import type { Desk } from "./desk.ts"
import { isEnded } from "./erasing.ts"
import { hostObstacle } from "./hosting.ts"
import { findOrder } from "./order-door.ts"
import { formSchema } from "./order-state.ts"
import type { AttachmentEvent, OrderEvent } from "./order-state.ts"
import { clearOutbox, sealFiles, uploadObjects } from "./parcel.ts"
import type { ObjectParts } from "./parcel.ts"
import type { PreparedFile } from "./preparing.ts"
import { registerEventSchema } from "./register-state.ts"
import type { RegisterEvent } from "./register-state.ts"
import { record } from "./register.ts"
import { signAs } from "./signed.ts"
import { makeEvent } from "./stream.ts"
import type { Answer, SendProgress } from "./views.ts"

/** Sealed, signed, and only waiting for the network: what is kept across a reload. */
const sendingSchema = Type.Object(
  {
    order: id("order"),
    number: Type.String(),
    disclosure: envelopeSchema,
    envelope: Type.String(),
    objects: Type.Array(objectSchema),
    events: Type.Array(sealedEventSchema, { minItems: 1 }),
    register: registerEventSchema,
  },
  strict,
)
export type Sending = Static<typeof sendingSchema>

interface Progressing {
  readonly report: (stage: SendProgress["stage"], done?: number) => void
  readonly count: (bytes: number) => void
}

function progressOf(
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

export async function send(desk: Desk, question: Question, task: string): Promise<Answer<Sent>> {
  const { files, input, order, to } = question
  const number = randomOrderNumber()
  const total = files.reduce((sum, file) => sum + (file.output?.size ?? 0), 0)
  const progress = progressOf(desk, task, order, number, total)
  progress.report("decide")
  const form: OrderForm = { ...input.form, patientCode: question.code }
  const wired = wireForm(form)
  if (wired === null) return no("form-unknown")
  const { decision, request } = await ask(desk, { ...question, input: { ...input, form } })
  if (decision.kind !== "permit") {
    await noteHeld(desk, { order, to: to.state.id }, decision)
    return no("not-permitted", {
      verdict: decision.kind,
      reasons: decision.reasons.map(({ id }) => id).join(","),
    })
  }
  const closed = await hostObstacle(desk, question.parent !== null)
  if (closed !== null) return closed
  if (form.patientName === null) {
    const given = await giveCode(desk, input.patient, to.state.id, question.code)
    if (!given.ok) return given
  }
  const waiting = await recallSending(desk, order)
  if (waiting !== null) return finish(desk, waiting, progressOf(desk, task, order, waiting.number, total))
  progress.report("seal")
  const identity = newIdentity()
  const sealed = await sealAll(desk, files, identity, progress)
  if (!sealed.ok) return sealed
  const { attachments, objects } = sealed.value
  const eraseBy = Math.min(signedEnd(desk.parts.now()), question.parent?.eraseBy ?? Number.POSITIVE_INFINITY)
  const body: StatementBody<"disclosure"> = {
    organisation: desk.id,
    at: desk.parts.now(),
    order,
    parent: question.parent?.order ?? null,
    recipient: to.state.id,
    recipientGenesis: to.state.genesis,
    recipientProfile: to.profile.hash,
    consent: input.consent,
    request: requestText(request),
    law: decision.law,
    verdict: "permit",
    reasons: decision.reasons.map(({ id }) => id),
    findings: hashHex(utf8(question.report)),
    leakCheck: "clean",
    objects: objects.map(({ object, size, sha256 }) => ({ object, size, sha256 })),
    mayPassTo: [...input.mayPassTo],
    eraseBy,
  }
  const title = titleOf(form)
  const placed: OrderEvent = { kind: "placed", number, title, form: wired, files: attachments }
  const sending = await makeSending(desk, question, { identity, body, objects, placed })
  await keepSending(desk, sending)
  return finish(desk, sending, progress)
}

/** Null where the other side could not read it: what is sealed once cannot be mended there. */
function wireForm(form: OrderForm): Extract<OrderEvent, { kind: "placed" }>["form"] | null {
  const wired: unknown = { ...form, units: form.units.map((unit) => ({ ...unit })) }
  return Value.Check(formSchema, wired) ? wired : null
}

export function titleOf(form: OrderForm): string {
  const teeth = form.units.map(({ tooth, jaw }) => (tooth === null ? jaw : String(tooth)))
  return `${teeth.slice(0, 12).join(" ")}|${form.units[0]?.restoration ?? ""}|${form.units[0]?.material ?? ""}`
}

async function sealAll(
  desk: Desk,
  files: readonly PreparedFile[],
  identity: Identity,
  progress: Progressing,
): Promise<Answer<{ attachments: AttachmentEvent[]; objects: ObjectParts[] }>> {
  const all = await sealFiles(desk, files, [await recipientOf(identity)], progress.count)
  if (!all.ok) return all
  const attachments = all.value.map(({ file, name, sealed }) => ({
    object: sealed.object.object,
    name,
    format: file.format,
    role: file.role,
    content: file.content,
    category: file.category,
    size: sealed.size,
    sha256: sealed.sha256,
    version: 1,
    supersedes: null,
  }))
  return done({ attachments, objects: all.value.map(({ sealed }) => sealed.object) })
}

interface Ready {
  readonly identity: Identity
  readonly body: StatementBody<"disclosure">
  readonly objects: readonly ObjectParts[]
  readonly placed: Extract<OrderEvent, { kind: "placed" }>
}

async function makeSending(desk: Desk, question: Question, ready: Ready): Promise<Sending> {
  const { identity, body, objects, placed } = ready
  const { order, to, input } = question
  if (to.state.epoch === null) throw new Error("a partner without keys was offered as a recipient")
  const own = await recipientOf(currentEpoch(desk).identity)
  const envelope = await sealBytes(utf8(`${identity}\n`), [own, to.state.epoch.recipient])
  const disclosure = await signAs(desk, "disclosure", body)
  const event: Json = JSON.parse(JSON.stringify(placed))
  const place = { epoch: 1, secret: seedOfIdentity(identity) }
  const first = await makeEvent(desk, order, { head: null, ...place }, event)
  const report = await makeEvent(
    desk,
    order,
    { head: { seq: 0, hash: eventHash(first) }, ...place },
    { kind: "report", text: question.report },
  )
  const register: RegisterEvent = {
    kind: "order-placed",
    order,
    number: placed.number,
    patient: input.patient,
    code: question.code,
    to: to.state.id,
    title: placed.title,
    parent: body.parent,
    disclosure: statementHash(disclosure),
    report: question.report,
  }
  return {
    order,
    number: placed.number,
    disclosure,
    envelope: bytesToBase64url(envelope),
    objects: [...objects],
    events: [first, report],
    register,
  }
}

const keepSending = (desk: Desk, sending: Sending): Promise<void> =>
  desk.memory.keep("sending", sending.order, { body: JSON.stringify(sending) })

/** One draft is one order: what was sealed for it and still waits is what goes, and nothing is sealed beside it. */
async function recallSending(desk: Desk, order: string): Promise<Sending | null> {
  const text = await desk.memory.recall("sending", order)
  const value: unknown = text === null ? null : JSON.parse(text.body)
  return Value.Check(sendingSchema, value) ? value : null
}

/** Orders on their way at this moment: nobody takes them up a second time. */
const underway = new Set<OrderId>()

export const isSendingNow = ({ order }: Sending): boolean => underway.has(order)

async function finish(desk: Desk, sending: Sending, progress: Progressing): Promise<Answer<Sent>> {
  underway.add(sending.order)
  try {
    return await deliver(desk, sending, progress)
  } finally {
    underway.delete(sending.order)
  }
}

/** Every step may be repeated: the server knows an order by its name and answers the second time like the first. */
async function deliver(desk: Desk, sending: Sending, progress: Progressing): Promise<Answer<Sent>> {
  if (isWithdrawnSince(desk, sending)) {
    await dropSending(desk, sending)
    return no("consent-withdrawn", { number: sending.number })
  }
  const ended = await obstacleAbove(desk, sending)
  if (ended !== null) {
    if (ended.refusal.code === "order-closed") await dropSending(desk, sending)
    else progress.report("waiting")
    return ended
  }
  progress.report("upload")
  const uploaded = await uploadObjects(desk, sending.objects, progress.count)
  if (!uploaded.ok) {
    progress.report("waiting")
    return no(uploaded.refusal.code, { ...uploaded.refusal.details, number: sending.number, kept: "yes" })
  }
  progress.report("grant")
  const { disclosure, envelope, events, objects } = sending
  const placed = await desk.connection.call(ordering.placeOrder, {
    body: { disclosure, envelope, objects, events },
  })
  if (!placed.ok) {
    const { code, details } = placed.problem
    if (!isFinal(placed.problem)) {
      progress.report("waiting")
      return no(code, { ...details, number: sending.number, kept: "yes" })
    }
    const refused = no(code, { ...details, number: sending.number, handed: "yes" })
    const { order, register } = sending
    if (register.kind === "order-placed") {
      const handed = { order, to: register.to, disclosure: register.disclosure }
      await noteRefused(desk, handed, refused.refusal)
    }
    await dropSending(desk, sending)
    return refused
  }
  const kept = await record(desk, sending.register)
  if (!kept.ok) return kept
  await dropSending(desk, sending)
  progress.report("done")
  desk.tell({ kind: "changed", what: "orders" })
  return done({ order: sending.order, number: sending.number })
}

/** Nothing goes on from an order whose end was read here; where it cannot be read now, what goes on waits. */
async function obstacleAbove(desk: Desk, { number, register }: Sending): Promise<No | null> {
  if (register.kind !== "order-placed" || register.parent === null) return null
  const found = await findOrder(desk, register.parent)
  if (!found.ok) return no(found.refusal.code, { ...found.refusal.details, number, kept: "yes" })
  return (await isEnded(desk, found.value.order)) ? no("order-closed", { number }) : null
}

/** What was sealed and signed before a withdrawal may still wait for the network; it is not granted after it. */
function isWithdrawnSince(desk: Desk, { disclosure }: Sending): boolean {
  const consent = readStatement("disclosure", statementSchemas.disclosure, disclosure)?.body.consent
  return consent !== undefined && consent !== null && desk.register.withdrawals.has(consent)
}

/** The server judged and said no. Anything else passes: a fault, an ended session, a proxy in between, a lost part. */
export const isFinal = ({ status, code }: Problem): boolean =>
  status >= 400 && status < 500 && ![401, 408, 429].includes(status) && code !== "chunks-missing"

async function dropSending(desk: Desk, sending: Sending): Promise<void> {
  for (const { object } of sending.objects) await clearOutbox(desk, object)
  await desk.memory.forget("sending", sending.order)
}

export async function keptSendings(desk: Desk): Promise<readonly Sending[]> {
  const kept: Sending[] = []
  for (const name of await desk.memory.names("sending")) {
    const sending = await recallSending(desk, name)
    if (sending !== null) kept.push(sending)
  }
  return kept
}

export function finishKept(desk: Desk, sending: Sending): Promise<Answer<Sent>> {
  const { number, objects, order } = sending
  const total = objects.reduce((sum, { size }) => sum + size, 0)
  return finish(desk, sending, progressOf(desk, order, order, number, total))
}

export const newOrderId = (): OrderId => randomId("order")
