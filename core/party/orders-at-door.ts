/** Drafts and orders at the door. */
import { done, no } from "./answers.ts"
import { noteFound, noteHeld } from "./attempts.ts"
import { attestDraft } from "./checks.ts"
import type { Desk } from "./desk.ts"
import type { Drafts } from "./drafts.ts"
import { emergencyOfDraft } from "./emergencies.ts"
import type { EmergencyAttested } from "./emergency-events.ts"
import { exportAll } from "./exporting.ts"
import { atWork, withDesk } from "./house.ts"
import type { House } from "./house.ts"
import {
  endOrder,
  hold,
  keepFor,
  listOrders,
  openOrderFile,
  protocol,
  ship,
  showOrder,
  slip,
  speak,
  takeStep,
} from "./order-door.ts"
import { returnDesign } from "./designs.ts"
import { namesPatient, typedText } from "./known-identity.ts"
import { readPartners } from "./partners.ts"
import { passOn, showPassOn } from "./passing-on.ts"
import { presses } from "./presses.ts"
import type { Party } from "./party.ts"
import { reviewReport } from "./review-report.ts"
import { ask, lookedAt, obstacleIn, obstacleToOriginals } from "./asking.ts"
import type { Question } from "./asking.ts"
import { resume } from "./resuming.ts"
import { send } from "./sending.ts"
import type { Sent } from "./delivering.ts"
import { checkReceived } from "./received.ts"
import { viewVerdict } from "./verdicts.ts"
import type { DraftDecisionInput } from "./draft-view.ts"
import type { VerdictView } from "./verdict-views.ts"
import type { Answer } from "./views.ts"

type OrderDoor = Pick<
  Party,
  | "orders"
  | "order"
  | "prepare"
  | "reviewDone"
  | "cropFiles"
  | "draftFile"
  | "confirmOriginals"
  | "sayRoles"
  | "decide"
  | "attestForDraft"
  | "noteAttempt"
  | "send"
  | "resumeUploads"
  | "accept"
  | "reject"
  | "say"
  | "returnDesign"
  | "approveDesign"
  | "sendBackDesign"
  | "decidePassOn"
  | "passOn"
  | "startProduction"
  | "ship"
  | "keepFor"
  | "hold"
  | "close"
  | "openFile"
  | "slipPdf"
  | "erasureProtocol"
  | "exportAll"
>

/** Null where the draft rests on something else. */
async function attestedFor(
  desk: Desk,
  { emergency = null, patient, to }: DraftDecisionInput,
): Promise<Answer<EmergencyAttested | null>> {
  return emergency === null ? done(null) : emergencyOfDraft(desk, { emergency, patient, to })
}

export async function questionOf(
  desk: Desk,
  drafts: Drafts,
  input: DraftDecisionInput,
): Promise<Answer<Question>> {
  const partners = await readPartners(desk)
  if (!partners.ok) return partners
  const to = partners.value.get(input.to)
  if (to === undefined) return no("unknown-partner")
  const attested = await attestedFor(desk, input)
  if (!attested.ok) return attested
  const emergency = attested.value
  const prepared = await drafts.forOrder(desk, input, emergency?.code ?? null)
  if (!prepared.ok) return prepared
  const { code, set } = prepared.value
  const order = emergency?.order ?? prepared.value.order
  const looked = lookedAt(set, input.without)
  const report = reviewReport(desk, looked.files, input.without.length)
  return done({ order, to, input, ...looked, code, report, parent: null, emergency })
}

/** What keeps an order here before the policy is even asked. */
async function obstacleTo(desk: Desk, question: Question) {
  const { input } = question
  const obstacle = obstacleIn(question) ?? obstacleToOriginals(question)
  if (obstacle !== null) return obstacle
  const named =
    input.form.patientName === null && (await namesPatient(desk, input.patient, typedText(desk, input.form)))
  return named ? no("name-in-text") : null
}

async function returnDraft(
  desk: Desk,
  drafts: Drafts,
  { draft, order, supersedes, without = [] }: Parameters<Party["returnDesign"]>[0],
): Promise<Answer<null>> {
  const set = drafts.find(desk, draft)
  if (set === null) return no("draft-unknown")
  const answer = await returnDesign(desk, { order, draft, looked: lookedAt(set, without), supersedes })
  if (answer.ok) drafts.forget(desk, draft)
  return answer
}

/** What the other side marked de-identified is checked again before it is shown. */
async function openChecked(
  desk: Desk,
  input: Parameters<Party["openFile"]>[0],
): ReturnType<Party["openFile"]> {
  const opened = await openOrderFile(desk, input)
  if (!opened.ok) return opened
  const { blob, file, identified, order } = opened.value
  if (!identified && !file.fromUs) await checkReceived(desk, order, input.object, blob)
  return done({ file, blob })
}

async function decideDraft(
  desk: Desk,
  drafts: Drafts,
  input: DraftDecisionInput,
): Promise<Answer<VerdictView>> {
  const question = await questionOf(desk, drafts, input)
  if (!question.ok) return question
  const { decision } = await ask(desk, question.value)
  const partners = await readPartners(desk)
  const known = partners.ok ? [...partners.value.values()] : [question.value.to]
  const names = new Map(known.map(({ state, profile }) => [state.id, profile.body.profile.name] as const))
  return done(viewVerdict(decision, names))
}

