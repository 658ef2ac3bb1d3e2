/** The question that an order puts to the policy: what would travel, what was looked at, and every fact that was signed. */
import type { SenderFacts, SignedFacts } from "../disclosure/request.ts"
import { utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { moreIdentifying } from "../policy/category.ts"
import type { Decision } from "../policy/decision.ts"
import type { DisclosureRequest } from "../policy/request.ts"
import type { Category } from "../records/consent.ts"
import type { OrderId } from "../records/id.ts"
import type { OrderForm } from "../records/order.ts"
import { no } from "./answers.ts"
import type { No } from "./answers.ts"
import { ageGroup, momentOfAct } from "./consents.ts"
import type { Desk } from "./desk.ts"
import type { EmergencyAttested } from "./emergency-events.ts"
import { anyNo, lastWord } from "./last-word.ts"
import { groundHolds } from "./original-ground.ts"
import type { Partner } from "./partners.ts"
import type { PreparedFile, PreparedSet } from "./preparing.ts"
import { requestFor } from "./request-for.ts"
import { ordersThisYear } from "./single-cases.ts"
import { signedFactsFor } from "./signed-facts.ts"
import type { Parent } from "./signed-facts.ts"
import { decideNow, shapeOf } from "./verdicts.ts"
import type { DraftDecisionInput } from "./draft-view.ts"

export interface Question extends LookedAt {
  readonly order: OrderId
  readonly to: Partner
  readonly input: Omit<DraftDecisionInput, "draft">
  /** The code that the files carry: the patient's for this recipient, or with a name one of its own. */
  readonly code: string
  /** The report that the person saw. */
  readonly report: string
  readonly parent: Parent | null
  /** What was attested for this order where nobody could consent. */
  readonly emergency: EmergencyAttested | null
}

/** A question by as much of its files as the policy asks for. */
type Asked = Omit<Question, "files"> & {
  readonly files: readonly Pick<PreparedFile, "category" | "content" | "decision" | "role">[]
}

/** Files that will travel: what the person left out and what was refused stays here. */
const chosenFiles = (set: PreparedSet, without: readonly string[]): readonly PreparedFile[] =>
  set.files.filter((file) => !without.includes(file.key) && file.output !== null)

/** What would travel, and whether it was searched and looked at. */
export interface LookedAt {
  readonly files: readonly PreparedFile[]
  readonly clean: boolean
  readonly reviewed: boolean
}

export function lookedAt(set: PreparedSet, without: readonly string[]): LookedAt {
  const files = chosenFiles(set, without)
  const isHit = (file: PreparedFile): boolean =>
    set.leakHits.some((hit) => file.outputName === hit.file || file.inputName === hit.file)
  return {
    files,
    clean: !files.some(isHit),
    reviewed: files.every((file) => file.review.every((item) => item.done)),
  }
}

/** What keeps files here whatever they are for: an order, or a design that goes back. */
export function obstacleIn({ clean, files, reviewed }: LookedAt): No | null {
  if (files.length === 0) return no("no-files")
  if (!clean) return no("leak-found")
  return reviewed ? null : no("review-open")
}

/** What leaves as it came names the person: so does the order, and only to whom such a file may go at all. */
export function obstacleToOriginals({
  files,
  input,
  to,
}: Pick<Question, "files" | "input" | "to">): No | null {
  const grounds = files.flatMap(({ original }) => (original?.confirmed === true ? [original.ground] : []))
  if (grounds.length === 0) return null
  const { role } = to.profile.body.profile
  if (!grounds.every((ground) => groundHolds(ground, role))) return no("original-not-needed")
  return input.form.patientName === null ? no("original-needs-name") : null
}

const categoryOf = (files: Asked["files"], form: OrderForm): Category =>
  files.reduce<Category>(
    (most, file) => moreIdentifying(most, file.category),
    form.patientName === null ? "pseudonymised" : "identified",
  )

function senderFacts(desk: Desk, question: Asked): SenderFacts {
  const { files, input, order, to } = question
  const patient = input.patient === null ? undefined : desk.register.patients.get(input.patient)
  const text = input.form.instructions.trim() === "" ? ("shade" as const) : ("free-text" as const)
  return {
    at: momentOfAct(desk, input.consent),
    order,
    sender: desk.id,
    recipient: to.state.id,
    category: categoryOf(files, input.form),
    contents: [...new Set([text, ...files.map((file) => shapeOf(file.content, file.role))])],
    scanned: question.clean && question.reviewed,
    ageGroup: question.parent?.ageGroup ?? ageGroup(patient?.birthDate ?? null, desk.parts.now()),
    mayPassTo: input.mayPassTo,
    unaltered: files.every((file) => isOriginalOrNoRadiograph(file)),
    emergency: question.emergency !== null,
  }
}

const isOriginalOrNoRadiograph = ({ content, decision }: Asked["files"][number]): boolean =>
  content !== "radiograph" || decision === "as-it-came"

export async function ask(
  desk: Desk,
  question: Asked,
): Promise<{ readonly request: DisclosureRequest; readonly decision: Decision }> {
  const act = senderFacts(desk, question)
  const papers = await signedFactsFor(desk, question.to, act, question.input.consent, question.parent)
  const facts = { ...act, ordersThisYear: await ordersThisYear(desk, act, papers.settings) }
  const signed = withReason(withLastWord(desk, question, papers), question.input.form)
  const { consent } = question.input
  const { judged, request } = await requestFor(desk, { facts, signed, consent, parent: question.parent })
  const decision = decideNow(request, desk.laws.current, desk.parts.now())
  const notes = [...decision.notes, ...judged.flatMap(({ reasons }) => reasons)]
  // What was withdrawn is asked about here; the order itself rests on no consent.
  const sent = question.emergency === null ? request : { ...request, consents: [] }
  return { request: sent, decision: { ...decision, notes } }
}

function withLastWord(desk: Desk, { emergency, input, to }: Asked, papers: SignedFacts): SignedFacts {
  if (emergency === null) {
    const { consent, patient } = input
    return { ...papers, ...lastWord(desk, { patient, to: to.state.id }, consent) }
  }
  const none = { consent: null, withdrawal: null }
  return { ...papers, ...(anyNo(desk, { patient: input.patient, to: to.state.id }) ?? none) }
}

/** A reason that was rewritten after it was signed is no signed reason. */
export function withReason(
  signed: SignedFacts,
  { patientName }: Pick<OrderForm, "patientName">,
): SignedFacts {
  const text = patientName === null ? null : hashHex(utf8(patientName.reason.trim()))
  const { ours, theirs } = signed.attested
  const isSame = (one: (typeof ours)[number]): boolean => one.kind !== "reason-for-name" || one.text === text
  return { ...signed, attested: { ours: ours.filter(isSame), theirs } }
}
