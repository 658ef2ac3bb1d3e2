/** What a side keeps of an order by law although it is erased: chosen by a person, dated by the table, signed with the erasure. */
import { dayOf, instant } from "../policy/day.ts"
import type { Day } from "../policy/day.ts"
import { dutiesOfMaker, dutiesOfSender, isKeptByLaw, keepable, restrictedOf } from "../policy/order-end.ts"
import { retentionOf } from "../policy/retention.ts"
import { isKeptRecord } from "../records/kept.ts"
import type { KeptItem, KeptRecord } from "../records/kept.ts"
import type { Language } from "../paper/pdf.ts"
import type { OrganisationRole } from "../records/organisation.ts"
import type { StatementBody } from "../trust/statements.ts"
import { done, no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import type { BelievedOrder } from "./orders.ts"
import { retentionEnglish } from "./paper-retention.ts"
import { ownProfile } from "./partners.ts"
import { record } from "./register.ts"
import type { KeepingOption, KeptView } from "./erasure-views.ts"
import type { Answer } from "./views.ts"

type Declaration = StatementBody<"erasure-declaration">

export const dayAt = (at: number): Day => dayOf(instant(at))

/** The class in both languages, and the law that wants it. */
export function recordNames(of: string): { readonly name: KeptView["name"]; readonly law: string } {
  const row = isKeptRecord(of) ? retentionOf(of) : null
  if (row === null) return { name: { de: of, en: of }, law: "" }
  // The day that stands beside it is the earliest: nobody here knows whether the assessment period has ended.
  const law = row.waitsForAssessment
    ? `${row.law}; nicht vor Ablauf der Festsetzungsfrist, § 147 Abs. 3 Satz 5 AO`
    : row.law
  return { name: { de: row.name, en: retentionEnglish[row.record].name }, law }
}

export function namedRecord(of: string, language: Language): { readonly name: string; readonly law: string } {
  const { name, law } = recordNames(of)
  return { name: name[language], law }
}

/** The table's answer to what a party says that it keeps: a duty that its role has, and just so long. */
function isGrounded({ record: of, startsOn, until }: KeptClaim, at: number, role: OrganisationRole): boolean {
  return (
    isKeptRecord(of) && keepable(role).includes(of) && isKeptByLaw({ record: of, startsOn, until }, dayAt(at))
  )
}

/** Of a party whose log nobody has, nothing is granted. */
export const groundedBy =
  (organisations: ReadonlyMap<string, { readonly role: OrganisationRole }>) =>
  (claim: KeptClaim, at: number, organisation: string): boolean => {
    const role = organisations.get(organisation)?.role
    return role !== undefined && isGrounded(claim, at, role)
  }

interface KeptClaim {
  readonly record: string
  readonly startsOn: string
  readonly until: string
}

export const viewKept = (
  { kept = [], at }: Pick<Declaration, "kept" | "at">,
  role: OrganisationRole,
): readonly KeptView[] =>
  kept.map((item) => ({
    record: item.record,
    ...recordNames(item.record),
    until: item.until,
    grounded: isGrounded(item, at, role),
  }))

/** What is due already is kept no longer: whoever keeps it all the same has said otherwise. The first to go first. */
export function stillKept({ parts }: Pick<Desk, "parts">, kept: readonly KeptView[]): readonly KeptView[] {
  const today = dayAt(parts.now())
  return kept.filter(({ until }) => until > today).toSorted((a, b) => a.until.localeCompare(b.until))
}

/** When a device was handed out, its times begin (MDR Annex XIII(4)); nothing was where nothing was sent on its way. */
function shippedAt(desk: Desk, { fold }: BelievedOrder): number | null {
  const last = fold.said.findLast(
    ({ body, organisation }) => body.kind === "step" && body.step === "shipped" && organisation === desk.id,
  )
  return last?.at ?? null
}

/** What the law wants kept where nobody has chosen: nobody's forgetting ends a duty. */
function duties(desk: Desk, order: BelievedOrder, role: OrganisationRole): readonly KeptRecord[] {
  if (order.placedByUs) return dutiesOfSender(role, order.disclosure.body.consent !== null)
  const units = order.fold.form?.units ?? []
  return shippedAt(desk, order) === null ? [] : dutiesOfMaker(units.map(({ restoration }) => restoration))
}

async function ownRole(desk: Desk): Promise<OrganisationRole | null> {
  const profile = await ownProfile(desk)
  return profile.ok ? profile.value.signed.body.profile.role : null
}

/** What was chosen, or the duties; with the day on which the times begin. */
function chosenOf(
  desk: Desk,
  order: BelievedOrder,
  role: OrganisationRole,
): { readonly records: readonly KeptRecord[]; readonly startsOn: Day } {
  const chosen = desk.register.kept.get(order.order)
  const shipped = shippedAt(desk, order)
  return {
    records: chosen?.records ?? duties(desk, order, role),
    startsOn: dayAt(shipped ?? chosen?.at ?? desk.parts.now()),
  }
}

/** Every class that this side may name, with the day that the table gives it. */
export function viewKeeping(
  desk: Desk,
  order: BelievedOrder,
  role: OrganisationRole,
): readonly KeepingOption[] {
  const { records, startsOn } = chosenOf(desk, order, role)
  const today = dayAt(desk.parts.now())
  const all = keepable(role).map((one) => ({ record: one, startsOn }))
  return restrictedOf(all, today).map((item) => ({
    record: item.record,
    ...recordNames(item.record),
    until: item.until,
    chosen: records.includes(item.record),
  }))
}

/** Noted while the order is there: once its words are gone nobody can tell any longer what was made. */
export async function noteDuties(desk: Desk, order: BelievedOrder): Promise<void> {
  if (desk.register.kept.has(order.order) || shippedAt(desk, order) === null) return
  const role = await ownRole(desk)
  if (role === null) return
  const records = [...duties(desk, order, role)]
  await record(desk, {
    kind: "kept-chosen",
    order: order.order,
    records,
    at: shippedAt(desk, order) ?? desk.parts.now(),
  })
}

/** Somebody chose. What the role of the house cannot have is refused, not left out. */
export async function chooseKept(
  desk: Desk,
  order: BelievedOrder,
  records: readonly string[],
): Promise<Answer<null>> {
  const role = await ownRole(desk)
  if (role === null) return no("profile-missing")
  const mine = keepable(role)
  const known = records.filter(isKeptRecord)
  if (known.length !== records.length || !known.every((one) => mine.includes(one))) {
    return no("kept-not-yours")
  }
  const at = desk.register.kept.get(order.order)?.at ?? shippedAt(desk, order) ?? desk.parts.now()
  const kept = await record(desk, {
    kind: "kept-chosen",
    order: order.order,
    records: [...new Set(known)],
    at,
  })
  return kept.ok ? done(null) : kept
}

/** For the declaration: what is still to be kept on this day. */
export async function keptItems(desk: Desk, order: BelievedOrder): Promise<readonly KeptItem[]> {
  const role = await ownRole(desk)
  if (role === null) return []
  const { records, startsOn } = chosenOf(desk, order, role)
  return restrictedOf(
    records.map((one) => ({ record: one, startsOn })),
    dayAt(desk.parts.now()),
  )
}
