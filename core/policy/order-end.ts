/** The one answer to "may it be erased?" for an order that ends: what was shared goes, what a duty wants is restricted. */
import type { KeptItem, KeptRecord } from "../records/kept.ts"
import type { OrganisationRole } from "../records/organisation.ts"
import type { Restoration } from "../records/order.ts"
import type { Day } from "./day.ts"
import { isDay } from "./day.ts"
import type { ErasureFact } from "./request.ts"
import { decideErasure, keepUntil } from "./retention.ts"
import type { ErasureAnswer } from "./retention.ts"

const factsOf = (record: ErasureFact["record"], startsOn: Day | null, legalHold: boolean): ErasureFact => ({
  record,
  startsOn,
  turns28On: null,
  legalHold,
  assessmentOpen: false,
  invoiceReceived: false,
})

/** The parcel itself: files, words and keys that both sides share. Nothing wants it kept, only a hold stops it. */
export const decideShared = (sentOn: Day, today: Day, legalHold: boolean): ErasureAnswer =>
  decideErasure(factsOf("parcel", sentOn, legalHold), today)

/** One record of one side. */
export const decideKept = (record: KeptRecord, startsOn: Day, today: Day): ErasureAnswer =>
  decideErasure(factsOf(record, startsOn, false), today)

/** What stays restricted until its day; what is due already is not kept. */
export function restrictedOf(
  records: readonly { readonly record: KeptRecord; readonly startsOn: Day }[],
  today: Day,
): readonly KeptItem[] {
  return records.flatMap(({ record, startsOn }) => {
    const answer = decideKept(record, startsOn, today)
    return answer.kind === "restrict" && answer.until !== "open"
      ? [{ record, startsOn, until: answer.until }]
      : []
  })
}

/** Nobody keeps longer than the table says, and nobody counts from a day that has not come. */
export function isKeptByLaw({ record, startsOn, until }: KeptItem, declaredOn: Day): boolean {
  if (!isDay(startsOn) || !isDay(until) || startsOn > declaredOn) return false
  return keepUntil({ record, startsOn, turns28On: null }) === until
}

const ofPractice: readonly KeptRecord[] = [
  "treatment-record",
  "consent",
  "disclosure-log",
  "voucher",
  "business-letter",
]

const ofMaker: readonly KeptRecord[] = [
  "custom-made-implantable",
  "custom-made-statement",
  "custom-made-documentation",
  "adapted-device",
  "voucher",
  "business-letter",
  "disclosure-log",
]

/** What this role may name at all: a laboratory has no treatment record, and a practice states no conformity. */
export const keepable = (role: OrganisationRole): readonly KeptRecord[] => {
  switch (role) {
    case "practice":
      return ofPractice
    case "laboratory":
    case "milling-centre":
    case "importer":
      return ofMaker
  }
}

/**
 * Fixed in the mouth: crowns stand among the implantable devices that need no card (MDR Art. 18(3)), so 15 years. What is
 * "no-device" goes to no patient. A new restoration must be said here, or this does not compile.
 */
const placeOf: Readonly<Record<Restoration, "fixed" | "removable" | "no-device">> = {
  crown: "fixed",
  coping: "fixed",
  telescope: "fixed",
  pontic: "fixed",
  inlay: "fixed",
  onlay: "fixed",
  veneer: "fixed",
  provisional: "fixed",
  abutment: "fixed",
  "implant-crown": "fixed",
  bar: "fixed",
  "partial-denture": "removable",
  "full-denture": "removable",
  splint: "removable",
  "surgical-guide": "removable",
  repair: "removable",
  "wax-up": "no-device",
  model: "no-device",
}

/** What the law wants kept of a device that was handed out, whoever asks for erasure. */
export function dutiesOfMaker(restorations: readonly Restoration[]): readonly KeptRecord[] {
  const places = restorations.map((one) => placeOf[one]).filter((place) => place !== "no-device")
  if (places.length === 0) return ["business-letter"]
  return [
    places.includes("fixed") ? "custom-made-implantable" : "custom-made-statement",
    "custom-made-documentation",
    "business-letter",
  ]
}

/** The consent and the log of what was disclosed prove that it was lawful (Art. 5(2), 7(1) GDPR). */
export const dutiesOfSender = (role: OrganisationRole, hasConsent: boolean): readonly KeptRecord[] =>
  role === "practice" && hasConsent ? ["consent", "disclosure-log"] : ["disclosure-log"]
