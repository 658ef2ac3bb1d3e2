/** Results of a rewrite on disk: written once, then searched and hashed there, so that what is checked is what is kept. */
import { closeSync, openSync, writeSync } from "node:fs"
import { join } from "node:path"
import { passingPieces } from "@zahnwolke/core/encoding/byte-source"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { fileSource } from "../files/file-source.ts"

export interface WrittenSet {
  readonly store: (name: string, output: ByteSource) => Promise<ByteSource>
  /** What the disk refused; a set with one is not whole. */
  readonly failure: () => unknown
}

/** Small enough to be written from the fastest memory that it was just read into. */
const pieceLength = 1 << 18

/** One at a time. `stop` is called at the first write that fails: nothing that follows could make the set whole. */
export function writtenSet(folder: string, stop: () => void): WrittenSet {
  let failure: unknown = null
  const lent = new Uint8Array(pieceLength)
  const writing = <Value>(act: () => Value): Value => {
    try {
      return act()
    } catch (error) {
      failure ??= error
      stop()
      throw error
    }
  }
  return {
    store: async (name, output) => {
      const path = join(folder, name)
      const file = writing(() => openSync(path, "wx"))
      try {
        for await (const piece of passingPieces(output, lent)) writing(() => writeAll(file, piece))
      } finally {
        closeSync(file)
      }
      return fileSource(path)
    },
    failure: () => failure,
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
}
