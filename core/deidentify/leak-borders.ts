/**
 * The rule against false alarms. A long word counts wherever it stands. A word of up to six letters counts only with no
 * letter beside it, and not inside base64; one of three also only where it is quiet, and in letters of two bytes one of
 * four only in a text or alone; one of two only in a text where it is quiet, or as the whole of a value; a long number not inside a decimal fraction, and one of up to eight digits not inside a UID made of chance; a short number or a written date
 * only with no digit beside it. Names that are words of our own files never come here alone (lexicon-phrases).
 *
 * Measured in 4 GB of even noise that is not known as bulk, alarms per MB and name: two letters 0.00002, three none
 * (0.000002 by reckoning), four 0.00007, longer ones less. Without the quiet it was 0.2 and 0.02.
 */
import type { Needle } from "./lexicon.ts"

/** `from` and `to` bound what may be looked at around the match. */
export function counts(needle: Needle, bytes: Uint8Array, at: number): boolean {
  const end = at + needle.bytes.length
  switch (needle.rule) {
    case "anywhere":
      return true
    case "word":
      return (
        !letterBefore(needle, bytes, at) &&
        !letterBehind(needle, bytes, end) &&
        !insideBase64(needle, bytes, at, end) &&
        (needle.unit === 1
          ? needle.bytes.length > shortestAmongNoise || isQuiet(bytes, at, end)
          : needle.bytes.length > longestAmongCounts || isInWideText(needle, bytes, at, end))
      )
    case "pair":
      return (
        !letterBefore(needle, bytes, at) &&
        !insideBase64(needle, bytes, at, end) &&
        (needle.unit === 1
          ? isWholeValue(bytes, at) || (isInText(needle, bytes, at, end) && isQuiet(bytes, at, end))
          : isInText(needle, bytes, at, end))
      )
    case "number":
      return (
        needle.unit === 2 ||
        (!insideDecimal(bytes, at, end) && !isInChanceUid(bytes, at, end) && !isPointNumber(bytes, at, end))
      )
    case "date":
      return (
        !isDigit(unitBefore(needle, bytes, at)) &&
        !isDigit(unitBehind(needle, bytes, end)) &&
        (needle.unit === 2 || (!insideDecimal(bytes, at, end) && !isPointNumber(bytes, at, end)))
      )
  }
}

function unitBefore({ unit, little }: Needle, bytes: Uint8Array, at: number): number {
  if (unit === 1) return bytes[at - 1] ?? 0
  const [first, second] = [bytes[at - 2] ?? 0, bytes[at - 1] ?? 0]
  return little ? first + second * 256 : first * 256 + second
}

