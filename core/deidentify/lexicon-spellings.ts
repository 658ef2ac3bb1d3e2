/** One word in all the ways programs write it: letters first, then bytes. */
import { legacyBytes } from "./lexicon-legacy.ts"
import { inLatin } from "./lexicon-scripts.ts"

const german: Readonly<Record<string, string>> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  Ä: "Ae",
  Ö: "Oe",
  Ü: "Ue",
  ß: "ss",
  ẞ: "SS",
}

const marks = /\p{M}/gu
const wide = /[^\p{ASCII}]/gu
/** Letters that are no letter with a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  æ: "ae",
  Æ: "Ae",
  œ: "oe",
  ı: "i",
  þ: "th",
}

const unmarked = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(marks, "")
    .replaceAll(wide, (letter) => plainLetters[letter] ?? letter)

const title = (text: string): string =>
  text.toLowerCase().replaceAll(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase())

export const titled = (text: string): string => title(text).normalize("NFC")

/** The mark in "O'Neill", as keyboards, word processors and standards set it, and as forms leave it out. */
const apostrophes = /['\u{2019}\u{2BC}\u{2018}\u{60}\u{B4}]/gu
const marksOfNames = ["'", "\u{2019}", "\u{2BC}", "\u{2018}", "\u{60}", "\u{B4}", "", " "]

/** As it is, transcribed as in German passports, in Latin letters, without marks, with every apostrophe. */
export function spellings(text: string): ReadonlySet<string> {
  const latin = inLatin(text).map(titled)
  const shortest = 5
  const apart = [text, ...latin].flatMap((word) => {
    const set = marksOfNames.map((mark) => word.replaceAll(apostrophes, mark))
    return new Set([word, ...set.filter((spelt) => spelt.length >= shortest)])
  })
  return new Set(apart.flatMap((words) => [...words].flatMap((word) => [...transcriptions(word)])))
}

function transcriptions(text: string): ReadonlySet<string> {
  const composed = text.normalize("NFC")
  const transcribed = composed.replaceAll(/[äöüÄÖÜßẞ]/gu, (letter) => german[letter] ?? letter)
  return new Set([composed, transcribed, unmarked(transcribed), unmarked(composed)])
}

export const cased = (text: string): ReadonlySet<string> =>
  new Set([text, text.toUpperCase(), text.toLowerCase(), titled(text)])

const encoder = new TextEncoder()
const utf8 = (text: string): Uint8Array => encoder.encode(text)

const latin1ToText = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

function utf16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little)
  return bytes
}

/** What a word with marks becomes where a program guessed its encoding wrongly, lost its letters, or escaped them. */
function damaged(text: string): readonly string[] {
  const bytes = utf8(text)
  const windows = new TextDecoder("windows-1252").decode(bytes)
  const one = (letter: string, spell: (code: number) => string): string =>
    Array.from(letter, (part) => spell(part.codePointAt(0) ?? 0)).join("")
  const each = (spell: (code: number) => string): string =>
    text.replaceAll(wide, (letter) => one(letter, spell))
  const bytesOf = (spell: (byte: number) => string): string =>
    text.replaceAll(wide, (letter) => [...utf8(letter)].map(spell).join(""))
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0")
  return [
    windows,
    latin1ToText(bytes),
    each((code) => `&#${code};`),
    each((code) => `&#x${hex(code, 1)};`),
    each((code) => `&#x${hex(code, 1).toUpperCase()};`),
    each((code) => `\\u${hex(code, 4)}`),
    each((code) => entities[String.fromCodePoint(code)] ?? "?"),
    bytesOf((byte) => `%${hex(byte, 2)}`),
    bytesOf((byte) => `%${hex(byte, 2).toUpperCase()}`),
    bytesOf((byte) => `=${hex(byte, 2).toUpperCase()}`),
    ...["?", "\u{FFFD}", "_", "", "??", "\u{FFFD}\u{FFFD}"].map((stand) => text.replaceAll(wide, stand)),
  ]
}

const entities: Readonly<Record<string, string>> = {
  ä: "&auml;",
  ö: "&ouml;",
  ü: "&uuml;",
  Ä: "&Auml;",
  Ö: "&Ouml;",
  Ü: "&Uuml;",
  ß: "&szlig;",
  é: "&eacute;",
  è: "&egrave;",
  á: "&aacute;",
  ç: "&ccedil;",
  ñ: "&ntilde;",
}

/** A spelling as bytes; "coded" ones stand inside other letters, so that no border shows. */
export interface Spelled {
  readonly bytes: Uint8Array
  readonly unit: 1 | 2
  readonly little: boolean
  readonly coded: boolean
}

const shortestDamaged = 5

export function encodings(text: string): readonly Spelled[] {
  const composed = text.normalize("NFC")
  const decomposed = text.normalize("NFD")
  const texts = [composed, ...(decomposed === composed ? [] : [decomposed])]
  if (composed.search(wide) >= 0) {
    texts.push(
      ...damaged(composed).filter((spelt) => spelt.length >= shortestDamaged && /[A-Za-z]{2}/u.test(spelt)),
    )
  }
  const spelled: Spelled[] = []
  const add = (bytes: Uint8Array, unit: 1 | 2 = 1, little = true, coded = false): void => {
    spelled.push({ bytes, unit, little, coded })
  }
  for (const spelt of texts) add(utf8(spelt))
  for (const bytes of legacyBytes(composed)) add(bytes)
  for (const spelt of [composed, decomposed]) {
    add(utf16(spelt, true), 2, true)
    add(utf16(spelt, false), 2, false)
  }
  for (const bytes of [
    utf8(composed),
    ...(decomposed === composed ? [] : [utf8(decomposed)]),
    ...legacyBytes(composed).slice(0, 1),
    utf16(composed, true),
  ]) {
    for (const coded of base64Phases(bytes)) add(utf8(coded), 1, true, true)
  }
  return spelled
}

/** The letters of base64 that follow from the bytes alone, for each of the three places they can begin at. */
function base64Phases(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].map((phase) => {
    const framed = new Uint8Array(phase + bytes.length)
    framed.set(bytes, phase)
    const text = btoa(String.fromCharCode(...framed)).replaceAll("=", "")
    const first = Math.ceil((phase * 8) / 6)
    const last = Math.floor(((phase + bytes.length) * 8) / 6)
    return text.slice(first, last)
  })
}

/** What may stand behind a name in a text; and, behind a value of DICOM, the group of the next attribute. */
const behindWords = "\0 ^_-.,;:/\\<>\"'=)&@|#\n\r\t"
const nextGroups = [0x02, 0x08, 0x10, 0x18, 0x32, 0x38, 0xfe]

/** Two letters with what may stand behind them, capital first or in capitals: three bytes are the least searched for. */
export function pairs(text: string, titleOnly: boolean): readonly Spelled[] {
  const spelled: Spelled[] = []
  for (const spelt of new Set(titleOnly ? [text] : [text, titled(text), text.toUpperCase()])) {
    for (const bytes of [utf8(spelt), ...legacyBytes(spelt)]) {
      for (const code of [...utf8(behindWords), ...nextGroups])
        spelled.push({ bytes: Uint8Array.of(...bytes, code), unit: 1, little: true, coded: false })
    }
    for (const behind of behindWords) {
      spelled.push({ bytes: utf16(spelt + behind, true), unit: 2, little: true, coded: false })
      spelled.push({ bytes: utf16(spelt + behind, false), unit: 2, little: false, coded: false })
    }
  }
  return spelled
}
