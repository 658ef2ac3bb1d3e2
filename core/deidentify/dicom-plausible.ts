/** Whether bytes that should be numbers are numbers: measures have a size, words have letters. */
import type { Bytes } from "../encoding/bytes.ts"

/** Letters that a short value of numbers may show by chance; more of them are a word. */
const mostLetters = 2
/** From so many bytes on chance writes short words; longer ones it does not. */
const longValue = 256
const mostLettersInLong = 6

/** Beyond these nothing is measured; letters and digits read as a number mostly lie beyond. */
const largest = 1e12
const largestSingle = 524_288
const smallest = 1e-25

export const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
const isLetterOrDigit = (byte: number): boolean => isLetter(byte) || (byte >= 0x30 && byte <= 0x39)

/** Of the representations of numbers in binary. */
export function holdsWords(vr: string, bytes: Bytes, little: boolean): boolean {
  if (bytes.length === 0) return false
  if (isWrittenText(bytes)) return true
  switch (vr) {
    case "FD":
    case "OD":
      return !areMeasures(bytes, 8, little) || hasWordAmong(bytes, inDoubles) || isSpelled(bytes, 8, little)
    case "FL":
    case "OF":
      return !areMeasures(bytes, 4, little) || hasWordAmong(bytes, inSingles) || isSpelled(bytes, 4, little)
    default:
      return hasWord(bytes) || hasWideWord(bytes)
  }
}

/** Text of its own: printable from end to end, or UTF-8 that is not plain ASCII. Padding counts for nothing. */
export function isWrittenText(bytes: Bytes): boolean {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] === 0 || bytes[end - 1] === 0x20)) end--
  const text = bytes.subarray(0, end)
  if (bytes[bytes.length - 1] === 0x20 && text.length > 1 && text.every((byte) => isLetter(byte))) return true
  if (text.length < 4 || text.length > longValue) return false
  if (text.every((byte) => byte >= 0x20 && byte < 0x7f)) return text.some((byte) => isLetterOrDigit(byte))
  try {
    return /^(?=.*[^\p{ASCII}])[\p{L}\p{M}\p{P}\p{Zs}\p{Nd}^=]+$/u.test(
      new TextDecoder("utf-8", { fatal: true }).decode(text),
    )
  } catch {
    return false
  }
}

function areMeasures(bytes: Bytes, width: 4 | 8, little: boolean): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 0; at + width <= bytes.length; at += width) {
    const size = Math.abs(width === 8 ? view.getFloat64(at, little) : view.getFloat32(at, little))
    if (!(size === 0 || (size >= smallest && size <= (width === 8 ? largest : largestSingle)))) return false
  }
  return true
}

/** A run of letters that chance does not write into a value of this length. */
export function hasWord(bytes: Bytes): boolean {
  const most = bytes.length > longValue ? mostLettersInLong : mostLetters
  let run = 0
  for (const byte of bytes) {
    run = isLetter(byte) ? run + 1 : 0
    if (run > most) return true
  }
  return false
}

/**
 * The digits of a fraction are any bytes, so that three letters in a row mean nothing there. Four or five that are
 * written as a word is, all capitals or small but for the first, stand in one of many thousands.
 */
const inSingles = /[A-Z]{4}|(?<![A-Za-z])[A-Za-z][a-z]{3}(?![A-Z])|[A-Za-z]{6}/u
const inDoubles = /[A-Z]{5}|(?<![A-Za-z])[A-Za-z][a-z]{4}(?![A-Z])|[A-Za-z]{6}/u

const hasWordAmong = (bytes: Bytes, word: RegExp): boolean =>
  bytes.length > longValue ? hasWord(bytes) : word.test(String.fromCharCode(...bytes))

/** A run of so many letters, each as a number of its own, is met among a few counts; a longer one is a word. */
const mostWideLetters = 3
const farApart = 4

/** Latin letters with marks: within a word they are letters, by themselves they are measures. */
const isMarked = (code: number): boolean => code >= 0xc0 && code < 0x180 && code !== 0xd7 && code !== 0xf7

/** So many letters in a row are written as a word is where a long run of them is a text and no curve at rest. */
const casedInLong = 5

/**
 * How many letters are written as a word is, up to here: all small, all capitals, or small after one capital. The ECG of
 * a real heart has runs of seven letters, and their case is thrown.
 */
function casedWith(before: number, last: number, code: number): number {
  const [wasSmall, isSmall] = [(last & 0x20) !== 0, (code & 0x20) !== 0]
  return before > 0 && (wasSmall === isSmall || (isSmall && before === 1)) ? before + 1 : 1
}

/**
 * Letters of two or four bytes each, in either order, since a text keeps its own where the file has the other: numbers
 * that are codes of letters, one after the other, and not a ramp; fewer where there is nothing else.
 */
export const hasWideWord = (bytes: Bytes, widths: readonly number[] = [2, 4]): boolean =>
  widths.some((width) => [true, false].some((little) => hasWideRun(bytes, width, little)))

function hasWideRun(bytes: Bytes, width: number, little: boolean): boolean {
  const most = bytes.length > longValue ? mostLettersInLong : mostWideLetters
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let end = bytes.length - (bytes.length % width)
  while (end > 0 && bytes.subarray(end - width, end).every((byte) => byte === 0)) end -= width
  const fewest = bytes.length > longValue ? casedInLong : 0
  let [run, marked, turns, last, cased, longest] = [0, 0, 0, 0, 0, 0]
  for (let at = 0; at < end; at += width) {
    const code = width === 2 ? view.getUint16(at, little) : view.getUint32(at, little)
    if (code < 0x80 && isLetter(code)) {
      if (run > 0 && Math.abs(code - last) > farApart) turns++
      run++
      cased = casedWith(cased, last, code)
      longest = Math.max(longest, cased)
      last = code
    } else if (isMarked(code)) marked++
    else [run, marked, turns, cased, longest] = [0, 0, 0, 0, 0]
    if (run > most && turns > 1 && longest >= fewest) return true
  }
  return run > 1 && run + marked > mostLetters && (run + marked) * width === end && turns + marked > 0
}

/** Steps of a scale that measures are set by; letters stand at any number. */
const step = 5

/**
 * Fractions that are codes of letters, one after the other: written as a word is, up and down as no ramp goes, and not
 * all in steps of a scale.
 */
function isSpelled(bytes: Bytes, width: 4 | 8, little: boolean): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const least = bytes.length > longValue ? mostLettersInLong : mostWideLetters
  let [cased, last, ups, downs, odd] = [0, 0, 0, 0, 0]
  for (let at = 0; at + width <= bytes.length; at += width) {
    const code = width === 8 ? view.getFloat64(at, little) : view.getFloat32(at, little)
    const before = cased
    cased = Number.isInteger(code) && isLetter(code) ? casedWith(cased, last, code) : 0
    if (cased <= 1 && before !== 0) [ups, downs, odd] = [0, 0, 0]
    if (cased > 1 && code > last) ups++
    if (cased > 1 && code < last) downs++
    if (cased > 0 && code % step !== 0) odd++
    last = code
    if (cased > least && ups > 0 && downs > 0 && odd > 1) return true
  }
  return false
}

/** Two letters and nothing else: "Ng" is a name, and 26,446 of anything is counted by few attributes. */
export function isPairOfLetters(bytes: Bytes): boolean {
  const [first = 0, second = 0, ...rest] = bytes
  return bytes.length <= 8 && isLetter(first) && isLetter(second) && rest.every((byte) => byte === 0)
}
