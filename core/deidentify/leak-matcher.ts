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
  /** For each end, where its patterns begin in `order`; one more at the end. */
  readonly starts: Int32Array
  readonly order: Int32Array
  readonly patterns: readonly Uint8Array[]
}

/** Three bytes are told apart by fifteen bits: the table stays in the fastest memory. */
const slots = 1 << 15
const longestWindow = 16

const slotAt = (bytes: Uint8Array, at: number): number =>
  (((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)) ^ ((bytes[at + 2] ?? 0) << 7)) & (slots - 1)

export const shortestPattern = 3

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
  return { window, longest, shifts, patterns, ...ordered(patterns, window) }
}

/** Patterns by the slot their window ends in. */
function ordered(patterns: readonly Uint8Array[], window: number): Pick<Matcher, "starts" | "order"> {
  const ends = patterns.map((pattern) => slotAt(pattern, window - 3))
  const starts = new Int32Array(slots + 1)
  for (const slot of ends) starts[slot + 1] = (starts[slot + 1] ?? 0) + 1
  for (let slot = 0; slot < slots; slot++) starts[slot + 1] = (starts[slot + 1] ?? 0) + (starts[slot] ?? 0)
  const next = starts.slice()
  const order = new Int32Array(patterns.length)
  for (const [index, slot] of ends.entries()) {
    const place = next[slot] ?? 0
    order[place] = index
    next[slot] = place + 1
  }
  return { starts, order }
}

type Found = (pattern: number, at: number) => void

/**
 * Calls back for every pattern that begins from `from` up to `to` and ends within the bytes. Every step waits for the
 * one before it; so both halves are gone through at once.
 */
export function search(matcher: Matcher, bytes: Uint8Array, from: number, to: number, found: Found): void {
  const { shifts, window } = matcher
  const middle = (from + to) >>> 1
  const last = Math.min(to + window - 1, bytes.length) - 1
  const lastOfFirst = Math.min(middle + window - 1, bytes.length) - 1
  let one = from + window - 1
  let two = middle + window - 1
  while (one <= lastOfFirst && two <= last) {
    const slotOne =
      (((bytes[one - 2] ?? 0) | ((bytes[one - 1] ?? 0) << 8)) ^ ((bytes[one] ?? 0) << 7)) & (slots - 1)
    const slotTwo =
      (((bytes[two - 2] ?? 0) | ((bytes[two - 1] ?? 0) << 8)) ^ ((bytes[two] ?? 0) << 7)) & (slots - 1)
    const shiftOne = shifts[slotOne] ?? 0
    const shiftTwo = shifts[slotTwo] ?? 0
    if (shiftOne === 0) compare(matcher, bytes, one - window + 1, slotOne, found)
    if (shiftTwo === 0) compare(matcher, bytes, two - window + 1, slotTwo, found)
    one += shiftOne === 0 ? 1 : shiftOne
    two += shiftTwo === 0 ? 1 : shiftTwo
  }
  searchOn(matcher, bytes, one, lastOfFirst, found)
  searchOn(matcher, bytes, two, last, found)
}

function searchOn(matcher: Matcher, bytes: Uint8Array, start: number, last: number, found: Found): void {
  const { shifts, window } = matcher
  let at = start
  while (at <= last) {
    const slot =
      (((bytes[at - 2] ?? 0) | ((bytes[at - 1] ?? 0) << 8)) ^ ((bytes[at] ?? 0) << 7)) & (slots - 1)
    const shift = shifts[slot] ?? 0
    if (shift === 0) compare(matcher, bytes, at - window + 1, slot, found)
    at += shift === 0 ? 1 : shift
  }
}

function compare(
  { starts, order, patterns }: Matcher,
  bytes: Uint8Array,
  at: number,
  slot: number,
  found: Found,
): void {
  const end = starts[slot + 1] ?? 0
  for (let place = starts[slot] ?? 0; place < end; place++) {
    const index = order[place] ?? 0
    const pattern = patterns[index]
    if (pattern !== undefined && pattern[0] === bytes[at] && standsAt(pattern, bytes, at)) found(index, at)
  }
}

function standsAt(pattern: Uint8Array, bytes: Uint8Array, at: number): boolean {
  if (at + pattern.length > bytes.length) return false
  for (let i = pattern.length - 1; i > 0; i--) if (pattern[i] !== bytes[at + i]) return false
  return true
}
