/** Words and decimal numbers out of text bytes, one behind the other: what ASCII meshes are made of. */

export const space = 0x20
export const lineFeed = 0x0a
export const carriageReturn = 0x0d

/** Powers of ten that a double holds exactly: with a mantissa below 2^53 one division or product rounds once. */
const tens = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))

const longestNumber = 512

export interface TextCursor {
  readonly bytes: Uint8Array
  at: number
}

export const isSpace = (byte: number | undefined): boolean =>
  byte === space || (byte !== undefined && byte >= 0x09 && byte <= 0x0d)

export function skipSpaces(cursor: TextCursor): void {
  const { bytes } = cursor
  let at = cursor.at
  while (isSpace(bytes[at])) at++
  cursor.at = at
}

/** Spaces and tabs, but not the end of the line. */
export function skipBlanks(cursor: TextCursor): void {
  const { bytes } = cursor
  let at = cursor.at
  while (bytes[at] === space || bytes[at] === 0x09) at++
  cursor.at = at
}

export function skipLine(cursor: TextCursor): void {
  const { bytes } = cursor
  let at = cursor.at
  while (at < bytes.length && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at++
  cursor.at = at
}

/** From the cursor to the next white space. */
export function readWord(cursor: TextCursor, longest = 64): string {
  const { bytes } = cursor
  const start = cursor.at
  let at = start
  while (at < bytes.length && !isSpace(bytes[at])) at++
  cursor.at = at
  let text = ""
  for (let i = start; i < Math.min(at, start + longest); i++) text += String.fromCharCode(bytes[i] ?? 0)
  return text
}

/** The next decimal number, correctly rounded; NaN where none stands there. Infinity and NaN are no decimals. */
export function readDecimal(cursor: TextCursor): number {
  const { bytes } = cursor
  const start = cursor.at
  let at = start
  const negative = bytes[at] === 0x2d
  if (negative || bytes[at] === 0x2b) at++
  let mantissa = 0
  let digits = 0
  let exponent = 0
  let seenPoint = false
  for (; ; at++) {
    const byte = bytes[at] ?? 0
    if (byte >= 0x30 && byte <= 0x39) {
      if (digits < 15 || mantissa === 0) {
        mantissa = mantissa * 10 + (byte - 0x30)
        if (seenPoint) exponent--
      }
      digits++
    } else if (byte === 0x2e && !seenPoint) seenPoint = true
    else break
  }
  if (digits === 0) return Number.NaN
  if (bytes[at] === 0x65 || bytes[at] === 0x45 || digits > 15) return slowDecimal(cursor, start)
  cursor.at = at
  if (at < bytes.length && !isSpace(bytes[at])) return Number.NaN
  const value = exponent < -22 ? Number.NaN : mantissa / (tens[-exponent] ?? 1)
  if (Number.isNaN(value)) return slowDecimal(cursor, start)
  return negative ? -value : value
}

const decimal = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/u

function slowDecimal(cursor: TextCursor, start: number): number {
  cursor.at = start
  const word = readWord(cursor, longestNumber)
  return word.length < longestNumber && decimal.test(word) ? Number(word) : Number.NaN
}

/** A whole number, also a negative one; NaN where none stands there. It may be followed by anything but a digit. */
export function readInteger(cursor: TextCursor): number {
  const { bytes } = cursor
  let at = cursor.at
  const negative = bytes[at] === 0x2d
  if (negative) at++
  const first = at
  let value = 0
  for (let byte = bytes[at] ?? 0; byte >= 0x30 && byte <= 0x39; byte = bytes[++at] ?? 0) {
    value = value * 10 + (byte - 0x30)
  }
  cursor.at = at
  if (at === first || at - first > 15) return Number.NaN
  return negative ? -value : value
}
