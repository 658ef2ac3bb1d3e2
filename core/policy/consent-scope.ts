/** What the consents of a request add up to: full, partial with what is missing, none, expired or withdrawn. */
import type { Category, ContentKind } from "../records/consent.ts"
import { rankOf } from "./category.ts"
import { mayConsent } from "./capacity.ts"
import { addMonths, dayOf, type Instant } from "./day.ts"
import type { Knobs } from "./knobs.ts"
import type { Place } from "./place.ts"
import type { ConsentFact, DisclosureRequest } from "./request.ts"
import type { ContentShape } from "./vocabulary.ts"

export interface ConsentReading {
  readonly state: "none" | "full" | "partial" | "expired" | "withdrawn"
  /** Dimensions a partial consent lacks, e.g. "country:CN". */
  readonly missing: readonly string[]
  /** The consent that carries the permit. */
  readonly covering: ConsentFact | null
  /** Signed by someone who may not: why, for each such consent. */
  readonly notEntitled: readonly string[]
  readonly scopeTooWide: boolean
}

/** What a patient would call it on the form. */
export const kindOfShape: { readonly [Shape in ContentShape]: ContentKind | null } = {
  "design-part": "design",
  shade: "order",
  stumps: "scan",
  "full-arch": "scan",
  radiograph: "radiograph",
  dvt: "radiograph",
  "face-scan": "photo-face",
  "photo-mouth": "photo-mouth",
  "photo-face": "photo-face",
  "free-text": "order",
  "tax-record": "document",
  "treatment-record": "document",
  unknown: null,
}

export interface ConsentSurroundings {
  readonly place: Place
  readonly category: Category
  readonly knobs: Knobs
}

/** "any", "all-laboratories", "jedes-labor", "unknown": a word in the place of a name. */
export const namesNobody = (organisation: string): boolean =>
  /^(?:any|all|every|some|unknown|alle|jede[rs]?|irgendein[es]?|beliebige[rs]?|unbekannt)(?:[^a-z0-9]|$)/iu.test(
    organisation,
  )

/**
 * A withdrawal beats every consent given before it; a later one counts again. Full only if every dimension is inside
 * one signed scope: nothing is pieced together from two sheets.
 */
export function readConsents(request: DisclosureRequest, around: ConsentSurroundings): ConsentReading {
  if (request.consents.length === 0) return noConsent
  const about = request.consents.filter(({ scope }) =>
    [...scope.recipients, ...scope.onward].some(
      ({ organisation }) => organisation === request.recipient.organisation,
    ),
  )
  const scopeTooWide = request.consents.some(({ scope }) =>
    scope.recipients.some(({ organisation }) => namesNobody(organisation)),
  )
  const withdrawnAt = latestWithdrawal(about, request.at)
  const started = request.consents.filter(
    ({ givenAt, withdrawnAt: own }) => givenAt <= request.at && (own === null || request.at < own),
  )
  const after = started.filter(({ givenAt }) => withdrawnAt === null || withdrawnAt < givenAt)
  const judged = after.map((consent) => ({ consent, problem: mayConsent(consent, request, around) }))
  const notEntitled = judged.flatMap(({ problem }) => (problem?.kind === "not-entitled" ? [problem.why] : []))
  const counting = judged.flatMap(({ consent, problem }) =>
    problem?.kind === "not-entitled" ? [] : [consent],
  )
  const current = judged.flatMap(({ consent, problem }) =>
    problem === null && !isOutlived(consent, request.at, around.knobs) ? [consent] : [],
  )
  const readings = current.map((consent) => ({ consent, missing: missingIn(consent, request, around) }))
  const best = readings.toSorted((a, b) => a.missing.length - b.missing.length)[0]
  const found = { notEntitled, scopeTooWide }
  if (best !== undefined && best.missing.length === 0) {
    return { ...found, state: "full", missing: [], covering: best.consent }
  }
  if (withdrawnAt !== null) return { ...found, state: "withdrawn", missing: [], covering: null }
  if (best !== undefined) return { ...found, state: "partial", missing: best.missing, covering: null }
  const state = counting.length > 0 ? "expired" : "none"
  return { ...found, state, missing: [], covering: null }
}

const noConsent: ConsentReading = {
  state: "none",
  missing: [],
  covering: null,
  notEntitled: [],
  scopeTooWide: false,
}

function latestWithdrawal(consents: readonly ConsentFact[], at: Instant): Instant | null {
  const past = consents.flatMap(({ withdrawnAt }) =>
    withdrawnAt !== null && withdrawnAt <= at ? [withdrawnAt] : [],
  )
  return past.reduce<Instant | null>((latest, one) => (latest === null || latest < one ? one : latest), null)
}

/** Past its own end, or older than the practice lets a consent become. */
export function isOutlived(
  { givenAt, validUntil }: Pick<ConsentFact, "givenAt" | "validUntil">,
  at: Instant,
  { consentMaxMonths }: Knobs,
): boolean {
  return validUntil <= at || addMonths(dayOf(givenAt), consentMaxMonths) < dayOf(at)
}

/** Named as recipient; or named for passing on, and the sender is a recipient of the same consent. */
function namedRecipient({ scope }: ConsentFact, { sender, recipient }: DisclosureRequest) {
  const isHere = ({ organisation }: { readonly organisation: string }) =>
    organisation === recipient.organisation
  const passing = scope.recipients.some(({ organisation }) => organisation === sender)
  return scope.recipients.find(isHere) ?? (passing ? scope.onward.find(isHere) : undefined)
}

function missingIn(
  consent: ConsentFact,
  request: DisclosureRequest,
  { place, category }: ConsentSurroundings,
): readonly string[] {
  const { scope } = consent
  const { recipient } = request
  const named = namedRecipient(consent, request)
  const missing: string[] = []
  if (named === undefined) missing.push(`recipient:${recipient.organisation}`)
  if (scope.purpose !== request.purpose || request.purpose === "unknown") missing.push("purpose")
  if (scope.order !== "any" && scope.order !== request.order) missing.push("order")
  for (const shape of new Set(request.contents)) {
    const kind = kindOfShape[shape]
    if (kind === null || !scope.kinds.includes(kind)) missing.push(`kind:${kind ?? "unknown"}`)
  }
  if (rankOf(category) < rankOf(scope.category)) missing.push(`category:${category}`)
  for (const country of place.countries) {
    const told = scope.countries.includes(country)
    const seated = named?.country === country && !place.third.includes(country)
    if (!told && !seated) missing.push(`country:${country}`)
  }
  for (const { organisation, country } of recipient.onward.recipients) {
    const listed = scope.onward.some((one) => one.organisation === organisation && one.country === country)
    if (!listed) missing.push(`onward:${organisation}`)
  }
  if (!consent.releasesFromSecrecy) missing.push("release-from-secrecy")
  return [...new Set(missing)]
}
