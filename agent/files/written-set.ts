/** Results of a rewrite on disk: written once, then searched and hashed there, so that what is checked is what is kept. */
import { open, readdir, rm } from "node:fs/promises"
import { join } from "node:path"
import { pieces } from "@zahnwolke/core/encoding/byte-source"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { fileSource } from "./file-source.ts"

export interface WrittenSet {
  readonly store: (name: string, output: ByteSource) => Promise<ByteSource>
  /** What the disk refused; a set with one is not whole. */
  readonly failure: () => unknown
  /** Takes away what was written and then not released. */
  readonly keepOnly: (names: readonly string[]) => Promise<void>
}

/** `stop` is called at the first write that fails: nothing that follows could make the set whole. */
export function writtenSet(folder: string, stop: () => void): WrittenSet {
  let failure: unknown = null
  const failed = (error: unknown): never => {
    failure ??= error
    stop()
    throw error
  }
  return {
    store: async (name, output) => {
      const path = join(folder, name)
      const file = await open(path, "wx").catch(failed)
      try {
        for await (const piece of pieces(output)) await file.writeFile(piece).catch(failed)
      } finally {
        await file.close()
      }
      return fileSource(path)
    },
    failure: () => failure,
    keepOnly: async (names) => {
      const kept = new Set(names)
      for (const name of await readdir(folder)) if (!kept.has(name)) await rm(join(folder, name))
    },
  }
}
