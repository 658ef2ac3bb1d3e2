/** The Auftragsnummer of KZBV, VDZI and VDDS, made by the practice's software for statutory cases; we only check it. */

export interface StatutoryOrderNumber {
  /** Six digits that stand for the practice. */
  readonly site: string
  /** The patient's pseudonym, never a name. */
  readonly pseudonym: string
  readonly area: "ZE" | "KB" | "KFO"
  readonly plan: string
  readonly sequence: string
}

const lengthAtMost = 50
const shape = /^(\d{6})-([0-9A-Za-z]+)-(ZE|KB|KFO)-([0-9A-Za-z]+)-(\d+)-\d$/iu

/**
 * The digit over everything before it, its own dash included: dashes count 0, letters the ASCII code of the lower
 * case modulo 10, every second place from the first on counts double, less 9 above 9. Null for any other letter.
 */
export function statutoryCheckDigit(text: string): string | null {
  if (!/^[0-9A-Za-z-]*$/u.test(text)) return null
  const sum = Array.from(text).reduce((total, letter, at) => {
    const weighed = valueOf(letter) * (at % 2 === 0 ? 2 : 1)
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return String(sum % 10)
}

function valueOf(letter: string): number {
  if (letter === "-") return 0
  return /\d/u.test(letter) ? Number(letter) : (letter.toLowerCase().codePointAt(0) ?? 0) % 10
}

export const isCheckedStatutoryNumber = (text: string): boolean =>
  text !== "" && statutoryCheckDigit(text.slice(0, -1)) === text.slice(-1)

export type StatutoryAnswer =
  | { readonly kind: "number"; readonly number: StatutoryOrderNumber }
  /** "check" comes with the digit the rest would have, so that a slip can be found. */
  | { readonly kind: "refused"; readonly reason: "shape" }
  | { readonly kind: "refused"; readonly reason: "check"; readonly expected: string }

/** Laboratories are told to check the number where it was typed by hand. */
export function parseStatutoryOrderNumber(typed: string): StatutoryAnswer {
  const text = typed.trim()
  const [, site, pseudonym, area, plan, sequence] = shape.exec(text) ?? []
  const named = areaOf(area ?? "")
  const expected = statutoryCheckDigit(text.slice(0, -1))
  if (text.length > lengthAtMost || expected === null || named === null)
    return { kind: "refused", reason: "shape" }
  if (site === undefined || pseudonym === undefined || plan === undefined || sequence === undefined) {
    return { kind: "refused", reason: "shape" }
  }
  if (!text.endsWith(expected)) return { kind: "refused", reason: "check", expected }
  return { kind: "number", number: { site, pseudonym, area: named, plan, sequence } }
}

function areaOf(text: string): StatutoryOrderNumber["area"] | null {
  const area = text.toUpperCase()
  return area === "ZE" || area === "KB" || area === "KFO" ? area : null
}
