/** Designs: what the laboratory made goes back to the practice, or on to whom the practice named. */
import { isMeshKind } from "../deidentify/roles.ts"
import { recipientOf } from "../envelope/identity.ts"
import type { ObjectId, OrderId, OrganisationId } from "../records/id.ts"
import type { OrderForm } from "../records/order.ts"
import { randomPseudonym } from "../records/pseudonym.ts"
import { done, no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { isEnded } from "./erasing.ts"
import { findOrder, openOrderFile } from "./order-door.ts"
import { mayReturn } from "./order-state.ts"
import type { AttachmentEvent } from "./order-state.ts"
import type { BelievedOrder } from "./orders.ts"
import { sealFiles } from "./parcel.ts"
import type { SealedAttachment } from "./parcel.ts"
import { factsOfParent } from "./parent-facts.ts"
import type { Partner } from "./partners.ts"
import type { Party } from "./party.ts"
import { sayPassedOn } from "./passed-on.ts"
import type { PreparedFile } from "./preparing.ts"
import { blobSource, isClean } from "./received.ts"
import { finishReturn, keepReturning, recallReturning } from "./returning.ts"
import type { Returning } from "./returning.ts"
import { obstacleIn } from "./asking.ts"
import type { LookedAt, Question } from "./asking.ts"
import { finishKept, keptSendings } from "./delivering.ts"
import type { Sent } from "./delivering.ts"
import { saysTheSame } from "./sealed-words.ts"
import { newOrderId, send, titleOf, wireForm } from "./sending.ts"
import type { Sending } from "./sealed-order.ts"
import type { Answer } from "./views.ts"

/** Only a surface is something that was designed, or what a design program wrote; a photo never becomes a design. */
const isDesign = ({ content, format }: PreparedFile): boolean => content === "design" || isMeshKind(format)

/** What would keep an order here keeps a design here; and it says no more of the patient than the order did. */
function obstacleToReturn(order: BelievedOrder, looked: LookedAt) {
  const obstacle = obstacleIn(looked)
  if (obstacle !== null) return obstacle
  if (!looked.files.some(isDesign)) return no("design-missing")
  const isNamed = order.request.category === "identified"
  const identifies = looked.files.some(({ category }) => category === "identified")
  return identifies && !isNamed ? no("return-identifies") : null
}

/** A design is new files of the maker under the order's own key; an earlier one stays visible as superseded. */
async function sealReturn(
  desk: Desk,
  { draft, looked, supersedes }: Returned,
  order: BelievedOrder,
): Promise<Answer<Returning>> {
  if (order.identity === null) return no("order-erased")
  if (!mayReturn(order.fold.state)) return no("step-not-possible")
  const obstacle = obstacleToReturn(order, looked)
  if (obstacle !== null) return obstacle
  const recipient = await recipientOf(order.identity)
  const all = await sealFiles(desk, looked.files, [recipient], () => null)
  if (!all.ok) return all
  const before = order.fold.files.find((file) => file.object === supersedes)
  return done({
    name: draft,
    order: order.order,
    number: order.fold.number,
    objects: all.value.map(({ sealed }) => ({ ...sealed.object, chunks: [...sealed.object.chunks] })),
    files: all.value.map((attachment) => attachmentOf(attachment, before)),
  })
}

interface Returned {
  readonly order: OrderId
  readonly draft: string
  readonly looked: LookedAt
  readonly supersedes: ObjectId | null
}

/** One draft goes back once: what was sealed of it and still waits is what goes, and nothing is sealed beside it. */
export async function returnDesign(desk: Desk, input: Returned): Promise<Answer<null>> {
  const waiting = await recallReturning(desk, input.draft)
  if (waiting !== null) return finishReturn(desk, waiting)
  const found = await findOrder(desk, input.order)
  if (!found.ok) return found
  const sealed = await sealReturn(desk, input, found.value.order)
  if (!sealed.ok) return sealed
  await keepReturning(desk, sealed.value)
  return finishReturn(desk, sealed.value)
}

/** What is no design keeps its true content: it must not go on to a milling centre as one. */
function attachmentOf(
  { file, name, sealed }: SealedAttachment,
  before: AttachmentEvent | undefined,
): AttachmentEvent {
  const designed = isDesign(file)
  return {
    object: sealed.object.object,
    name,
    format: file.format,
    role: designed ? "design" : file.role,
    content: designed ? "design" : file.content,
    category: file.category,
    size: sealed.size,
    sha256: sealed.sha256,
    version: designed ? (before?.version ?? 0) + 1 : 1,
    supersedes: designed ? (before?.object ?? null) : null,
  }
}

/** Files of an order that the laboratory holds: looked through again, and as they are, for they were prepared already. */
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
    if (!(await isClean(blob))) return no("leak-found")
    files.push({
      key: object,
      inputName: file.name,
      sameAs: null,
      format: file.format,
      role: file.role,
      content: file.content,
      size: blob.size,
      status: "ready",
      reason: null,
      findings: [],
      original: null,
      review: [],
      category: file.category,
      crop: null,
      decision: "not-asked",
      outputName: file.name,
      output: blobSource(blob),
      sha256,
    })
  }
  return files.length === 0 ? no("no-files") : done(files)
}

