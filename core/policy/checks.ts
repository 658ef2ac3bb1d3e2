/** What somebody must check about a recipient or a host before the rules on countries and next recipients can hold (Art. 28, 45, 46 GDPR). */
import type { Day } from "./day.ts"
import type { Law } from "./law.ts"

/** About a recipient or a host, whatever the order: the officer's judgements, and what the house concludes or states. */
const checkKinds = [
  "scope-check",
  "dpf-check",
  "dpo-review",
  "standard-contractual-clauses",
  "transfer-impact-assessment",
  "onward-decision",
  "anonymity-test",
  "tax-release",
  "tax-data-access",
  "tax-place-notice",
  "tax-permit",
] as const
export type CheckKind = (typeof checkKinds)[number]

export const isCheckKind = (text: string): text is CheckKind => checkKinds.some((kind) => kind === text)

export interface Check {
  readonly kind: CheckKind
  /** Countries, or next recipients, that it must cover; empty where it covers none in particular. */
  readonly covers: readonly string[]
}

interface Checked {
  readonly countries: readonly string[]
  readonly countriesAsThird: readonly string[]
  /** Named next recipients. */
  readonly next: readonly string[]
}

/** A US firm is asked for its listing, and for safeguards where it is on no list: both ways are shown. */
export function checksOf(
  { countries, countriesAsThird, next }: Checked,
  law: Law,
  day: Day,
): readonly Check[] {
  const inClass = (cls: ReturnType<Law["countryOn"]>["class"]): readonly string[] =>
    countries.filter(
      (country) => !countriesAsThird.includes(country) && law.countryOn(country, day).class === cls,
    )
  const limited = inClass("limited")
  const us = inClass("us-dpf")
  const third = [...inClass("third"), ...countries.filter((country) => countriesAsThird.includes(country))]
  const beyond = [...us, ...third]
  const some = (kind: CheckKind, covers: readonly string[]): readonly Check[] =>
    covers.length === 0 ? [] : [{ kind, covers }]
  return [
    ...some("scope-check", limited),
    ...some("dpf-check", us),
    ...some("dpo-review", beyond),
    ...some("standard-contractual-clauses", beyond),
    ...some("transfer-impact-assessment", beyond),
    ...some("onward-decision", next),
  ]
}

/** Days for which a check may be signed: the list is read monthly (spec 7), everything else yearly. */
export const checkDays = (kind: CheckKind): number => (kind === "dpf-check" ? 30 : 365)
