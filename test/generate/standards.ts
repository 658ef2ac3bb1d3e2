/** The tables of the DICOM standard as rows, with the words that name their edition and their SHA-256. */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"

const root = join(import.meta.dirname, "..", "..")
const standardsFolder = process.env["ZAHNWOLKE_STANDARDS"] ?? join(root, "..", "shared", "standards")

export interface StandardTable {
  readonly rows: readonly (readonly string[])[]
  /** "PS3.6 edition 2024e, SHA-256 …": goes into every generated file. */
  readonly origin: string
}

export function readTable(file: string, part: string): StandardTable {
  const text = readFileSync(join(standardsFolder, file), "utf8")
  const [first = "", , ...lines] = text.split(/\r?\n/u)
  const edition = /edition (\w+)/u.exec(first)?.[1] ?? "unknown"
  const sha = createHash("sha256").update(text).digest("hex")
  return {
    rows: lines.filter((line) => line !== "").map((line) => line.split("\t")),
    origin: `DICOM ${part} edition ${edition}, ${file}, SHA-256 ${sha}`,
  }
}
