/** Where a recipient really is: the worst of seat, processing, storage, backup and remote support. */
import { countriesOrUnknown } from "../records/organisation.ts"
import type { Day } from "./day.ts"
import type { Knobs } from "./knobs.ts"
import { endingSoon, type Law } from "./law.ts"
import type { Recipient } from "./request.ts"
import { countryClasses, type CountryClass } from "./vocabulary.ts"

export interface Place {
  readonly class: CountryClass
  /** All countries involved, each once. */
  readonly countries: readonly string[]
  /** Those of the worst class. */
  readonly worst: readonly string[]
  /** Each instrument is checked for the countries that rest on it, not only the worst one. */
  readonly limited: readonly string[]
  readonly usDpf: readonly string[]
  /** Those without adequacy, where a risk sheet is due. */
  readonly third: readonly string[]
  /** Union members, and everything outside: for the tax office the EEA and Switzerland are outside. */
  readonly union: readonly string[]
  readonly outsideUnion: readonly string[]
  readonly endingSoon: readonly string[]
  readonly parentThird: string | null
  readonly parentUnknown: boolean
  /** The law data are past their hard limit: conditional adequacy is not relied on any more. */
  readonly stale: boolean
}

const classRank = (cls: CountryClass): number => countryClasses.indexOf(cls)

export const isWorse = (a: CountryClass, b: CountryClass): boolean => classRank(a) > classRank(b)

export interface ClassFacts {
  readonly law: Law
  readonly day: Day
  readonly knobs: Knobs
  readonly dpfListedUntil: Day | null
  readonly stale: boolean
}

/** A US company that is not on the list today is in a third country; so is every country the practice distrusts. */
export function classOf(
  country: string,
  { law, day, knobs, dpfListedUntil, stale }: ClassFacts,
): CountryClass {
  const cls = law.countryOn(country, day).class
  if (cls === "unknown") return cls
  if (knobs.countriesAsThird.includes(country)) return "third"
  if (cls === "us-dpf") {
    const listed = dpfListedUntil !== null && day <= dpfListedUntil
    return listed && knobs.usDpf !== "off" && !stale ? cls : "third"
  }
  return cls === "limited" && stale ? "third" : cls
}

export function placeOf(recipient: Recipient, facts: ClassFacts): Place {
  const countries = countriesOrUnknown(recipient.places)
  const classes = countries.map((country) => classOf(country, facts))
  const worstClass = classes.reduce((a, b) => (isWorse(b, a) ? b : a), "de")
  const only = (cls: CountryClass): readonly string[] => countries.filter((_, at) => classes[at] === cls)
  const parent = classOf(recipient.parent, facts)
  return {
    class: worstClass,
    countries,
    worst: only(worstClass),
    limited: only("limited"),
    usDpf: only("us-dpf"),
    third: only("third"),
    union: only("eu"),
    outsideUnion: countries.filter((_, at) => isWorse(classes[at] ?? "unknown", "eu")),
    endingSoon: endingSoon(facts.law, countries, facts.day),
    parentThird: parent !== "unknown" && isWorse(parent, "adequate") ? recipient.parent : null,
    parentUnknown: parent === "unknown",
    stale: facts.stale,
  }
}
