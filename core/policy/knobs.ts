/** The practice's settings, read against their limits: what would lower a hard rule is refused with a sentence. */
import type { Json } from "../encoding/json.ts"
import { isList } from "../encoding/json.ts"
import { longestParcelDays } from "../records/parcel-time.ts"

export interface Knobs {
  readonly labRole: "processor" | "controller"
  readonly usDpf: "off" | "dpo" | "on"
  readonly thirdCountry: "off" | "dpo-per-case"
  readonly thirdCountryIdentified: "off" | "dpo-per-case"
  readonly taxLocation: "DE" | "EU" | "permit"
  readonly consentMaxMonths: number
  readonly anonRel: "off" | "dpo"
  readonly parcelTtlDays: number
  readonly emergencySecondPerson: boolean
  readonly bothParents: "named-cases" | "always"
  /** Countries this practice treats as third countries; an override goes towards stricter only. */
  readonly countriesAsThird: readonly string[]
}

/** The shipped defaults (spec 2.7). */
export const strictKnobs: Knobs = {
  labRole: "controller",
  usDpf: "dpo",
  thirdCountry: "off",
  thirdCountryIdentified: "off",
  taxLocation: "DE",
  consentMaxMonths: 12,
  anonRel: "off",
  parcelTtlDays: 14,
  // Nobody in danger waits for a second signature unless the practice can promise one.
  emergencySecondPerson: false,
  bothParents: "named-cases",
  countriesAsThird: [],
}

/** Settings that do not exist, because a hard rule stands there (spec 2.7). */
export const hardRules: { readonly [key: string]: string } = {
  e2ee: "Ende-zu-Ende-Verschlüsselung (Art. 32 DSGVO) ist nicht abschaltbar.",
  secrecy: "Die Verpflichtung nach § 203 StGB ist nicht abschaltbar.",
  avv: "Der Vertrag nach Art. 28 DSGVO ist nicht abschaltbar.",
  chapterV: "Kapitel V DSGVO ist nicht abschaltbar.",
  cloud393: "§ 393 SGB V ist nicht abschaltbar.",
  onwardReserved: "Eine vorbehaltene Weitergabe ist nicht zulassbar.",
  gozForm: "Die Form des § 10 Abs. 6 GOZ ist nicht abschaltbar.",
  radiographOriginal: "Röntgenoriginale sind nicht veränderbar (§ 127 StrlSchV).",
  retention: "Laufende Aufbewahrungspflichten sind nicht abkürzbar.",
  unknownCountry: "Ein unbekanntes Land ist nicht zulassbar.",
  roles: "Wer Empfänger und wer Auftragsverarbeiter sein kann, ist nicht einstellbar.",
}

export interface RefusedSetting {
  readonly key: string
  /** German, for the screen: what it tried, and what holds instead. */
  readonly sentence: string
}

export interface KnobReading {
  readonly knobs: Knobs
  readonly refused: readonly RefusedSetting[]
}

/** What a setting may be at all; a screen offers exactly this. */
export type KnobLimit =
  | { readonly kind: "one-of"; readonly values: readonly string[] }
  | { readonly kind: "within"; readonly least: number; readonly most: number }
  | { readonly kind: "yes-or-no" }
  | { readonly kind: "countries" }

const oneOf = (...values: readonly string[]): KnobLimit => ({ kind: "one-of", values })

export const knobLimits: { readonly [Key in keyof Knobs]: KnobLimit } = {
  labRole: oneOf("processor", "controller"),
  usDpf: oneOf("off", "dpo", "on"),
  thirdCountry: oneOf("off", "dpo-per-case"),
  thirdCountryIdentified: oneOf("off", "dpo-per-case"),
  taxLocation: oneOf("DE", "EU", "permit"),
  consentMaxMonths: { kind: "within", least: 1, most: 36 },
  anonRel: oneOf("off", "dpo"),
  parcelTtlDays: { kind: "within", least: 1, most: longestParcelDays },
  emergencySecondPerson: { kind: "yes-or-no" },
  bothParents: oneOf("named-cases", "always"),
  countriesAsThird: { kind: "countries" },
}

