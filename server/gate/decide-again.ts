/** The second decision: the server judges a disclosure by what it can see itself, and refuses what it cannot permit. */
import { utf8 } from "@zahnwolke/core/encoding/bytes"
import { momentOf } from "@zahnwolke/core/disclosure/moment"
import { judgeNext } from "@zahnwolke/core/disclosure/next-recipients"
import { overwriteSeen, requestText } from "@zahnwolke/core/disclosure/request"
import type { SignedFacts } from "@zahnwolke/core/disclosure/request"
import { dayOf, daysBetween, instant, instantToMilliseconds, isDay } from "@zahnwolke/core/policy/day"
import type { Decision } from "@zahnwolke/core/policy/decision"
import { decide } from "@zahnwolke/core/policy/decide"
import { readKnobs } from "@zahnwolke/core/policy/knobs"
import { parseRequest } from "@zahnwolke/core/policy/request"
import type { DisclosureRequest } from "@zahnwolke/core/policy/request"
import { lawWithout } from "@zahnwolke/core/policy/suspension"
import { isInForce } from "@zahnwolke/core/records/agreement"
import type { ConsentId, OrganisationId } from "@zahnwolke/core/records/id"
import { longestParcelDays, signedEnd } from "@zahnwolke/core/records/parcel-time"
import { parseCanonical } from "@zahnwolke/core/trust/statement"
import type { StatementBody } from "@zahnwolke/core/trust/statements"
import { countSent, findOrder } from "../database/orders.ts"
import { attestationsAbout, newest, read, statementsOf } from "../database/statements.ts"
import type { Parts, Tx } from "../parts.ts"
import { refuse } from "../routes/serve.ts"

type Refusal = ReturnType<typeof refuse>
type Disclosure = StatementBody<"disclosure">

/** A decision is signed and used at once; a day leaves room for a large upload in between. */
const longestBetween = 24 * 3_600_000

async function agreementsOf(
  tx: Tx,
  by: OrganisationId,
  partner: OrganisationId,
  now: number,
): Promise<readonly StatementBody<"agreement">[]> {
  const envelopes = await statementsOf(tx, { organisation: by, kinds: ["agreement"], subject: partner })
  return envelopes
    .flatMap((envelope) => read("agreement", envelope)?.body ?? [])
    .filter((agreement) => isInForce(agreement, now))
}

async function signedFacts(tx: Tx, disclosure: Disclosure, now: number): Promise<SignedFacts | Refusal> {
  const { organisation, recipient } = disclosure
  const profile = await newest(tx, "profile", recipient, recipient)
  if (profile === null || profile.hash !== disclosure.recipientProfile) {
    return refuse(409, "profile-changed", "The recipient changed its profile; decide again on the new one.")
  }
  const given = await givenConsent(tx, disclosure)
  const about = [disclosure.order, recipient, organisation].map((one) =>
    attestationsAbout(tx, organisation, one),
  )
  return {
    profile: profile.body.profile,
    ours: await agreementsOf(tx, organisation, recipient, now),
    theirs: await agreementsOf(tx, recipient, organisation, now),
    attested: {
      ours: (await Promise.all(about)).flat(),
      theirs: await attestationsAbout(tx, recipient, recipient),
    },
    ...given,
    mode: (await newest(tx, "policy-mode", organisation, organisation))?.body ?? null,
    settings: (await newest(tx, "settings", organisation, organisation))?.body ?? null,
  }
}

/** Whom the disclosure names for passing on: by the sender's own papers with that one, and the same consent. */
async function factsOfNext(
  tx: Tx,
  { order, organisation, recipient }: Disclosure,
  next: OrganisationId,
  { consent, withdrawal, mode, settings }: SignedFacts,
  now: number,
): Promise<SignedFacts | null> {
  const profile = await newest(tx, "profile", next, next)
  if (profile === null) return null
  const about = [order, next, recipient].map((one) => attestationsAbout(tx, organisation, one))
  return {
    profile: profile.body.profile,
    ours: await agreementsOf(tx, organisation, next, now),
    theirs: await agreementsOf(tx, next, organisation, now),
    attested: { ours: (await Promise.all(about)).flat(), theirs: await attestationsAbout(tx, next, next) },
    consent,
    withdrawal,
    mode,
    settings,
  }
}

/** An order that is passed on rests on what the patient signed for the first one, with its further recipients. */
async function givenConsent(
  tx: Tx,
  disclosure: Disclosure,
): Promise<Pick<SignedFacts, "consent" | "withdrawal">> {
  const { consent, parent } = disclosure
  const home =
    parent === null ? disclosure.organisation : ((await findOrder(tx, parent))?.organisation ?? null)
  if (consent === null || home === null) return { consent: null, withdrawal: null }
  return {
    consent: (await newest(tx, "consent", home, consent))?.body ?? null,
    withdrawal:
      (await newest(tx, "withdrawal", home, consent))?.body ?? (await withdrawnByPatient(tx, home, consent)),
  }
}

