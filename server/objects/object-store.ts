/** What every store of sealed files promises, whether a folder or a bucket; kept by `object-store.contract.ts`. */
import type { Readable } from "node:stream"

/** Sealed files travel in pieces of at most this many bytes, so that one piece always fits into memory. */
export const longestChunk = 16 * 1024 * 1024

export type ChunkHash = string & { readonly brand: "ChunkHash" }

/** SHA-256 of the sealed bytes, in small hexadecimal letters: the only name a chunk has. */
export function isChunkHash(text: string): text is ChunkHash {
  return /^[0-9a-f]{64}$/u.test(text)
}

export type ChunkBody = AsyncIterable<Uint8Array>

export type Put =
  /** Durable: it survives a power cut that comes after this answer. */
  | { readonly kind: "stored" }
  /** The bytes are not what their name or their length says; nothing was kept. */
  | { readonly kind: "mismatch"; readonly reason: "hash" | "size" }
  /** The sender went away before the last byte; nothing was kept. */
  | { readonly kind: "interrupted" }
  /** No room left; nothing was kept, and what was stored before is untouched. */
  | { readonly kind: "full" }

/** First and last byte, both counted from 0 and both included, as HTTP counts. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

export interface Chunk {
  /** Bytes that follow: the whole chunk, or the part that was asked for. */
  readonly size: number
  readonly whole: number
  readonly bytes: Readable
}

/** What was there, what was done, and what the store itself says now. Part of the erasure protocol. */
export interface Erasure {
  readonly sha256: ChunkHash
  /** The store's own name for it. */
  readonly key: string
  /** Bytes that went, over all versions; 0 where nothing was there. */
  readonly bytes: number
  readonly versions: number
  /** The store's own answer to the question whether anything is left. */
  readonly answer: string
}

/** What this store can and cannot do, looked at and not assumed. Shown to the operator at the start. */
export interface Abilities {
  readonly kind: "folder" | "s3"
  /** "unknown" where the store would not say: then it cannot prove an erasure, and says so at each. */
  readonly versioning: "off" | "on" | "suspended" | "unknown"
  /** True where the store may refuse to delete before a date: then deadlines of erasure may be missed. */
  readonly objectLock: boolean | "unknown"
  /** Sentences for the operator; empty where all is well. */
  readonly warnings: readonly string[]
}

export interface ObjectStore {
  readonly put: (sha256: ChunkHash, body: ChunkBody, size: number) => Promise<Put>
  /** Null where there is no such chunk, or no such byte in it. */
  readonly get: (sha256: ChunkHash, range?: ByteRange) => Promise<Chunk | null>
  /** Those of the list that are here whole. */
  readonly has: (list: readonly ChunkHash[]) => Promise<ReadonlySet<ChunkHash>>
  /** Resolves once every version is gone, and rejects where the store cannot say so. Erasing twice is no mistake. */
  readonly erase: (sha256: ChunkHash) => Promise<Erasure>
  /** Rejects with a sentence where the store cannot be used at all. */
  readonly probe: () => Promise<Abilities>
  readonly close: () => Promise<void>
}

/** The store is there and will not do what it promised. Its message may be shown to the operator. */
export class StoreError extends Error {
  override readonly name = "StoreError"
}
