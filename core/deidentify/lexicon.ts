/** What a practice knows of a person and the people around, and all the bytes it must not be found as in what leaves. */
import { datePhrases } from "./lexicon-dates.ts"
import {
  addressPhrases,
  emailPhrases,
  fullNames,
  numberPhrases,
  phonePhrases,
  textPhrases,
  withoutCovered,
} from "./lexicon-phrases.ts"
import type { LeakCategory, Phrase } from "./lexicon-phrases.ts"
import { cased, encodings, pairs, spellings } from "./lexicon-spellings.ts"
import { isOwnWord } from "./own-words.ts"

/** All optional: what is not known cannot be searched for, and the report says so. */
export interface KnownIdentity {
  readonly family?: string
  readonly given?: string
  /** YYYY-MM-DD. */
  readonly birthDate?: string
  /** German KVNR: a letter and nine digits; any other number of an insurance is taken as it is. */
  readonly insuranceNumber?: string
  readonly patientId?: string
  readonly addresses?: readonly string[]
  readonly phones?: readonly string[]
  readonly emails?: readonly string[]
  /** Birth and former names, guardians, dentist, staff, practice, order numbers. */
  readonly others?: readonly string[]
}

export interface Needle {
  readonly bytes: Uint8Array
  readonly category: LeakCategory
  readonly rule: Phrase["rule"]
  readonly unit: 1 | 2
  readonly little: boolean
}

export interface Lexicon {
  readonly needles: readonly Needle[]
  /** What is searched for. */
  readonly covered: readonly LeakCategory[]
  /** Given, but too short or too common to be searched for alone. */
  readonly notAlone: readonly LeakCategory[]
}

/** `taken`: words that came with the input itself, from folder names and order files. */
export function makeLexicon(identity: KnownIdentity, taken: readonly string[] = []): Lexicon {
  const given = givenPhrases(identity, taken)
  const needles = new Map<string, Needle>()
  for (const phrase of withoutCovered(given.flatMap(({ phrases }) => phrases))) {
    for (const needle of phraseNeedles(phrase)) {
      const key = `${needle.unit}${needle.bytes.join()}`
      const known = needles.get(key)
      if (known === undefined || ranks[needle.rule] < ranks[known.rule]) needles.set(key, needle)
    }
  }
  const all = [...needles.values()]
  const categories = (list: readonly LeakCategory[]): readonly LeakCategory[] => [...new Set(list)]
  return {
    needles: all,
    covered: categories(all.map(({ category }) => category)),
    notAlone: categories(given.filter(({ phrases }) => phrases.length === 0).map(({ category }) => category)),
  }
}

/** The looser rule wins where two phrases read the same. */
const ranks: Readonly<Record<Phrase["rule"], number>> = { anywhere: 0, number: 1, date: 2, word: 3, pair: 4 }

interface Given {
  readonly category: LeakCategory
  readonly phrases: readonly Phrase[]
}

function givenPhrases(identity: KnownIdentity, taken: readonly string[]): readonly Given[] {
  const { family = "", given = "", birthDate, insuranceNumber, patientId } = identity
  const list: Given[] = []
  const add = (
    category: LeakCategory,
    text: string | undefined,
    phrases: (text: string) => readonly Phrase[],
  ): void => {
    if (text !== undefined && text.trim() !== "") list.push({ category, phrases: phrases(text) })
  }
  const names = (text: string): readonly Phrase[] => textPhrases(text, "name", true)
  add("name", family, names)
  add("name", given, names)
  if (family.trim() !== "" && given.trim() !== "")
    list.push({ category: "name", phrases: bothNames(family, given) })
  add("birth-date", birthDate, datePhrases)
  add("insurance-number", insuranceNumber, (text) => numberPhrases(text, "insurance-number"))
  add("patient-id", patientId, (text) => numberPhrases(text, "patient-id"))
  for (const address of identity.addresses ?? []) add("address", address, addressPhrases)
  for (const phone of identity.phones ?? []) add("phone", phone, phonePhrases)
  for (const email of identity.emails ?? []) add("email", email, emailPhrases)
  for (const other of identity.others ?? []) add("other", other, (text) => mixedPhrases(text, "other"))
  for (const word of taken) add("taken", word, (text) => mixedPhrases(text, "taken"))
  return list
}

/** All given names and the first alone, since forms differ in which they print. */
function bothNames(family: string, given: string): readonly Phrase[] {
  const first = given.trim().split(/\s+/u)[0] ?? ""
  return [...new Set([given.trim(), first])].flatMap((name) => fullNames(family.trim(), name))
}

/** A word with digits is a number of something; words are names. */
function mixedPhrases(text: string, category: LeakCategory): readonly Phrase[] {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text.trim()))
    return datePhrases(text).map((phrase) => ({ ...phrase, category }))
  if (/\d/u.test(text) && !/\p{L}{4}/u.test(text)) return numberPhrases(text, category)
  return textPhrases(text, category, true)
}

/** "От" and "Макс" are "OT" and "MAX" in capital Latin letters, which files write of themselves. */
const isOwnSpelling = (spelt: string, text: string): boolean =>
  spelt !== text && spelt.length < longestOwn && isOwnWord(spelt)
const longestOwn = 7

const pairNeedles = ({ text, category, titleOnly }: Phrase): readonly Needle[] =>
  [...spellings(text)]
    .flatMap((spelt) => pairs(spelt, titleOnly || isOwnSpelling(spelt, text)))
    .map(({ bytes, unit, little }) => ({ bytes, category, rule: "pair", unit, little }))

/** Shorter codings are found by chance in any picture. */
const shortestCoded = 8
const longestNeedle = 128

function phraseNeedles(phrase: Phrase): readonly Needle[] {
  const { category, rule, text, titleOnly } = phrase
  if (rule === "pair") return pairNeedles(phrase)
  const texts = new Set(
    [...spellings(text)].flatMap((spelt) =>
      titleOnly || isOwnSpelling(spelt, text) ? [spelt] : [...cased(spelt)],
    ),
  )
  const needles: Needle[] = []
  for (const spelt of texts) {
    for (const { bytes, unit, little, coded } of encodings(spelt)) {
      if (bytes.length < (coded ? shortestCoded : 3) || (coded && phrase.plainOnly === true)) continue
      needles.push({
        bytes: bytes.slice(0, longestNeedle),
        category,
        rule: coded ? "anywhere" : rule,
        unit,
        little,
      })
    }
  }
  return needles
}