function isWithin(limit: KnobLimit, value: Json): boolean {
  switch (limit.kind) {
    case "one-of":
      return typeof value === "string" && limit.values.includes(value)
    case "within":
      return Number.isInteger(value) && Number(value) >= limit.least && Number(value) <= limit.most
    case "yes-or-no":
      return typeof value === "boolean"
    case "countries":
      return isList(value) && value.every((code) => typeof code === "string" && /^[A-Z]{2}$/u.test(code))
  }
}

/** Without words, so that every language can put it into its own sentence. */
export function limitText(limit: KnobLimit): string {
  switch (limit.kind) {
    case "one-of":
      return limit.values.join(", ")
    case "within":
      return `${limit.least}–${limit.most}`
    case "yes-or-no":
      return "true, false"
    case "countries":
      return "ISO 3166-1 alpha-2"
  }
}

export const isKnob = (key: string): key is keyof Knobs => Object.hasOwn(knobLimits, key)

const untouched: KnobReading = { knobs: strictKnobs, refused: [] }

/** What is no setting, lies outside its limits or reaches below the law is left at the default and reported. */
export function readKnobs(settings: { readonly [key: string]: Json }): KnobReading {
  const keys = Object.keys(settings)
  if (keys.length === 0) return untouched
  const refused: RefusedSetting[] = []
  const accepted: { [key: string]: Json } = {}
  for (const key of keys) {
    const value = settings[key] ?? null
    const sentence = isKnob(key) ? undefined : (hardRules[key] ?? "Diese Einstellung gibt es nicht.")
    if (isKnob(key) && isWithin(knobLimits[key], value)) accepted[key] = value
    else refused.push({ key: tidy(key), sentence: sentence ?? limitSentence(key) })
  }
  return { knobs: { ...strictKnobs, ...accepted }, refused }
}

/** The key came from outside and stands in an answer: only what looks like a key is repeated. */
const tidy = (key: string): string => (/^[A-Za-z0-9.-]{1,40}$/u.test(key) ? key : "?")

const limitSentence = (key: string): string =>
  `Möglich ist nur ${isKnob(key) ? limitText(knobLimits[key]) : "nichts"}; es gilt die Voreinstellung.`

type Order = (value: Knobs[keyof Knobs]) => number

const along =
  (...values: readonly Knobs[keyof Knobs][]): Order =>
  (value) =>
    values.indexOf(value)
const count: Order = (value) => (typeof value === "number" ? value : 0)

/** Strictest first; who is controller changes no verdict. Lists are compared by what they leave out. */
const laxness: { readonly [Key in Exclude<keyof Knobs, "countriesAsThird">]: Order } = {
  labRole: () => 0,
  usDpf: along("off", "dpo", "on"),
  thirdCountry: along("off", "dpo-per-case"),
  thirdCountryIdentified: along("off", "dpo-per-case"),
  taxLocation: along("DE", "EU", "permit"),
  consentMaxMonths: count,
  anonRel: along("off", "dpo"),
  parcelTtlDays: count,
  emergencySecondPerson: along(true, false),
  bothParents: along("always", "named-cases"),
}

const isOrdered = (key: string): key is keyof typeof laxness => Object.hasOwn(laxness, key)

/** What becomes less strict from one reading to the next: only a data protection officer signs that (spec 2.7). */
export function loweredKnobs(before: Knobs, after: Knobs): readonly (keyof Knobs)[] {
  const keys = Object.keys(laxness).filter(isOrdered)
  const lowered = keys.filter((key) => laxness[key](before[key]) < laxness[key](after[key]))
  const isLeftOut = before.countriesAsThird.some((country) => !after.countriesAsThird.includes(country))
  return isLeftOut ? [...lowered, "countriesAsThird"] : lowered
}
