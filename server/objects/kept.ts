/** All stores as one place to read from and to erase in: a part lies in one of them, and the caller need not know in which. */
import type { ChunkHash, Erasure, ObjectStore } from "./object-store.ts"

export type Kept = Omit<ObjectStore, "put">

type Stores = readonly [ObjectStore, ...(readonly ObjectStore[])]

export function keptIn(stores: Stores): Kept {
  const [first, ...more] = stores
  const each = <Value>(act: (store: ObjectStore) => Promise<Value>): Promise<readonly Value[]> =>
    Promise.all(stores.map((store) => act(store)))
  return {
    get: async (sha256, range) => {
      for (const store of stores) {
        const chunk = await store.get(sha256, range)
        if (chunk !== null) return chunk
      }
      return null
    },
    has: async (list) => {
      const found = await each((store) => store.has(list))
      return new Set<ChunkHash>(found.flatMap((one) => [...one]))
    },
    // Erased everywhere: a part that was moved and not taken away at the old place must not survive there.
    erase: async (sha256) => united(sha256, await each((store) => store.erase(sha256))),
    // Ready only where each of them answers.
    probe: async () => {
      const [own] = await Promise.all([first.probe(), ...more.map((store) => store.probe())])
      return own
    },
    close: async () => {
      await each((store) => store.close())
    },
  }
}

/** Each store's own answer stands in the proof. */
function united(sha256: ChunkHash, erasures: readonly Erasure[]): Erasure {
  const found = erasures.find(({ bytes }) => bytes > 0) ?? erasures[0]
  const sum = (count: (one: Erasure) => number): number => erasures.reduce((all, one) => all + count(one), 0)
  return {
    sha256,
    key: found?.key ?? sha256,
    bytes: sum(({ bytes }) => bytes),
    versions: sum(({ versions }) => versions),
    answer: [...new Set(erasures.map(({ answer }) => answer))].join("; "),
  }
}
