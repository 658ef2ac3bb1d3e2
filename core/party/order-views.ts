/** Orders as a screen shows them: names from the own record, words of the other side, what may be done next. */
import type { Category } from "../records/consent.ts"
import { isId } from "../records/id.ts"
import type { OrganisationId } from "../records/id.ts"
import { allCountries, placesOrders } from "../records/organisation.ts"
import type { OrganisationProfile } from "../records/organisation.ts"
import { done } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { viewOrderEmergency } from "./emergency-word.ts"
import { viewErasure } from "./erasing.ts"
import { viewKeeping } from "./keeping.ts"
import { viewHolds } from "./holds.ts"
import { viewNotice } from "./notices.ts"
import { leastLabel } from "./label.ts"
import type { Label } from "./label.ts"
import { actionsOf } from "./order-state.ts"
import { coverNames, seesName } from "./hidden-names.ts"
import type { BelievedOrder, Partners } from "./orders.ts"
import { checkedHere, checksOf } from "./received.ts"
import type { ReviewView } from "./review-view.ts"
import { saidByFile, viewReview } from "./review-report.ts"
import type { SaidOfFile } from "./review-report.ts"
import { groundAt, reasonAt } from "./reason-on.ts"
import type { ErasureView } from "./erasure-views.ts"
import type { FileView, MessageView, OrderDetail, OrderSummary } from "./order-detail.ts"
import type { Answer } from "./views.ts"

export const nameOf =
  (desk: Desk, partners: Partners, ownName: string) =>
  (organisation: OrganisationId): string =>
    organisation === desk.id ? ownName : (partners.get(organisation)?.profile.body.profile.name ?? "?")

/** What is known of the name, and whether this member is shown it. */
function nameIn(desk: Desk, { order, fold }: BelievedOrder) {
  const subject = desk.register.orders.get(order)?.patient ?? order
  const patient = isId("patient", subject) ? desk.register.patients.get(subject) : undefined
  const known = patient ?? fold.form?.patientName ?? null
  return {
    name: known === null ? null : `${known.family}, ${known.given}`,
    isShown: seesName(desk, subject),
    /** In whatever was typed, the other side's name of the patient may stand as well. */
    words: [patient, fold.form?.patientName].flatMap((one) =>
      one ? [one.family, one.given, ...("former" in one ? one.former : [])] : [],
    ),
  }
}

/** For whom the name is covered, it is so wherever somebody typed it. */
function covered(desk: Desk, order: BelievedOrder, detail: OrderDetail): OrderDetail {
  const { isShown, words } = nameIn(desk, order)
  if (isShown) return detail
  const cover = (text: string): string => coverNames(text, words)
  const { form } = detail
  return {
    ...detail,
    form: {
      ...form,
      patientName: null,
      shade: cover(form.shade),
      instructions: cover(form.instructions),
      prescriber: cover(form.prescriber),
    },
    emergency: detail.emergency && { ...detail.emergency, signs: cover(detail.emergency.signs) },
    messages: detail.messages.map((one) => ({ ...one, text: cover(one.text) })),
    files: detail.files.map((one) => ({ ...one, name: cover(one.name) })),
  }
}

export function viewSummary(desk: Desk, partners: Partners, order: BelievedOrder): OrderSummary {
  const { fold, wire } = order
  const partner = partners.get(order.other)?.profile.body.profile
  const own = desk.register.orders.get(order.order)
  const received = desk.register.received.get(order.order)
  const lastSeen = desk.register.seen.get(order.order) ?? -1
  const { isShown, name, words } = nameIn(desk, order)
  const title = fold.title || (own?.title ?? received?.title ?? "")
  return {
    order: order.order,
    number: fold.number || (own?.number ?? received?.number ?? ""),
    state: wire.state === "erased" ? "erased" : fold.state,
    placedByUs: order.placedByUs,
    partner: { organisation: order.other, name: partner?.name ?? "?", role: partner?.role ?? "laboratory" },
    patientCode: fold.form?.patientCode ?? own?.code ?? "",
    patientName: isShown ? name : null,
    nameHidden: !isShown && name !== null,
    patient: own?.patient ?? null,
    // The other side's program wrote it: whatever stands in it.
    title: isShown ? title : coverNames(title, words),
    dueOn: fold.form?.dueOn ?? null,
    unread: fold.said.some((event) => event.organisation !== desk.id && event.seq > lastSeen),
    openQuestion: fold.openQuestion,
    changedAt: Math.max(fold.changedAt, order.disclosure.body.at),
    parent: order.disclosure.body.parent,
  }
}

