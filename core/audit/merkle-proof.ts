/** Proofs out of stored nodes: which nodes a proof needs, and the proof made of them (RFC 9162, 2.1.3.1 and 2.1.4.1). */
import { joinFromRight } from "./merkle.ts"
import type { Hash, NodePlace } from "./merkle.ts"

/** Brings the hashes of complete nodes, in the order asked; rejects where one is missing. */
export type ReadNodes = (places: readonly NodePlace[]) => Promise<readonly Hash[]>

/** Leaves from start to end: a part of a tree whose root stands in a proof. */
interface Span {
  readonly start: number
  readonly end: number
}

/** The largest power of two below the count: where a tree of so many leaves parts. */
function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}

/** The complete trees, largest first, of which a part of the tree is made. */
export function completeNodes(start: number, end: number): readonly NodePlace[] {
  const places: NodePlace[] = []
  for (let at = start; at < end;) {
    let level = 0
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level += 1
    places.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return places
}

function inclusionSpans(index: number, size: number): readonly Span[] {
  const spans: Span[] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const middle = start + splitOf(end - start)
    if (index < middle) {
      spans.unshift({ start: middle, end })
      end = middle
    } else {
      spans.unshift({ start, end: middle })
      start = middle
    }
  }
  return spans
}

function consistencySpans(older: number, newer: number): readonly Span[] {
  const spans: Span[] = []
  let start = 0
  let end = newer
  while (end !== older) {
    const middle = start + splitOf(end - start)
    if (older <= middle) {
      spans.unshift({ start: middle, end })
      end = middle
    } else {
      spans.unshift({ start, end: middle })
      start = middle
    }
  }
  // The older tree's last part: known to the one who asks where it is the whole older tree.
  return start === 0 ? spans : [{ start, end: older }, ...spans]
}

async function hashesOf(spans: readonly Span[], read: ReadNodes): Promise<readonly Hash[]> {
  const places = spans.map(({ start, end }) => completeNodes(start, end))
  const hashes = await read(places.flat())
  let at = 0
  return places.map(({ length }) => {
    const hash = joinFromRight(hashes.slice(at, at + length))
    at += length
    if (hash === null) throw new TypeError("the store brought fewer nodes than were asked for")
    return hash
  })
}

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

/** Null where the tree of this size has no such leaf. */
export function proveInclusion(
  index: number,
  size: number,
  read: ReadNodes,
): Promise<readonly Hash[]> | null {
  if (!isSize(index) || !isSize(size) || index >= size) return null
  return hashesOf(inclusionSpans(index, size), read)
}

/** Null where the older size is above the newer one. */
export function proveConsistency(
  older: number,
  newer: number,
  read: ReadNodes,
): Promise<readonly Hash[]> | null {
  if (!isSize(older) || !isSize(newer) || older > newer) return null
  return older === 0 ? Promise.resolve([]) : hashesOf(consistencySpans(older, newer), read)
}
