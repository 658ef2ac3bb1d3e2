/** Who holds it: from the one who sent it first to the last holder, each hop believed by its signature and decided again. */
import { ordering } from "../api/ordering.ts"
import { utf8 } from "../encoding/bytes.ts"
import { holdersFrom } from "../policy/chain.ts"
import type { Disclosed, Holding } from "../policy/chain.ts"
import { dayOf, instant } from "../policy/day.ts"
import { decide } from "../policy/decide.ts"
import { law } from "../policy/law.ts"
import { parseRequest } from "../policy/request.ts"
import type { DisclosureRequest } from "../policy/request.ts"
import type { OrderId, OrganisationId } from "../records/id.ts"
import { allCountries } from "../records/organisation.ts"
import type { OrganisationProfile, OrganisationRole } from "../records/organisation.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import { parseCanonical } from "../trust/statement.ts"
import type { Envelope } from "../trust/statement.ts"
import type { StatementBody } from "../trust/statements.ts"
import { done, no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import type { ChainAbout, ChainView, HoldingView } from "./holder-views.ts"
import { readOrders } from "./order-door.ts"
import { readOrganisation } from "./organisation.ts"
import type { BelievedOrder, Partners } from "./orders.ts"
import { stillKept, viewKept } from "./keeping.ts"
import type { KeptView } from "./erasure-views.ts"
import { groundAt } from "./reason-on.ts"
import { believeAll } from "./signed.ts"
import type { Signed } from "./signed.ts"
import { reportOf } from "./storage-report.ts"
import type { Answer } from "./views.ts"

/** A hop as it was believed, beside what the register of the policy counts. */
interface Hop extends Disclosed {
  readonly parent: OrderId | null
  readonly orderId: OrderId
  readonly sender: OrganisationId
  readonly holder: OrganisationId
  readonly role: OrganisationRole | null
  readonly at: number
  /** Null of what the server hides. */
  readonly signed: Signed<"disclosure"> | null
  readonly request: DisclosureRequest | null
  readonly until: number | null
  readonly state: HoldingView["state"]
  readonly kept: readonly KeptView[]
  readonly doubtful: boolean
}

export type Held = Hop & Pick<Holding, "depth">

type Standing = Pick<Hop, "state" | "kept">

async function standingOf(
  desk: Desk,
  disclosure: Signed<"disclosure">,
  holder: OrganisationState | null,
  sender: OrganisationState,
  statements: readonly Envelope[],
): Promise<Standing> {
  const { order, objects } = disclosure.body
  const both = holder === null ? [sender] : [sender, holder]
  const report = await reportOf(desk, {
    order,
    statements,
    objects: new Map(objects.map(({ object }) => [object, true])),
  })
  const declared = await declaredOf(statements, both, order)
  const own = declared.get(disclosure.body.recipient)
  const kept = own === undefined || holder === null ? [] : stillKept(desk, viewKept(own, holder.role))
  if (report !== null && both.length === 2 && declared.size === 2)
    return { state: kept.length === 0 ? "erased" : "restricted", kept }
  if (report !== null || (await saidEnd(statements, both, order))) return { state: "erasing", kept }
  const receipts = holder === null ? [] : await believeAll("receipt", statements, holder)
  const isHeld = receipts.some(({ body }) => body.disclosure === disclosure.hash)
  return { state: isHeld ? "held" : "waiting", kept: [] }
}

async function declaredOf(
  statements: readonly Envelope[],
  both: readonly OrganisationState[],
  order: OrderId,
): Promise<ReadonlyMap<OrganisationId, StatementBody<"erasure-declaration">>> {
  const all = await Promise.all(both.map((one) => believeAll("erasure-declaration", statements, one)))
  const own = all.flat().filter(({ body }) => body.order === order)
  return new Map(own.map(({ body }) => [body.organisation, body]))
}

async function saidEnd(
  statements: readonly Envelope[],
  both: readonly OrganisationState[],
  order: OrderId,
): Promise<boolean> {
  const all = await Promise.all(both.map((one) => believeAll("closure", statements, one)))
  return all.flat().some(({ body }) => body.order === order)
}

const nothingYet: Standing = { state: "waiting", kept: [] }

const groundOf = ({ body }: Signed<"disclosure">): string => body.reasons[0] ?? ""

interface Signature {
  readonly disclosure: Signed<"disclosure">
  readonly request: DisclosureRequest | null
  readonly sender: OrganisationState | undefined
  readonly holder: OrganisationState | null
  readonly statements: readonly Envelope[]
  readonly until: number
}

/** What was signed about one hop, and what became of it. */
async function signedHop(
  desk: Desk,
  { disclosure, holder, request, sender, statements, until }: Signature,
): Promise<Omit<Hop, "doubtful">> {
  const { body } = disclosure
  const stands =
    sender === undefined ? nothingYet : await standingOf(desk, disclosure, holder, sender, statements)
  return {
    sender: body.organisation,
    holder: body.recipient,
    role: holder?.role ?? null,
    at: body.at,
    signed: disclosure,
    request,
    from: body.organisation,
    to: body.recipient,
    order: body.order,
    orderId: body.order,
    parent: body.parent,
    ground: groundOf(disclosure),
    countries: request === null ? [] : allCountries(request.recipient.places),
    eraseBy: dayOf(instant(until)),
    until,
    erased: stands.state === "erased",
    ...stands,
  }
}

async function ownHop(desk: Desk, order: BelievedOrder): Promise<Hop> {
  const { disclosure, eraseBy, request, wire, writers } = order
  const hop = await signedHop(desk, {
    disclosure,
    request,
    sender: writers.get(wire.placedBy),
    holder: writers.get(wire.placedWith) ?? null,
    statements: wire.statements,
    until: eraseBy,
  })
  return { ...hop, doubtful: false }
}

/** The statement must be what its signer could lawfully say: named, in time, and permitted on its day. */
function isLawful(
  { body }: Signed<"disclosure">,
  request: DisclosureRequest | null,
  parent: BelievedOrder,
): boolean {
  return (
    request !== null &&
    request.order === body.order &&
    request.recipient.organisation === body.recipient &&
    parent.disclosure.body.mayPassTo.includes(body.recipient) &&
    body.eraseBy <= parent.eraseBy &&
    decide(request, law, dayOf(request.at)).kind === "permit"
  )
}

async function passedHop(
  desk: Desk,
  parent: BelievedOrder,
  disclosure: Signed<"disclosure">,
  statements: readonly Envelope[],
): Promise<Hop> {
  const { body } = disclosure
  const parsed = parseRequest(parseCanonical(utf8(body.request)))
  const request = "problem" in parsed ? null : parsed
  const read = await readOrganisation(desk, body.recipient, body.recipientGenesis)
  const hop = await signedHop(desk, {
    disclosure,
    request,
    sender: parent.writers.get(parent.wire.placedWith),
    holder: read.ok ? read.value : null,
    statements,
    until: body.eraseBy,
  })
  return { ...hop, doubtful: !isLawful(disclosure, request, parent) }
}

/** What went on out of one order: by the statements that its maker signed, and by what it said in the order itself. */
async function hopsOut(
  desk: Desk,
  parent: BelievedOrder,
  statements: readonly Envelope[],
): Promise<readonly Hop[]> {
  const maker = parent.writers.get(parent.wire.placedWith)
  if (maker === undefined) return []
  const signed = (await believeAll("disclosure", statements, maker)).filter(
    ({ body }) => body.parent === parent.order,
  )
  const shown = await Promise.all(signed.map((one) => passedHop(desk, parent, one, statements)))
  const known = new Set(signed.map(({ hash }) => hash))
  const hidden = parent.fold.passedOn.filter(({ disclosure }) => !known.has(disclosure))
  for (const { order } of hidden) desk.alarm({ code: "onward-hidden", details: { order } })
  return [...shown, ...hidden.map((said) => hiddenHop(parent, said))]
}

const hiddenHop = (
  parent: BelievedOrder,
  { order, to }: { readonly order: OrderId; readonly to: OrganisationId },
): Hop => ({
  sender: parent.wire.placedWith,
  holder: to,
  role: null,
  // When it was said in the order: more is not known of the day.
  at:
    parent.fold.said.find(({ body }) => body.kind === "passed-on" && body.order === order)?.at ??
    parent.disclosure.body.at,
  signed: null,
  request: null,
  from: parent.wire.placedWith,
  to,
  order,
  orderId: order,
  parent: parent.order,
  ground: "",
  countries: [],
  eraseBy: null,
  until: null,
  erased: false,
  state: "hidden",
  kept: [],
  doubtful: true,
})

export async function readOnward(desk: Desk): Promise<Answer<readonly Envelope[]>> {
  const reply = await desk.connection.call(ordering.onward, {})
  return reply.ok ? done(reply.value.statements) : no(reply.problem.code)
}

/** One query for whatever was passed on, and every order that this side believes. */
export async function heldFrom(
  desk: Desk,
  orders: readonly BelievedOrder[],
  onward: readonly Envelope[],
): Promise<readonly Held[]> {
  const own = await Promise.all(orders.map((order) => ownHop(desk, order)))
  const out = await Promise.all(orders.map((order) => hopsOut(desk, order, onward)))
  const hops = new Map<string, Hop>([...out.flat(), ...own].map((hop) => [hop.order, hop] as const))
  const origins = new Set(orders.map(({ wire }) => wire.placedBy))
  const found: Held[] = []
  for (const origin of origins) {
    for (const { depth, ...disclosed } of holdersFrom(origin, [...hops.values()])) {
      const hop = hops.get(disclosed.order)
      if (hop !== undefined && !found.some(({ orderId }) => orderId === hop.orderId))
        found.push({ ...hop, depth })
    }
  }
  return found
}

const isOf = (desk: Desk, about: ChainAbout) => {
  return ({ order, placedByUs }: BelievedOrder): boolean =>
    "order" in about
      ? order === about.order
      : placedByUs && desk.register.orders.get(order)?.patient === about.patient
}

export async function showChain(desk: Desk, about: ChainAbout): Promise<Answer<ChainView>> {
  const all = await readOrders(desk)
  if (!all.ok) return all
  // After the orders: what was passed on by the time it was said there stands in this answer, or is hidden.
  const onward = await readOnward(desk)
  if (!onward.ok) return onward
  const { partners, own: profile } = all.value
  if (!profile.ok) return profile
  const orders = all.value.orders.filter(isOf(desk, about))
  const held = await heldFrom(desk, orders, onward.value)
  const known = profilesOf(desk, partners, profile.value.signed.body.profile)
  const [first] = orders
  return done({
    origin: nameIn(known, first?.wire.placedBy ?? desk.id),
    holdings: held.map((one) => viewHolding(desk, one, known)),
  })
}

export type Profiles = ReadonlyMap<string, Pick<OrganisationProfile, "name" | "role" | "places">>

export const profilesOf = (desk: Desk, partners: Partners, own: OrganisationProfile): Profiles =>
  new Map<string, OrganisationProfile>([
    ...[...partners].map(([id, { profile }]) => [id, profile.body.profile] as const),
    [desk.id, own],
  ])

export const nameIn = (known: Profiles, id: string): string => known.get(id)?.name ?? id

/** A holder that moves tells so in its profile; what it holds already goes with it (Art. 44 GDPR). */
export function countriesNow(
  known: Profiles,
  {
    countries,
    isGone,
    to,
  }: { readonly countries: readonly string[]; readonly isGone: boolean; readonly to: string },
): readonly string[] {
  const profile = known.get(to)
  if (isGone || profile === undefined || countries.length === 0) return []
  const now = allCountries(profile.places)
  return now.every((country) => countries.includes(country)) ? [] : now
}

const viewHolding = (
  { register }: Desk,
  { at, countries, depth, doubtful, from, ground, kept, orderId, parent, role, state, to, until }: Held,
  known: Profiles,
): HoldingView => ({
  from: nameIn(known, from),
  to: nameIn(known, to),
  role: known.get(to)?.role ?? role,
  depth,
  order: orderId,
  title: register.orders.get(orderId)?.title ?? "",
  number: register.orders.get(orderId)?.number ?? register.received.get(orderId)?.number ?? "",
  at,
  parent,
  ground: ground === "" ? null : groundAt(ground, at).sentence,
  countries,
  countriesNow: countriesNow(known, { countries, isGone: state === "erased", to }),
  until,
  state,
  kept,
  doubtful,
})
