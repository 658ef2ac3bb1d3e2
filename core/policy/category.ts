/** How little identified a content can become, whatever a tool claims (spec 2.2). */
import { categories, type Category } from "../records/consent.ts"
import type { ContentShape } from "./vocabulary.ts"

/** What the cap depends on besides the content. */
export interface CapFacts {
  /** The practice can still assign the code to the patient. */
  readonly mappingKept: boolean
  /** A signed anonymity test for this recipient is in force. */
  readonly tested: boolean
}

/** Index 0 is the most identifying. */
export const rankOf = (category: Category): number => categories.indexOf(category)

export const moreIdentifying = (a: Category, b: Category): Category => (rankOf(a) <= rankOf(b) ? a : b)

export function capOf(shape: ContentShape, { mappingKept, tested }: CapFacts): Category {
  switch (shape) {
    case "design-part":
    case "shade":
      return "anonymous"
    case "stumps":
      return mappingKept ? "anonymous-for-recipient" : "anonymous"
    // The dentition is biometric in effect: only a signed test for this very recipient goes further.
    case "full-arch":
    case "radiograph":
      return tested ? "anonymous-for-recipient" : "pseudonymised"
    // A skull gives a face; text hides names; a mouth photograph may show skin and lips.
    case "dvt":
    case "face-scan":
    case "photo-mouth":
    case "free-text":
    case "tax-record":
    case "treatment-record":
      return "pseudonymised"
    case "photo-face":
    case "unknown":
      return "identified"
  }
}

/** The claimed category, lowered to the cap of the most telling content. */
export const cappedCategory = (
  claimed: Category,
  contents: readonly ContentShape[],
  facts: CapFacts,
): Category => contents.reduce((least, shape) => moreIdentifying(least, capOf(shape, facts)), claimed)