/** By the link on the patient's own telephone; the practice's client signs its statement when it looks. */
async function withdrawnByPatient(
  tx: Tx,
  organisation: OrganisationId,
  consent: ConsentId,
): Promise<StatementBody<"withdrawal"> | null> {
  const row = await tx
    .selectFrom("patient_withdrawal")
    .select("at")
    .where("organisation", "=", organisation)
    .where("consent", "=", consent)
    .executeTakeFirst()
  return row === undefined ? null : { organisation, consent, at: row.at }
}

/** Counted here, whatever the sender claims: Art. 49(1)(a) GDPR is for single cases. Null where the house allows none. */
async function seriesSoFar(
  tx: Tx,
  { order, organisation, recipient }: Disclosure,
  { settings }: SignedFacts,
  now: number,
): Promise<number | null> {
  if (readKnobs(settings?.settings ?? {}).knobs.thirdCountry === "off") return null
  const year = dayOf(instant(now)).slice(0, 4)
  const since = new Date(Date.UTC(Number(year), 0, 1))
  return countSent(tx, { sender: organisation, recipient, since, except: order })
}

/** The claim and the signed statement around it must speak of the same act. */
function contradiction(disclosure: Disclosure, request: DisclosureRequest, now: number): Refusal | null {
  const sameAct =
    request.order === disclosure.order && request.recipient.organisation === disclosure.recipient
  const sameConsent = request.consents.every((consent) => consent.id === disclosure.consent)
  if (!sameAct || !sameConsent || requestText(request) !== disclosure.request) {
    return refuse(
      422,
      "decision-differs",
      "The signed decision speaks of another order, recipient or consent.",
    )
  }
  if (Math.abs(now - instantToMilliseconds(request.at)) > longestBetween) {
    return refuse(422, "decision-stale", "The decision is more than a day old; decide again.")
  }
  // The clock that signed may be ahead of this one by as much as a statement's own time may be.
  if (disclosure.eraseBy > Math.max(signedEnd(now), signedEnd(disclosure.at))) {
    return refuse(422, "erase-by-too-late", `Files may stay for ${longestParcelDays} days at most.`)
  }
  return null
}

/**
 * The grounds are what register, papers and recipient read; the policy gives them, nobody chooses them. Signed under a
 * law that is too old to rely on, or to come, they are not today's.
 */
function otherGrounds(
  { law: version, reasons }: Disclosure,
  request: DisclosureRequest,
  suspended: Parts["config"]["suspended"],
): Refusal | null {
  const law = lawWithout(suspended)
  const at = momentOf(request, instantToMilliseconds(request.at))
  const given = decide({ ...request, at }, law, dayOf(at)).reasons.map(({ id }) => id)
  const areThese = given.toSorted().join(" ") === reasons.toSorted().join(" ")
  const isOfToday = isDay(version) && Math.abs(daysBetween(version, law.asOf)) <= law.hardDays
  if (areThese && isOfToday) return null
  return refuse(
    422,
    "decision-differs",
    "The signed grounds are not those that the policy gives; decide again.",
  )
}

/** Null where the server permits it too. */
export async function refusalOf(parts: Parts, tx: Tx, disclosure: Disclosure): Promise<Refusal | null> {
  const now = Date.now()
  const request = parseRequest(parseCanonical(utf8(disclosure.request)))
  if ("problem" in request) return refuse(422, "decision-malformed", request.problem)
  const wrong = contradiction(disclosure, request, now)
  if (wrong !== null) return wrong
  const signed = await signedFacts(tx, disclosure, now)
  if ("kind" in signed) return signed
  const { order, organisation: sender, recipient } = disclosure
  const act = { order, sender, recipient }
  const at = momentOf(request, now)
  const judge = (asked: DisclosureRequest): Decision =>
    decide(asked, lawWithout(parts.config.suspended), dayOf(at))
  const series = await seriesSoFar(tx, disclosure, signed, now)
  const first = overwriteSeen({ ...request, at }, signed, act, { next: [], ordersThisYear: series })
  const next = await Promise.all(
    disclosure.mayPassTo.map(async (organisation) => {
      const facts = { organisation, signed: await factsOfNext(tx, disclosure, organisation, signed, now) }
      return judgeNext(first, act, facts, judge).next
    }),
  )
  const decision = judge({ ...first, next })
  if (decision.kind === "permit") return otherGrounds(disclosure, request, parts.config.suspended)
  return refuse(403, "not-permitted", "The policy does not permit this disclosure.", {
    verdict: decision.kind,
    reasons: decision.reasons.map((reason) => reason.id).join(","),
  })
}
