/** Partners: invited by link, pinned by their first log entry, verified in person, bound by two signed texts. */
import type { ReplyOf } from "../api/contract.ts"
import { partnering } from "../api/partnering.ts"
import { bytesToBase64url } from "../encoding/bytes.ts"
import type { Json } from "../encoding/json.ts"
import { agreementHash, agreementTexts } from "../records/agreement-text.ts"
import { agreementKinds, isInForce } from "../records/agreement.ts"
import { clockSlack } from "../records/clocks.ts"
import { randomId } from "../records/id.ts"
import type { OrganisationId } from "../records/id.ts"
import { maySetRules, openQuestions } from "../records/organisation.ts"
import type { OrganisationProfile, OrganisationRole } from "../records/organisation.ts"
import { roleOfDevice, organisationIdOf } from "../trust/organisation-log.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import { id, sha256Text } from "../trust/schema.ts"
import { fingerprint, safetyNumber } from "../trust/safety-number.ts"
import type { Envelope } from "../trust/statement.ts"
import type { StatementBody } from "../trust/statements.ts"
import { done, no } from "./answers.ts"
import { theirAttestations } from "./attestations.ts"
import type { Desk } from "./desk.ts"
import { linkText, openUnder, parseLink, sealUnder } from "./invite-link.ts"
import type { InviteLink } from "./invite-link.ts"
import { followOrganisation, readOrganisation, refreshOrganisation } from "./organisation.ts"
import { followRegister, record, refreshRegister } from "./register.ts"
import { sharedReading } from "./shared-reading.ts"
import { believe, believeAll, state } from "./signed.ts"
import type { Signed } from "./signed.ts"
import { envelopeSchema } from "../trust/statement.ts"
import Type from "typebox"
import type { InvitePreview, InviteView, PartnerView } from "./people-views.ts"
import type { Answer, Refusal } from "./views.ts"

const inviteDays = 14
const agreementDays = 365

const offerSchema = Type.Object({ genesis: sha256Text, profile: envelopeSchema })
const answerSchema = Type.Object({ organisation: id("org"), genesis: sha256Text })

/** So long after its end an answer may still wait for our client; then a link that was found later opens nothing. */
const latestAnswer = 14 * 86_400_000
export const isStale = (desk: Desk, invite: { readonly expiresAt: number }): boolean =>
  invite.expiresAt + latestAnswer < desk.parts.now()

/** A profile as it is signed now, and the envelope to hand it on. */
export interface NewestProfile {
  readonly envelope: Envelope
  readonly signed: Signed<"profile">
}

export async function ownProfile(desk: Desk): Promise<Answer<NewestProfile>> {
  const linked = await readLinked(desk)
  return linked.ok ? linked.value.own : linked
}

/** Where a house works and what it passes on only those say who may: a server that kept another's word is not believed. */
async function believeProfile(
  envelope: Envelope,
  author: OrganisationState,
): Promise<Signed<"profile"> | null> {
  const signed = await believe("profile", envelope, author)
  return signed !== null && maySetRules(roleOfDevice(author, signed.device, signed.body.at)) ? signed : null
}

/** Countries and further recipients stand in it: an older one than this device saw before is refused. */
async function newestProfile(
  desk: Desk,
  envelopes: readonly Envelope[],
  author: OrganisationState,
): Promise<Answer<NewestProfile>> {
  const name = `profile-${author.id}`
  const known = await desk.memory.recall("newest", name)
  let best: NewestProfile | null = null
  for (const envelope of envelopes) {
    const signed = await believeProfile(envelope, author)
    if (signed !== null && (best === null || signed.body.version > best.signed.body.version))
      best = { envelope, signed }
  }
  const version = best === null ? -1 : best.signed.body.version
  if (known !== null && version < known.version) {
    const older = no("profile-rolled-back", { organisation: author.id })
    desk.alarm(older.refusal)
    return older
  }
  if (best === null) return no("profile-missing")
  await desk.memory.keep("newest", name, { version })
  return done(best)
}

