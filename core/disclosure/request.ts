/** The question put to the policy, made the same way on both ends: by the sender from all it knows, by the server from what it can see. */
import { utf8 } from "../encoding/bytes.ts"
import type { Json } from "../encoding/json.ts"
import { canonicalJson } from "../encoding/json.ts"
import { instant, instantToMilliseconds } from "../policy/day.ts"
import { readKnobs } from "../policy/knobs.ts"
import { parseRequest } from "../policy/request.ts"
import type { ConsentFact, DisclosureRequest } from "../policy/request.ts"
import type { ContentShape } from "../policy/vocabulary.ts"
import type { Category } from "../records/consent.ts"
import type { OrganisationId } from "../records/id.ts"
import { openQuestions } from "../records/organisation.ts"
import type { OrganisationProfile } from "../records/organisation.ts"
import { parseCanonical } from "../trust/statement.ts"
import type { StatementBody } from "../trust/statements.ts"
import { listedUntil, signedDocuments } from "./signed-documents.ts"
import type { Act, SignedPapers } from "./signed-documents.ts"

/** What was signed and can be checked by whoever sees the statements. */
export interface SignedFacts extends SignedPapers {
  readonly profile: OrganisationProfile
  readonly consent: StatementBody<"consent"> | null
  readonly withdrawal: StatementBody<"withdrawal"> | null
  readonly settings: StatementBody<"settings"> | null
}

/** What only the sender knows; it stands signed in the disclosure. */
export interface SenderFacts extends Act {
  readonly at: number
  readonly category: Category
  readonly contents: readonly ContentShape[]
  readonly scanned: boolean
  readonly ageGroup: "under-14" | "14-to-15" | "16-to-17" | "adult" | "unknown"
  readonly mayPassTo: readonly OrganisationId[]
  /** Every radiograph among the files is the original, bit for bit. */
  readonly unaltered: boolean
  /** Left out: none. Without the attestation of it, signed for this order and recipient, it opens nothing. */
  readonly emergency?: boolean
  /** Earlier orders to this recipient in this year; null or left out: nobody counted, and then it is series work. */
  readonly ordersThisYear?: number | null
}

/** Another practice treats as well; everybody else that orders go to makes something. */
const purposeTowards = ({ role }: OrganisationProfile): DisclosureRequest["purpose"] =>
  role === "practice" ? "treatment" : "make-restoration"

/** A withdrawal that is known counts now, also where the clock that dated it is ahead (Art. 7(3) GDPR). */
function consentFacts({ consent, withdrawal }: SignedFacts, now: number): readonly ConsentFact[] {
  if (consent === null) return []
  const { scope } = consent
  return [
    {
      id: consent.consent,
      scope: { ...scope, order: "any" },
      releasesFromSecrecy: consent.releasesFromSecrecy,
      givenAt: instant(consent.givenAt),
      validUntil: instant(consent.validUntil),
      withdrawnAt: withdrawal === null ? null : instant(Math.min(withdrawal.at, now)),
      signer: consent.signer,
      assent: consent.assent,
      capacityDocumented: consent.capacityDocumented,
      authorityShown: consent.authorityShown,
      form: "simple",
      evidence: consent.evidence,
    },
  ]
}

function recipientFacts({ profile, attested }: SignedFacts, act: Act): DisclosureRequest["recipient"] {
  const { onward, places, role, parent = "??" } = profile
  const named = onward.kind === "named" ? onward.recipients : []
  return {
    organisation: act.recipient,
    role,
    places: {
      ...places,
      processing: [...places.processing],
      storage: [...places.storage],
      backup: [...places.backup],
      support: [...places.support],
    },
    parent: parent === "none" ? places.seat : parent,
    onward: {
      kind: onward.kind,
      recipients: named.map(({ country, organisation = "unknown" }) => ({ organisation, country })),
    },
    dpfListedUntil: listedUntil(attested, act),
    // § 393 SGB V asks it of hosts only; a profile does not say it.
    establishmentGermany: false,
    firstPlacedOnMarket: null,
    profileComplete: openQuestions(profile).length === 0,
  }
}

/** More than anybody sends, and series work: what nobody counted. */
const uncounted = { singleCasesThisYear: 1_000_000, standingOrder: true } as const

/** That it is no standing order is what the statement on the single case says, which the policy asks for besides. */
const seriesOf = (ordersThisYear: number | null) =>
  ordersThisYear === null ? uncounted : { singleCasesThisYear: ordersThisYear, standingOrder: false }

/** Those whom the disclosure names for passing on, each as it was judged. */
export type NextRecipients = DisclosureRequest["next"]

export function makeRequest(
  facts: SenderFacts,
  signed: SignedFacts,
  next: NextRecipients = [],
): DisclosureRequest {
  const written: Json = JSON.parse(
    JSON.stringify({
      version: 1,
      at: instant(facts.at),
      order: facts.order,
      sender: facts.sender,
      op: "transfer",
      mode: signed.mode?.mode ?? "strict",
      kind: "health",
      category: facts.category,
      contents: facts.contents.length === 0 ? ["unknown"] : facts.contents,
      scanned: facts.scanned,
      mappingKept: true,
      unaltered: facts.unaltered,
      handling: "copy",
      purpose: purposeTowards(signed.profile),
      encrypted: true,
      emergency: facts.emergency === true,
      deployment: "hosted",
      ...seriesOf(facts.ordersThisYear ?? null),
      patient: { age: facts.ageGroup, deceased: false },
      recipient: recipientFacts(signed, facts),
      next,
      consents: consentFacts(signed, facts.at),
      documents: signedDocuments(signed, facts),
      erasure: null,
      settings: signed.settings?.settings ?? {},
    }),
  )
  const request = parseRequest(written)
  if ("problem" in request) throw new Error(`a request of our own making was refused: ${request.problem}`)
  return request
}

export const requestText = (request: DisclosureRequest): string => {
  const json: Json = JSON.parse(JSON.stringify(request))
  return canonicalJson(json)
}

/** What whoever decides again finds out besides. */
interface SeenBeside {
  readonly next: NextRecipients
  readonly ordersThisYear: number | null
}
const nothingBeside: SeenBeside = { next: [], ordersThisYear: null }

/**
 * The sender's request with everything that signed statements say put in its place: what a server decides on. Of the
 * claim remain only what nobody but the sender can see: what the files show, how old the patient is, what was examined.
 * Documents are none of it: every one comes from a statement.
 */
export function overwriteSeen(
  claimed: DisclosureRequest,
  signed: SignedFacts,
  act: Act,
  { next, ordersThisYear }: SeenBeside = nothingBeside,
): DisclosureRequest {
  return {
    ...claimed,
    ...seriesOf(ordersThisYear),
    order: act.order,
    sender: act.sender,
    op: "transfer",
    mode: signed.mode?.mode ?? "strict",
    handling: "copy",
    // Nobody who treats is asked to make something: that would step around the rule on radiographs.
    purpose: claimed.purpose === "make-restoration" ? purposeTowards(signed.profile) : claimed.purpose,
    recipient: recipientFacts(signed, act),
    next,
    consents: consentFacts(signed, instantToMilliseconds(claimed.at)),
    documents: signedDocuments(signed, act),
    settings: signed.settings?.settings ?? {},
  }
}

/** As the sender's settings stood when it signed: both ends count the days after pick-up by them. */
export function parcelDays({ request }: Pick<StatementBody<"disclosure">, "request">): number {
  const read = parseRequest(parseCanonical(utf8(request)))
  return readKnobs("problem" in read ? {} : read.settings).knobs.parcelTtlDays
}