interface PassedOn {
  readonly to: OrganisationId
  readonly title: string
  readonly report: string
  readonly form: OrderForm
}

/** The same files with the same words to the same place are on their way already, and only wait for the network. */
async function waitingFor(desk: Desk, { form, report, title, to }: PassedOn): Promise<Sending | null> {
  const kept = await keptSendings(desk)
  const isSame = ({ register }: Sending): boolean =>
    register.kind === "order-placed" &&
    register.to === to &&
    register.title === title &&
    register.report === report
  const wired = wireForm(form)
  if (wired === null) return null
  for (const sending of kept.filter(isSame)) if (await saysTheSame(desk, sending, wired)) return sending
  return null
}

/** A disclosure of its own, under its own number: the milling centre sees neither practice nor the practice's code. */
export async function passOn(desk: Desk, input: Parameters<Party["passOn"]>[0]): Promise<Answer<Sent>> {
  const found = await findOrder(desk, input.order)
  if (!found.ok) return found
  const { order, partners } = found.value
  const named: readonly OrganisationId[] = order.disclosure.body.mayPassTo
  if (order.placedByUs || !named.includes(input.to)) return no("onward-not-named")
  if (await isEnded(desk, order)) return no("order-closed")
  const to = partners.get(input.to)
  if (to === undefined) return no("unknown-partner")
  const files = await passedFiles(desk, input)
  if (!files.ok) return files
  const question = await questionFor(order, to, input, files.value)
  const { form } = question.input
  const waiting = await waitingFor(desk, {
    to: input.to,
    title: titleOf(form),
    report: question.report,
    form,
  })
  const sent = await (waiting === null
    ? send(desk, question, `pass-on ${input.order}`)
    : finishKept(desk, waiting))
  if (sent.ok) await sayPassedOn(desk, sent.value.order, order)
  return sent
}

/** What a blank is milled by, and no more: nothing of the patient, their insurance, their visit or who prescribed. */
const millingForm = (form: OrderForm): OrderForm => ({
  ...form,
  appointmentOn: null,
  statutory: null,
  patientName: null,
  prescriber: "",
  patientCode: "",
})

async function questionFor(
  order: BelievedOrder,
  to: Partner,
  { form, order: id, to: recipient }: Parameters<Party["passOn"]>[0],
  files: readonly PreparedFile[],
): Promise<Question> {
  return {
    order: newOrderId(),
    to,
    input: {
      to: recipient,
      patient: null,
      consent: order.disclosure.body.consent,
      form: millingForm(form),
      without: [],
      mayPassTo: [],
    },
    files,
    code: randomPseudonym(),
    report: JSON.stringify({ version: 1, passedOnFrom: id, files: files.map(({ key }) => key) }),
    clean: true,
    reviewed: true,
    parent: await factsOfParent(order),
    emergency: null,
  }
}