export async function invitePartner(
  desk: Desk,
  input: { readonly role: OrganisationRole; readonly note: string },
): Promise<Answer<InviteView>> {
  const profile = await ownProfile(desk)
  if (!profile.ok) return profile
  const invite = randomId("invite")
  const secret = bytesToBase64url(crypto.getRandomValues(new Uint8Array(32)))
  const { genesis } = desk.organisation
  const expiresAt = desk.parts.now() + inviteDays * 86_400_000
  const offerValue: Json = JSON.parse(JSON.stringify({ genesis, profile: profile.value.envelope }))
  const offer = await sealUnder(secret, `offer ${invite}`, offerValue)
  const reply = await desk.connection.call(partnering.createInvite, {
    body: { invite, purpose: "partner", offer, expiresAt },
  })
  if (!reply.ok) return no(reply.problem.code)
  const { role, note } = input
  const kept = await record(desk, {
    kind: "invite-made",
    invite,
    purpose: "partner",
    secret,
    role,
    note,
    expiresAt,
  })
  if (!kept.ok) return kept
  return done({
    invite,
    link: linkText(desk.parts.server, "einladung", { invite, genesis, secret }),
    role,
    note,
    expiresAt,
  })
}

export function openInvites(desk: Desk): readonly InviteView[] {
  return [...desk.register.invites.values()]
    .filter((one) => one.purpose === "partner" && one.expiresAt > desk.parts.now())
    .map(({ invite, role, note, expiresAt, secret }) => ({
      invite,
      link: linkText(desk.parts.server, "einladung", { invite, genesis: desk.organisation.genesis, secret }),
      role: role as OrganisationRole,
      note,
      expiresAt,
    }))
}

interface Offer {
  readonly link: InviteLink
  readonly state: OrganisationState
  readonly profile: OrganisationProfile
}

async function readOffer(desk: Desk, linkText: string): Promise<Answer<Offer>> {
  const link = parseLink(linkText)
  if (link === null) return no("invite-malformed")
  const reply = await desk.connection.call(partnering.readInvite, { params: { invite: link.invite } })
  if (!reply.ok) return no(reply.problem.code)
  const offer = await openUnder(link.secret, `offer ${link.invite}`, reply.value.offer, offerSchema)
  const organisation = organisationIdOf(link.genesis)
  if (offer === null || offer.genesis !== link.genesis || reply.value.organisation !== organisation) {
    return no("invite-forged")
  }
  if (organisation === desk.id) return no("invite-own")
  const read = await readOrganisation(desk, organisation, link.genesis)
  if (!read.ok) return read
  const profile = await believeProfile(offer.profile, read.value)
  return profile === null
    ? no("invite-forged")
    : done({ link, state: read.value, profile: profile.body.profile })
}

export async function previewInvite(desk: Desk, link: string): Promise<Answer<InvitePreview>> {
  const offer = await readOffer(desk, link)
  if (!offer.ok) return offer
  const { state: from, profile } = offer.value
  return done({
    invite: offer.value.link.invite,
    from: profile,
    organisation: from.id,
    fingerprint: fingerprint(from.genesis),
  })
}

/** Data agreement and secrecy undertaking with this partner, where they are not in force already. */
export async function signTexts(desk: Desk, partner: OrganisationId): Promise<Answer<null>> {
  const now = desk.parts.now()
  for (const kind of agreementKinds) {
    const signed = await state(desk, "agreement", {
      organisation: desk.id,
      at: now,
      partner,
      kind,
      text: agreementHash(kind),
      version: agreementTexts[kind].version,
      validFrom: now - clockSlack,
      validUntil: now + agreementDays * 86_400_000,
    })
    if (!signed.ok) return signed
  }
  return done(null)
}

export async function acceptInvite(desk: Desk, linkText: string): Promise<Answer<OrganisationId>> {
  const offer = await readOffer(desk, linkText)
  if (!offer.ok) return offer
  const { link, state: from } = offer.value
  const pinned = await record(desk, { kind: "partner-pinned", organisation: from.id, genesis: from.genesis })
  if (!pinned.ok) return pinned
  const texts = await signTexts(desk, from.id)
  if (!texts.ok) return texts
  const answer = { organisation: desk.id, genesis: desk.organisation.genesis }
  const sealed = await sealUnder(link.secret, `answer ${link.invite}`, answer)
  const reply = await desk.connection.call(partnering.answerAsPartner, {
    params: { invite: link.invite },
    body: { sealed },
  })
  return reply.ok ? done(from.id) : no(reply.problem.code)
}