/** A design is made by people and was de-identified by nobody; a label better than the plain one needs the report. */
function labelIn(category: Category, isPlacers: boolean, said: SaidOfFile | undefined): Label | null {
  if (!isPlacers) return null
  return category === "identified" ? "identified" : (said?.label ?? "identifiers-removed")
}

export function viewFiles(desk: Desk, order: BelievedOrder): readonly FileView[] {
  const { fold, wire } = order
  const replaced = new Set(fold.files.flatMap((file) => file.supersedes ?? []))
  const checks = checksOf(desk, order.order)
  const tells =
    reviewOf(desk, order).state === "verified" ? saidByFile(fold.report) : new Map<string, SaidOfFile>()
  return fold.files.map(({ supersedes: _, by, at, sha256, ...file }) => ({
    ...file,
    superseded: replaced.has(file.object),
    from: by as OrganisationId,
    fromUs: by === desk.id,
    addedAt: at,
    checked:
      by === desk.id || file.category === "identified" ? "not-asked" : (checks.get(file.object) ?? "not-yet"),
    told: by === wire.placedBy ? (tells.get(sha256)?.told ?? null) : null,
    label: labelIn(file.category, by === wire.placedBy, tells.get(sha256)),
  }))
}

function viewMessages(
  desk: Desk,
  order: BelievedOrder,
  name: (id: OrganisationId) => string,
): readonly MessageView[] {
  return order.fold.said.flatMap((event): readonly MessageView[] => {
    const { body, at, organisation } = event
    const fromUs = organisation === desk.id
    const person = [...desk.register.memberNames].find(([user]) => user === event.user)?.[1]
    const common = { fromUs, at, author: fromUs ? (person ?? name(organisation)) : name(organisation) }
    switch (body.kind) {
      case "said":
        return [{ ...common, kind: body.how, text: body.text, step: null }]
      case "step":
        // Sent back: what counts is why, and the state speaks for itself.
        if (body.step === "design-returned") return [{ ...common, kind: "note", text: body.text, step: null }]
        return [{ ...common, kind: "step", text: body.text, step: body.step }]
      case "design":
        return [
          {
            ...common,
            kind: "step",
            text: body.files.map((file) => file.name).join(", "),
            step: "design-review",
          },
        ]
      case "report":
      // Shown as a picture, with the ground and the days.
      case "passed-on":
        return []
      case "placed":
        return [{ ...common, kind: "step", text: "", step: "sent" }]
    }
  })
}

/** After the erasure the order's stream is gone: the sender's own record still holds what it reported. */
function reviewOf(desk: Desk, { order, fold, disclosure, wire }: BelievedOrder): ReviewView {
  const review = viewReview({
    text: fold.report ?? desk.register.orders.get(order)?.report ?? null,
    signed: disclosure.body.findings,
    device: disclosure.device,
    files: fold.files.filter(({ by }) => by === wire.placedBy),
  })
  const member = [...desk.register.memberNames].find(([user]) => user === review.by)?.[1]
  return { ...review, byName: wire.placedBy === desk.id ? (member ?? null) : null }
}

/**
 * What a disclosure was, also once its files are gone: with reference to the person as it was signed, and better than the
 * plain label only by the report whose hash was signed as well.
 */
