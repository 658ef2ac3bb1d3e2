/** Secrets in words: the passphrase a person types, and the 24 words of the recovery kit. */
import type { Bytes } from "../encoding/bytes.ts"
import { hash } from "../encoding/hash.ts"
import { spokenWords } from "./passphrase.table.ts"
import { randomBelow } from "./random-letters.ts"

/**
 * Seven words of 2,048 are 77 bits, as much as the usual six words of 7,776. One list serves passphrase and kit, and
 * only the short list has words that differ in their first four letters, so that a slip in the rest does no harm.
 */
export const passphraseLength = 7
export const kitLength = 24
const bitsPerWord = 11
const secretLength = 32

export const randomPassphrase = (): string =>
  Array.from({ length: passphraseLength }, () => spokenWords[randomBelow(spokenWords.length)]).join(" ")

/** Where the words are wrong, never which ones were typed. Places count from 1, as they are printed. */
export type WordsRefusal =
  | { readonly kind: "refused"; readonly reason: "wrong-count"; readonly count: number }
  | { readonly kind: "refused"; readonly reason: "unknown-word"; readonly place: number }

export type TypedPassphrase = { readonly kind: "passphrase"; readonly passphrase: string } | WordsRefusal

/** Brings what a person typed to the one spelling that is used: any case, any separators, cut or misspelled ends. */
export function readPassphrase(typed: string): TypedPassphrase {
  const words = readWords(typed, passphraseLength)
  return words.kind === "refused"
    ? words
    : { kind: "passphrase", passphrase: words.places.map((place) => spokenWords[place]).join(" ") }
}

/** The 24 words of 32 secret bytes; the last word carries eight bits of their hash. */
export function secretToWords(secret: Uint8Array): readonly string[] {
  if (secret.length !== secretLength) throw new TypeError("a recovery kit stands for 32 bytes")
  const bits = [...secret, hash(secret)[0] ?? 0].map((byte) => byte.toString(2).padStart(8, "0")).join("")
  return Array.from({ length: kitLength }, (_, at) => {
    const word = spokenWords[Number.parseInt(bits.slice(at * bitsPerWord, (at + 1) * bitsPerWord), 2)]
    if (word === undefined) throw new TypeError("the list of words is not complete")
    return word
  })
}

export type TypedSecret =
  | { readonly kind: "secret"; readonly secret: Bytes }
  | WordsRefusal
  /** All words are known, but they do not belong together: one is wrong or two are exchanged. */
  | { readonly kind: "refused"; readonly reason: "check" }

export function wordsToSecret(typed: string): TypedSecret {
  const words = readWords(typed, kitLength)
  if (words.kind === "refused") return words
  const bits = words.places.map((place) => place.toString(2).padStart(bitsPerWord, "0")).join("")
  const bytes = Uint8Array.from(bits.match(/.{8}/gu) ?? [], (byte) => Number.parseInt(byte, 2))
  const secret = bytes.slice(0, secretLength)
  return bytes[secretLength] === hash(secret)[0]
    ? { kind: "secret", secret }
    : { kind: "refused", reason: "check" }
}

/** True where a typed word is the one at this place of the kit. */
export function isSameWord(typed: string, word: string): boolean {
  const place = placeOf(typed.trim().toLowerCase())
  return place !== null && spokenWords[place] === word
}

const startLength = 4
const placeByStart: ReadonlyMap<string, number> = new Map(
  spokenWords.map((word, place) => [word.slice(0, startLength), place]),
)

/** The first four letters decide; a word of three must be whole. */
const placeOf = (word: string): number | null => placeByStart.get(word.slice(0, startLength)) ?? null

function readWords(
  typed: string,
  length: number,
): { readonly kind: "words"; readonly places: readonly number[] } | WordsRefusal {
  // Numbers come along where the words are copied from the kit, with their places.
  const words =
    typed
      .normalize("NFC")
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  if (words.length !== length) return { kind: "refused", reason: "wrong-count", count: words.length }
  const places: number[] = []
  for (const [at, word] of words.entries()) {
    const place = placeOf(word)
    if (place === null) return { kind: "refused", reason: "unknown-word", place: at + 1 }
    places.push(place)
  }
  return { kind: "words", places }
}
