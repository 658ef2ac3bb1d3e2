/** The register of disclosures: every hop that this side knows, its own and those of its recipients, with nobody's name in it. */
import { kindOfShape } from "../policy/consent-scope.ts"
import { allCountries } from "../records/organisation.ts"
import type { DisclosureLine, DisclosureState } from "./officer-views.ts"
import type { Desk } from "./desk.ts"
import { knownNumber, viewErasure } from "./erasing.ts"
import { countriesNow, heldFrom, nameIn, profilesOf, readOnward } from "./holders.ts"
import type { Held, Profiles } from "./holders.ts"
import { viewHolds } from "./holds.ts"
import { stillKept } from "./keeping.ts"
import { readOrders } from "./order-door.ts"
import type { BelievedOrder, Partners } from "./orders.ts"
import { ownProfile } from "./partners.ts"
import { groundAt } from "./reason-on.ts"
import type { Envelope } from "../trust/statement.ts"
import { done } from "./answers.ts"
import type { Answer } from "./views.ts"

type Stand = Pick<DisclosureLine, "state" | "kept" | "holds">

export async function standOf(desk: Desk, names: Profiles, order: BelievedOrder): Promise<Stand> {
  const erasure = await viewErasure(desk, order, (organisation) => organisation)
  const recipient = erasure?.parties.find(({ organisation }) => organisation === order.wire.placedWith)
  const kept = stillKept(desk, recipient?.kept ?? [])
  if (erasure?.complete === true)
    return { state: kept.length === 0 ? "erased" : "restricted", kept, holds: [] }
  const standing = await viewHolds(desk, order, (one) => nameIn(names, one))
  const holds = standing.map(({ at, by, byUs, ground }) => ({ at, by, byUs, ground }))
  if (holds.length > 0) return { state: "held", kept, holds }
  if (erasure !== null) return { state: "erasing", kept, holds }
  return { state: order.eraseBy < desk.parts.now() ? "overdue" : "open", kept, holds }
}

const basisOf = (rule: string | undefined, at: number): DisclosureLine["basis"] =>
  rule === undefined || rule === "" ? null : groundAt(rule, at)

/** `out`: the order that came in, out of which this house passed it on. */
async function ownLine(
  desk: Desk,
  names: Profiles,
  order: BelievedOrder,
  out: BelievedOrder | undefined,
): Promise<DisclosureLine> {
  const { disclosure, fold, placedByUs, request, wire } = order
  const { body } = disclosure
  const files = wire.state === "open" ? fold.files : []
  const countries = allCountries(request.recipient.places)
  const stand = await standOf(desk, names, order)
  return {
    order: order.order,
    within: order.order,
    number: knownNumber(desk, order),
    outOf: out === undefined ? null : knownNumber(desk, out),
    way: placedByUs ? "sent" : "received",
    from: { organisation: body.organisation, name: nameIn(names, body.organisation) },
    to: {
      organisation: body.recipient,
      name: nameIn(names, body.recipient),
      role: names.get(body.recipient)?.role ?? order.writers.get(body.recipient)?.role ?? null,
    },
    disclosure: disclosure.hash,
    at: body.at,
    category: request.category,
    kinds: [...new Set(files.map(({ content }) => content))],
    basis: basisOf(body.reasons[0], body.at),
    beside: body.reasons.slice(1).map((id) => groundAt(id, body.at)),
    consent: body.consent,
    countries,
    countriesNow: countriesNow(names, { countries, isGone: stand.state === "erased", to: body.recipient }),
    eraseBy: order.eraseBy,
    ...stand,
    doubtful: false,
  }
}

function onwardState(desk: Desk, { state, until }: Held): DisclosureState {
  switch (state) {
    case "waiting":
    case "held":
      return until !== null && until < desk.parts.now() ? "overdue" : "open"
    case "erasing":
    case "restricted":
    case "erased":
    case "hidden":
      return state
  }
}

/** A recipient's own transfer: its files and words are not ours to read, and what was signed for it says all of this. */
function onwardLine(desk: Desk, names: Profiles, parent: BelievedOrder, hop: Held): DisclosureLine {
  const isThere = ["waiting", "held"].includes(hop.state)
  const kinds = isThere ? (hop.request?.contents ?? []).flatMap((shape) => kindOfShape[shape] ?? []) : []
  return {
    order: hop.orderId,
    within: parent.order,
    number: knownNumber(desk, parent),
    outOf: null,
    way: "passed-on",
    from: { organisation: hop.sender, name: nameIn(names, hop.sender) },
    to: {
      organisation: hop.holder,
      name: nameIn(names, hop.holder),
      role: names.get(hop.holder)?.role ?? hop.role,
    },
    disclosure: hop.signed?.hash ?? null,
    at: hop.at,
    category: hop.request?.category ?? null,
    kinds: [...new Set(kinds)],
    basis: basisOf(hop.ground, hop.at),
    beside: [],
    consent: hop.signed?.body.consent ?? null,
    countries: hop.countries,
    countriesNow: countriesNow(names, {
      countries: hop.countries,
      isGone: hop.state === "erased",
      to: hop.holder,
    }),
    eraseBy: hop.until,
    state: onwardState(desk, hop),
    holds: [],
    kept: hop.kept,
    doubtful: hop.doubtful,
  }
}

interface Known {
  readonly orders: readonly BelievedOrder[]
  readonly partners: Partners
  readonly onward: readonly Envelope[]
}

/** The newest first; what went on stands right below what it came out of. */
export async function registerLines(
  desk: Desk,
  { onward, orders, partners }: Known,
): Promise<Answer<readonly DisclosureLine[]>> {
  const profile = await ownProfile(desk)
  if (!profile.ok) return profile
  const names = profilesOf(desk, partners, profile.value.signed.body.profile)
  const own = new Set(orders.map(({ order }) => order))
  const hops = (await heldFrom(desk, orders, onward)).filter(({ orderId }) => !own.has(orderId))
  const lines: DisclosureLine[] = []
  for (const order of orders.toSorted((a, b) => b.disclosure.body.at - a.disclosure.body.at)) {
    const from = orders.find((one) => one.order === order.disclosure.body.parent)
    lines.push(await ownLine(desk, names, order, from))
    const out = hops.filter(({ parent }) => parent === order.order)
    lines.push(...out.map((hop) => onwardLine(desk, names, order, hop)))
  }
  return done(lines)
}

export async function showDisclosures(desk: Desk): Promise<Answer<readonly DisclosureLine[]>> {
  const all = await readOrders(desk)
  if (!all.ok) return all
  const onward = await readOnward(desk)
  return onward.ok ? registerLines(desk, { ...all.value, onward: onward.value }) : onward
}
