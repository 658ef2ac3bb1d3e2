/** Our order number, made to be said on the telephone and printed on a slip: "ZW-4K7M-92XA-3". */
import { randomLetters } from "./random-letters.ts"
import type { TypedCode } from "./random-letters.ts"

/** Crockford's base 32 without I, L, O, U. 32 letters: the elements of the field the check letter is reckoned in. */
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const prefix = "ZW"
/** 40 bits: a label for people. What an order is bound to is its id, never its number. */
const length = 8

/** Times x in GF(32), modulo x^5 + x^2 + 1. */
const timesX = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31

/**
 * Every letter weighs another power of x, so that no single wrong letter and no two exchanged ones, neighbours or
 * not, can leave the check letter right.
 */
function checkLetter(body: string): string {
  return letters.charAt(Array.from(body).reduce((sum, letter) => timesX(sum ^ letters.indexOf(letter)), 0))
}

const spelled = (body: string): string =>
  `${prefix}-${body.slice(0, 4)}-${body.slice(4)}-${checkLetter(body)}`

export const randomOrderNumber = (): string => spelled(randomLetters(letters, length))

/** Reads what a person typed: any case, with or without prefix and dashes, o for 0, i and l for 1. */
export function parseOrderNumber(text: string): TypedCode {
  const plain = text.toUpperCase().replaceAll(/[\s\-–—.]/gu, "")
  const body = (
    plain.length === prefix.length + length + 1 && plain.startsWith(prefix) ? plain.slice(2) : plain
  )
    .replaceAll("O", "0")
    .replaceAll(/[IL]/gu, "1")
  if (body.length !== length + 1) return { kind: "refused", reason: "wrong-length" }
  if (Array.from(body).some((letter) => !letters.includes(letter))) {
    return { kind: "refused", reason: "unknown-letter" }
  }
  const number = spelled(body.slice(0, length))
  return number.endsWith(body.charAt(length))
    ? { kind: "code", code: number }
    : { kind: "refused", reason: "check" }
}

/** True for the one spelling that is stored and printed. */
export function isOrderNumber(text: string): boolean {
  const typed = parseOrderNumber(text)
  return typed.kind === "code" && typed.code === text
}
