/** The leak check by itself, over what a rewrite released, in processor time: beside SHA-256 of the same bytes. */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { arraySource } from "@zahnwolke/core/encoding/byte-source"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { searchLeaks } from "@zahnwolke/core/deidentify/leak-search"
import { makeLexicon } from "@zahnwolke/core/deidentify/lexicon"
import type { Spent } from "./apart.ts"
import { someone } from "./images.ts"
import { median } from "./table.ts"
import type { Row } from "./table.ts"

/** User and system time of this process: other work on the machine does not count. */
export async function processorSeconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { system, user } = process.cpuUsage(before)
  return (system + user) / 1e6
}

export async function middleOf(rounds: number, work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) times.push(await processorSeconds(work))
  return median(times)
}

const perSecond = (bytes: number, seconds: number): string => `${(bytes / 1e9 / seconds).toFixed(2)} GB/s`

/** Words of the input itself come on top of what a practice knows. */
const words = Array.from({ length: 12 }, (_, index) => `Zwischenwort${String.fromCodePoint(97 + index)}`)

export async function benchLeaks(whole: Spent, paths: readonly string[]): Promise<readonly Row[]> {
  const lexicon = makeLexicon(someone, words)
  const all = paths.map((path) => readFileSync(path))
  const bytes = all.reduce((sum, { length }) => sum + length, 0)
  const held = all.map((one): ByteSource => ({ size: one.length, read: arraySource(one).read }))
  // What a person may still be in is unpacked and searched again: the input would be measured, not the search.
  const search = async (): Promise<void> => {
    for (const source of held) await searchLeaks(source, "image-0001.dcm", lexicon)
  }
  await search()
  const searching = await middleOf(5, search)
  const hashing = await middleOf(5, () => {
    for (const one of all) createHash("sha256").update(one).digest()
  })
  const share = whole.processor === null ? "" : `${Math.round((100 * searching) / whole.processor)} %`
  return [
    {
      what: `leak check alone, ${lexicon.needles.length} spellings, DVT in memory, processor time`,
      ours: perSecond(bytes, searching),
      peer: `SHA-256 of the same: ${perSecond(bytes, hashing)}`,
      ratio: (hashing / searching).toFixed(2),
    },
    {
      what: "its share of the whole command, one thread, processor time",
      ours: share,
      peer: "bar: 25 %",
      ratio: "",
    },
  ]
}