export type WireInvites = ReplyOf<(typeof partnering)["myInvites"]>["invites"]

/** Asked for only where the server says that somebody answered: it could as well keep an answer back. */
export async function readAnswers(desk: Desk, answers: number): Promise<Answer<WireInvites>> {
  if (answers === 0) return done([])
  const reply = await desk.connection.call(partnering.myInvites, {})
  return reply.ok ? done(reply.value.invites) : no(reply.problem.code)
}

/** The inviter's half, as soon as its client looks: believes an answer only under the link's own secret. */
export async function confirmAnswers(desk: Desk, invites: WireInvites): Promise<Answer<number>> {
  let count = 0
  for (const { invite, purpose, answer } of invites) {
    const made = desk.register.invites.get(invite)
    if (purpose !== "partner" || answer === null || made === undefined || isStale(desk, made)) continue
    const read = await openUnder(made.secret, `answer ${invite}`, answer.sealed, answerSchema)
    const isTheirs = read !== null && read.organisation === answer.organisation
    if (!isTheirs || answer.organisation === null || organisationIdOf(read.genesis) !== answer.organisation) {
      desk.alarm({ code: "invite-answer-forged", details: {} })
      await desk.connection.call(partnering.closeInvite, { params: { invite } })
      continue
    }
    const partner = await readOrganisation(desk, answer.organisation, read.genesis)
    if (!partner.ok) continue
    const pinned = await record(desk, {
      kind: "partner-pinned",
      organisation: partner.value.id,
      genesis: partner.value.genesis,
    })
    if (!pinned.ok) return pinned
    const confirmed = await desk.connection.call(partnering.confirmPartner, { params: { invite } })
    if (!confirmed.ok) return no(confirmed.problem.code)
    const texts = await signTexts(desk, partner.value.id)
    if (!texts.ok) return texts
    await record(desk, { kind: "invite-closed", invite })
    count++
  }
  return done(count)
}

export interface Partner {
  readonly state: OrganisationState
  readonly profile: Signed<"profile">
  readonly ours: readonly Signed<"agreement">[]
  readonly theirs: readonly Signed<"agreement">[]
  /** What they attest of themselves. */
  readonly attested: readonly StatementBody<"attestation">[]
  readonly verified: boolean
}

/** What one answer of the server says about everybody who is linked, and about the own house. */
export interface Linked {
  readonly partners: ReadonlyMap<OrganisationId, Partner>
  /** Whether the own log was believed as it stands now. */
  readonly house: Answer<null>
  readonly own: Answer<NewestProfile>
  /** How many of the own invitations were answered. */
  readonly answers: number
}

type WirePartner = ReplyOf<(typeof partnering)["partners"]>["partners"][number]

/** Null, with an alarm, where this partner was never pinned here or its log is not believed. */
async function followPartner(
  desk: Desk,
  { organisation, entries }: WirePartner,
): Promise<OrganisationState | null> {
  const pin = desk.register.pins.get(organisation)
  if (pin === undefined) {
    desk.alarm({ code: "partner-injected", details: { organisation } })
    return null
  }
  const read = await followOrganisation(desk, organisation, pin.genesis, entries)
  if (!read.ok) return null
  if (read.value.epoch !== null) return read.value
  desk.alarm({ code: "partner-without-keys", details: { organisation } })
  return null
}

async function believePartner(
  desk: Desk,
  state: OrganisationState,
  statements: readonly Envelope[],
  agreements: Partner["ours"],
): Promise<Partner | null> {
  const profile = await newestProfile(desk, statements, state)
  if (!profile.ok) return null
  const theirs = await believeAll("agreement", statements, state)
  return {
    state,
    profile: profile.value.signed,
    ours: agreements.filter(({ body }) => body.partner === state.id),
    theirs: theirs.filter(({ body }) => body.partner === desk.id),
    attested: await theirAttestations(desk, state, statements),
    verified: desk.register.pins.get(state.id)?.verified === true,
  }
}

