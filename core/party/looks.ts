/** What a person decided on looking at the files of a draft, and what each file is after the look. */
import type { CropBox } from "../deidentify/dicom-crop.ts"
import type { Painted } from "../deidentify/dicom-marks.ts"
import type { FileResult } from "../deidentify/set.ts"
import { bytesToBase32 } from "../encoding/base32.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { utf8 } from "../encoding/bytes.ts"
import { hash, hashSource } from "../encoding/hash.ts"
import type { PartyParts } from "./device.ts"
import type { InputFile, InputSource } from "./party.ts"
import { originalGround } from "./original-ground.ts"
import type { PreparedFile } from "./preparing.ts"
import { blobSource } from "./received.ts"
import type { LookDecision } from "./review-view.ts"

export type Input = InputFile | InputSource

/** What a person decided on looking at a file, and at which bytes: another file under the same name is another file. */
export interface Seen {
  /** Of what was dropped: the file, or the archive that it stands in. */
  readonly path: string
  /** As the file itself is called. */
  readonly inputName: string
  readonly sha256: string
  readonly showsFace: boolean
  readonly replacement: Blob | null
  readonly painted: readonly Painted[]
  /** To leave as it came. */
  readonly original: boolean
}

/** The name under which a person speaks of a file of the draft: it follows from the path, and is none. */
export const keyOf = (path: string): string => bytesToBase32(hash(utf8(path)).subarray(0, 10))

const sourcesOfBlobs = new WeakMap<Blob, ByteSource>()

/** The same for the same thing: a Blob gives the bytes that it had when it was dropped, or none. */
export function snapshotOf(blob: Blob): ByteSource {
  const source = sourcesOfBlobs.get(blob) ?? blobSource(blob)
  sourcesOfBlobs.set(blob, source)
  return source
}

/** The file as it came, whatever was put in its place. */
export const sourceOf = (input: Input): ByteSource =>
  "blob" in input ? snapshotOf(input.blob) : input.source

const hashesOfBlobs = new WeakMap<Blob, string>()

/** A file on a disk may be another one by now and is read each time; a Blob may not. */
export async function hashOf(input: Input, newHash: PartyParts["newHash"] | null): Promise<string> {
  const known = "blob" in input ? hashesOfBlobs.get(input.blob) : undefined
  if (known !== undefined) return known
  const hash = await hashSource(sourceOf(input), newHash?.())
  if ("blob" in input) hashesOfBlobs.set(input.blob, hash)
  return hash
}

/** A photograph is of a face until a person has looked and says that it is not. */
export function preparedFile(
  file: FileResult,
  seen: Seen | undefined,
  crop: CropBox | undefined,
): PreparedFile {
  const isMouth = file.content === "photo-face" && seen !== undefined && !seen.showsFace
  const content = isMouth ? "photo-mouth" : file.content
  const review = file.review.map((item) => ({ ...item, done: seen !== undefined }))
  const open = review.some((item) => !item.done)
  return {
    key: keyOf(file.input),
    inputName: file.input,
    sameAs: file.sameAs,
    format: file.output?.kind ?? file.kind,
    role: file.role,
    content,
    size: file.output?.source.size ?? 0,
    status: file.status === "deidentified" ? (open ? "review" : "ready") : file.status,
    reason: file.reason,
    findings: file.findings,
    review,
    category:
      content === "photo-face" || isKnownFace(file, seen?.showsFace === true) ? "identified" : file.category,
    crop: crop ?? null,
    decision: decisionOn(review, seen),
    original: groundOf(file),
    outputName: file.output?.name ?? null,
    output: file.output?.source ?? null,
    sha256: file.output?.sha256 ?? null,
  }
}

function groundOf(file: FileResult): PreparedFile["original"] {
  const ground = originalGround(file)
  return ground === null ? null : { ground, confirmed: false }
}

/** Somebody looked at the surface that this volume shows, and saw a face. */
const isKnownFace = ({ review }: Pick<PreparedFile | FileResult, "review">, showsFace: boolean): boolean =>
  showsFace && review.some(({ kind }) => kind === "face-surface")

type Verdict = Pick<Seen, "showsFace" | "replacement" | "painted">

function decisionOn(review: readonly unknown[], seen: Verdict | undefined): LookDecision {
  if (review.length === 0) return "not-asked"
  if (seen === undefined) return "open"
  if (seen.showsFace) return "shows-face"
  return seen.replacement !== null || seen.painted.length > 0 ? "painted-over" : "nothing-to-see"
}

export function reviewed(file: PreparedFile, showsFace: boolean): PreparedFile {
  const isPhoto = file.content === "photo-face" || file.content === "photo-mouth"
  return {
    ...file,
    ...(isPhoto ? { content: showsFace ? "photo-face" : "photo-mouth" } : {}),
    ...(isPhoto ? { category: showsFace ? "identified" : "pseudonymised" } : {}),
    ...(isKnownFace(file, showsFace) ? { category: "identified" } : {}),
    status: file.status === "review" ? "ready" : file.status,
    review: file.review.map((item) => ({ ...item, done: true })),
    decision: decisionOn(file.review, { showsFace, replacement: null, painted: [] }),
  }
}
