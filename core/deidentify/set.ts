/** A set of files in, a set of clean files and its report out: all of them under neutral names, each searched at last. */
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { hashPart, hashSource } from "../encoding/hash.ts"
import { problem } from "../formats/problem.ts"
import type { Kind } from "../formats/sniff.ts"
import type { Category, ContentKind } from "../records/consent.ts"
import type { AttachmentRole } from "../records/order.ts"
import { openContext } from "./context.ts"
import type { CropBox } from "./dicom-crop.ts"
import type { Finding, Keep, Outcome, ReviewItem } from "./findings.ts"
import type { KnownIdentity } from "./lexicon.ts"
import type { OrderPrefill } from "./order-prefill.ts"
import { withKind } from "./names.ts"
import { isPhotoKind } from "./photo.ts"
import type { PixelCodec } from "./photo.ts"
import { refused } from "./refusal.ts"
import { kindOf, openSet, readProblem } from "./set-items.ts"
import type { SetFile } from "./set-items.ts"
import { planSet } from "./set-plan.ts"
import type { PlannedItem } from "./set-plan.ts"
import { rewriteItem } from "./rewrite-item.ts"
import { isDay } from "./tokens.ts"

/** Where a known word still stands; never the word. */
export interface LeakHit {
  readonly place: string
  readonly kind: string
}

/** The search over exactly the bytes and the name that will be sealed; it knows nothing of how they were made. */
export interface LeakSearch {
  /** How many spellings it looks for. */
  readonly searched: number
  readonly search: (name: string, source: ByteSource) => Promise<readonly LeakHit[]>
}

export interface SetProgress {
  readonly done: number
  readonly files: number
  /** Bytes read of the file at hand, and its size. */
  readonly read: number
  readonly size: number
}

export interface SetOptions {
  readonly identity: KnownIdentity
  /** 32 bytes of the pair of patient and recipient. */
  readonly secret: Bytes
  readonly patientCode: string
  readonly keep: Keep
  readonly keepColour: boolean
  readonly codec: PixelCodec | null
  readonly exactPixels: boolean
  /** What a person said a file is, by its path. */
  readonly roles: ReadonlyMap<string, AttachmentRole>
  /** The field of view that a person drew in an image, by its path: outside of it nothing leaves. */
  readonly crops?: ReadonlyMap<string, CropBox>
  readonly openLeakSearch: (identity: KnownIdentity, tokens: readonly string[]) => Promise<LeakSearch>
  /** Puts a result somewhere and gives it back from there, so that a set need not fit in memory. */
  readonly store: ((name: string, output: ByteSource) => Promise<ByteSource>) | null
  readonly progress: ((progress: SetProgress) => void) | null
  readonly signal: AbortSignal | null
}

export interface FileResult {
  readonly input: string
  readonly kind: Kind
  readonly role: AttachmentRole
  readonly content: ContentKind
  readonly status: Outcome["status"]
  readonly reason: string | null
  readonly category: Category
  readonly findings: readonly Finding[]
  readonly review: readonly ReviewItem[]
  readonly hits: readonly LeakHit[]
  /** Null where nothing leaves. */
  readonly output: FileOutput | null
}

export interface FileOutput {
  readonly name: string
  readonly kind: Kind
  readonly source: ByteSource
  /** SHA-256 of what was searched: who seals it compares. */
  readonly sha256: string
}

export interface SetResult {
  readonly files: readonly FileResult[]
  readonly prefill: OrderPrefill | null
  readonly searched: number
}