export function reachedLabel(desk: Desk, order: BelievedOrder): Label {
  if (order.request.category === "identified") return "identified"
  const report = order.fold.report ?? desk.register.orders.get(order.order)?.report ?? null
  const said = reviewOf(desk, order).state === "verified" ? [...saidByFile(report).values()] : []
  return leastLabel(said.map(({ label }) => label)) ?? "identifiers-removed"
}

const emptyForm = {
  units: [],
  shade: "",
  dueOn: null,
  appointmentOn: null,
  kind: "new",
  statutory: null,
  instructions: "",
  patientCode: "",
  patientName: null,
  prescriber: "",
} as const

/** Nobody has to wait for the end of the grace: whoever has read the reason puts the rejected order away. */
function endedActions(
  desk: Desk,
  { placedByUs }: BelievedOrder,
  erasure: ErasureView | null,
): OrderDetail["actions"] {
  const isDeclared = erasure?.parties.some((one) => one.organisation === desk.id && one.declaredAt !== null)
  return placedByUs && erasure !== null && erasure.wordsUntil !== null && isDeclared !== true
    ? ["erase-now"]
    : []
}

/** Who treats as well makes nothing: it is enough to say that the files were taken over. */
function actionsIn({ fold, placedByUs, request }: BelievedOrder, mayPassOn: boolean): OrderDetail["actions"] {
  const all = actionsOf(fold, placedByUs, mayPassOn)
  if (placedByUs || request.purpose !== "treatment") return all
  const made = all.filter((action) => !making.includes(action))
  return fold.state === "accepted" ? [...made, "close"] : made
}

/** Who watches over a disclosure asks about it and may end it; the work itself is others' (Art. 38(6) GDPR). */
function actionsOn(desk: Desk, order: BelievedOrder, mayPassOn: boolean): OrderDetail["actions"] {
  const all = actionsIn(order, mayPassOn)
  const works = placesOrders(desk.organisation.members.get(desk.user)?.role)
  return works ? all : all.filter((action) => watching.includes(action))
}

const watching: OrderDetail["actions"] = ["ask", "answer", "close"]

const making: OrderDetail["actions"] = ["return-design", "pass-on", "start-production", "ship"]

export async function viewDetail(
  desk: Desk,
  partners: Partners,
  order: BelievedOrder,
  own: OrganisationProfile | null,
): Promise<Answer<OrderDetail>> {
  const name = nameOf(desk, partners, own?.name ?? "")
  const summary = viewSummary(desk, partners, order)
  const { body } = order.disclosure
  const mayPassTo = order.placedByUs ? [] : body.mayPassTo.filter((next) => partners.has(next))
  const open = order.wire.state === "open"
  const erasure = await viewErasure(desk, order, name)
  const [reason] = body.reasons
  const detail: OrderDetail = {
    ...summary,
    form: order.fold.form ?? { ...emptyForm },
    files: open ? viewFiles(desk, order) : [],
    messages: viewMessages(desk, order, name),
    disclosure: {
      at: body.at,
      category: order.request.category,
      legalBasis: reason === undefined ? null : groundAt(reason, body.at),
      consent: body.consent,
      countries: allCountries(order.request.recipient.places),
      reasons: body.reasons.map((id) => reasonAt(id, body.at)),
      checkedHere: checkedHere(desk, order),
      review: reviewOf(desk, order),
    },
    eraseBy: order.eraseBy,
    erasure,
    holds: await viewHolds(desk, order, name),
    notice: await viewNotice(desk, order, name),
    keeping: open && own !== null ? viewKeeping(desk, order, own.role) : [],
    emergency: viewOrderEmergency(desk, order),
    mayPassTo,
    actions: open ? actionsOn(desk, order, mayPassTo.length > 0) : endedActions(desk, order, erasure),
    warnings: order.fold.warnings,
  }
  return done(covered(desk, order, detail))
}
