/** Passing on: what the laboratory designed goes to a milling centre that the practice named, judged before and when it goes. */
import type { LegalPaper } from "../paper/legal/legal-paper.ts"
import { allCountries } from "../records/organisation.ts"
import type { OrganisationId } from "../records/id.ts"
import type { OrderForm } from "../records/order.ts"
import { signedEnd } from "../records/parcel-time.ts"
import { randomPseudonym } from "../records/pseudonym.ts"
import { tradeWords } from "../records/trade-words.ts"
import { done, no } from "./answers.ts"
import { ask } from "./asking.ts"
import type { Question } from "./asking.ts"
import { finishKept, keptSendings } from "./delivering.ts"
import type { Sent } from "./delivering.ts"
import type { Desk } from "./desk.ts"
import { isEnded } from "./erasing.ts"
import { dayAt } from "./keeping.ts"
import { findOrder, openOrderFile } from "./order-door.ts"
import { decisionPaper } from "./order-papers.ts"
import type { BelievedOrder } from "./orders.ts"
import type { PaperFacts } from "./paper-facts.ts"
import { factsOfParent } from "./parent-facts.ts"
import type { Partner } from "./partners.ts"
import { sayPassedOn } from "./passed-on.ts"
import type { PassOnInput, PassOnView } from "./passing-views.ts"
import type { PreparedFile } from "./preparing.ts"
import { blobSource, isClean } from "./received.ts"
import { saysTheSame } from "./sealed-words.ts"
import { newOrderId, send, titleOf, wireForm } from "./sending.ts"
import type { Sending } from "./sealed-order.ts"
import { viewVerdict } from "./verdicts.ts"
import type { Answer } from "./views.ts"

/** Files of an order that the laboratory holds: looked through again, and as they are, for they were prepared already. */
async function passedFiles(desk: Desk, input: PassOnInput): Promise<Answer<readonly PreparedFile[]>> {
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

const passedOnOf = ({ input: { form, to }, report }: Omit<Question, "files">): PassedOn => ({
  to,
  title: titleOf(form),
  report,
  form,
})

/** What was passed on out of this order to the same place and has not gone, in other words: nothing takes it back. */
async function otherWaiting(desk: Desk, input: PassOnInput, asked: PassedOn): Promise<number> {
  const same = await waitingFor(desk, asked)
  const kept = await keptSendings(desk)
  return kept.filter(
    ({ order, register }) =>
      register.kind === "order-placed" &&
      register.parent === input.order &&
      register.to === input.to &&
      order !== same?.order,
  ).length
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

interface Passing {
  readonly order: BelievedOrder
  readonly to: Partner
}

/** The order that came in and the one who may have of it: named by the practice, and nothing has ended yet. */
async function passing(desk: Desk, input: PassOnInput): Promise<Answer<Passing>> {
  const found = await findOrder(desk, input.order)
  if (!found.ok) return found
  const { order, partners } = found.value
  const named: readonly OrganisationId[] = order.disclosure.body.mayPassTo
  if (order.placedByUs || !named.includes(input.to)) return no("onward-not-named")
  if (await isEnded(desk, order)) return no("order-closed")
  const to = partners.get(input.to)
  return to === undefined ? no("unknown-partner") : done({ order, to })
}

/** A disclosure of its own, under its own number: the milling centre sees neither practice nor the practice's code. */
export async function passOn(desk: Desk, input: PassOnInput): Promise<Answer<Sent>> {
  const found = await passing(desk, input)
  if (!found.ok) return found
  const files = await passedFiles(desk, input)
  if (!files.ok) return files
  const { order } = found.value
  const question = { ...(await questionFor(found.value, input)), files: files.value }
  const waiting = await waitingFor(desk, passedOnOf(question))
  const sent = await (waiting === null
    ? send(desk, question, `pass-on ${input.order}`)
    : finishKept(desk, waiting))
  if (sent.ok) await sayPassedOn(desk, sent.value.order, order)
  return sent
}

interface Judged extends Passing, Awaited<ReturnType<typeof ask>> {
  readonly until: number
  readonly question: Omit<Question, "files">
}

/** By what is known of the files; they are opened and searched only when they go. */
async function judge(desk: Desk, input: PassOnInput): Promise<Answer<Judged>> {
  const found = await passing(desk, input)
  if (!found.ok) return found
  const { order, to } = found.value
  const chosen = order.fold.files.filter(({ object }) => input.objects.some((one) => one === object))
  if (chosen.length === 0) return no("no-files")
  if (chosen.some(({ content }) => content !== "design")) return no("pass-on-design-only")
  const files = chosen.map(({ category, content, role }) => ({
    category,
    content,
    role,
    decision: "not-asked" as const,
  }))
  const question = await questionFor(found.value, input)
  const asked = await ask(desk, { ...question, files })
  return done({ order, to, question, ...asked, until: Math.min(signedEnd(desk.parts.now()), order.eraseBy) })
}

export async function showPassOn(desk: Desk, input: PassOnInput): Promise<Answer<PassOnView>> {
  const judged = await judge(desk, input)
  if (!judged.ok) return judged
  const { decision, order, question, to, until } = judged.value
  const { name, places } = to.profile.body.profile
  return done({
    verdict: viewVerdict(decision, new Map([[to.state.id, name]])),
    countries: allCountries(places),
    until,
    before: order.fold.passedOn.filter((one) => one.to === input.to).length,
    waiting: await otherWaiting(desk, input, passedOnOf(question)),
  })
}

/** May I pass this on, to whom, and why not. */
export async function passOnPaper(
  desk: Desk,
  facts: PaperFacts,
  input: PassOnInput,
): Promise<Answer<LegalPaper>> {
  const judged = await judge(desk, input)
  if (!judged.ok) return judged
  const { decision, request, to, until } = judged.value
  const { name, role } = to.profile.body.profile
  const recipient = { name, role: tradeWords[facts.language].roles[role] }
  const asked = { act: "pass-on", sent: null, until: dayAt(until), label: null } as const
  return done(decisionPaper(facts, { ...asked, request, decision, recipient }))
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
  { order, to }: Passing,
  { form, objects, order: id, to: recipient }: PassOnInput,
): Promise<Omit<Question, "files">> {
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
    code: randomPseudonym(),
    report: JSON.stringify({ version: 1, passedOnFrom: id, files: objects }),
    clean: true,
    reviewed: true,
    parent: await factsOfParent(order),
    emergency: null,
  }
}