async function sendDraft(desk: Desk, drafts: Drafts, input: DraftDecisionInput): Promise<Answer<Sent>> {
  const question = await questionOf(desk, drafts, input)
  if (!question.ok) return question
  const obstacle = await obstacleTo(desk, question.value)
  if (obstacle !== null) {
    await noteFound(desk, { order: question.value.order, to: input.to }, obstacle.refusal)
    return obstacle
  }
  const sent = await send(desk, question.value, input.draft)
  if (sent.ok) drafts.forget(desk, input.draft)
  return sent
}

/** The button was locked, and somebody pressed it: that is an attempt, and nothing leaves. */
async function noteAttempt(desk: Desk, drafts: Drafts, input: DraftDecisionInput): Promise<Answer<null>> {
  const question = await questionOf(desk, drafts, input)
  if (!question.ok) return question
  const { decision } = await ask(desk, question.value)
  await noteHeld(desk, { order: question.value.order, to: input.to }, decision)
  return done(null)
}

/** What was dropped, before it becomes an order. */
const draftDoor = (
  house: House,
  drafts: Drafts,
): Pick<Party, "prepare" | "reviewDone" | "cropFiles" | "confirmOriginals" | "sayRoles" | "draftFile"> => ({
  prepare: (input) => withDesk(house, (desk) => drafts.prepare(desk, input)),
  reviewDone: (input) => withDesk(house, (desk) => drafts.reviewDone(desk, input)),
  cropFiles: (input) => withDesk(house, (desk) => drafts.crop(desk, input)),
  confirmOriginals: (input) => withDesk(house, (desk) => drafts.confirmOriginals(desk, input)),
  sayRoles: (input) => withDesk(house, (desk) => drafts.sayRoles(desk, input)),
  draftFile: (input) => withDesk(house, (desk) => drafts.look(desk, input)),
})

export function orderDoor(house: House, drafts: Drafts): OrderDoor {
  const at = <Value>(act: (desk: Desk) => Promise<Answer<Value>>) => withDesk(house, act)
  const works = <Value>(act: (desk: Desk) => Promise<Answer<Value>>) => atWork(house, act)
  const once = presses<Sent>()
  const onceBack = presses<null>()
  const onceOn = presses<Sent>("again")
  let started = false
  let sealing = 0
  const seal = async <Value>(act: (desk: Desk) => Promise<Answer<Value>>): Promise<Answer<Value>> => {
    sealing += 1
    return works(act).finally(() => {
      sealing -= 1
    })
  }
  return {
    orders: () => at(listOrders),
    order: (order) => at((desk) => showOrder(desk, order)),
    ...draftDoor(house, drafts),
    decide: (input) => at((desk) => decideDraft(desk, drafts, input)),
    attestForDraft: ({ draft, ...input }) =>
      at(async (desk) => {
        const order = await drafts.orderOf(desk, draft)
        return order === null ? no("draft-unknown") : attestDraft(desk, order, input)
      }),
    noteAttempt: (input) => at((desk) => noteAttempt(desk, drafts, input)),
    send: (input) =>
      seal((desk) => once(`${desk.user} ${input.draft}`, () => sendDraft(desk, drafts, input))),
    resumeUploads: () => {
      const tidy = !started && sealing === 0
      started = true
      return at((desk) => resume(desk, tidy))
    },
    accept: (order) => works((desk) => takeStep(desk, order, "accepted")),
    reject: ({ order, reason }) => works((desk) => endOrder(desk, order, "rejected", reason)),
    say: (input) => at((desk) => speak(desk, input)),
    returnDesign: (input) =>
      seal((desk) =>
        onceBack(`${desk.user} ${input.order} ${input.draft}`, () => returnDraft(desk, drafts, input)),
      ),
    approveDesign: (order) => works((desk) => takeStep(desk, order, "design-approved")),
    sendBackDesign: ({ order, reason }) => works((desk) => takeStep(desk, order, "design-returned", reason)),
    decidePassOn: (input) => at((desk) => showPassOn(desk, input)),
    passOn: (input) =>
      seal((desk) => onceOn(`${desk.user} ${JSON.stringify(input)}`, () => passOn(desk, input))),
    startProduction: (order) => works((desk) => takeStep(desk, order, "in-production")),
    ship: ({ order, tracking, lots }) =>
      works((desk) => ship(desk, order, JSON.stringify({ tracking, lots }))),
    hold: ({ order, ...change }) => at((desk) => hold(desk, order, change)),
    keepFor: ({ order, records }) => at((desk) => keepFor(desk, order, records)),
    close: (order) => at((desk) => endOrder(desk, order, "closed", "")),
    openFile: (input) => at((desk) => openChecked(desk, input)),
    slipPdf: (input) => at((desk) => slip(desk, input)),
    erasureProtocol: (input) => at((desk) => protocol(desk, input)),
    exportAll: (write) => at((desk) => exportAll(desk, write)),
  }
}
