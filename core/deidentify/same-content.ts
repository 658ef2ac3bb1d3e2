/** The same content twice, such as a file in a folder and again in its archive: equal by SHA-256, which is forgotten at once. */
import type { ByteSource } from "../encoding/byte-source.ts"
import { hashHex, hashSource } from "../encoding/hash.ts"
import type { RunningHash } from "../encoding/hash.ts"
import type { SetItem } from "./set-items.ts"

type Item = Pick<SetItem, "path" | "kind" | "source" | "check" | "problem">

export interface Hashing {
  readonly newHash: (() => RunningHash) | null
  readonly signal: AbortSignal | null
}

/** By the number of each later one, the first with its content: one that lies there itself before one in an archive. */
export async function sameContents(
  items: readonly Item[],
  hashing: Hashing,
): Promise<ReadonlyMap<number, number>> {
  const numbers = [...items.keys()].filter((at) => isContent(items[at]))
  const byLength = Map.groupBy(numbers, (at) => `${items[at]?.kind} ${items[at]?.source.size}`)
  const same = new Map<number, number>()
  for (const alike of byLength.values())
    // Slices of one volume are all as long: their beginnings tell them apart before any of them is read whole.
    for (const begun of await groupsBy(alike, items, ({ source }) => beginningOf(source), hashing))
      for (const equal of await groupsBy(begun, items, ({ source }) => wholeOf(source, hashing), hashing))
        pair(equal, items, same)
  return same
}

/** What is empty or cannot be read is nobody's copy. */
const isContent = (item: Item | undefined): boolean =>
  item !== undefined && item.problem === null && item.kind !== "empty" && item.kind !== "folder-view"

async function groupsBy(
  numbers: readonly number[],
  items: readonly Item[],
  marked: (item: Item) => Promise<string>,
  { signal }: Hashing,
): Promise<readonly (readonly number[])[]> {
  if (numbers.length < 2) return []
  const groups = new Map<string, number[]>()
  for (const at of numbers) {
    signal?.throwIfAborted()
    const item = items[at]
    const mark = item === undefined ? null : await marked(item).catch(() => null)
    if (mark === null) continue
    const group = groups.get(mark)
    if (group === undefined) groups.set(mark, [at])
    else group.push(at)
  }
  return [...groups.values()].filter(({ length }) => length > 1)
}

const beginning = 16_384

const beginningOf = async (source: ByteSource): Promise<string> =>
  hashHex(await source.read(0, Math.min(beginning, source.size)))

const wholeOf = (source: ByteSource, { newHash }: Hashing): Promise<string> =>
  hashSource(source, newHash?.() ?? undefined)

function pair(equal: readonly number[], items: readonly Item[], same: Map<number, number>): void {
  const first = equal.find((at) => items[at]?.check === null) ?? equal[0]
  if (first === undefined) return
  // Two entries of one name are one thing to a person: neither can be left out without the other.
  for (const at of equal) if (items[at]?.path !== items[first]?.path) same.set(at, first)
}
