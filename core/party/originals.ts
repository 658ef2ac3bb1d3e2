/**
 * Files that leave as they came, with reference to the person: what cannot be de-identified, with the patient's consent
 * only, and radiographs for another treating practice, which must be unaltered (§ 127(2), (4) StrlSchV, § 85(3) StrlSchG).
 */
import { openSet } from "../deidentify/set-items.ts"
import type { FileResult } from "../deidentify/set.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { hashSource } from "../encoding/hash.ts"
import type { RunningHash } from "../encoding/hash.ts"
import type { ContentKind } from "../records/consent.ts"
import type { OriginalGround } from "./draft-view.ts"
import { hashOf, keyOf, sourceOf } from "./looks.ts"
import type { Input, Seen } from "./looks.ts"
import { originalGround } from "./original-ground.ts"
import type { PreparedFile } from "./preparing.ts"

/** In the words of the consent form: a film of a person shows the face until somebody made sure that it does not. */
function contentOf({ kind }: FileResult, ground: OriginalGround): ContentKind {
  if (ground === "radiograph") return "radiograph"
  return kind === "video" ? "photo-face" : "document"
}

interface Confirmed {
  readonly source: ByteSource
  /** Of several that leave as they came. */
  readonly name: string
  readonly sha256: string
}

/** The bytes as they were dropped, under a neutral name; the person is named in the order anyway. */
function originalOf(
  result: FileResult,
  file: PreparedFile,
  { source, name, sha256 }: Confirmed,
): PreparedFile {
  const ground = originalGround(result)
  if (ground === null) return file
  return {
    ...file,
    content: contentOf(result, ground),
    size: source.size,
    status: "ready",
    reason: null,
    findings: [{ place: "whole file", kind: "whole", action: "kept" }],
    review: [],
    category: "identified",
    crop: null,
    decision: "as-it-came",
    outputName: name,
    output: source,
    sha256,
    original: { ground, confirmed: true },
  }
}

/** Its program looks for the ending; everything else in a name may be a word of anybody's. */
function originalNames(paths: readonly string[]): readonly string[] {
  const width = String(paths.length).length
  return paths.map((path, at) => {
    const ending = /\.([a-z0-9]{1,8})$/u.exec(path.toLowerCase())?.[1]
    return `original-${String(at + 1).padStart(width, "0")}${ending === undefined ? "" : `.${ending}`}`
  })
}

/** Files as they were dropped, or as they stand in an archive that was; what is there no more is missing. */
export async function droppedSources(
  inputs: readonly Input[],
  names: readonly string[],
): Promise<ReadonlyMap<string, ByteSource>> {
  const found = new Map<string, ByteSource>()
  for (const input of inputs) {
    const inside = names.filter((name) => name.startsWith(`${input.path}/`))
    const source = sourceOf(input)
    if (names.includes(input.path)) found.set(input.path, source)
    if (inside.length === 0) continue
    const { items } = await openSet([{ path: input.path, source }], null)
    for (const item of items) if (inside.includes(item.path)) found.set(item.path, item.source)
  }
  return found
}

interface Chosen {
  readonly inputs: readonly Input[]
  readonly seen: ReadonlyMap<string, Seen>
  readonly newHash: (() => RunningHash) | null
}

/** Every confirmed file as it came; the others as they were prepared. */
export async function withOriginals(
  results: readonly FileResult[],
  prepared: readonly PreparedFile[],
  { inputs, newHash, seen }: Chosen,
): Promise<readonly PreparedFile[]> {
  const confirmed = results
    .map(({ input }) => input)
    .filter((input) => seen.get(keyOf(input))?.original === true)
    .toSorted((a, b) => byNumber.compare(a, b))
  if (confirmed.length === 0) return prepared
  const names = new Map(originalNames(confirmed).map((name, at) => [confirmed[at], name]))
  const sources = await droppedSources(inputs, confirmed)
  const all: PreparedFile[] = []
  for (const [at, file] of prepared.entries()) {
    const result = results[at]
    const name = names.get(file.inputName)
    const source = sources.get(file.inputName)
    if (result === undefined || name === undefined || source === undefined) {
      all.push(file)
      continue
    }
    const input = inputs.find(({ path }) => path === file.inputName)
    const sha256 = await (input ? hashOf(input, newHash) : hashSource(source, newHash?.()))
    all.push(originalOf(result, file, { source, name, sha256 }))
  }
  return all
}

const byNumber = new Intl.Collator("en", { numeric: true })
