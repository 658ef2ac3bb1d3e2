/** SHA-256, at once for small things, piece by piece for large ones, and in passing of what is read for something else. */
import { sha256 } from "@noble/hashes/sha2.js"
import { passingPieces } from "./byte-source.ts"
import type { ByteSource } from "./byte-source.ts"
import { bytesToHex, ownBytes } from "./bytes.ts"
import type { Bytes } from "./bytes.ts"

export const hash = (bytes: Uint8Array): Bytes => ownBytes(sha256(bytes))
export const hashHex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))

/** The platform's own, faster for a part of several megabytes. */
export const hashPart = async (bytes: Bytes): Promise<string> =>
  bytesToHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)))

export interface RunningHash {
  readonly update: (bytes: Uint8Array) => void
  readonly hex: () => string
}

export function runningHash(): RunningHash {
  const running = sha256.create()
  return { update: (bytes) => void running.update(bytes), hex: () => bytesToHex(running.digest()) }
}

const pieceLength = 1 << 20

export interface HashedInPassing {
  readonly source: ByteSource
  /** Of the whole: reads what was passed over. */
  readonly hex: () => Promise<string>
}

/** Hashes a source while somebody reads it, in whatever order: what is read for the first time and in turn counts. */
export function hashedInPassing(source: ByteSource, running: RunningHash): HashedInPassing {
  let upTo = 0
  const read: ByteSource["read"] = async (start, end, lent) => {
    const bytes = await source.read(start, end, lent)
    if (start <= upTo && end > upTo) {
      running.update(bytes.subarray(upTo - start))
      upTo = end
    }
    return bytes
  }
  const hex = async (): Promise<string> => {
    const lent = new Uint8Array(Math.min(pieceLength, source.size - upTo))
    while (upTo < source.size) await read(upTo, Math.min(upTo + pieceLength, source.size), lent)
    return running.hex()
  }
  return { source: { size: source.size, read }, hex }
}

/** By the platform's own running hash where it has one and hands it in. */
export async function hashSource(source: ByteSource, running = runningHash()): Promise<string> {
  const lent = new Uint8Array(Math.min(pieceLength, source.size))
  for await (const piece of passingPieces(source, lent)) running.update(piece)
  return running.hex()
}
