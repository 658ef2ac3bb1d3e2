/** Countries whose adequacy somebody suspended before new law data arrive: written by an operator, heard by each client. */
import { isDay } from "./day.ts"
import type { Day } from "./day.ts"
import { law, lawWithSuspensions } from "./law.ts"
import type { Law, Suspension } from "./law.ts"

export interface SuspendedCountry {
  readonly country: string
  /** The first day on which the instrument no longer counts. */
  readonly from: Day
}

/** Only these can be taken away: the regulation itself holds in the Union and its economic area. */
const suspendable: readonly Suspension["class"][] = ["adequate", "limited", "us-dpf"]

const isSuspendable = (country: string, from: Day): boolean =>
  suspendable.some((one) => one === law.countryOn(country, from).class)

/** "US:2026-11-27,CH:2027-01-01", or the first part that is none. */
export function readSuspended(
  text: string,
): { readonly suspended: readonly SuspendedCountry[] } | { readonly wrong: string } {
  const suspended: SuspendedCountry[] = []
  for (const part of text.split(",").map((one) => one.trim())) {
    const [country = "", from = "", ...rest] = part.split(":")
    if (rest.length > 0 || !isDay(from) || !isSuspendable(country, from)) return { wrong: part }
    suspended.push({ country, from })
  }
  return { suspended }
}

/** Whoever knows of an earlier end is right: taking both together is never laxer than one of them. */
export function uniteSuspended(
  one: readonly SuspendedCountry[],
  other: readonly SuspendedCountry[],
): readonly SuspendedCountry[] {
  const earliest = new Map<string, Day>()
  for (const { country, from } of [...one, ...other]) {
    const known = earliest.get(country)
    if (known === undefined || from < known) earliest.set(country, from)
  }
  return [...earliest].map(([country, from]) => ({ country, from })).toSorted(byCountry)
}

const byCountry = (a: SuspendedCountry, b: SuspendedCountry): number => (a.country < b.country ? -1 : 1)

/** The shipped law without what was suspended. Nothing that is handed in can make it laxer. */
export const lawWithout = (suspended: readonly SuspendedCountry[]): Law =>
  suspended.length === 0
    ? law
    : lawWithSuspensions(
        suspended.flatMap(({ country, from }) => suspendable.map((one) => ({ class: one, country, from }))),
      )
