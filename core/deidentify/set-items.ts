/** The files of a set as they really are: archives opened, each recognised by its bytes, none of them read whole. */
import type { ByteSource } from "../encoding/byte-source.ts"
import { isProblem, problem } from "../formats/problem.ts"
import type { Problem } from "../formats/problem.ts"
import { isMarkedDicom, markedDicomLength, sniff, sniffLength } from "../formats/sniff.ts"
import type { Kind } from "../formats/sniff.ts"
import { ArchiveError } from "../formats/zip-inflate.ts"
import { openZip } from "../formats/zip.ts"
import { FrameDamaged } from "./frame-decoder.ts"
import { kindInFolder } from "./machine-files.ts"

export interface SetFile {
  /** With "/" between folders; used for hints and the practice's own report, never for the result. */
  readonly path: string
  readonly source: ByteSource
}

/** By which an item is found again: its file among those given, and its number in there. */
export interface Place {
  readonly file: number
  readonly nth: number
}

export interface SetItem extends SetFile {
  readonly place: Place
  readonly kind: Kind
  /** Why it goes no further, found while it was opened. */
  readonly problem: Problem | null
  /** Of an archive's entry: whether its bytes are what the archive promised. */
  readonly check: (() => Promise<Problem | null>) | null
}

export interface OpenedSet {
  readonly items: readonly SetItem[]
  /** Names of folders in archives and of the archives themselves: names all the same. */
  readonly otherNames: readonly string[]
}

type Found = Omit<SetItem, "kind" | "place">
type OpenedFile = Omit<SetItem, "place">

const deepestArchive = 3
const mostItems = 50_000

export async function openSet(files: readonly SetFile[], signal: AbortSignal | null): Promise<OpenedSet> {
  const items: SetItem[] = []
  const otherNames: string[] = []
  const waiting: (Found & { readonly depth: number; readonly from: number })[] = files
    .map(({ path, source }, from) => ({
      path,
      source: guarded(source),
      problem: null,
      check: null,
      depth: 0,
      from,
    }))
    .toReversed()
  const add = (item: OpenedFile, file: number): void => {
    const last = items.at(-1)?.place
    items.push({ ...item, place: { file, nth: last?.file === file ? last.nth + 1 : 0 } })
  }
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    signal?.throwIfAborted()
    const { depth, from, ...found } = file
    const opened = await openFile(found, depth)
    if (!Array.isArray(opened)) {
      add(opened, from)
    } else if (opened.length > mostItems - items.length - waiting.length) {
      add({ ...found, kind: "zip", problem: problem("zip-too-many") }, from)
    } else {
      otherNames.push(file.path)
      for (const entry of opened.toReversed()) waiting.push({ ...entry, depth: depth + 1, from })
    }
  }
  return { items, otherNames }
}

/** One item, or the entries of an archive. */
async function openFile(file: Found, depth: number): Promise<OpenedFile | Found[]> {
  if (file.problem !== null) return { ...file, kind: "unknown" }
  try {
    const kind = await kindOf(file.source)
    const packed = kind === "zip" || (kind === "hps" && (await startsAsZip(file.source)))
    return packed ? await openArchive(file, depth) : { ...file, kind: kindInFolder(file.path, kind) }
  } catch (error) {
    return { ...file, kind: "unknown", problem: readProblem(error) }
  }
}

export async function kindOf(source: ByteSource): Promise<Kind> {
  // Most files of a large set are slices of a volume, and say so at once.
  const start = await source.read(0, Math.min(markedDicomLength, source.size))
  if (isMarkedDicom(start)) return sniff(start, source.size)
  const head = await source.read(0, Math.min(sniffLength, source.size))
  if (head[0] !== 0x50 || head[1] !== 0x4b) return sniff(head, source.size)
  return sniff(head, source.size, await source.read(Math.max(source.size - sniffLength, 0), source.size))
}

async function startsAsZip(source: ByteSource): Promise<boolean> {
  const [p, k] = await source.read(0, Math.min(2, source.size))
  return p === 0x50 && k === 0x4b
}

async function openArchive(file: Found, depth: number): Promise<OpenedFile | Found[]> {
  const condemned = (wrong: Problem): OpenedFile => ({ ...file, kind: "zip", problem: wrong })
  if (depth >= deepestArchive) return condemned(problem("zip-depth"))
  const archive = await openZip(file.source)
  if (isProblem(archive)) return condemned(archive)
  if (archive.entries.length === 0) return condemned(problem("empty-file"))
  return archive.entries.map((entry) => ({
    path: `${file.path}/${entry.path}`,
    source: entry.source,
    problem: entry.problem,
    check: entry.check,
  }))
}

/** Fewer bytes than were there a moment ago: somebody is writing. */
class ChangedError extends Error {}

function guarded(source: ByteSource): ByteSource {
  const read: ByteSource["read"] = async (start, end, lent) => {
    const bytes = await source.read(start, end, lent)
    if (bytes.length !== end - start) throw new ChangedError("the file is shorter than it was")
    return bytes
  }
  return { size: source.size, read }
}

/** A source rejects with an error of its platform; a person needs one sentence. */
export function readProblem(error: unknown): Problem {
  if (error instanceof ArchiveError) return problem("zip-damaged")
  if (error instanceof FrameDamaged) return problem("dicom-coding")
  const changed =
    error instanceof ChangedError ||
    (error instanceof Error && /NotReadable|changed/u.test(`${error.name} ${error.message}`))
  return problem(changed ? "file-changed" : "file-unreadable")
}
