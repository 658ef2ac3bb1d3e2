/** What other settings would change, found by asking the policy twice: of partners, running orders, stores and consents. */
import { makeRequest } from "../disclosure/request.ts"
import { utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { isOutlived } from "../policy/consent-scope.ts"
import type { Decision, Reason } from "../policy/decision.ts"
import { instant } from "../policy/day.ts"
import { loweredKnobs } from "../policy/knobs.ts"
import type { Knobs } from "../policy/knobs.ts"
import type { DisclosureRequest } from "../policy/request.ts"
import { contentKinds } from "../records/consent.ts"
import { randomId } from "../records/id.ts"
import { modeDays, modeDeclaration, modeHash } from "../records/mode-declaration.ts"
import type { PolicyMode } from "../records/mode-declaration.ts"
import type { StatementBody } from "../trust/statements.ts"
import { allCountries } from "../records/organisation.ts"
import { done } from "./answers.ts"
import type { Desk } from "./desk.ts"
import { isEnded } from "./erasing.ts"
import { readHosts } from "./hosting.ts"
import { readOrders } from "./order-door.ts"
import type { BelievedOrder, Partners } from "./orders.ts"
import { readPartners } from "./partners.ts"
import type { Partner } from "./partners.ts"
import { knobsOf, newestSettings, settingsFrom } from "./settings.ts"
import type { HostShift, ModePreview, OrderShift, PartnerShift, SettingsPreview } from "./settings-views.ts"
import { signedFactsFor } from "./signed-facts.ts"
import { decideNow, viewReason } from "./verdicts.ts"
import type { Answer } from "./views.ts"

/** Both settings in full: what is not set and what is set to the shipped value read the same. */
interface Change {
  readonly before: Knobs
  readonly after: Knobs
}

export async function previewSettings(desk: Desk, after: Knobs): Promise<Answer<SettingsPreview>> {
  const newest = await newestSettings(desk)
  if (!newest.ok) return newest
  const change = { before: knobsOf(newest.value?.body ?? null), after }
  const everything = await readOrders(desk)
  if (!everything.ok) return everything
  const hosts = await hostShifts(desk, change)
  if (!hosts.ok) return hosts
  const { orders, partners } = everything.value
  return done({
    lowered: loweredKnobs(change.before, after),
    partners: await partnerShifts(desk, partners, change),
    orders: await orderShifts(desk, partners, orders, change),
    hosts: hosts.value,
    consents: consentShift(desk, change),
  })
}

function shiftOf(desk: Desk, request: DisclosureRequest, { before, after }: Change, names: Names) {
  const under = (knobs: Knobs): DisclosureRequest => ({ ...request, settings: settingsFrom(knobs) })
  return shiftBetween(desk, under(before), under(after), names)
}

/** Null where both answers are the same, down to their reasons. */
function shiftBetween(desk: Desk, before: DisclosureRequest, after: DisclosureRequest, names: Names) {
  const answer = (request: DisclosureRequest): Decision =>
    decideNow(request, desk.laws.current, desk.parts.now())
  const [was, is] = [answer(before), answer(after)]
  const without = (all: readonly Reason[], others: readonly Reason[]) =>
    all
      .filter(({ id }) => !others.some((other) => other.id === id))
      .map(({ id, citation, detail }) => viewReason(id, citation, detail, names))
  const added = without(is.reasons, was.reasons)
  const gone = without(was.reasons, is.reasons)
  if (was.kind === is.kind && added.length === 0 && gone.length === 0) return null
  return { before: was.kind, after: is.kind, added, gone }
}

type Names = ReadonlyMap<string, string>

const namesOf = (partners: Partners): Names =>
  new Map([...partners].map(([id, { profile }]) => [id, profile.body.profile.name]))

async function partnerShifts(
  desk: Desk,
  partners: Partners,
  change: Change,
): Promise<readonly PartnerShift[]> {
  const names = namesOf(partners)
  const shifts: PartnerShift[] = []
  for (const [organisation, partner] of partners) {
    const { name, role } = partner.profile.body.profile
    if (role === "practice") continue
    const shift = shiftOf(desk, await usualRequest(desk, partner), change, names)
    if (shift !== null) shifts.push({ organisation, name, ...shift })
  }
  return shifts
}

const usualScan = {
  category: "pseudonymised",
  contents: ["full-arch"],
  scanned: true,
  ageGroup: "adult",
  mayPassTo: [],
  unaltered: false,
} as const

async function usualFacts(desk: Desk, to: Partner) {
  const act = { order: randomId("order"), sender: desk.id, recipient: to.state.id }
  const signed = await signedFactsFor(desk, to, act, null, null)
  return { scan: { ...usualScan, ...act, at: desk.parts.now() }, signed }
}

/** A scan under a code for an adult who signed for exactly this: then only settings and papers decide. */
async function usualRequest(desk: Desk, to: Partner): Promise<DisclosureRequest> {
  const { scan, signed } = await usualFacts(desk, to)
  return makeRequest(scan, { ...signed, consent: imaginedConsent(desk, to, scan.at) })
}

/** The same without a consent, under the mode that holds and under the other one: there they differ. */
export async function previewMode(desk: Desk, mode: PolicyMode): Promise<Answer<ModePreview>> {
  const everything = await readPartners(desk)
  if (!everything.ok) return everything
  const names = namesOf(everything.value)
  const now = desk.parts.now()
  const declared = imaginedMode(desk, mode, now)
  const partners: PartnerShift[] = []
  for (const [organisation, partner] of everything.value) {
    const { name, role } = partner.profile.body.profile
    if (role === "practice") continue
    const { scan, signed } = await usualFacts(desk, partner)
    const [before, after] = [signed, { ...signed, mode: declared }].map((facts) => makeRequest(scan, facts))
    if (before === undefined || after === undefined) continue
    const shift = shiftBetween(desk, before, after, names)
    if (shift !== null) partners.push({ organisation, name, ...shift })
  }
  return done({ declaration: modeDeclaration(mode), until: declared.validUntil, partners })
}

/** As it would be signed now; it is never stored and proves nothing. */
const imaginedMode = (desk: Desk, mode: PolicyMode, now: number): StatementBody<"policy-mode"> => ({
  organisation: desk.id,
  at: now,
  mode,
  version: 1,
  text: modeHash(mode),
  validUntil: now + modeDays * dayLong,
})

const dayLong = 86_400_000

/** Signed yesterday for everything an order needs; it is never stored and proves nothing. */
function imaginedConsent(desk: Desk, to: Partner, now: number): StatementBody<"consent"> {
  const { places, onward } = to.profile.body.profile
  const named = onward.kind === "named" ? onward.recipients : []
  const next = named.flatMap(({ organisation, country }) =>
    organisation === undefined ? [] : [{ organisation, country }],
  )
  return {
    organisation: desk.id,
    at: now - dayLong,
    consent: randomId("consent"),
    scope: {
      recipients: [{ organisation: to.state.id, country: places.seat }],
      onward: next,
      purpose: "make-restoration",
      kinds: [...contentKinds],
      category: "pseudonymised",
      countries: [...new Set([...allCountries(places), ...next.map(({ country }) => country)])],
    },
    releasesFromSecrecy: true,
    givenAt: now - dayLong,
    validUntil: now + 30 * dayLong,
    signer: "patient",
    assent: true,
    capacityDocumented: true,
    authorityShown: true,
    evidence: hashHex(utf8("")),
  }
}

async function orderShifts(
  desk: Desk,
  partners: Partners,
  orders: readonly BelievedOrder[],
  change: Change,
): Promise<readonly OrderShift[]> {
  const names = namesOf(partners)
  const shifts: OrderShift[] = []
  for (const one of orders) {
    if (!one.placedByUs || (await isEnded(desk, one))) continue
    const shift = shiftOf(desk, one.request, change, names)
    const number = desk.register.orders.get(one.order)?.number ?? ""
    if (shift !== null) shifts.push({ order: one.order, number, ...shift })
  }
  return shifts
}

async function hostShifts(desk: Desk, { before, after }: Change): Promise<Answer<readonly HostShift[]>> {
  const were = await readHosts(desk, before)
  if (!were.ok) return were
  const would = await readHosts(desk, after)
  if (!would.ok) return would
  return done(
    were.value.flatMap(({ pool, receives: receivesBefore }) => {
      const then = would.value.find((one) => one.pool === pool)
      return then === undefined || then.receives === receivesBefore
        ? []
        : [{ name: pool, receivesBefore, receivesAfter: then.receives }]
    }),
  )
}

function consentShift({ register, parts }: Desk, { before, after }: Change): SettingsPreview["consents"] {
  const now = instant(parts.now())
  const all = [...register.consents.values()].filter(({ consent }) => !register.withdrawals.has(consent))
  const covers = (one: (typeof all)[number], knobs: Knobs): boolean =>
    !isOutlived({ givenAt: instant(one.givenAt), validUntil: instant(one.validUntil) }, now, knobs)
  return {
    ending: all.filter((one) => covers(one, before) && !covers(one, after)).length,
    reviving: all.filter((one) => !covers(one, before) && covers(one, after)).length,
  }
}
