/** The words and numbers of an identity, taken apart: what is searched, and under which rule. */
import { isEveryday, isParticle, isTechnical } from "./lexicon-common.ts"
import { titled } from "./lexicon-spellings.ts"
import { isOwnNumber, isOwnWord, isWrittenAs } from "./own-words.ts"

const leakCategories = [
  "name",
  "birth-date",
  "insurance-number",
  "patient-id",
  "address",
  "phone",
  "email",
  "other",
  "taken",
  "unsearched",
] as const
/** Which part of what is known was found; "unsearched" where a part could not be looked into. */
export type LeakCategory = (typeof leakCategories)[number]

export interface Phrase {
  readonly text: string
  readonly category: LeakCategory
  /** Letters beside it would make it another word; digits beside it another number. A pair counts in a text only. */
  readonly rule: "anywhere" | "word" | "pair" | "number" | "date"
  /** Not in capitals and not in small letters: those are words of a format. */
  readonly titleOnly: boolean
  /** Forms that few write are looked for as letters only: each in base64 costs the search as much as a name. */
  readonly plainOnly?: true
}

/** From this length on a name is looked for inside longer words, too: "Lindenbergerstr". */
const longWord = 7
const pairLength = 2
const leastBehindMark = 4

/** A text and the names in it. */
export function textPhrases(text: string, category: LeakCategory, splits: boolean): readonly Phrase[] {
  const whole = text.trim().replaceAll(/\s+/gu, " ")
  if (whole === "") return []
  const parts = splits ? whole.split(/[^\p{L}\p{M}'’]+/u) : []
  const several = parts.filter((part) => part !== "").length > 1
  const shortest = category === "name" ? pairLength : 3
  const words = several
    ? parts.filter((part) => Array.from(part).length >= shortest && !isParticle(part))
    : []
  // "O. Neill": what stands behind the mark is the name.
  const behind = parts.flatMap((part) => part.split(/['’ʼ]/u).slice(1))
  words.push(...behind.filter((part) => Array.from(part).length >= leastBehindMark))
  return [whole, ...words].flatMap((part) => wordPhrase(part, category))
}

/** Scripts that set no space between words. */
const unparted = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/**
 * None where it cannot be looked for alone: one letter, a particle, or an everyday word that we write ourselves in the
 * letters a name has, which would be found in every result.
 */
function wordPhrase(word: string, category: LeakCategory): readonly Phrase[] {
  const length = Array.from(word).length
  if (length < pairLength || isParticle(word)) return []
  if (unparted.test(word)) return [{ text: word, category, rule: "anywhere", titleOnly: false }]
  const isOurs = length < longWord && isOwnWord(word)
  const name = titled(word)
  if (isOurs && (isEveryday(word) || length === pairLength) && isWrittenAs(name)) return []
  const titleOnly = isTechnical(word) || isOurs
  const text = isOurs ? name : word
  if (length === pairLength)
    return /^\p{L}+$/u.test(word) ? [{ text, category, rule: "pair", titleOnly }] : []
  return [{ text, category, rule: length >= longWord ? "anywhere" : "word", titleOnly }]
}

/** A number up to so long is let pass in a UID made of chance; a longer one that holds it is not. */
const mostByChance = 8

/** Without those that hold another one which is looked for everywhere: where they stand, it is found, too. */
export function withoutCovered(phrases: readonly Phrase[]): readonly Phrase[] {
  const wide = phrases.filter(
    ({ text, rule, titleOnly }) =>
      (rule === "anywhere" || (rule === "number" && text.length > mostByChance)) && !titleOnly,
  )
  return phrases.filter(
    (phrase) =>
      !wide.some(
        (other) =>
          other.text.length < phrase.text.length &&
          (other.rule === "anywhere" || phrase.rule === "number") &&
          phrase.text.includes(other.text),
      ),
  )
}

/** Both orders, joined as names of files, of DICOM and of people are. */
export function fullNames(family: string, given: string): readonly Phrase[] {
  const joints = ["", " ", "^", "_", ", ", ",", "-", ".", "; ", ";"]
  const pairs = joints.flatMap((joint) => [`${family}${joint}${given}`, `${given}${joint}${family}`])
  return pairs.map((text) => ({
    text,
    category: "name",
    rule: text.length >= longWord ? "anywhere" : "word",
    titleOnly: false,
  }))
}

const shortestNumber = 5
const longNumber = 7

/** Numbers and mixed codes. Below five digits a number is found everywhere and says nothing. */
export function numberPhrases(text: string, category: LeakCategory): readonly Phrase[] {
  const whole = text.trim()
  const digits = whole.replaceAll(/\D/gu, "")
  const bare = whole.replaceAll(/[^\p{L}\p{N}]/gu, "")
  const forms = new Set([
    whole,
    bare,
    ...(digits.length >= longNumber ? [digits] : []),
    ...groupedInsurance(bare, digits),
  ])
  const phrases: Phrase[] = []
  for (const form of forms) {
    const onlyDigits = /^[\d\s./-]+$/u.test(form)
    if (form.length < 3 || (onlyDigits && digits.length < shortestNumber)) continue
    if (isOwnNumber(form)) continue
    const long = form.length >= longNumber
    phrases.push({
      text: form,
      category,
      rule: onlyDigits ? (long ? "number" : "date") : long ? "anywhere" : "word",
      titleOnly: false,
    })
  }
  return phrases
}

/** A German insurance number in the groups that cards and forms print it in. */
function groupedInsurance(bare: string, digits: string): readonly string[] {
  if (!/^[A-Za-z]\d{9}$/u.test(bare)) return []
  const [letter, one, two, three] = [bare.slice(0, 1), ...(digits.match(/\d{3}/gu) ?? [])]
  return [" ", "-", "."].flatMap((joint) => [
    [letter, digits].join(joint),
    [`${letter}${one}`, two, three].join(joint),
    [letter, one, two, three].join(joint),
    [one, two, three].join(joint),
  ])
}

const mobile = /^1[5-7]\d/u

/** A telephone number with and without country, in the groups it was given in, parted in the usual ways. */
export function phonePhrases(phone: string): readonly Phrase[] {
  const given = phone.trim()
  const plain = given.replaceAll(/\(0\)/gu, " ")
  const digits = plain.replaceAll(/\D/gu, "")
  if (digits.length < 6) return []
  const national = digits.replace(/^(?:00)?49/u, "").replace(/^0/u, "")
  const groups = plain.split(/\D+/u).filter((group) => group !== "")
  const own = /^(?:00)?49$/u.test(groups[0] ?? "") ? groups.slice(1) : groups
  const first = own.length > 1 ? (own[0] ?? "").replace(/^0/u, "") : (mobile.exec(national)?.[0] ?? "")
  const rest = own.length > 1 ? own.slice(1) : [national.slice(first.length)]
  const forms = new Set([
    given,
    digits,
    national,
    `0${national}`,
    `+49${national}`,
    `0049${national}`,
    ...["", " ", "-", "/", "."].map((joint) => groups.join(joint)),
    ...(first === "" ? [] : partedPhones(first, rest)),
  ])
  return [...forms]
    .filter((form) => form.replaceAll(/\D/gu, "").length >= 6)
    .map((text) => ({ text, category: "phone", rule: "number", titleOnly: false }))
}

const ownLocal = 7

/**
 * The number within a town as one, in its groups, and in pairs from either end (DIN 5008 of old): by itself where it is
 * long enough, else behind its town.
 */
function partedPhones(area: string, rest: readonly string[]): readonly string[] {
  const local = rest.join("")
  const pairs = [local.match(/\d{1,2}/gu) ?? [], local.match(/\d{1,2}(?=(?:\d\d)*$)/gu) ?? []]
  const locals = [local, ...[rest, ...pairs].flatMap((parts) => [parts.join(" "), parts.join("-")])]
  if (local.length >= ownLocal) return locals
  const towns = [`0${area} `, `0${area}-`, `0${area}/`, `(0${area}) `, `${area} `, `${area}-`, `(0)${area}/`]
  return towns.flatMap((town) => locals.map((number) => `${town}${number}`))
}

export function emailPhrases(email: string): readonly Phrase[] {
  const whole = email.trim()
  const local = whole.split("@")[0] ?? ""
  const domain = whole.split("@")[1] ?? ""
  const isOwn =
    domain !== "" &&
    !/^(?:gmx|web|gmail|googlemail|t-online|outlook|hotmail|icloud|yahoo|posteo|mailbox|freenet|aol|live|me|mail|proton|protonmail|arcor|online|1und1|example)\./u.test(
      domain,
    )
  const texts = [whole, local, ...(isOwn ? [domain] : [])].filter((text) => text.length >= 4)
  return texts.flatMap((text) => wordPhrase(text, "email"))
}

/** Street with number, street alone, code with town: a town alone is no address. */
export function addressPhrases(address: string): readonly Phrase[] {
  const parts = address.split(/[,;\n|]+/u).map((part) => part.trim().replaceAll(/\s+/gu, " "))
  const texts = new Set([address.trim()])
  for (const part of parts) {
    if (part.length < 5 || (!/\d/u.test(part) && part.length < 10 && parts.length > 1)) continue
    texts.add(part)
    const street = /^(.*\p{L}\.?)\s+\d+\s?\p{L}?$/u.exec(part)?.[1]
    if (street !== undefined && street.length >= 8) texts.add(street)
  }
  const all = [...texts].flatMap((text) => [text, ...otherStreets(text)])
  return all.flatMap((text) => wordPhrase(text, "address"))
}

const streetWord = /(?<=\p{L})([ -]?)(str(?:aße|asse|\.|(?!\p{L})))/giu
const streetNames = ["straße", "str.", "str"]

/** "Schillerstr.", "Schiller-Straße" and "Schillerstraße" are one street. */
function otherStreets(text: string): readonly string[] {
  if (text.search(streetWord) < 0) return []
  return streetNames.flatMap((word) =>
    ["", " ", "-"].map((joint) =>
      text.replaceAll(streetWord, `${joint}${joint === "" ? word : `S${word.slice(1)}`}`),
    ),
  )
}
