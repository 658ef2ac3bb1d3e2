/** The same content twice, such as a file in a folder and again in its archive: equal by SHA-256, which is forgotten at once. */
import { sliceSource } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { hashSource } from "../encoding/hash.ts"
import type { RunningHash } from "../encoding/hash.ts"
import type { SetItem } from "./set-items.ts"

type Item = Pick<SetItem, "path" | "kind" | "source" | "check" | "problem">

export interface Hashing {
  readonly newHash: (() => RunningHash) | null
  readonly signal: AbortSignal | null
}

export interface SameContents {
  /** Once for each item, while it is looked into anyway. */
  readonly look: (at: number) => Promise<void>
  /** By the number of each later one, the first with its content: one that lies there itself before one in an archive. */
  readonly find: () => Promise<ReadonlyMap<number, number>>
}

/** Slices of one volume are all as long: their beginnings tell them apart before any of them is read whole. */
export function sameContents(items: readonly Item[], hashing: Hashing): SameContents {
  const numbers = [...items.keys()].filter((at) => isContent(items[at]))
  const groups = [...Map.groupBy(numbers, (at) => `${items[at]?.kind} ${items[at]?.source.size}`).values()]
  const alike = groups.filter(({ length }) => length > 1)
  const awaited = new Set(alike.flat())
  const beginnings = new Map<number, string>()
  const find = async (): Promise<ReadonlyMap<number, number>> => {
    const same = new Map<number, number>()
    for (const group of alike)
      for (const begun of grouped(group, beginnings))
        for (const equal of grouped(begun, await wholes(begun, items, hashing))) pair(equal, items, same)
    return same
  }
  const look = async (at: number): Promise<void> => {
    const item = awaited.has(at) ? items[at] : undefined
    const mark = item === undefined ? null : await beginningOf(item.source, hashing).catch(() => null)
    if (mark !== null) beginnings.set(at, mark)
  }
  return { look, find }
}

/** What is empty or cannot be read is nobody's copy. */
const isContent = (item: Item | undefined): boolean =>
  item !== undefined && item.problem === null && item.kind !== "empty" && item.kind !== "folder-view"

function grouped(
  numbers: readonly number[],
  marks: ReadonlyMap<number, string>,
): readonly (readonly number[])[] {
  const marked = numbers.filter((at) => marks.has(at))
  return [...Map.groupBy(marked, (at) => marks.get(at)).values()].filter(({ length }) => length > 1)
}

async function wholes(
  numbers: readonly number[],
  items: readonly Item[],
  hashing: Hashing,
): Promise<ReadonlyMap<number, string>> {
  const marks = new Map<number, string>()
  for (const at of numbers) {
    hashing.signal?.throwIfAborted()
    const item = items[at]
    const mark = item === undefined ? null : await wholeOf(item.source, hashing).catch(() => null)
    if (mark !== null) marks.set(at, mark)
  }
  return marks
}

const beginning = 16_384

const beginningOf = (source: ByteSource, hashing: Hashing): Promise<string> =>
  wholeOf(sliceSource(source, 0, Math.min(beginning, source.size)), hashing)

const wholeOf = (source: ByteSource, { newHash }: Hashing): Promise<string> =>
  hashSource(source, newHash?.() ?? undefined)

function pair(equal: readonly number[], items: readonly Item[], same: Map<number, number>): void {
  const first = equal.find((at) => items[at]?.check === null) ?? equal[0]
  if (first === undefined) return
  // Two entries of one name are one thing to a person: neither can be left out without the other.
  for (const at of equal) if (items[at]?.path !== items[first]?.path) same.set(at, first)
}
