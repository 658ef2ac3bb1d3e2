/** Settings while somebody changes them: each as it stands in its field, and which of them may not be. */
import type { Json } from "@zahnwolke/core/encoding/json"
import { isKnob, knobLimits, readKnobs } from "@zahnwolke/core/policy/knobs"
import type { KnobLimit, Knobs } from "@zahnwolke/core/policy/knobs"

export type KnobName = keyof Knobs
export type KnobTexts = Readonly<Record<KnobName, string>>

export const knobNames: readonly KnobName[] = Object.keys(knobLimits).filter((key) => isKnob(key))

function textOf(value: Knobs[KnobName]): string {
  if (typeof value === "boolean") return value ? "yes" : "no"
  return Array.isArray(value) ? value.join(", ") : String(value)
}

export const textsOf = (knobs: Knobs): KnobTexts => ({
  labRole: textOf(knobs.labRole),
  usDpf: textOf(knobs.usDpf),
  thirdCountry: textOf(knobs.thirdCountry),
  thirdCountryIdentified: textOf(knobs.thirdCountryIdentified),
  taxLocation: textOf(knobs.taxLocation),
  consentMaxMonths: textOf(knobs.consentMaxMonths),
  anonRel: textOf(knobs.anonRel),
  parcelTtlDays: textOf(knobs.parcelTtlDays),
  emergencySecondPerson: textOf(knobs.emergencySecondPerson),
  bothParents: textOf(knobs.bothParents),
  countriesAsThird: textOf(knobs.countriesAsThird),
})

function valueOf(text: string, limit: KnobLimit): Json {
  switch (limit.kind) {
    case "one-of":
      return text
    case "within":
      return /^\d{1,4}$/u.test(text.trim()) ? Number(text) : null
    case "yes-or-no":
      return text === "yes"
    case "countries":
      return text
        .toUpperCase()
        .split(/[\s,;]+/u)
        .filter(Boolean)
  }
}

/** By the same limits by which every device reads what is signed. */
export function readTexts(texts: KnobTexts): { readonly knobs: Knobs; readonly wrong: readonly KnobName[] } {
  const values = Object.fromEntries(knobNames.map((name) => [name, valueOf(texts[name], knobLimits[name])]))
  const { knobs, refused } = readKnobs(values)
  return { knobs, wrong: knobNames.filter((name) => refused.some(({ key }) => key === name)) }
}

export const changedKnobs = (before: Knobs, after: Knobs): readonly KnobName[] =>
  knobNames.filter((name) => textOf(before[name]) !== textOf(after[name]))