export async function rewriteSet(files: readonly SetFile[], options: SetOptions): Promise<SetResult> {
  const { signal, progress } = options
  const opened = await openSet(files, signal)
  const plan = await planSet(opened, options.roles, signal)
  const context = await openContext({ ...options, crops: cropsText(options.crops) })
  const tokens = plan.tokens.filter((token) => isSearchable(token, options))
  const leaks = await options.openLeakSearch(options.identity, tokens)
  const results: FileResult[] = []
  for (const item of plan.items) {
    signal?.throwIfAborted()
    const watched = { ...item, source: counted(item, results.length, plan.items.length, options) }
    const outcome = await rewriteItem(watched, plan, { ...options, context })
    signal?.throwIfAborted()
    results.push(await searched(watched, outcome, leaks, options))
    progress?.({
      done: results.length,
      files: plan.items.length,
      read: item.source.size,
      size: item.source.size,
    })
  }
  return { files: results, prefill: plan.prefill, searched: leaks.searched }
}

/** The same fields read the same, whatever the files are called. */
const cropsText = (crops: SetOptions["crops"]): string =>
  [...new Set([...(crops?.values() ?? [])].map(({ low, high }) => [...low, ...high].join(" ")))]
    .toSorted()
    .join("|")

/** What is meant to stay is no leak: days that were kept, and the code under which the patient stands here anyway. */
const isSearchable = (token: string, { keep, patientCode }: SetOptions): boolean =>
  !(keep.dates === "full" && isDay(token)) && !patientCode.includes(token)

/** Tells how far a file is, and stops where the work was called off. */
function counted(
  item: PlannedItem,
  done: number,
  files: number,
  { progress, signal }: SetOptions,
): ByteSource {
  const { source } = item
  let furthest = 0
  const read: ByteSource["read"] = async (start, end) => {
    signal?.throwIfAborted()
    if (end > furthest) {
      furthest = end
      progress?.({ done, files, read: end, size: source.size })
    }
    return source.read(start, end)
  }
  return { size: source.size, read }
}

const smallPart = 32 * 2 ** 20

/** Read once, then searched and hashed where it lies; nobody writes into it. */
const heldSource = (bytes: Bytes): ByteSource & { readonly bytes: Bytes } => ({
  bytes,
  size: bytes.length,
  read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
})

/** The last word: what is found now does not leave, whoever wrote it. */
async function searched(
  item: PlannedItem,
  outcome: Outcome,
  leaks: LeakSearch,
  options: SetOptions,
): Promise<FileResult> {
  if (outcome.status === "refused") return resultOf(item, outcome, [], null)
  try {
    const kind = await kindOf(outcome.output)
    const name = isPhotoKind(item.kind) ? withKind(item.name, kind) : item.name
    const source = options.store === null ? outcome.output : await options.store(name, outcome.output)
    const held = source.size <= smallPart ? heldSource(await source.read(0, source.size)) : null
    const hits = await leaks.search(name, held ?? source)
    if (hits.length > 0) return resultOf(item, refused(problem("leak-found"), outcome.findings), hits, null)
    const sha256 = held === null ? await hashSource(source) : await hashPart(held.bytes)
    return resultOf(item, outcome, [], { name, kind, source, sha256 })
  } catch (error) {
    options.signal?.throwIfAborted()
    return resultOf(item, refused(readProblem(error), outcome.findings), [], null)
  }
}

function resultOf(
  item: PlannedItem,
  outcome: Outcome,
  hits: readonly LeakHit[],
  output: FileOutput | null,
): FileResult {
  return {
    input: item.path,
    kind: item.kind,
    role: item.role,
    content: contentOf(item),
    status: outcome.status,
    reason: outcome.status === "deidentified" ? null : outcome.reason,
    category: outcome.status === "refused" ? "identified" : outcome.category,
    findings: outcome.findings,
    review: outcome.status === "refused" ? [] : outcome.review,
    hits,
    output,
  }
}

/** In the words of the consent form; a photograph is of a face until a person says otherwise. */
function contentOf({ kind, role, isTexture }: PlannedItem): ContentKind {
  if (kind === "dicom" || kind === "dicomdir") return "radiograph"
  if (role === "photo" && !isTexture) return "photo-face"
  if (role === "design") return "design"
  if (kind.startsWith("xml")) return "order"
  return role === "document" ? "document" : "scan"
}
