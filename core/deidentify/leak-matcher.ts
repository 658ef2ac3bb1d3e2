/**
 * Many byte patterns at once, skipping (Wu and Manber 1994): three bytes at the end of a window say how far the next
 * place is that any pattern could begin at.
 */

export interface Matcher {
  /** Every pattern has at least so many bytes, and a window as many. */
  readonly window: number
  readonly longest: number
  /** How far to go on when a window ends with these three bytes; 0 where a pattern may begin. */
  readonly shifts: Uint8Array
  /** For each end, one more than the number of its first pattern, and for each pattern the same of the next: 0 for none. */
  readonly heads: Int32Array
  readonly next: Int32Array
  /** What each begins with: most places are told apart by it. */
  readonly firsts: Uint8Array
  readonly patterns: readonly Uint8Array[]
}

/** Three bytes are told apart by fifteen bits: the table stays in the fastest memory. */
const slots = 1 << 15
const longestWindow = 16

const slotAt = (bytes: Uint8Array, at: number): number =>
  (((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)) ^ ((bytes[at + 2] ?? 0) << 7)) & (slots - 1)

const shortestPattern = 3

export function makeMatcher(patterns: readonly Uint8Array[]): Matcher | null {
  if (patterns.length === 0) return null
  const lengths = patterns.map(({ length }) => length)
  const window = lengths.reduce((least, length) => Math.min(least, length), longestWindow)
  if (window < shortestPattern) throw new RangeError("a pattern needs three bytes")
  const shifts = new Uint8Array(slots).fill(window - 2)
  for (const pattern of patterns) {
    for (let at = 0; at + 3 <= window; at++) {
      const slot = slotAt(pattern, at)
      shifts[slot] = Math.min(shifts[slot] ?? 0, window - 3 - at)
    }
  }
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0)
  return { window, longest, shifts, patterns, ...chained(patterns, window) }
}

/** Patterns by the slot their window ends in. */
function chained(
  patterns: readonly Uint8Array[],
  window: number,
): Pick<Matcher, "heads" | "next" | "firsts"> {
  const heads = new Int32Array(slots)
  const next = new Int32Array(patterns.length)
  for (const [index, pattern] of patterns.entries()) {
    const slot = slotAt(pattern, window - 3)
    next[index] = heads[slot] ?? 0
    heads[slot] = index + 1
  }
  return { heads, next, firsts: Uint8Array.from(patterns, (pattern) => pattern[0] ?? 0) }
}

type Found = (pattern: number, at: number) => void

/** As `slotAt`, of four bytes read at once, the last of which is one too many. */
const slotOf = (four: number): number => ((four & 0xffff) ^ ((four >>> 9) & 0x7f80)) & (slots - 1)

/**
 * Calls back for every pattern that begins from `from` up to `to` and ends within the bytes. Every step waits for the
 * one before it; so four quarters are gone through at once.
 */
export function search(matcher: Matcher, bytes: Uint8Array, from: number, to: number, found: Found): void {
  const { shifts, window } = matcher
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const quarter = (to - from) >>> 2
  const last = Math.min(to + window - 1, bytes.length) - 1
  const lastOfFour = Math.min(last, bytes.length - 2)
  let one = from + window - 1
  let two = one + quarter
  let three = two + quarter
  let four = three + quarter
  const endOfOne = two
  const endOfTwo = three
  const endOfThree = four
  while (one < endOfOne && two < endOfTwo && three < endOfThree && four <= lastOfFour) {
    const slotOne = slotOf(view.getInt32(one - 2, true))
    const slotTwo = slotOf(view.getInt32(two - 2, true))
    const slotThree = slotOf(view.getInt32(three - 2, true))
    const slotFour = slotOf(view.getInt32(four - 2, true))
    const shiftOne = shifts[slotOne] ?? 0
    const shiftTwo = shifts[slotTwo] ?? 0
    const shiftThree = shifts[slotThree] ?? 0
    const shiftFour = shifts[slotFour] ?? 0
    if (shiftOne === 0) compare(matcher, bytes, one - window + 1, slotOne, found)
    if (shiftTwo === 0) compare(matcher, bytes, two - window + 1, slotTwo, found)
    if (shiftThree === 0) compare(matcher, bytes, three - window + 1, slotThree, found)
    if (shiftFour === 0) compare(matcher, bytes, four - window + 1, slotFour, found)
    one += shiftOne === 0 ? 1 : shiftOne
    two += shiftTwo === 0 ? 1 : shiftTwo
    three += shiftThree === 0 ? 1 : shiftThree
    four += shiftFour === 0 ? 1 : shiftFour
  }
  searchOn(matcher, bytes, one, Math.min(endOfOne - 1, last), found)
  searchOn(matcher, bytes, two, Math.min(endOfTwo - 1, last), found)
  searchOn(matcher, bytes, three, Math.min(endOfThree - 1, last), found)
  searchOn(matcher, bytes, four, last, found)
}

function searchOn(matcher: Matcher, bytes: Uint8Array, start: number, last: number, found: Found): void {
  const { shifts, window } = matcher
  let at = start
  while (at <= last) {
    const slot = slotAt(bytes, at - 2)
    const shift = shifts[slot] ?? 0
    if (shift === 0) compare(matcher, bytes, at - window + 1, slot, found)
    at += shift === 0 ? 1 : shift
  }
}

function compare(
  { heads, next, firsts, patterns }: Matcher,
  bytes: Uint8Array,
  at: number,
  slot: number,
  found: Found,
): void {
  const first = bytes[at]
  for (let one = heads[slot] ?? 0; one > 0; one = next[one - 1] ?? 0) {
    if (firsts[one - 1] !== first) continue
    const pattern = patterns[one - 1]
    if (pattern !== undefined && standsAt(pattern, bytes, at)) found(one - 1, at)
  }
}

function standsAt(pattern: Uint8Array, bytes: Uint8Array, at: number): boolean {
  if (at + pattern.length > bytes.length) return false
  for (let i = pattern.length - 1; i > 0; i--) if (pattern[i] !== bytes[at + i]) return false
  return true
}
