/** Real files that nobody here made; they stay where they are and are never copied into the project. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { arraySource } from "@zahnwolke/core/encoding/byte-source"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"

const root = join(import.meta.dirname, "..", "..")
const corpus = process.env["ZAHNWOLKE_CORPUS"] ?? join(root, "..", "shared", "corpus")
const folder = join(corpus, "dicom")

/** The path of one file of the corpus, or null where it is not here. */
export function corpusPath(...names: readonly string[]): string | null {
  const path = join(corpus, ...names)
  return existsSync(path) ? path : null
}

/** A reason to skip, or false. */
export const corpusMissing = existsSync(folder)
  ? false
  : "the corpus of real files is not here (ZAHNWOLKE_CORPUS)"

export interface CorpusFile {
  readonly name: string
  readonly source: ByteSource
}

export const corpusFiles = (): readonly CorpusFile[] =>
  corpusMissing === false
    ? readdirSync(folder)
        .sort()
        .map((name) => ({ name, source: arraySource(readFileSync(join(folder, name))) }))
    : []

/** Every file of it, of whatever kind. */
export const corpusPaths = (): readonly string[] =>
  corpusMissing === false
    ? readdirSync(corpus, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name, parentPath }) => join(parentPath, name))
        .sort()
    : []
