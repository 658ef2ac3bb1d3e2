/**
 * Emergencies: vital danger, and the patient cannot consent (Art. 9(2)(c) GDPR, § 34 StGB). Attested for one patient, one
 * practice or hospital and one order, for a shift; where the settings say so, a second person signs the same words.
 */
import { utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { dayOf, instant } from "../policy/day.ts"
import { emergencyHours } from "../policy/documents.ts"
import { classOf } from "../policy/place.ts"
import { clockSlack } from "../records/clocks.ts"
import { randomId } from "../records/id.ts"
import type { OrderId, OrganisationId, PatientId, UserId } from "../records/id.ts"
import { allCountries } from "../records/organisation.ts"
import { randomPseudonym } from "../records/pseudonym.ts"
import { mayAttest } from "../records/attestation.ts"
import { memberOfDevice } from "../trust/organisation-log.ts"
import { done, no } from "./answers.ts"
import { attest, ownSigned } from "./attestations.ts"
import { wasRefused } from "./attempts.ts"
import type { Desk } from "./desk.ts"
import { emergencyText, readEmergencyText } from "./emergency-events.ts"
import type { EmergencyAttested } from "./emergency-events.ts"
import type { EmergencyInput, EmergencyStanding, EmergencyView } from "./emergency-views.ts"
import { anyNo } from "./last-word.ts"
import { readPartners } from "./partners.ts"
import type { Partner } from "./partners.ts"
import { record, recordIf, refreshRegister } from "./register.ts"
import { knobsOf, ownSettings } from "./settings.ts"
import type { Answer } from "./views.ts"

/** It begins a little before it is signed, and the hours count from its beginning. */
const lasts = emergencyHours * 3_600_000 - clockSlack

async function hospital(desk: Desk, to: OrganisationId): Promise<Answer<Partner>> {
  const partners = await readPartners(desk)
  if (!partners.ok) return partners
  const partner = partners.value.get(to)
  if (partner === undefined) return no("unknown-partner")
  // An emergency never opens a maker.
  return partner.profile.body.profile.role === "practice" ? done(partner) : no("emergency-for-a-maker")
}

async function thirdCountries(desk: Desk, partner: Partner): Promise<readonly string[]> {
  const knobs = knobsOf(await ownSettings(desk))
  const facts = {
    law: desk.laws.current,
    day: dayOf(instant(desk.parts.now())),
    knobs,
    // That a company is listed is checked beforehand; here nobody has the time, and the record costs a tick.
    dpfListedUntil: null,
    stale: false,
  }
  return allCountries(partner.profile.body.profile.places).filter(
    (country) => classOf(country, facts) === "third",
  )
}

export async function attestEmergency(desk: Desk, input: EmergencyInput): Promise<Answer<EmergencyView>> {
  const { noContraryWill, patient, signs, to, words } = input
  const partner = await hospital(desk, to)
  if (!partner.ok) return partner
  if (!desk.register.patients.has(patient)) return no("patient-unknown")
  if (signs.trim() === "" || words.trim() === "") return no("attestation-without-text")
  const order = randomId("order")
  const code = randomPseudonym()
  const text = emergencyText({
    order,
    recipient: to,
    code,
    words: words.trim(),
    signs: signs.trim().slice(0, 2000),
  })
  const third = await thirdCountries(desk, partner.value)
  const all = [
    { kind: "emergency-attestation", covers: [to] },
    ...(third.length === 0 ? [] : [{ kind: "emergency-transfer-record", covers: [to, ...third] } as const]),
    ...(noContraryWill ? [{ kind: "no-contrary-will", covers: [to] } as const] : []),
  ] as const
  for (const one of all) {
    const signed = await attest(desk, { ...one, about: order, result: "positive", text, ...term })
    if (!signed.ok) return signed
  }
  const at = desk.parts.now()
  const event = { order, patient, to, code, text, at, validUntil: at + lasts }
  const kept = await record(desk, { kind: "emergency-attested", ...event })
  return kept.ok ? viewEmergency(desk, { kind: "emergency-attested", ...event }) : kept
}

const term = { days: lasts / 86_400_000 }

/** Somebody else of the house puts their name under the same words, on their own device or unlocked on this one. */
export async function confirmEmergency(desk: Desk, order: OrderId): Promise<Answer<EmergencyView>> {
  const found = await openEmergency(desk, order)
  if (!found.ok) return found
  const signers = await signersOf(desk, found.value)
  if (!signers.ok) return signers
  if (signers.value.by === null) return no("emergency-unknown")
  if (signers.value.by === desk.user) return no("emergency-same-person")
  const { text, to } = found.value
  const input = { kind: "emergency-confirmation", about: order, covers: [to], result: "positive" } as const
  const signed = await attest(desk, { ...input, text, ...term })
  return signed.ok ? viewEmergency(desk, found.value) : signed
}

interface Signers {
  readonly by: UserId | null
  readonly second: UserId | null
}

async function signersOf(desk: Desk, { order, text }: EmergencyAttested): Promise<Answer<Signers>> {
  const signed = await ownSigned(desk, order)
  if (!signed.ok) return signed
  const hash = hashHex(utf8(text))
  const signerOf = (kind: "emergency-attestation" | "emergency-confirmation"): UserId | null => {
    const one = signed.value.find(({ body }) => body.kind === kind && body.text === hash)
    return one === undefined ? null : (memberOfDevice(desk.organisation, one.device)?.user ?? null)
  }
  return done({ by: signerOf("emergency-attestation"), second: signerOf("emergency-confirmation") })
}

/** Attested, still good, and not used up by an order that went or was refused. */
async function openEmergency(desk: Desk, order: OrderId): Promise<Answer<EmergencyAttested>> {
  const read = await refreshRegister(desk)
  if (!read.ok) return read
  const attested = desk.register.emergencies.get(order)
  if (attested === undefined) return no("emergency-unknown")
  if (attested.validUntil <= desk.parts.now()) return no("emergency-over")
  const isUsed = desk.register.orders.has(order) || (await wasRefused(desk, order))
  return isUsed ? no("emergency-used") : done(attested)
}

/** The one that a draft names must be of its patient and its recipient: anything else is another emergency. */
export async function emergencyOfDraft(
  desk: Desk,
  draft: { readonly emergency: OrderId; readonly patient: PatientId | null; readonly to: OrganisationId },
): Promise<Answer<EmergencyAttested>> {
  const found = await openEmergency(desk, draft.emergency)
  if (!found.ok) return found
  const { patient, to } = found.value
  return patient === draft.patient && to === draft.to ? found : no("emergency-of-another")
}

async function viewEmergency(desk: Desk, attested: EmergencyAttested): Promise<Answer<EmergencyView>> {
  const { at, code, order, patient, text, to, validUntil } = attested
  const signers = await signersOf(desk, attested)
  if (!signers.ok) return signers
  const partners = await readPartners(desk)
  const profile = partners.ok ? partners.value.get(to)?.profile.body.profile : undefined
  const { by, second } = signers.value
  const { emergencySecondPerson } = knobsOf(await ownSettings(desk))
  const role = desk.organisation.members.get(desk.user)?.role
  const word = readEmergencyText(text)
  return done({
    order,
    patient,
    to,
    code,
    at,
    validUntil,
    recipient: profile?.name ?? to,
    phone: profile?.contact.phone ?? "",
    words: word?.words ?? "",
    signs: word?.signs ?? "",
    by: by === null ? null : (desk.register.memberNames.get(by) ?? ""),
    secondBy: second === null ? null : (desk.register.memberNames.get(second) ?? ""),
    waits: emergencySecondPerson && second === null,
    mayConfirm: by !== desk.user && mayAttest(role, "emergency-confirmation"),
  })
}

/** Of the whole house, the newest first. */
export async function openEmergencies(desk: Desk): Promise<Answer<readonly EmergencyView[]>> {
  // An officer reads codes, and what somebody wrote in a hurry may hold a name.
  if (desk.organisation.members.get(desk.user)?.role === "data-protection-officer") return done([])
  const read = await refreshRegister(desk)
  if (!read.ok) return read
  const views: EmergencyView[] = []
  for (const order of [...desk.register.emergencies.keys()].toReversed()) {
    const found = await openEmergency(desk, order)
    if (!found.ok) continue
    const view = await viewEmergency(desk, found.value)
    if (!view.ok) return view
    views.push(view.value)
  }
  return done(views.toSorted((a, b) => b.at - a.at))
}

export async function standingFor(
  desk: Desk,
  { patient, to }: { readonly patient: PatientId; readonly to: OrganisationId },
): Promise<Answer<EmergencyStanding>> {
  const partner = await hospital(desk, to)
  if (!partner.ok) return partner
  const open = await openEmergencies(desk)
  if (!open.ok) return open
  return done({
    open: open.value.find((one) => one.patient === patient && one.to === to) ?? null,
    withdrawn: anyNo(desk, { patient, to }) !== null,
    third: await thirdCountries(desk, partner.value),
  })
}

/**
 * Who sent the data in an emergency, and nobody else, owes the patient the word of it, as soon as they can hear it. It is said by whoever
 * treats, and so noted by them: an officer watches that it was done, and a program speaks to nobody.
 */
export async function informPatient(
  desk: Desk,
  { order, words }: { readonly order: OrderId; readonly words: string },
): Promise<Answer<null>> {
  const role = desk.organisation.members.get(desk.user)?.role
  if (!mayAttest(role, "emergency-attestation")) return no("told-by-whoever-treats")
  const read = await refreshRegister(desk)
  if (!read.ok) return read
  // Before it went there is nothing to tell, and no word said beforehand ends the duty.
  const hasGone = desk.register.emergencies.has(order) && desk.register.orders.has(order)
  if (!hasGone) return no("emergency-unknown")
  if (words.trim() === "") return no("reason-missing")
  const at = desk.parts.now()
  const told = { kind: "patient-informed", order, words: words.trim().slice(0, 500), at } as const
  const kept = await recordIf(desk, told, ({ informed }) => !informed.has(order))
  if (kept.ok) desk.tell({ kind: "changed", what: "orders" })
  return kept
}