function unitBehind({ unit, little }: Needle, bytes: Uint8Array, end: number): number {
  if (unit === 1) return bytes[end] ?? 0
  const [first, second] = [bytes[end] ?? 0, bytes[end + 1] ?? 0]
  return little ? first + second * 256 : first * 256 + second
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
const isAsciiLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
/** In one byte anything above ASCII is, or belongs to, a letter. In two, what Latin and Greek and Cyrillic have. */
const isLetter = (code: number, unit: 1 | 2): boolean =>
  isAsciiLetter(code) || (unit === 1 ? code >= 0x80 : code >= 0xc0 && code < 0x0530)

/** A letter behind a zero byte may be the length of a value and not the end of a word: then a text of it follows. */
function letterBefore(needle: Needle, bytes: Uint8Array, at: number): boolean {
  if (!isLetter(unitBefore(needle, bytes, at), needle.unit)) return false
  return needle.unit === 2 || (bytes[at - 2] ?? 0) !== 0 || !isTextOf(bytes, at, bytes[at - 1] ?? 0)
}

/** Some lengths count themselves. */
const ownLength = 2

function isTextOf(bytes: Uint8Array, at: number, length: number): boolean {
  if (length > 0x7f) return true
  for (let i = at; i < at + length - ownLength; i++) {
    const byte = bytes[i] ?? 0
    if (byte < 0x20 && !isPrintable(byte) && byte !== escape) return false
  }
  return true
}

/** Begins a change of the character set in a text of DICOM. */
const escape = 0x1b

function letterBehind(needle: Needle, bytes: Uint8Array, end: number): boolean {
  return isLetter(unitBehind(needle, bytes, end), needle.unit)
}

/** Up to this length chance writes a word into every few megabytes of noise. */
const shortestAmongNoise = 3
const neighbourhood = 32
const mostForeign = 2

/**
 * Where texts stand, and the headers of files, one of two bytes of noise does not: on one side of the match hardly a byte
 * is above ASCII and no letter of UTF-8, or zeros close in the text it stands in.
 */
function isQuiet(bytes: Uint8Array, at: number, end: number): boolean {
  const before = foreignBytes(bytes, Math.max(at - neighbourhood, 0), at)
  if (before <= mostForeign || foreignBytes(bytes, end, end + neighbourhood) <= mostForeign) return true
  let start = at
  while (at - start < neighbourhood && isPrintable(bytes[start - 1] ?? 0)) start--
  let stop = end
  while (stop - end < neighbourhood && isPrintable(bytes[stop] ?? 0)) stop++
  return (bytes[start - 1] ?? 0) === 0 && (bytes[stop] ?? 0) === 0
}

function foreignBytes(bytes: Uint8Array, from: number, to: number): number {
  let foreign = 0
  for (let at = from; at < to && foreign <= mostForeign;) {
    const length = utf8Length(bytes, at)
    if (length === 0) foreign++
    at += Math.max(length, 1)
  }
  return foreign
}

/** How many bytes the letter has that begins here; 0 where none does. */
function utf8Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  if (lead < 0xc2 || lead > 0xf4) return 0
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

const isCapital = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a

/** Before it stands what DICOM writes there: a representation and the length 2, or the length in four bytes. */
function isWholeValue(bytes: Uint8Array, at: number): boolean {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes.subarray(Math.max(at - 4, 0), at)
  if (isCapital(first) && isCapital(second)) return third + fourth === 2 && third * fourth === 0
  return first === 2 && second === 0 && third === 0 && fourth === 0
}

/** Measures of two bytes are often small: three or four of them in a row read as letters every few thousand values. */
const longestAmongCounts = 8
const firstPrintable = 0x20

/** In a text, or in one that stands between what is neither a letter nor a measure: zeros, lengths, the next attribute. */
function isInWideText(needle: Needle, bytes: Uint8Array, at: number, end: number): boolean {
  const { unit } = needle
  const least = shortestAround * unit
  let start = at
  while (at - start < least && isPrintable(unitBefore(needle, bytes, start))) start -= unit
  let stop = end
  while (stop - end < least && isPrintable(unitBehind(needle, bytes, stop))) stop += unit
  if (at - start + stop - end >= least) return true
  return unitBefore(needle, bytes, start) < firstPrintable && unitBehind(needle, bytes, stop) < firstPrintable
}

const shortestAround = 3
const shortestText = 6

/** Letters, digits and marks of a text without a gap. What follows the pair is the last letter of the match. */
function isInText(needle: Needle, bytes: Uint8Array, at: number, end: number): boolean {
  const { unit } = needle
  const least = shortestText * unit
  if (!isPrintable(unitBehind(needle, bytes, end - unit))) return false
  let start = at
  while (end - start < least && isPrintable(unitBefore(needle, bytes, start))) start -= unit
  let stop = end
  while (stop - start < least && isPrintable(unitBehind(needle, bytes, stop))) stop += unit
  return stop - start >= least
}

const isPrintable = (byte: number): boolean =>
  (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d

const reach = 24

/** Packed data in letters: a long run without a gap, of which a third or more are capitals and digits. */
function insideBase64({ unit }: Needle, bytes: Uint8Array, at: number, end: number): boolean {
  if (unit === 2) return false
  let start = at
  while (at - start < reach && isBase64(bytes[start - 1] ?? 0)) start--
  let stop = end
  while (stop - end < reach && isBase64(bytes[stop] ?? 0)) stop++
  const around = stop - start - (end - at)
  if (around < reach) return false
  let packed = 0
  for (let i = start; i < stop; i++) {
    const byte = bytes[i] ?? 0
    if ((i < at || i >= end) && (isDigit(byte) || byte === 0x2b || (byte >= 0x41 && byte <= 0x5a))) packed++
  }
  return packed * 3 >= around
}

const isBase64 = (byte: number): boolean =>
  isAsciiLetter(byte) || isDigit(byte) || byte === 0x2b || byte === 0x2f

const longestRun = 48

/** Digits with one point among them are a measure; with more they are a UID or a version, and count. */
function insideDecimal(bytes: Uint8Array, at: number, end: number): boolean {
  let start = at
  while (at - start < longestRun && isDigitOrPoint(bytes[start - 1] ?? 0)) start--
  let stop = end
  while (stop - end < longestRun && isDigitOrPoint(bytes[stop] ?? 0)) stop++
  let points = 0
  for (let i = start; i < stop; i++) if (bytes[i] === 0x2e) points++
  const beyond = start < at || stop > end
  return beyond && points === 1 && !isDate(bytes, at, end)
}

const chanceRoot = [0x32, 0x2e, 0x32, 0x35, 0x2e]
const leastChanceDigits = 34
const mostByChance = 8

/**
 * A UID of the root 2.25 is a number of 128 bits, in which chance writes a number of seven digits every 300,000 times:
 * once in some hundred films of one patient.
 */
function isInChanceUid(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at > mostByChance) return false
  let start = at
  while (at - start < longestRun && isDigit(bytes[start - 1] ?? 0)) start--
  let stop = end
  while (stop - end < longestRun && isDigit(bytes[stop] ?? 0)) stop++
  const root = start - chanceRoot.length
  return stop - start >= leastChanceDigits && chanceRoot.every((byte, i) => bytes[root + i] === byte)
}

const longestFace = 128
const isFaceMark = (byte: number): boolean => isDigit(byte) || byte === 0x20 || byte === 0x2f || byte === 0x2d
const isLineEnd = (byte: number): boolean => byte === 0x0a || byte === 0x0d
/** What 3MF calls the corners of a triangle and what they refer to. */
const corner = /(?:^|\s)(?:v[123]|p[123]|pid|pindex)="$/u
const longestCorner = 10

/**
 * The points of a surface are counted, and a face names them by their numbers: every chart number below their count
 * stands in an OBJ ("f 4711 4712 4713") and in a 3MF (v1="4711"). Digits in such a place are a number of a point.
 */
function isPointNumber(bytes: Uint8Array, at: number, end: number): boolean {
  for (let i = at; i < end; i++) if (!isDigit(bytes[i] ?? 0)) return false
  let start = at
  while (at - start < longestFace && isFaceMark(bytes[start - 1] ?? 0)) start--
  const mark = bytes[start - 1] ?? 0
  if (bytes[start] === 0x20 && (mark === 0x66 || mark === 0x6c) && isLineEnd(bytes[start - 2] ?? 0x0a))
    return true
  let first = at
  while (at - first < longestFace && isDigit(bytes[first - 1] ?? 0)) first--
  let behind = end
  while (behind - end < longestFace && isDigit(bytes[behind] ?? 0)) behind++
  return (
    bytes[behind] === 0x22 &&
    corner.test(String.fromCharCode(...bytes.subarray(Math.max(first - longestCorner, 0), first)))
  )
}

/** A point inside the match is the match's own. */
function isDate(bytes: Uint8Array, at: number, end: number): boolean {
  for (let i = at; i < end; i++) if (bytes[i] === 0x2e) return true
  return false
}

const isDigitOrPoint = (byte: number): boolean => isDigit(byte) || byte === 0x2e
