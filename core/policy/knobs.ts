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

type Reader = (value: Json) => Json | undefined

const oneOf =
  (...values: readonly string[]): Reader =>
  (value) =>
    typeof value === "string" && values.includes(value) ? value : undefined
const within =
  (least: number, most: number): Reader =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most ? value : undefined

const limits: { readonly [Key in keyof Knobs]: { readonly read: Reader; readonly says: string } } = {
  labRole: { read: oneOf("processor", "controller"), says: "processor oder controller" },
  usDpf: { read: oneOf("off", "dpo", "on"), says: "off, dpo oder on" },
  thirdCountry: { read: oneOf("off", "dpo-per-case"), says: "off oder dpo-per-case" },
  thirdCountryIdentified: { read: oneOf("off", "dpo-per-case"), says: "off oder dpo-per-case" },
  taxLocation: { read: oneOf("DE", "EU", "permit"), says: "DE, EU oder permit" },
  consentMaxMonths: { read: within(1, 36), says: "1 bis 36 Monate" },
  anonRel: { read: oneOf("off", "dpo"), says: "off oder dpo" },
  parcelTtlDays: { read: within(1, longestParcelDays), says: `1 bis ${longestParcelDays} Tage` },
  emergencySecondPerson: {
    read: (value) => (typeof value === "boolean" ? value : undefined),
    says: "true oder false",
  },
  bothParents: { read: oneOf("named-cases", "always"), says: "named-cases oder always" },
  countriesAsThird: {
    read: (value) =>
      isList(value) && value.every((code) => typeof code === "string" && /^[A-Z]{2}$/u.test(code))
        ? value
        : undefined,
    says: "eine Liste von Ländern, die strenger behandelt werden",
  },
}

const isKnob = (key: string): key is keyof Knobs => Object.hasOwn(limits, key)

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
    const read = isKnob(key) ? limits[key].read(value) : undefined
    if (read !== undefined) accepted[key] = read
    else refused.push({ key: tidy(key), sentence: sentence ?? limitSentence(key) })
  }
  return { knobs: { ...strictKnobs, ...accepted }, refused }
}

/** The key came from outside and stands in an answer: only what looks like a key is repeated. */
const tidy = (key: string): string => (/^[A-Za-z0-9.-]{1,40}$/u.test(key) ? key : "?")

const limitSentence = (key: string): string =>
  `Möglich ist nur ${isKnob(key) ? limits[key].says : "nichts"}; es gilt die Voreinstellung.`

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
