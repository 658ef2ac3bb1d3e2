/** The last word on a rewritten file: put away, read back from there, searched and hashed. What is found now stays here. */
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { hashPart, hashedInPassing, runningHash } from "../encoding/hash.ts"
import { problem } from "../formats/problem.ts"
import type { Kind } from "../formats/sniff.ts"
import type { ContentKind } from "../records/consent.ts"
import type { Outcome, ReviewItem } from "./findings.ts"
import { withKind } from "./names.ts"
import { isPhotoKind } from "./photo.ts"
import { refused } from "./refusal.ts"
import { kindOf, readProblem } from "./set-items.ts"
import type { PlannedItem } from "./set-plan.ts"
import type { FileOutput, FileResult, LeakHit, LeakSearch, SetOptions } from "./set.ts"

type LastWord = (item: PlannedItem, outcome: Outcome) => Promise<FileResult>

const smallFile = 8 * 2 ** 20

/** One file after the other: all small ones are held in the same memory. */
export function lastWord(leaks: LeakSearch, options: SetOptions, shared: boolean): LastWord {
  const inTurn = shared ? options.newHash : null
  let lent = new Uint8Array(0)
  const memory = (size: number): Bytes => {
    if (lent.length < size) lent = new Uint8Array(Math.min(Math.max(size, lent.length * 2), smallFile))
    return lent.subarray(0, size)
  }
  return async (item, outcome) => {
    if (outcome.status === "refused") return resultOf(item, outcome, [], null)
    try {
      const photo = isPhotoKind(item.kind) ? await kindOf(outcome.output) : null
      const name = photo === null ? item.name : withKind(item.name, photo)
      const source = options.store === null ? outcome.output : await options.store(name, outcome.output)
      const { hits, kind, sha256 } =
        source.size <= smallFile
          ? await readOnce(leaks, name, await source.read(0, source.size, memory(source.size)), inTurn)
          : await readInPieces(leaks, name, source, options)
      if (hits.length > 0) return resultOf(item, refused(problem("leak-found"), outcome.findings), hits, null)
      return resultOf(item, outcome, [], { name, kind, source, sha256 })
    } catch (error) {
      options.signal?.throwIfAborted()
      return resultOf(item, refused(readProblem(error), outcome.findings), [], null)
    }
  }
}

interface Checked {
  /** As its bytes say where it was put. */
  readonly kind: Kind
  readonly hits: readonly LeakHit[]
  readonly sha256: string
}

/** Without `inTurn` the platform hashes a copy beside the search, which pays where part of the machine is idle. */
async function readOnce(
  leaks: LeakSearch,
  name: string,
  bytes: Bytes,
  inTurn: SetOptions["newHash"],
): Promise<Checked> {
  const source = heldSource(bytes)
  const kind = await kindOf(source)
  const running = inTurn?.() ?? null
  running?.update(bytes)
  const hashed = running === null ? hashPart(bytes) : running.hex()
  const hits = await leaks.search(name, source)
  return { kind, hits, sha256: await hashed }
}

/** A large file is rewritten anew by each reading: the search's own is hashed, too. */
async function readInPieces(
  leaks: LeakSearch,
  name: string,
  source: ByteSource,
  { newHash }: SetOptions,
): Promise<Checked> {
  const hashed = hashedInPassing(source, (newHash ?? runningHash)())
  const kind = await kindOf(hashed.source)
  const hits = await leaks.search(name, hashed.source)
  return { kind, hits, sha256: await hashed.hex() }
}

/** Searched and hashed where it lies; nobody writes into it. */
const heldSource = (bytes: Bytes): ByteSource => ({
  size: bytes.length,
  read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
})

function resultOf(
  item: PlannedItem,
  outcome: Outcome,
  hits: readonly LeakHit[],
  output: FileOutput | null,
): FileResult {
  const review = outcome.status === "refused" ? [] : outcome.review
  return {
    input: item.path,
    kind: item.kind,
    role: item.role,
    sameAs: item.sameAs,
    content: contentOf(item, review),
    status: outcome.status,
    reason: outcome.status === "deidentified" ? null : outcome.reason,
    category: outcome.status === "refused" ? "identified" : outcome.category,
    findings: outcome.findings,
    review,
    hits,
    output,
  }
}

/** In the words of the consent form; a photograph is of a face until a person says otherwise. */
function contentOf({ kind, role, isTexture }: PlannedItem, review: readonly ReviewItem[]): ContentKind {
  if (!isTexture && review.some((item) => item.kind === "face")) return "photo-face"
  if (kind === "dicom" || kind === "dicomdir") return "radiograph"
  if (role === "photo" && !isTexture) return "photo-face"
  if (role === "design") return "design"
  if (kind.startsWith("xml")) return "order"
  return role === "document" ? "document" : "scan"
}
