/** Everything that is asked of orders at the door: lists, steps, words, files, the end. */
import type { ObjectId, OrderId } from "../records/id.ts"
import type { OrganisationProfile } from "../records/organisation.ts"
import { deliverySlip } from "../paper/delivery-slip.ts"
import { safetyNumber } from "../trust/safety-number.ts"
import { done, no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { closeOrder, declareErased, isWithdrawn, makeProtocol, putAway } from "./erasing.ts"
import { isKeptOut } from "./hosting.ts"
import { changeHold } from "./holds.ts"
import { chooseKept, noteDuties } from "./keeping.ts"
import { tellEnded } from "./notices.ts"
import { fetchFile } from "./fetched.ts"
import { mayStep } from "./order-state.ts"
import type { Step } from "./order-state.ts"
import { leastLabel } from "./label.ts"
import { nameOf, reachedLabel, viewDetail, viewFiles, viewSummary } from "./order-views.ts"
import { believeOrder, fetchOrders, sayInOrder } from "./orders.ts"
import type { BelievedOrder, WireOrder } from "./orders.ts"
import { namesPatient } from "./known-identity.ts"
import { sayPassedOn } from "./passed-on.ts"
import { readLinked } from "./partners.ts"
import type { Linked } from "./partners.ts"
import { record } from "./register.ts"
import { sharedReading } from "./shared-reading.ts"
import { believeAll, state } from "./signed.ts"
import type { FileView, OrderDetail, OrderSummary } from "./order-detail.ts"
import type { Answer } from "./views.ts"
import type { PaperInput, Party } from "./party.ts"

interface Everything extends Pick<Linked, "partners" | "own"> {
  readonly orders: readonly BelievedOrder[]
}

export interface Shown extends Linked {
  readonly wires: readonly WireOrder[]
}

/**
 * What the server shows: orders, and the logs of everybody who writes in them as they stand now. Both are asked for at
 * once.
 */
export const readShown = sharedReading(async (desk): Promise<Answer<Shown>> => {
  // Before the question: an order that is placed in the meantime is not hidden.
  const known = [...desk.register.orders.keys(), ...desk.register.seen.keys()]
  const [linked, wires] = await Promise.all([readLinked(desk), fetchOrders(desk)])
  if (!linked.ok) return linked
  if (!linked.value.house.ok) return linked.value.house
  if (!wires.ok) return wires
  const shown = new Set(wires.value.map((wire) => wire.order))
  // A list that is full ends somewhere; then what is missing was not hidden.
  const isWhole = wires.value.length < 10_000
  for (const order of known) {
    if (isWhole && !shown.has(order)) desk.alarm({ code: "order-hidden", details: { order } })
  }
  return done({ ...linked.value, wires: wires.value })
})

/** All orders that are believed. One that is not is left out, and the alarm has said why. */
async function believeShown(desk: Desk, { partners, own, wires }: Shown): Promise<Everything> {
  const believed = await Promise.all(wires.map((wire) => believeOrder(desk, partners, wire)))
  return { partners, own, orders: believed.flatMap((order) => (order.ok ? [order.value] : [])) }
}

export const readOrders = sharedReading(async (desk): Promise<Answer<Everything>> => {
  const shown = await readShown(desk)
  return shown.ok ? done(await believeShown(desk, shown.value)) : shown
})

export async function findOrder(
  desk: Desk,
  order: OrderId,
): Promise<Answer<Pick<Linked, "partners" | "own"> & { readonly order: BelievedOrder }>> {
  const shown = await readShown(desk)
  if (!shown.ok) return shown
  const { partners, own, wires } = shown.value
  const wire = wires.find((one) => one.order === order)
  if (wire === undefined) return no("unknown-order")
  const believed = await believeOrder(desk, partners, wire)
  return believed.ok ? done({ partners, own, order: believed.value }) : believed
}

/** The recipient's client says that it verified and opened: once, by itself. */
async function receive(desk: Desk, order: BelievedOrder): Promise<void> {
  if (order.placedByUs || order.fold.state !== "sent" || order.wire.state !== "open") return
  const receipt = await state(desk, "receipt", {
    organisation: desk.id,
    at: desk.parts.now(),
    order: order.order,
    disclosure: order.disclosure.hash,
  })
  if (!receipt.ok) return
  await step(desk, order, "received", "")
  const { number, title } = order.fold
  await record(desk, { kind: "order-received", order: order.order, number, title })
}

/** Under a code nobody says who the patient is, in whatever words: a message, a reason, a tracking number. */
async function namesSomebody(desk: Desk, order: BelievedOrder, text: string): Promise<boolean> {
  if (order.request.category === "identified") return false
  const patient = desk.register.orders.get(order.order)?.patient ?? null
  return namesPatient(desk, patient, text)
}

async function step(desk: Desk, order: BelievedOrder, name: Step, text: string): Promise<Answer<null>> {
  if (await namesSomebody(desk, order, text)) return no("name-in-text")
  return sayInOrder(desk, order, (fold) =>
    mayStep(fold.state, name, order.placedByUs) ? { kind: "step", step: name, text } : null,
  )
}

const profileIn = ({ own }: Pick<Linked, "own">): OrganisationProfile | null =>
  own.ok ? own.value.signed.body.profile : null

/** What must happen without anybody asking: receipts of new orders, ends after a withdrawal, declarations of erased ones. */
export async function attend(desk: Desk, shown: Shown): Promise<void> {
  const { orders } = await believeShown(desk, shown)
  for (const order of orders) {
    await receive(desk, order)
    await followWithdrawal(desk, order, orders)
    await finishEnding(desk, order)
    const parent = parentOf(order, orders)
    if (order.placedByUs && parent !== null) await sayPassedOn(desk, order.order, parent)
    if (order.wire.state === "open") await noteDuties(desk, order)
    await tellEnded(desk, order, parent)
    if (order.wire.state !== "open") await declareErased(desk, order, parent)
  }
}

const parentOf = (order: BelievedOrder, all: readonly BelievedOrder[]): BelievedOrder | null =>
  all.find((one) => one.order === order.disclosure.body.parent) ?? null

/** The last word was said, and the line broke before the end was signed. */
async function finishEnding(desk: Desk, order: BelievedOrder): Promise<void> {
  const last = order.fold.said.findLast(({ body }) => body.kind === "step")
  const { state } = order.fold
  if (last?.organisation !== desk.id || order.wire.state !== "open") return
  if (state === "closed" || state === "rejected") await closeOrder(desk, order, state)
}

/**
 * A withdrawal ends what rests on it, also where it was passed on, and also where the server does not: the last word in
 * the stream tells the other side, who would otherwise know it from the server only.
 */
async function followWithdrawal(
  desk: Desk,
  order: BelievedOrder,
  all: readonly BelievedOrder[],
): Promise<void> {
  if (!order.placedByUs || order.wire.state !== "open") return
  const parent = parentOf(order, all)
  const own = await isWithdrawn(desk, order)
  if (!own && (parent === null || !(await isWithdrawn(desk, parent)))) return
  if (own) desk.alarm({ code: "withdrawal-ignored", details: { order: order.order } })
  await step(desk, order, "closed", "")
  await closeOrder(desk, order, "withdrawn")
}

export async function listOrders(desk: Desk): Promise<Answer<readonly OrderSummary[]>> {
  const all = await readOrders(desk)
  if (!all.ok) return all
  const { orders, partners } = all.value
  const views = orders.map((order) => viewSummary(desk, partners, order))
  return done(views.sort((a, b) => b.changedAt - a.changedAt))
}

export async function showOrder(desk: Desk, id: OrderId): Promise<Answer<OrderDetail>> {
  const found = await findOrder(desk, id)
  if (!found.ok) return found
  const { order, partners } = found.value
  const last = order.fold.said.at(-1)
  if (last !== undefined && last.seq > (desk.register.seen.get(id) ?? -1)) {
    await record(desk, { kind: "order-seen", order: id, seq: last.seq })
  }
  return viewDetail(desk, partners, order, profileIn(found.value))
}

export async function withOrder(
  desk: Desk,
  id: OrderId,
  act: (order: BelievedOrder) => Promise<Answer<null>>,
): Promise<Answer<null>> {
  const found = await findOrder(desk, id)
  if (!found.ok) return found
  const answer = await act(found.value.order)
  if (answer.ok) desk.tell({ kind: "changed", what: "orders" })
  return answer
}

export const takeStep = (desk: Desk, id: OrderId, name: Step, text = ""): Promise<Answer<null>> =>
  withOrder(desk, id, (order) => step(desk, order, name, text))

/** Handed out: from here on the maker's duties run, and they are noted before the words can go. */
export async function ship(desk: Desk, id: OrderId, text: string): Promise<Answer<null>> {
  const shipped = await takeStep(desk, id, "shipped", text)
  if (!shipped.ok) return shipped
  return withOrder(desk, id, async (order) => {
    await noteDuties(desk, order)
    return done(null)
  })
}

export const hold = (
  desk: Desk,
  id: OrderId,
  change: Parameters<typeof changeHold>[2],
): Promise<Answer<null>> => withOrder(desk, id, (order) => changeHold(desk, order, change))

export const keepFor = (desk: Desk, id: OrderId, records: readonly string[]): Promise<Answer<null>> =>
  withOrder(desk, id, async (order) => {
    // Whoever placed a rejected order ends it for their side later: until it has declared that, it may still choose.
    const { state, statements } = order.wire
    const waits = state === "closing" && order.placedByUs && order.fold.state === "rejected"
    const said = await believeAll("erasure-declaration", statements, desk.organisation)
    const isOpen = state === "open" || (waits && said.every(({ body }) => body.order !== id))
    return isOpen ? chooseKept(desk, order, records) : no("order-closed")
  })

/** Rejected and closed orders lose their files: the last word first, then the signed end. */
export function endOrder(
  desk: Desk,
  id: OrderId,
  reason: "rejected" | "closed",
  text: string,
): Promise<Answer<null>> {
  return withOrder(desk, id, async (order) => {
    if (reason === "rejected" && text.trim() === "") return no("reason-missing")
    if (reason === "closed" && order.wire.state !== "open") return putAway(desk, order)
    const said = order.fold.state === "rejected" ? done(null) : await step(desk, order, reason, text)
    return said.ok || isKeptOut(said.refusal) ? closeOrder(desk, order, reason) : said
  })
}

export const speak = (desk: Desk, input: Parameters<Party["say"]>[0]): Promise<Answer<null>> =>
  withOrder(desk, input.order, async (order) => {
    const text = input.text.trim()
    if (text === "") return no("text-missing")
    if (await namesSomebody(desk, order, text)) return no("name-in-text")
    return sayInOrder(desk, order, () => ({ kind: "said", how: input.kind, text }))
  })

interface OpenedFile {
  readonly order: BelievedOrder
  readonly file: FileView
  readonly blob: Blob
  readonly identified: boolean
  readonly sha256: string
}

type Found = Awaited<ReturnType<typeof findOrder>>
const recentFor = 15_000
const recent = new WeakMap<Desk, { readonly at: number; readonly order: OrderId; readonly found: Found }>()

/** A DVT is hundreds of files: within seconds the order is not read anew for each. Every file is checked all the same. */
async function recentOrder(desk: Desk, order: OrderId, object: ObjectId): Promise<Found> {
  const last = recent.get(desk)
  const isRecent = last?.order === order && desk.parts.now() - last.at < recentFor
  if (isRecent && last.found.ok && last.found.value.order.objects.has(object)) return last.found
  const found = await findOrder(desk, order)
  recent.set(desk, { at: desk.parts.now(), order, found })
  return found
}

export async function openOrderFile(
  desk: Desk,
  input: { readonly order: OrderId; readonly object: ObjectId },
): Promise<Answer<OpenedFile>> {
  const found = await recentOrder(desk, input.order, input.object)
  if (!found.ok) return found
  const { order, partners } = found.value
  const file = order.fold.files.find((one) => one.object === input.object)
  const signed = order.objects.get(input.object)
  if (file === undefined || signed === undefined || order.identity === null) return no("unknown-object")
  const blob = await fetchFile(
    desk,
    {
      order: order.order,
      object: input.object,
      signedSize: signed.size,
      signedHash: signed.sha256,
      size: file.size,
      sha256: file.sha256,
    },
    order.identity,
  )
  if (!blob.ok) {
    desk.alarm(blob.refusal)
    return blob
  }
  const detail = await viewDetail(desk, partners, order, profileIn(found.value))
  const view = detail.ok ? detail.value.files.find((one) => one.object === input.object) : undefined
  if (view === undefined) return no("unknown-object")
  const identified = file.category === "identified"
  return done({ order, file: view, blob: blob.value, identified, sha256: file.sha256 })
}

export async function slip(
  desk: Desk,
  { order: id, language, contents }: PaperInput & { readonly contents: readonly string[] },
): Promise<Answer<Uint8Array>> {
  const found = await findOrder(desk, id)
  if (!found.ok) return found
  const { order, partners } = found.value
  const partner = partners.get(order.other)
  const own = profileIn(found.value)
  if (partner === undefined || own === null) return no("unknown-partner")
  const party = ({ name, address }: OrganisationProfile) => ({
    name,
    address: [address.street, `${address.postalCode} ${address.city}`, address.country],
  })
  const safety = safetyNumber(desk.organisation.genesis, partner.state.genesis)
  const paper = deliverySlip(
    {
      orderNumber: order.fold.number,
      patientCode: order.fold.form?.patientCode ?? null,
      from: party(own),
      to: party(partner.profile.body.profile),
      dueOn: order.fold.form?.dueOn ?? null,
      contents,
      label: leastLabel(viewFiles(desk, order).flatMap(({ label }) => label ?? [])),
      safetyNumber: safety,
      qr: `zahnwolke:${order.fold.number}:${safety.replaceAll(" ", "")}`,
      printedOn: desk.parts.now(),
    },
    language,
  )
  return paper.kind === "pdf" ? done(paper.bytes) : no("paper-unprintable")
}

export async function protocol(
  desk: Desk,
  { order: id, language }: PaperInput,
): Promise<Answer<{ readonly pdf: Uint8Array; readonly json: string }>> {
  const found = await findOrder(desk, id)
  if (!found.ok) return found
  const { order, partners } = found.value
  return makeProtocol(
    desk,
    order,
    nameOf(desk, partners, profileIn(found.value)?.name ?? ""),
    language,
    reachedLabel(desk, order),
  )
}
