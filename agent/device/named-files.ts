/** Bytes by name in one folder that only this account may read; a name may hold anything, a file's name does not. */
import { mkdir, readdir, rm } from "node:fs/promises"
import { join } from "node:path"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { isMissing, isUnfinished, readWhole, writeWhole } from "./whole-file.ts"

export interface NamedFiles {
  readonly get: (name: string, lent?: Bytes) => Promise<Bytes | null>
  readonly put: (name: string, bytes: Bytes) => Promise<void>
  readonly remove: (name: string) => Promise<void>
  readonly names: (prefix: string) => Promise<readonly string[]>
  readonly clear: () => Promise<void>
}

/** Points are written out too: no name can end like an unfinished file, and none is "..". */
const fileNameOf = (name: string): string => encodeURIComponent(name).replaceAll(".", "%2E")

/** Null for what somebody else put there. */
function nameOf(fileName: string): string | null {
  try {
    const name = decodeURIComponent(fileName)
    return fileNameOf(name) === fileName ? name : null
  } catch {
    return null
  }
}

export function openNamedFiles(folder: string): NamedFiles {
  const at = (name: string): string => join(folder, fileNameOf(name))
  const list = async (): Promise<readonly string[]> => {
    try {
      return await readdir(folder)
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }
  return {
    get: (name, lent) => readWhole(at(name), lent),
    put: async (name, bytes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeWhole(at(name), bytes)
    },
    remove: (name) => rm(at(name), { force: true }),
    names: async (prefix) => {
      const names = (await list()).flatMap((fileName) =>
        isUnfinished(fileName) ? [] : (nameOf(fileName) ?? []),
      )
      return names.filter((name) => name.startsWith(prefix)).sort()
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  }
}
