/** Text of many numbers, written straight into bytes: the shortest decimals that read back as the same numbers. */
import { utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"

export interface NumberText {
  readonly word: (text: string) => void
  readonly byte: (code: number) => void
  readonly whole: (value: number) => void
  readonly decimal: (value: number) => void
  readonly bytes: () => Bytes
}

/** Below it a mantissa times or through a power of ten is rounded once, and by less than half of one. */
const largestMantissa = 2 ** 50
/** Smaller ones are written with an exponent. */
const smallestPlain = 1e-6
const mostPlaces = 15
const tens = Float64Array.from({ length: mostPlaces + 1 }, (_, power) => Number(`1e${power}`))

/** No number is longer. */
const longestNumber = 32
const zero = 0x30

/** `size`: about how many bytes it will be. */
export function numberText(size: number): NumberText {
  let bytes = new Uint8Array(Math.max(size, 1024))
  let at = 0
  let lastPlaces = 0

  const room = (more: number): void => {
    if (at + more <= bytes.length) return
    const larger = new Uint8Array(Math.max(bytes.length * 2, at + more))
    larger.set(bytes)
    bytes = larger
  }
  const word = (text: string): void => {
    const coded = utf8(text)
    room(coded.length)
    bytes.set(coded, at)
    at += coded.length
  }
  /** At least `least` digits. */
  const digits = (value: number, least: number): void => {
    let length = least
    for (let rest = value / tenTo(least); rest >= 1 && length < longestNumber; rest /= 10) length++
    writeDigits(bytes, at, length, value)
    at += length
  }
  const whole = (value: number): void => {
    room(longestNumber)
    digits(value, 1)
  }
  const decimal = (value: number): void => {
    const size = Math.abs(value)
    let places = lastPlaces
    let mantissa = nearest(size * tenTo(places))
    while (mantissa / tenTo(places) !== size && places < mostPlaces && mantissa < largestMantissa)
      mantissa = nearest(size * tenTo(++places))
    if (mantissa >= largestMantissa || mantissa / tenTo(places) !== size || isTiny(size)) {
      word(Object.is(value, -0) ? "-0" : String(value))
      return
    }
    lastPlaces = places
    for (; places > 0 && mantissa % 10 === 0; places--) mantissa /= 10
    room(longestNumber)
    if (value < 0 || Object.is(value, -0)) bytes[at++] = 0x2d
    digits(mantissa, places + 1)
    if (places === 0) return
    bytes.copyWithin(at - places + 1, at - places, at)
    bytes[at - places] = 0x2e
    at++
  }
  return {
    word,
    byte: (code) => {
      room(1)
      bytes[at++] = code
    },
    whole,
    decimal,
    bytes: () => bytes.subarray(0, at),
  }
}

const largestInteger = 0x7fff_ffff

/** From the last one to the first; by whole numbers of the machine where it has them. */
function writeDigits(bytes: Uint8Array, at: number, length: number, value: number): void {
  let last = at + length - 1
  let large = value
  for (; large > largestInteger; last--) {
    const tenth = Math.floor(large / 10)
    bytes[last] = zero + large - tenth * 10
    large = tenth
  }
  let rest = large | 0
  for (; last >= at; last--) {
    const tenth = (rest / 10) | 0
    bytes[last] = zero + rest - tenth * 10
    rest = tenth
  }
}

const tenTo = (power: number): number => tens[power] ?? Number.NaN

/** Exact as long as a half can be told from a whole. */
const nearest = (value: number): number => Math.floor(value + 0.5)

const isTiny = (size: number): boolean => size !== 0 && size < smallestPlain
