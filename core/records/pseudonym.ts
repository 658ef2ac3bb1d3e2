/**
 * The code under which a patient stands for one recipient, drawn by chance: what links it to a person is kept in
 * the practice only. Nine letters and digits without a dash, as KZBV, VDZI and VDDS want a Patientenpseudonym.
 */
import { randomLetters } from "./random-letters.ts"
import type { TypedCode } from "./random-letters.ts"

/**
 * No vowels, so that no code reads like a name. Of letters that look or sound alike only one stays: none of 0 1 O I
 * Q, no Z S G B beside 2 5 6 8, no U beside V, no N beside M. 23 is prime, which the check letter needs.
 */
const letters = "23456789CDFHJKLMPRTVWXY"
const length = 8

/** Each place weighs differently and 23 is prime: one wrong letter or two exchanged ones are always seen. */
function checkLetter(body: string): string {
  const sum = Array.from(body).reduce((total, letter, at) => total + letters.indexOf(letter) * (at + 2), 0)
  return letters.charAt((letters.length - (sum % letters.length)) % letters.length)
}

export function randomPseudonym(): string {
  const body = randomLetters(letters, length)
  return body + checkLetter(body)
}

/** The same from the same secret bytes, for whoever has no record to keep a drawn code in; 16 bytes make it even. */
export function pseudonymFrom(secret: Uint8Array): string {
  const number = secret.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  const base = BigInt(letters.length)
  const body = Array.from({ length }, (_, at) => letters.charAt(Number((number / base ** BigInt(at)) % base)))
  return body.join("") + checkLetter(body.join(""))
}

/** "K7M 24X FPR": how it is shown and said; stored and sent it has no gaps. */
export const spokenPseudonym = (code: string): string => (code.match(/.{1,3}/gu) ?? []).join(" ")

/** Reads what a person typed: any case, gaps and dashes, and the letter where only its look-alike digit exists. */
export function parsePseudonym(text: string): TypedCode {
  const code = text
    .toUpperCase()
    .replaceAll(/[\s\-–—.]/gu, "")
    .replaceAll("Z", "2")
    .replaceAll("S", "5")
    .replaceAll("G", "6")
    .replaceAll("B", "8")
  if (code.length !== length + 1) return { kind: "refused", reason: "wrong-length" }
  if (Array.from(code).some((letter) => !letters.includes(letter))) {
    return { kind: "refused", reason: "unknown-letter" }
  }
  return code.endsWith(checkLetter(code.slice(0, length)))
    ? { kind: "code", code }
    : { kind: "refused", reason: "check" }
}
