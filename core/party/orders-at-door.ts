/** Drafts and orders at the door. */
import type { OrderId, OrganisationId } from "../records/id.ts"
import { arraySource } from "../encoding/byte-source.ts"
import { ownBytes } from "../encoding/bytes.ts"
import { done, no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import type { Drafts } from "./drafts.ts"
import { exportAll } from "./exporting.ts"
import { withDesk } from "./house.ts"
import type { House } from "./house.ts"
import {
  endOrder,
  findOrder,
  listOrders,
  openOrderFile,
  protocol,
  returnDesign,
  showOrder,
  slip,
  speak,
  takeStep,
} from "./order-door.ts"
import { namesPatient, typedText } from "./known-identity.ts"
import { readPartners } from "./partners.ts"
import type { Party } from "./party.ts"
import type { PreparedFile } from "./preparing.ts"
import { record } from "./register.ts"
import type { BelievedOrder } from "./orders.ts"
import { ask, chosenFiles, newOrderId, resume, send } from "./sending.ts"
import type { Question, Sent } from "./sending.ts"
import type { Parent } from "./signed-facts.ts"
import { believeAll } from "./signed.ts"
import { viewVerdict } from "./verdicts.ts"
import type { Answer, DraftDecisionInput } from "./views.ts"

/** What the patient signed for this order, as the practice left it for its recipient. */
async function consentOfOrder(order: BelievedOrder): Promise<Pick<Parent, "consent" | "withdrawal">> {
  const placer = order.writers.get(order.wire.placedBy)
  const { consent } = order.disclosure.body
  if (placer === undefined || consent === null) return { consent: null, withdrawal: null }
  const given = await believeAll("consent", order.wire.statements, placer)
  const withdrawn = await believeAll("withdrawal", order.wire.statements, placer)
  return {
    consent: given.find(({ body }) => body.consent === consent)?.body ?? null,
    withdrawal: withdrawn.find(({ body }) => body.consent === consent)?.body ?? null,
  }
}

type OrderDoor = Pick<
  Party,
  | "orders"
  | "order"
  | "prepare"
  | "reviewDone"
  | "decide"
  | "send"
  | "resumeUploads"
  | "accept"
  | "reject"
  | "say"
  | "returnDesign"
  | "approveDesign"
  | "sendBackDesign"
  | "passOn"
  | "startProduction"
  | "ship"
  | "close"
  | "openFile"
  | "slipPdf"
  | "erasureProtocol"
  | "exportAll"
>

async function questionOf(
  desk: Desk,
  drafts: Drafts,
  input: DraftDecisionInput,
  order: OrderId,
): Promise<Answer<Question>> {
  const set = drafts.find(input.draft)
  if (set === null) return no("draft-unknown")
  const partners = await readPartners(desk)
  if (!partners.ok) return partners
  const to = partners.value.get(input.to)
  if (to === undefined) return no("unknown-partner")
  const files = chosenFiles(set, input.without)
  const reviewed = files.every((file) => file.review.every((item) => item.done))
  return done({
    order,
    to,
    input,
    files,
    report: set.report,
    clean: set.leakHits.every(
      (hit) => !files.some((file) => file.outputName === hit.file || file.inputName === hit.file),
    ),
    reviewed,
    parent: null,
  })
}

/** What keeps an order here before the policy is even asked. */
async function obstacleTo(desk: Desk, { files, clean, input, reviewed }: Question) {
  if (files.length === 0) return no("no-files")
  if (!clean) return no("leak-found")
  if (!reviewed) return no("review-open")
  const named =
    input.form.patientName === null && (await namesPatient(desk, input.patient, typedText(input.form)))
  return named ? no("name-in-text") : null
}

/** Files of an order that the laboratory holds, as they are: they were prepared by the practice already. */
async function passedFiles(
  desk: Desk,
  input: Parameters<Party["passOn"]>[0],
): Promise<Answer<readonly PreparedFile[]>> {
  const files: PreparedFile[] = []
  for (const object of input.objects) {
    const opened = await openOrderFile(desk, { order: input.order, object })
    if (!opened.ok) return opened
    const { file, blob, sha256 } = opened.value
    if (file.content !== "design") return no("pass-on-design-only")
    files.push({
      key: object,
      inputName: file.name,
      format: file.format,
      role: file.role,
      content: file.content,
      size: blob.size,
      status: "ready",
      reason: null,
      findings: [],
      review: [],
      category: file.category,
      outputName: file.name,
      output: {
        size: blob.size,
        read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
      },
      sha256,
    })
  }
  return files.length === 0 ? no("no-files") : done(files)
}

/** A disclosure of its own, under its own number: the milling centre sees neither practice nor the practice's code. */
async function passOn(desk: Desk, input: Parameters<Party["passOn"]>[0]): Promise<Answer<Sent>> {
  const found = await findOrder(desk, input.order)
  if (!found.ok) return found
  const { order, partners } = found.value
  const named: readonly OrganisationId[] = order.disclosure.body.mayPassTo
  if (order.placedByUs || !named.includes(input.to)) return no("onward-not-named")
  const to = partners.get(input.to)
  if (to === undefined) return no("unknown-partner")
  const files = await passedFiles(desk, input)
  if (!files.ok) return files
  const form = { ...input.form, patientName: null, prescriber: "", patientCode: "" }
  return send(
    desk,
    {
      order: newOrderId(),
      to,
      input: {
        to: input.to,
        patient: null,
        consent: order.disclosure.body.consent,
        form,
        without: [],
        mayPassTo: [],
        informed: false,
      },
      files: files.value,
      report: JSON.stringify({
        version: 1,
        passedOnFrom: input.order,
        files: files.value.map(({ key }) => key),
      }),
      clean: true,
      reviewed: true,
      parent: {
        order: input.order,
        eraseBy: order.disclosure.body.eraseBy,
        ageGroup: order.request.patient.age,
        ...(await consentOfOrder(order)),
      },
    },
    `pass-on ${input.order}`,
  )
}

export function orderDoor(house: House, drafts: Drafts): OrderDoor {
  const at = <Value>(act: (desk: Desk) => Promise<Answer<Value>>) => withDesk(house, act)
  let started = false
  let sealing = 0
  const seal = async <Value>(act: (desk: Desk) => Promise<Answer<Value>>): Promise<Answer<Value>> => {
    sealing += 1
    return at(act).finally(() => {
      sealing -= 1
    })
  }
  return {
    orders: () => at(listOrders),
    order: (order) => at((desk) => showOrder(desk, order)),
    prepare: (input) => at((desk) => drafts.prepare(desk, input)),
    reviewDone: (input) => at((desk) => drafts.reviewDone(desk, input)),
    decide: (input) =>
      at(async (desk) => {
        const question = await questionOf(desk, drafts, input, newOrderId())
        if (!question.ok) return question
        const { decision } = await ask(desk, question.value)
        return done(viewVerdict(decision))
      }),
    send: (input) =>
      seal(async (desk) => {
        const question = await questionOf(desk, drafts, input, newOrderId())
        if (!question.ok) return question
        const obstacle = await obstacleTo(desk, question.value)
        if (obstacle !== null) return obstacle
        const sent = await send(desk, question.value, input.draft)
        if (sent.ok) drafts.forget(input.draft)
        return sent
      }),
    resumeUploads: () => {
      const tidy = !started && sealing === 0
      started = true
      return at((desk) => resume(desk, tidy))
    },
    accept: (order) => at((desk) => takeStep(desk, order, "accepted")),
    reject: ({ order, reason }) => at((desk) => endOrder(desk, order, "rejected", reason)),
    say: (input) => at((desk) => speak(desk, input)),
    returnDesign: ({ draft, order, supersedes }) =>
      seal(async (desk) => {
        const set = drafts.find(draft)
        if (set === null) return no("draft-unknown")
        const answer = await returnDesign(desk, order, chosenFiles(set, []), supersedes)
        if (answer.ok) drafts.forget(draft)
        return answer
      }),
    approveDesign: (order) => at((desk) => takeStep(desk, order, "design-approved")),
    sendBackDesign: ({ order, reason }) => at((desk) => takeStep(desk, order, "design-returned", reason)),
    passOn: (input) => seal((desk) => passOn(desk, input)),
    startProduction: (order) => at((desk) => takeStep(desk, order, "in-production")),
    ship: ({ order, tracking, lots }) =>
      at((desk) => takeStep(desk, order, "shipped", JSON.stringify({ tracking, lots }))),
    close: (order) => at((desk) => endOrder(desk, order, "closed", "")),
    openFile: (input) =>
      at(async (desk) => {
        const opened = await openOrderFile(desk, input)
        if (!opened.ok) return opened
        const { blob, file, identified } = opened.value
        if (!identified && !file.fromUs) await checkReceived(desk, drafts, input, blob)
        return done({ file, blob })
      }),
    slipPdf: (order) => at((desk) => slip(desk, order)),
    erasureProtocol: (order) => at((desk) => protocol(desk, order)),
    exportAll: (write) => at((desk) => exportAll(desk, write)),
  }
}

/** The receiving side looks again at what was marked de-identified, and the record says what it found. */
async function checkReceived(
  desk: Desk,
  drafts: Drafts,
  input: Parameters<Party["openFile"]>[0],
  blob: Blob,
): Promise<void> {
  if (desk.register.checks.has(input.order)) return
  const clean = await drafts.checkReceived(
    arraySource(ownBytes(new Uint8Array(await blob.slice(0, 1 << 26).arrayBuffer()))),
  )
  await record(desk, { kind: "received-check", ...input, result: clean ? "clean" : "findings" })
}
