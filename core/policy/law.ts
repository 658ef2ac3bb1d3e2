/** The law as one checked value: rules and countries by day. Without rules, with a gap or an overlap it cannot be built. */
import { addDays, day, daysBetween, isDay, type Day } from "./day.ts"
import { countriesAsOf, countryRows, type CountryRow } from "./countries.table.ts"
import { ruleTexts, type RuleId, type RuleText, type RuleValidity } from "./rules.table.ts"
import type { CountryClass, GateId, Level } from "./vocabulary.ts"

/** A rule in force on a day, without its sentences: what a reason needs. */
export interface RuleInForce {
  readonly id: RuleId
  readonly gate: GateId
  readonly level: Level
  readonly citation: string
}

export interface CountryInForce {
  readonly class: CountryClass
  readonly instrument: string
  /** The day the instrument ends, where that is known. */
  readonly endsOn: Day | null
}

/** An instrument class that no longer holds from a day on, whatever the table says: the court ruled this morning. */
export interface Suspension {
  readonly class: "limited" | "us-dpf" | "adequate"
  /** One country, or null for all of the class. */
  readonly country: string | null
  readonly from: Day
}

export interface Law {
  readonly version: string
  readonly asOf: Day
  readonly ruleOn: (id: RuleId, date: Day) => RuleInForce | null
  readonly countryOn: (country: string, date: Day) => CountryInForce
  readonly knows: (date: Day) => boolean
  /** Days after `asOf` from which the data count as old, and as too old to rely on conditional adequacy. */
  readonly freshDays: number
  readonly hardDays: number
}

export interface LawParts {
  readonly version: string
  readonly asOf: string
  readonly rules: readonly (RuleText & { readonly id: RuleId })[]
  readonly countries: readonly CountryRow[]
  readonly suspensions?: readonly Suspension[]
  readonly freshDays?: number
  readonly hardDays?: number
}

/** The first day of which the country table speaks. */
const firstDay = day("2016-01-01")

/** The founding article's world, and today's: days on which a decision can be replayed. */
export const profiles = { "2017-03": day("2017-03-15"), "2026-11": day("2026-11-23") } as const

interface Row {
  readonly validFrom: string
  readonly validTo: string | null
}

/** Gaps and overlaps in the validity of one rule or one country; empty where it is seamless and open-ended. */
export function validityProblems(name: string, rows: readonly Row[]): readonly string[] {
  if (rows.length === 0) return [`${name} has no validity. Add a row.`]
  const wrong = rows.filter(
    ({ validFrom, validTo }) =>
      !isDay(validFrom) || (validTo !== null && !(isDay(validTo) && validFrom < validTo)),
  )
  if (wrong.length > 0)
    return [`${name} has a row that is no period (${wrong[0]?.validFrom ?? ""}). Correct it.`]

  const sorted = rows.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return sorted.flatMap(({ validFrom, validTo }, at) => {
    const next = sorted[at + 1]
    if (next === undefined) return []
    if (validTo === null || next.validFrom < validTo) {
      return [`${name} has an overlap: the row of ${validFrom} still holds on ${next.validFrom}.`]
    }
    return next.validFrom > validTo ? [`${name} has a gap from ${validTo} to ${next.validFrom}.`] : []
  })
}

function problemsOf({ rules, countries, asOf }: LawParts): readonly string[] {
  if (rules.length === 0) return ["There are no rules. Without rules nothing can be decided."]
  if (countries.length === 0) return ["There are no countries. Without countries nothing can be decided."]
  if (!isDay(asOf)) return ["The law data name no day on which they were checked."]
  const present = new Map(Map.groupBy(rules, ({ id }) => id))
  const missing = ruleTexts.filter(({ id }) => !present.has(id)).map(({ id }) => `The rule ${id} is missing.`)
  const doubled = [...present]
    .filter(([, list]) => list.length > 1)
    .map(([id]) => `The rule ${id} stands twice.`)
  const uneven = rules.flatMap(({ id, rows }) => validityProblems(id, rows))
  const places = [...Map.groupBy(countries, ({ country }) => country)].flatMap(([country, rows]) => [
    ...validityProblems(country, rows),
    ...(rows.some(({ validFrom }) => validFrom <= firstDay) ? [] : [`${country} begins after ${firstDay}.`]),
    ...(rows.some(({ validTo }) => validTo === null) ? [] : [`${country} ends without a next row.`]),
  ])
  return [...missing, ...doubled, ...uneven, ...places]
}

/** Refuses with all problems found: an empty rule set, a missing rule, a gap or an overlap is never a law. */
export function buildLaw(parts: LawParts): Law | { readonly problems: readonly string[] } {
  const problems = problemsOf(parts)
  if (problems.length > 0 || !isDay(parts.asOf)) return { problems }
  const { version, asOf, freshDays = 200, hardDays = 400 } = parts
  const rules = new Map(parts.rules.map((rule) => [rule.id, indexRule(rule)]))
  const countries = Map.groupBy(parts.countries, ({ country }) => country)
  const suspensions = parts.suspensions ?? []
  return {
    version,
    asOf,
    freshDays,
    hardDays,
    knows: (date) => date >= firstDay,
    ruleOn: (id, date) => rules.get(id)?.find((row) => holds(row, date))?.rule ?? null,
    countryOn: (country, date) => countryOn(countries.get(country) ?? [], suspensions, date),
  }
}

const holds = ({ validFrom, validTo }: Row, date: Day): boolean =>
  validFrom <= date && (validTo === null || date < validTo)

const indexRule = ({ id, gate, level, rows }: RuleText & { readonly id: RuleId }) =>
  rows.map(({ validFrom, validTo, citation }: RuleValidity) => ({
    validFrom,
    validTo,
    rule: { id, gate, level, citation },
  }))

/** A code that no table row names does not exist: the worst class. */
function countryOn(
  rows: readonly CountryRow[],
  suspensions: readonly Suspension[],
  date: Day,
): CountryInForce {
  const row = rows.find((one) => holds(one, date))
  if (row === undefined) return { class: "unknown", instrument: "", endsOn: null }
  const suspended = suspensions.some(
    ({ class: cls, country, from }) =>
      cls === row.class && (country === null || country === row.country) && from <= date,
  )
  if (suspended) return { class: "third", instrument: `${row.instrument} (ausgesetzt)`, endsOn: null }
  return {
    class: row.class,
    instrument: row.instrument,
    endsOn: row.validTo === null ? null : day(row.validTo),
  }
}

/** Countries whose instrument ends within 180 days and is followed by another class. */
export function endingSoon(law: Law, countries: readonly string[], date: Day): readonly string[] {
  return [...new Set(countries)].flatMap((country) => {
    const { class: cls, endsOn } = law.countryOn(country, date)
    if (endsOn === null || daysBetween(date, endsOn) > 180) return []
    return law.countryOn(country, addDays(endsOn, 0)).class === cls ? [] : [`${country} ${endsOn}`]
  })
}

export const lawParts: LawParts = {
  version: countriesAsOf,
  asOf: countriesAsOf,
  rules: ruleTexts,
  countries: countryRows,
}

function shipped(parts: LawParts): Law {
  const built = buildLaw(parts)
  if ("problems" in built) throw new TypeError(built.problems.join(" "))
  return built
}

export const law: Law = shipped(lawParts)

/** The one switch for the day a court annuls an instrument; effective the same day. */
export const lawWithSuspensions = (suspensions: readonly Suspension[]): Law =>
  shipped({ ...lawParts, suspensions })
