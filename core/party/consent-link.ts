/** Consent on the patient's own telephone: a one-time link is made, its answer believed or not, its withdrawal followed. */
import Value from "typebox/value"
import { patientLink } from "../api/patient-link.ts"
import { base64urlToBytes, bytesToBase64url, utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { canonicalJson } from "../encoding/json.ts"
import type { Json } from "../encoding/json.ts"
import { openBytes, recipientOf } from "../envelope/identity.ts"
import { sheetGap } from "../records/consent-sheet.ts"
import type { Sheet } from "../records/consent-sheet.ts"
import { randomId } from "../records/id.ts"
import type { ConsentId, PatientId, PatientLinkId } from "../records/id.ts"
import {
  isAnswerBy,
  isWithdrawalBy,
  linkKey,
  linkSigner,
  patientLinkText,
  sealForLink,
} from "../trust/patient-link.ts"
import type { AnswerKind, PatientLink } from "../trust/patient-link.ts"
import { patientAnswerSchema, patientOfferSchema } from "../trust/patient-offer.ts"
import type { PatientAnswer, PatientOffer, PatientReceipt } from "../trust/patient-offer.ts"
import { keyToText } from "../trust/signing.ts"
import { parseCanonical } from "../trust/statement.ts"
import { done, no } from "./answers.ts"
import { consentInputOf } from "./consent-input.ts"
import type { SheetFrame } from "./consent-input.ts"
import { recordConsent, withdrawConsent } from "./consents.ts"
import { currentEpoch } from "./desk.ts"
import type { Desk } from "./desk.ts"
import { hostObstacle } from "./hosting.ts"
import { readOrders } from "./order-door.ts"
import { ownProfile, readPartners } from "./partners.ts"
import { record } from "./register.ts"
import { carryOut, toldFor } from "./withdrawing.ts"
import type { RegisterEventOf } from "./register-state.ts"
import type { Answer } from "./views.ts"

const openHours = 72
/** So long after its end an answer may still wait for our client; a server cannot keep one for later. */
const latestAnswer = 14 * 86_400_000

/** A telephone out of reach may be slow; later than this the server has some explaining to do. */
const latestNotice = 3_600_000

type Made = RegisterEventOf<"patient-link-made">

/** A one-time link to the patient's own telephone. */
export interface PatientLinkView {
  readonly link: PatientLinkId
  readonly consent: ConsentId
  readonly patient: PatientId
  /** The secret stands behind its #. */
  readonly address: string
  readonly expiresAt: number
  readonly state: "waiting" | "signed" | "withdrawn" | "expired" | "revoked" | "wrong-birth-date" | "refused"
}

export interface PatientLinkInput {
  readonly frame: SheetFrame
  readonly sheets: { readonly de: Sheet; readonly en: Sheet }
}

const linkOf = ({ link, secret }: Made): PatientLink => ({
  link,
  secret: base64urlToBytes(secret) ?? new Uint8Array(0),
})

const jsonOf = (value: unknown): Json => JSON.parse(JSON.stringify(value))

/** Of the consent that it led to, or of the link itself. */
function stateOf(desk: Desk, made: Made): PatientLinkView["state"] {
  if (desk.register.withdrawals.has(made.consent)) return "withdrawn"
  if (desk.register.consents.has(made.consent)) return "signed"
  const end = desk.register.patientLinkEnds.get(made.link)
  if (end !== undefined) return end.how
  return made.expiresAt < desk.parts.now() ? "expired" : "waiting"
}

const viewOf = (desk: Desk, made: Made): PatientLinkView => ({
  link: made.link,
  consent: made.consent,
  patient: made.frame.patient,
  address: patientLinkText(desk.parts.server, linkOf(made)),
  expiresAt: made.expiresAt,
  state: stateOf(desk, made),
})

export const viewPatientLinks = (desk: Desk, patient: PatientId): readonly PatientLinkView[] =>
  [...desk.register.patientLinks.values()]
    .filter((made) => made.frame.patient === patient)
    .map((made) => viewOf(desk, made))

/** Only what is in the record is sealed: sheet, keys and day; the server gets ciphertext and two keys to check with. */
export async function makePatientLink(
  desk: Desk,
  { frame, sheets }: PatientLinkInput,
): Promise<Answer<PatientLinkView>> {
  const closed = await hostObstacle(desk, false)
  if (closed !== null) return closed
  const birthDate = desk.register.patients.get(frame.patient)?.birthDate ?? null
  if (birthDate === null) return no("birth-date-missing")
  const profile = await ownProfile(desk)
  if (!profile.ok) return profile
  const { name, contact } = profile.value.signed.body.profile
  const link: PatientLink = { link: randomId("link"), secret: crypto.getRandomValues(new Uint8Array(32)) }
  const offer: PatientOffer = {
    link: link.link,
    consent: randomId("consent"),
    practice: { name, phone: contact.phone },
    recipient: await recipientOf(currentEpoch(desk).identity),
    signatures: frame.signer === "both-guardians" ? "two" : "one",
    expiresAt: desk.parts.now() + openHours * 3_600_000,
    ...JSON.parse(JSON.stringify(sheets)),
  }
  const { consent, expiresAt } = offer
  const kept = await record(desk, {
    kind: "patient-link-made",
    link: link.link,
    consent,
    secret: bytesToBase64url(link.secret),
    expiresAt,
    frame,
    offer: canonicalJson(jsonOf(offer)),
  })
  if (!kept.ok) return kept
  const reply = await desk.connection.call(patientLink.makePatientLink, {
    body: {
      link: link.link,
      consent,
      sheet: await sealForLink(await linkKey(link, birthDate), link.link, "offer", jsonOf(offer)),
      answerKey: keyToText((await linkSigner(link, "answer")).publicKey),
      withdrawalKey: keyToText((await linkSigner(link, "withdrawal")).publicKey),
      expiresAt,
    },
  })
  const made = desk.register.patientLinks.get(link.link)
  if (!reply.ok) return no(reply.problem.code)
  return made === undefined ? no("consent-not-kept") : done(viewOf(desk, made))
}

export async function revokePatientLink(desk: Desk, link: PatientLinkId): Promise<Answer<null>> {
  const made = desk.register.patientLinks.get(link)
  if (made === undefined || stateOf(desk, made) !== "waiting") return no("patient-link-unknown")
  return end(desk, made, "revoked")
}

async function end(
  desk: Desk,
  { link }: Made,
  how: RegisterEventOf<"patient-link-ended">["how"],
): Promise<Answer<null>> {
  if (!desk.register.patientLinkEnds.has(link)) {
    const kept = await record(desk, { kind: "patient-link-ended", link, how })
    if (!kept.ok) return kept
  }
  const reply = await desk.connection.call(patientLink.closePatientLink, { params: { link } })
  return reply.ok ? done(null) : no(reply.problem.code)
}

interface Waiting {
  readonly kind: AnswerKind
  readonly sealed: string
  readonly signature: string
}

/** Null where it is not the answer to exactly the sheet that was sent, whole and in time. */
async function readAnswer(desk: Desk, made: Made, waiting: Waiting): Promise<PatientAnswer | null> {
  const sealed = base64urlToBytes(waiting.sealed)
  const identities = desk.epochs.map(({ identity }) => identity)
  const plain = sealed === null ? null : await openBytes(sealed, identities)
  const answer: unknown = plain === null ? null : parseCanonical(plain)
  if (!Value.Check(patientAnswerSchema, answer)) return null
  const isOurs = answer.link === made.link && answer.offer === hashHex(utf8(made.offer))
  const isInTime = answer.at <= made.expiresAt && desk.parts.now() <= made.expiresAt + latestAnswer
  return isOurs && isInTime ? answer : null
}

/** The telephone's clock is not ours: never before the link was made, never later than now. */
const signedAt = ({ parts }: Desk, { expiresAt }: Made, { at }: PatientAnswer): number =>
  Math.min(parts.now(), Math.max(at, expiresAt - openHours * 3_600_000))

function inputOf(made: Made, answer: PatientAnswer) {
  const offer: unknown = parseCanonical(utf8(made.offer))
  if (!Value.Check(patientOfferSchema, offer)) return null
  const sheet = offer[answer.language]
  const isDrawn = (strokes: PatientAnswer["strokes"]): boolean => strokes.flat().length > 1
  const signed = isDrawn(answer.strokes) && (offer.signatures === "one" || isDrawn(answer.second))
  if (sheetGap(sheet, answer.ticks, signed) !== null) return null
  // The second signature stands under the first on the same sheet.
  const below = answer.second.map((stroke) => stroke.map(({ x, y }) => ({ x, y: y + 340 })))
  const { ticks, moment } = answer
  return consentInputOf(made.frame, { sheet, ticks, moment, strokes: [...answer.strokes, ...below] })
}

async function takeAnswer(desk: Desk, made: Made, waiting: Waiting): Promise<Answer<null>> {
  const { publicKey } = await linkSigner(linkOf(made), "answer")
  const isTheirs = await isAnswerBy(keyToText(publicKey), made.link, waiting)
  if (!isTheirs) {
    // Only a server can have invented it: were the link ended for it, the patient's own answer would come too late.
    desk.alarm({ code: "patient-answer-unsigned", details: {} })
    return done(null)
  }
  if (desk.register.patientLinkEnds.has(made.link)) return end(desk, made, "refused")
  if (waiting.kind === "wrong-birth-date") return end(desk, made, "wrong-birth-date")
  if (!desk.register.consents.has(made.consent)) {
    const answer = await readAnswer(desk, made, waiting)
    const input = answer === null ? null : inputOf(made, answer)
    if (answer === null || input === null) {
      desk.alarm({ code: "patient-answer-forged", details: {} })
      return end(desk, made, "refused")
    }
    const { consent, link } = made
    const recorded = await recordConsent(desk, input, { consent, link, at: signedAt(desk, made, answer) })
    if (!recorded.ok) return recorded
  }
  return settle(desk, made)
}

/** By name, as the patient knows them from the sheet; the newest names that this device has. */
async function toldNames(desk: Desk, consent: ConsentId): Promise<NonNullable<PatientReceipt["told"]>> {
  const partners = await readPartners(desk)
  return toldFor(desk, consent)
    .slice(0, 20)
    .map(({ asks, at, recipient }) => ({
      name: (partners.ok ? partners.value.get(recipient)?.profile.body.profile.name : undefined) ?? recipient,
      asks,
      at,
    }))
}

/** The copy for the patient, who sees by it that the practice, not only the server, has the answer. */
async function settle(desk: Desk, made: Made): Promise<Answer<null>> {
  const given = desk.register.consents.get(made.consent)
  const patient = desk.register.patients.get(made.frame.patient)
  const offer: unknown = parseCanonical(utf8(made.offer))
  if (given === undefined || patient === undefined || !Value.Check(patientOfferSchema, offer)) {
    return no("consent-unknown")
  }
  const withdrawnAt = desk.register.withdrawals.get(made.consent)?.at ?? null
  const receipt: PatientReceipt = {
    link: made.link,
    consent: made.consent,
    state: withdrawnAt === null ? "signed" : "withdrawn",
    practice: offer.practice,
    patient: [patient.given, patient.family].filter(Boolean).join(" "),
    sheet: given.sheet,
    explainedBy: given.explainedBy,
    ...(given.proof === undefined ? {} : { proof: given.proof }),
    strokes: given.strokes.length,
    evidence: given.evidence,
    salt: given.salt,
    givenAt: given.givenAt,
    validUntil: given.validUntil,
    withdrawnAt,
    ...(withdrawnAt === null ? {} : { told: await toldNames(desk, made.consent) }),
  }
  const key = await linkKey(linkOf(made), patient.birthDate ?? "")
  const reply = await desk.connection.call(patientLink.settlePatientLink, {
    params: { link: made.link },
    body: {
      receipt: await sealForLink(key, made.link, "receipt", jsonOf(receipt)),
      keepUntil: given.validUntil + 31 * 86_400_000,
      withdrawn: withdrawnAt !== null,
    },
  })
  return reply.ok ? done(null) : no(reply.problem.code)
}

async function takeWithdrawal(
  desk: Desk,
  made: Made,
  notice: { readonly consent: Made["consent"]; readonly at: number; readonly signature: string },
): Promise<Answer<null>> {
  const { publicKey } = await linkSigner(linkOf(made), "withdrawal")
  const isTheirs = await isWithdrawalBy(keyToText(publicKey), made.link, notice)
  if (!isTheirs || notice.consent !== made.consent) {
    desk.alarm({ code: "patient-withdrawal-forged", details: {} })
    return done(null)
  }
  if (!desk.register.withdrawals.has(made.consent)) {
    const withdrawn = await withdrawConsent(desk, made.consent, notice)
    if (!withdrawn.ok) return withdrawn
    const carried = await carryOut(desk, made.consent)
    if (!carried.ok) desk.alarm({ code: "withdrawal-unfinished", details: {} })
    if (desk.parts.now() - notice.at > latestNotice) await warnOfLate(desk, made, notice.at)
  }
  return settle(desk, made)
}

/** A server that held a withdrawal back let orders through meanwhile: they are named, so that somebody can call. */
async function warnOfLate(desk: Desk, { consent }: Made, since: number): Promise<void> {
  const read = await readOrders(desk)
  const granted = (read.ok ? read.value.orders : [])
    .filter(
      ({ placedByUs, disclosure: { body } }) => placedByUs && body.consent === consent && body.at >= since,
    )
    .map(({ order }) => desk.register.orders.get(order)?.number ?? order)
  desk.alarm({ code: "patient-withdrawal-late", details: { orders: granted.join(", ") || "–" } })
}

/** Withdrawn at the desk: the patient's telephone shows it too. The withdrawal stands even where that fails. */
export async function settleWithdrawn(desk: Desk, consent: ConsentId): Promise<void> {
  const made = [...desk.register.patientLinks.values()].find((one) => one.consent === consent)
  if (made === undefined) return
  const settled = await settle(desk, made)
  if (!settled.ok) desk.alarm({ code: "patient-link-unsettled", details: {} })
}

/**
 * Before anything is done about the orders: an order that the server ended on a patient's word is then ended by our own
 * record too. One patient's link that cannot be followed keeps no other's withdrawal waiting: the first refusal is said
 * last, and otherwise how many links said anything.
 */
export async function attendPatientLinks(desk: Desk): Promise<Answer<number>> {
  if (desk.register.patientLinks.size === 0) return done(0)
  const reply = await desk.connection.call(patientLink.patientLinks, {})
  if (!reply.ok) return no(reply.problem.code)
  let first: Answer<number> = done(reply.value.links.length)
  for (const { link, answer, withdrawal } of reply.value.links) {
    const made = desk.register.patientLinks.get(link)
    if (made === undefined) continue
    const taken = answer === null ? done(null) : await takeAnswer(desk, made, answer)
    const followed = withdrawal === null ? done(null) : await takeWithdrawal(desk, made, withdrawal)
    for (const step of [taken, followed]) {
      if (step.ok) continue
      if (step.refusal.code !== "unreachable") desk.alarm({ code: "patient-link-stuck", details: {} })
      if (first.ok) first = step
    }
  }
  return first
}
