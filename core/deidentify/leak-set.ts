/** The leak check for a whole set: one lexicon, proven on a made-up person before the first file is believed clean. */
import type { ByteSource } from "../encoding/byte-source.ts"
import { proveLeakCheck } from "./leak-proof.ts"
import { searchLeaks } from "./leak-search.ts"
import { makeLexicon } from "./lexicon.ts"
import type { KnownIdentity } from "./lexicon.ts"
import type { LeakCategory } from "./lexicon-phrases.ts"

export interface SetLeakSearch {
  /** How many spellings it looks for. */
  readonly searched: number
  readonly covered: readonly LeakCategory[]
  /** Given, but too short or too common a word to be looked for alone. */
  readonly notAlone: readonly LeakCategory[]
  readonly search: (
    name: string,
    source: ByteSource,
  ) => Promise<readonly { readonly place: string; readonly kind: LeakCategory }[]>
}

/** Where the check fails its own test every file has a hit: nothing is released by a check that cannot be trusted. */
export async function openLeakSearch(
  identity: KnownIdentity,
  taken: readonly string[],
): Promise<SetLeakSearch> {
  const proof = await proveLeakCheck()
  const lexicon = makeLexicon(identity, taken)
  const { needles, covered, notAlone } = lexicon
  const search: SetLeakSearch["search"] = async (name, source) => {
    if (!proof.proven) return [{ place: proof.reason, kind: "unsearched" }]
    return (await searchLeaks(source, name, lexicon)).map(({ place, category }) => ({
      place,
      kind: category,
    }))
  }
  return { searched: needles.length, covered, notAlone, search }
}
