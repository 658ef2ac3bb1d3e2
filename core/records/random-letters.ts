/** Letters drawn by chance for codes that people say, print and type. */

/** Pairs that no German number plate carries either. */
const unwanted = /88|HH|HJ|KZ|NS|SA|SS/u

/** Each letter equally likely; drawn again where the code would carry a pair that nobody wants to print. */
export function randomLetters(alphabet: string, count: number): string {
  for (;;) {
    const text = Array.from({ length: count }, () => alphabet.charAt(randomBelow(alphabet.length))).join("")
    if (!unwanted.test(text)) return text
  }
}

/** A number from 0 to below the limit, at most 65,536; draws that would favour the low numbers are thrown away. */
export function randomBelow(limit: number): number {
  const fair = 65_536 - (65_536 % limit)
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint16Array(1))
    if (drawn < fair) return drawn % limit
  }
}

/** What a person typed or a scanner read: "unknown-letter" is no letter of the code, "check" is a slip of one of them. */
export type TypedCode =
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "refused"; readonly reason: "wrong-length" | "unknown-letter" | "check" }
