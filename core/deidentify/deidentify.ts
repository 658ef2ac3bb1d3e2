/** The door of de-identification: a set of files in, clean files and their report out, searched before they may leave. */
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { keepNothing, openContext } from "./context.ts"
import { deidentifyDicom } from "./dicom.ts"
import { proveLeakCheck } from "./leak-proof.ts"
import { searchLeaks } from "./leak-search.ts"
import { makeLexicon } from "./lexicon.ts"
import type { KnownIdentity } from "./lexicon.ts"
import { isAsRewritten } from "./received.ts"
import type { SetFile } from "./set-items.ts"
import { rewriteAgain } from "./set-kept.ts"
import type { KeptSet } from "./set-kept.ts"
import { rewriteSet } from "./set-rewrite.ts"
import { workOn } from "./set-work.ts"
import type { SetWork, WorkDone } from "./set-work.ts"
import type { LeakSearch, SetOptions, SetResult } from "./set.ts"

/** Who is known, and whatever differs from the strictest way. */
export type SetWishes = Partial<Omit<SetOptions, "identity" | "openLeakSearch">> & {
  readonly identity: KnownIdentity
}

export const deidentifySet = (files: readonly SetFile[], wishes: SetWishes): Promise<SetResult> =>
  rewriteSet(files, optionsOf(wishes))

/** The same once more: only what rests on something that changed is rewritten and searched again. */
export const deidentifyAgain = (
  files: readonly SetFile[],
  wishes: SetWishes & { readonly secret: Bytes },
  before: KeptSet | null,
): Promise<KeptSet> => rewriteAgain(files, optionsOf(wishes), before)

/** For one of several who carry out the same plan, each with the same wishes. */
export const workOnSet = (work: SetWork, wishes: SetWishes): Promise<WorkDone> =>
  workOn(work, optionsOf(wishes))

const optionsOf = (wishes: SetWishes): SetOptions => ({
  secret: crypto.getRandomValues(new Uint8Array(32)),
  patientCode: "",
  keep: keepNothing,
  keepColour: false,
  codec: null,
  exactPixels: false,
  roles: new Map(),
  store: null,
  newHash: null,
  progress: null,
  signal: null,
  ...wishes,
  openLeakSearch,
})

/** Believed only after it found a person made up for this one run, and after the rewrite lost that person. */
async function openLeakSearch(identity: KnownIdentity, tokens: readonly string[]): Promise<LeakSearch> {
  const context = await openContext({
    secret: crypto.getRandomValues(new Uint8Array(32)),
    keep: keepNothing,
    patientCode: "",
  })
  const proof = await proveLeakCheck((canary) => deidentifyDicom(canary, context))
  if (!proof.proven) return unproven
  const lexicon = makeLexicon(identity, tokens)
  return {
    searched: lexicon.needles.length,
    // Of what came with the files themselves nothing is promised.
    notAlone: lexicon.notAlone.filter((category) => category !== "taken"),
    search: async (name, source) => {
      const hits = await searchLeaks(source, name, lexicon)
      return hits.map(({ place, category }) => ({ place, kind: category }))
    },
  }
}

/** A search that failed its own test keeps everything back. */
const unproven: LeakSearch = {
  searched: 0,
  search: () => Promise.resolve([{ place: "the search's own test", kind: "unproven" }]),
}

/** On the receiving side: true where a file marked as de-identified holds nothing that a rewrite would have removed. */
export const searchAgain = (source: ByteSource): Promise<boolean> => isAsRewritten(source)
