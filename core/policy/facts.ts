/** Everything the rules look at, derived once from the request, the law and the day. */
import type { Category } from "../records/consent.ts"
import { cappedCategory, rankOf } from "./category.ts"
import { readConsents, type ConsentReading } from "./consent-scope.ts"
import { daysBetween, type Day } from "./day.ts"
import { isCounting } from "./documents.ts"
import { readKnobs, type Knobs, type RefusedSetting } from "./knobs.ts"
import type { Law } from "./law.ts"
import { isWorse, placeOf, type Place } from "./place.ts"
import type { DisclosureRequest, DocumentFact } from "./request.ts"
import type { RuleId } from "./rules.table.ts"
import type { CountryClass, DocumentKind, Mode } from "./vocabulary.ts"

export interface Facts {
  readonly request: DisclosureRequest
  readonly law: Law
  readonly day: Day
  /** The mode that really applies: statutory only with a DPO's signature. */
  readonly mode: Mode
  readonly knobs: Knobs
  readonly refused: readonly RefusedSetting[]
  /** The category that really applies: the claim, lowered to the cap of the content. */
  readonly category: Category
  readonly relativeOff: boolean
  /** Somebody can still be recognised by somebody: the data are personal for the recipient. */
  readonly personal: boolean
  /** Laboratory, milling centre or importer. */
  readonly maker: boolean
  readonly place: Place
  readonly consent: ConsentReading
  /** Documents that count, by kind. */
  readonly documents: ReadonlyMap<DocumentKind, readonly DocumentFact[]>
}

export function factsOf(request: DisclosureRequest, law: Law, day: Day): Facts {
  const { knobs, refused } = readKnobs(request.settings)
  const documents = countingDocuments(request, day)
  const stale = daysBetween(law.asOf, day) > law.hardDays
  const { dpfListedUntil, role } = request.recipient
  const place = placeOf(request.recipient, { law, day, knobs, dpfListedUntil, stale })
  const { mappingKept } = request
  const capped = cappedCategory(request.category, request.contents, {
    mappingKept,
    tested: documents.has("anonymity-test"),
  })
  const relativeOff = capped === "anonymous-for-recipient" && knobs.anonRel === "off"
  const category = relativeOff ? "pseudonymised" : capped
  return {
    request,
    law,
    day,
    mode: request.mode === "statutory" && documents.has("dpo-mode-approval") ? "statutory" : "strict",
    knobs,
    refused,
    category,
    relativeOff,
    personal: rankOf(category) <= rankOf("pseudonymised"),
    maker: role === "laboratory" || role === "milling-centre" || role === "importer",
    place,
    consent: readConsents(request, { place, category, knobs }),
    documents,
  }
}

function countingDocuments(
  request: DisclosureRequest,
  day: Day,
): ReadonlyMap<DocumentKind, readonly DocumentFact[]> {
  const byKind = new Map<DocumentKind, DocumentFact[]>()
  for (const document of request.documents) {
    if (!isCounting(document, request, day)) continue
    const list = byKind.get(document.kind)
    if (list === undefined) byKind.set(document.kind, [document])
    else list.push(document)
  }
  return byKind
}

/** A document of the kind counts and, where something is to be covered, one of them covers all of it. */
export function holds({ documents }: Facts, kind: DocumentKind, covers: readonly string[] = []): boolean {
  const list = documents.get(kind)
  if (list === undefined) return false
  return covers.length === 0 || list.some((one) => covers.every((item) => one.covers.includes(item)))
}

export const isInForce = ({ law, day }: Facts, id: RuleId): boolean => law.ruleOn(id, day) !== null

export const atMost = ({ place }: Facts, cls: CountryClass): boolean => !isWorse(place.class, cls)

/** What it is called and what lies in it: each of them is enough. */
export const concernsTax = ({ request: { contents, kind } }: Facts): boolean =>
  kind !== "health" || contents.includes("tax-record")
export const concernsHealth = ({ request: { contents, kind } }: Facts): boolean =>
  kind !== "tax" || contents.some((shape) => shape !== "tax-record")

/** Who keeps its own data in its own rooms entrusts nobody: Art. 28 GDPR and § 203(4) StGB need another. */
export const isOwnHouse = ({ request }: Facts): boolean =>
  request.op === "host" &&
  request.deployment === "on-prem" &&
  request.sender !== "unknown" &&
  request.recipient.organisation === request.sender
