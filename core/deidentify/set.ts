/** A set of files in, a set of clean files and its report out: what is asked, and what is answered. */
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Bytes } from "../encoding/bytes.ts"
import type { RunningHash } from "../encoding/hash.ts"
import type { Kind } from "../formats/sniff.ts"
import type { Category, ContentKind } from "../records/consent.ts"
import type { AttachmentRole } from "../records/order.ts"
import type { CropBox } from "./dicom-crop.ts"
import type { Painted } from "./dicom-marks.ts"
import type { Finding, Keep, Outcome, ReviewItem } from "./findings.ts"
import type { KnownIdentity } from "./lexicon.ts"
import type { OrderPrefill } from "./order-prefill.ts"
import type { PixelCodec } from "./photo.ts"

/** Where a known word still stands; never the word. */
export interface LeakHit {
  readonly place: string
  readonly kind: string
}

/** The search over exactly the bytes and the name that will be sealed; it knows nothing of how they were made. */
export interface LeakSearch {
  /** How many spellings it looks for. */
  readonly searched: number
  /** Of what is known, what was too short or too common to be looked for on its own. */
  readonly notAlone?: readonly string[]
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
  /** What a person painted over in a DICOM image, by its path. */
  readonly painted?: ReadonlyMap<string, readonly Painted[]>
  /** The picture that a person covered or cut, in the place of one in an archive, by its path. */
  readonly replaced?: ReadonlyMap<string, ByteSource>
  readonly openLeakSearch: (identity: KnownIdentity, tokens: readonly string[]) => Promise<LeakSearch>
  /** Puts a result somewhere and gives it back from there, so that a set need not fit in memory. */
  readonly store: ((name: string, output: ByteSource) => Promise<ByteSource>) | null
  /** The platform's running SHA-256, where it has a faster one. */
  readonly newHash: (() => RunningHash) | null
  readonly progress: ((progress: SetProgress) => void) | null
  readonly signal: AbortSignal | null
}

export interface FileResult {
  readonly input: string
  readonly kind: Kind
  readonly role: AttachmentRole
  /** Another file of the set with the same content, by its path. */
  readonly sameAs: string | null
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
  readonly notAlone: readonly string[]
  /** Words of the input that may be somebody's. They never leave this device and stand in no report. */
  readonly words: readonly string[]
}