/** One question; only what grew is asked for after it: of the own house first, then of all partners at once. */
export const readLinked = sharedReading(async (desk): Promise<Answer<Linked>> => {
  const reply = await desk.connection.call(partnering.partners, {})
  if (!reply.ok) return no(reply.problem.code)
  const { answers, entries, events } = reply.value
  const house = await refreshOrganisation(desk, entries)
  const wires = new Map(reply.value.partners.map((one) => [one.organisation, one]))
  const isNew = [...wires.keys()].some((organisation) => !desk.register.pins.has(organisation))
  // A colleague may have linked this partner a moment ago: the own record knows, before anybody is suspected.
  await (isNew ? refreshRegister(desk) : followRegister(desk, events))
  const own = await newestProfile(desk, reply.value.own, desk.organisation)
  const ours = await believeAll("agreement", reply.value.own, desk.organisation)
  const partners = new Map<OrganisationId, Partner>()
  const states = await Promise.all([...wires.values()].map((wire) => followPartner(desk, wire)))
  for (const state of states) {
    const statements = state === null ? [] : (wires.get(state.id)?.statements ?? [])
    const partner = state === null ? null : await believePartner(desk, state, statements, ours)
    if (partner !== null) partners.set(partner.state.id, partner)
  }
  return done({ partners, house, own, answers })
})

/** All partners that are pinned here and linked there; those whose keys or statements are not believed are left out, with an alarm. */
export async function readPartners(desk: Desk): Promise<Answer<Linked["partners"]>> {
  const linked = await readLinked(desk)
  return linked.ok ? done(linked.value.partners) : linked
}

export function viewPartner(desk: Desk, partner: Partner): PartnerView {
  const now = desk.parts.now()
  const until = (list: readonly Signed<"agreement">[], kind: string): number | null =>
    list
      .filter(({ body }) => body.kind === kind && isInForce(body, now))
      .reduce<number | null>((latest, { body }) => Math.max(latest ?? 0, body.validUntil), null)
  const agreements = agreementKinds.map((kind) => {
    const ours = until(partner.ours, kind)
    const theirs = until(partner.theirs, kind)
    const ends = [ours, theirs].filter((end) => end !== null)
    return {
      kind,
      ours: ours !== null,
      theirs: theirs !== null,
      validUntil: ends.length === 0 ? null : Math.min(...ends),
    }
  })
  return {
    organisation: partner.state.id,
    profile: partner.profile.body.profile,
    state: "linked",
    trust: partner.verified ? "verified-in-person" : "by-link",
    safetyNumber: safetyNumber(desk.organisation.genesis, partner.state.genesis),
    agreements,
    obstacle: obstacleOf(partner.profile.body.profile),
  }
}

/** What no paper cures: only the partner itself changes what it says. */
function obstacleOf(profile: OrganisationProfile): Refusal | null {
  if (profile.onward.kind === "reserved") return { code: "partner-onward-open", details: {} }
  return openQuestions(profile).length > 0 ? { code: "partner-profile-open", details: {} } : null
}

/** What the other side reads out, or what a scanned slip says, must be our own sixty digits. */
export async function markVerified(desk: Desk, partner: Partner, typed: string): Promise<Answer<null>> {
  const expected = safetyNumber(desk.organisation.genesis, partner.state.genesis)
  if (typed.replaceAll(/\D/gu, "") !== expected.replaceAll(/\D/gu, "")) return no("safety-number-differs")
  return record(desk, {
    kind: "partner-verified",
    organisation: partner.state.id,
    genesis: partner.state.genesis,
  })
}

export async function changeProfile(desk: Desk, profile: OrganisationProfile): Promise<Answer<null>> {
  const before = await ownProfile(desk)
  if (!before.ok) return before
  const body = JSON.parse(JSON.stringify(profile))
  const signed = await state(desk, "profile", {
    organisation: desk.id,
    at: desk.parts.now(),
    version: before.value.signed.body.version + 1,
    profile: body,
  })
  return signed.ok ? done(null) : signed
}
