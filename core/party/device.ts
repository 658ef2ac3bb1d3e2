/** What one device must offer: keys that cannot be read out, a small store, and a place for sealed parts on their way. */
import type { PixelCodec } from "../deidentify/photo.ts"
import type { Fetcher } from "../api/client.ts"
import type { Bytes } from "../encoding/bytes.ts"
import type { RunningHash } from "../encoding/hash.ts"
import type { CipherOf } from "../envelope/payload.ts"
import type { Stretching } from "./seeds.ts"

/** Made once on this device and never leaving it; both private keys are non-extractable. */
export interface DeviceKeys {
  /** Ed25519, 32 bytes. */
  readonly publicKey: Bytes
  readonly sign: (bytes: Bytes) => Promise<Bytes>
  /** AES-256-GCM with a fresh nonce; `context` is authenticated. */
  readonly wrap: (bytes: Bytes, context: string) => Promise<Bytes>
  /** Null where it was not wrapped here or was changed. */
  readonly unwrap: (wrapped: Bytes, context: string) => Promise<Bytes | null>
}

/** Small records by name. What is written here is either public or wrapped by the device's key. */
export interface DeviceStore {
  readonly get: (name: string) => Promise<Bytes | null>
  readonly set: (name: string, bytes: Bytes) => Promise<void>
  readonly remove: (name: string) => Promise<void>
  readonly names: (prefix: string) => Promise<readonly string[]>
  /** Opens the device's keys, making them on the first call; a read-back proves that they were kept. */
  readonly keys: () => Promise<DeviceKeys>
  /** Forgets everything, keys included. */
  readonly clear: () => Promise<void>
}

/**
 * Ciphertext only: sealed parts that wait for the network. Survives a reload and a power cut. What is put is written, or
 * copied, before the promise is kept: its memory is used again.
 */
export interface Outbox {
  readonly put: (name: string, bytes: Bytes) => Promise<void>
  /** A Blob where it lies on disk and goes from there; else read, into memory that is lent where that is large enough. */
  readonly get: (name: string, lent?: Bytes) => Promise<Bytes | Blob | null>
  readonly remove: (name: string) => Promise<void>
  readonly names: (prefix: string) => Promise<readonly string[]>
}

/** Puts a large file together piece by piece; the memory of a piece is used again once it was written. */
export interface Spool {
  readonly write: (bytes: Bytes) => Promise<void>
  readonly blob: () => Promise<Blob>
  readonly drop: () => Promise<void>
}

export interface PartyParts {
  readonly server: URL
  readonly fetch: Fetcher
  readonly store: DeviceStore
  readonly outbox: Outbox
  /** For platforms whose Blobs lie in memory; browsers put theirs on disk by themselves. */
  readonly spool?: () => Promise<Spool>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Resolves after so many milliseconds; rejects when aborted. */
  /** True for a PC that works unattended: it opens without asking until it is revoked. */
  readonly unattended?: boolean
  /** Less than the full stretching, for accounts that guard nothing; named by no program. */
  readonly stretching?: Stretching
  /** Where the platform decodes pictures: then only pixels survive. Absent, their structure is rewritten instead. */
  readonly codec?: PixelCodec
  /** Where the platform's own are faster than what the core brings along. */
  readonly newHash?: () => RunningHash
  readonly cipherOf?: CipherOf
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>
}
