/** Sending an order: asked once more, sealed to the recipient alone, and then delivered. What was not sealed leaves nothing behind. */
import Value from "typebox/value"
import { requestText } from "../disclosure/request.ts"
import { utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { newIdentity, recipientOf } from "../envelope/identity.ts"
import type { Identity } from "../envelope/identity.ts"
import { randomId } from "../records/id.ts"
import type { OrderId } from "../records/id.ts"
import type { OrderForm } from "../records/order.ts"
import { signedEnd } from "../records/parcel-time.ts"
import { randomOrderNumber } from "../records/order-number.ts"
import type { StatementBody } from "../trust/statements.ts"
import { done, no } from "./answers.ts"
import { ask } from "./asking.ts"
import type { Question } from "./asking.ts"
import { noteHeld } from "./attempts.ts"
import { giveCode, momentOfAct } from "./consents.ts"
import { finish, keepSending, progressOf, recallSending, toldEnd } from "./delivering.ts"
import type { Progressing, Sent } from "./delivering.ts"
import type { Desk } from "./desk.ts"
import { hostObstacle } from "./hosting.ts"
import { formSchema } from "./order-state.ts"
import type { AttachmentEvent } from "./order-state.ts"
import { sealFiles } from "./parcel.ts"
import type { ObjectParts } from "./parcel.ts"
import type { PreparedFile } from "./preparing.ts"
import { makeSending } from "./sealed-order.ts"
import { isSealedAs } from "./sealed-words.ts"
import type { Meant, PlacedEvent } from "./sealed-words.ts"
import type { Answer } from "./views.ts"

export async function send(desk: Desk, question: Question, task: string): Promise<Answer<Sent>> {
  const { files, order } = question
  const number = randomOrderNumber()
  const total = files.reduce((sum, file) => sum + (file.output?.size ?? 0), 0)
  const progress = progressOf(desk, task, order, number, total)
  const answer = await attempt(desk, question, task, { number, total, progress })
  // Whoever locked the device has left the screen on which this would be read.
  if (!answer.ok && answer.refusal.code === "locked-while-sealing") desk.alarm(answer.refusal)
  return toldEnd(answer, progress)
}

interface Attempt {
  readonly number: string
  readonly total: number
  readonly progress: Progressing
}

async function attempt(
  desk: Desk,
  question: Question,
  task: string,
  { number, progress, total }: Attempt,
): Promise<Answer<Sent>> {
  const { emergency, files, input, order, to } = question
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
  if (form.patientName === null && emergency === null) {
    const given = await giveCode(desk, input.patient, to.state.id, question.code)
    if (!given.ok) return given
  }
  const waiting = await recallSending(desk, order)
  if (waiting !== null) {
    const isMeant = await isSealedAs(desk, waiting, meantBy(question, wired))
    const { number } = waiting
    if (!isMeant) return no("sealed-otherwise", { number, kept: "otherwise" })
    return finish(desk, waiting, progressOf(desk, task, order, number, total))
  }
  progress.report("seal")
  const identity = newIdentity()
  const sealed = await sealAll(desk, files, identity, progress)
  if (!sealed.ok) return sealed
  const { attachments, objects } = sealed.value
  const body = disclosureBody(desk, question, { decision, objects, request })
  const words = { number, title: titleOf(form), form: wired, files: attachments }
  const placed = placedAs(words, question)
  const addressed = { order, to, patient: input.patient, code: question.code, report: question.report }
  const sending = await makeSending(desk, addressed, { identity, body, objects, placed })
  await keepSending(desk, sending)
  return finish(desk, sending, progress)
}

interface Decided extends Pick<Awaited<ReturnType<typeof ask>>, "decision" | "request"> {
  readonly objects: readonly ObjectParts[]
}

function disclosureBody(
  desk: Desk,
  question: Question,
  { decision, objects, request }: Decided,
): StatementBody<"disclosure"> {
  const { files, input, order, parent, report, to } = question
  return {
    organisation: desk.id,
    at: momentOfAct(desk, consentOf(question)),
    order,
    parent: parent?.order ?? null,
    recipient: to.state.id,
    recipientGenesis: to.state.genesis,
    recipientProfile: to.profile.hash,
    consent: consentOf(question),
    request: requestText(request),
    law: decision.law,
    verdict: "permit",
    reasons: decision.reasons.map(({ id }) => id),
    findings: hashHex(utf8(report)),
    leakCheck: files.some(({ decision }) => decision === "as-it-came") ? "clean-but-originals" : "clean",
    objects: objects.map(({ object, size, sha256 }) => ({ object, size, sha256 })),
    mayPassTo: [...input.mayPassTo],
    eraseBy: Math.min(signedEnd(desk.parts.now()), parent?.eraseBy ?? Number.POSITIVE_INFINITY),
  }
}

/** Nobody could give one in an emergency: it rests on its attestation alone. */
const consentOf = ({ emergency, input }: Question) => (emergency === null ? input.consent : null)

const meantBy = (question: Question, form: PlacedEvent["form"]): Meant => ({
  to: question.to.state.id,
  patient: question.input.patient,
  consent: consentOf(question),
  mayPassTo: question.input.mayPassTo,
  words: { form, ...(question.emergency === null ? {} : { emergency: question.emergency.text }) },
  files: question.files.flatMap((file) => {
    const { category, content, format, output, outputName: name, role, sha256 } = file
    return output === null || name === null || sha256 === null
      ? []
      : [{ name, format, role, content, category, size: output.size, sha256 }]
  }),
})

/** In an emergency with what was attested, whose hash the server and the hospital have in their hands. */
const placedAs = (words: Omit<PlacedEvent, "kind">, { emergency }: Question): PlacedEvent => ({
  kind: "placed",
  ...words,
  ...(emergency === null ? {} : { emergency: emergency.text }),
})

/** Null where the other side could not read it: what is sealed once cannot be mended there. */
export function wireForm(form: OrderForm): PlacedEvent["form"] | null {
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

export const newOrderId = (): OrderId => randomId("order")
