/** The payload of an age file: 64 KiB chunks under ChaCha20-Poly1305 (c2sp.org/age), native where the platform has it. */
import { chacha20poly1305 } from "@noble/ciphers/chacha.js"
import { bytesEqual } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { deriveBytes } from "./derive.ts"

export const chunkLength = 65_536
export const tagLength = 16
export const sealedChunkLength = chunkLength + tagLength

/**
 * Seals and opens one chunk into a place that is just as long as what is put there; open rejects where the tag does not
 * fit, and the place then holds nothing that may be used.
 */
export interface ChunkCipher {
  readonly seal: (nonce: Bytes, chunk: Bytes, into: Bytes) => Promise<void>
  readonly open: (nonce: Bytes, sealed: Bytes, into: Bytes) => Promise<void>
}

/** age: 11 bytes of counter, big endian, and a last byte that is 1 only in the last chunk. */
export function chunkNonce(index: number, last: boolean): Bytes {
  const nonce = new Uint8Array(12)
  const view = new DataView(nonce.buffer)
  view.setUint32(3, Math.floor(index / 2 ** 32))
  view.setUint32(7, index % 2 ** 32)
  nonce[11] = last ? 1 : 0
  return nonce
}

const algorithm = "ChaCha20-Poly1305"

async function nativeCipher(key: Bytes): Promise<ChunkCipher> {
  const cryptoKey = await crypto.subtle.importKey("raw-secret" as "raw", key, algorithm, false, [
    "encrypt",
    "decrypt",
  ])
  const parameters = (iv: Bytes) => ({ name: algorithm, iv })
  return {
    seal: async (nonce, chunk, into) =>
      into.set(new Uint8Array(await crypto.subtle.encrypt(parameters(nonce), cryptoKey, chunk))),
    open: async (nonce, sealed, into) =>
      into.set(new Uint8Array(await crypto.subtle.decrypt(parameters(nonce), cryptoKey, sealed))),
  }
}

function scriptCipher(key: Bytes): ChunkCipher {
  return {
    seal: async (nonce, chunk, into) => void chacha20poly1305(key, nonce).encrypt(chunk, into),
    open: async (nonce, sealed, into) => void chacha20poly1305(key, nonce).decrypt(sealed, into),
  }
}

/**
 * Known-answer test: the WebCrypto algorithm is still a draft, so a platform's own is used only where it gives what
 * the specified one gives.
 */
async function probeNative(): Promise<boolean> {
  const key = Uint8Array.from({ length: 32 }, (_, i) => i)
  const nonce = chunkNonce(7, true)
  const chunk = Uint8Array.from({ length: 100 }, (_, i) => i * 3)
  try {
    const native = await nativeCipher(key)
    const sealed = new Uint8Array(chunk.length + tagLength)
    await native.seal(nonce, chunk, sealed)
    const expected = chacha20poly1305(key, nonce).encrypt(chunk)
    const opened = new Uint8Array(chunk.length)
    await native.open(nonce, sealed, opened)
    return bytesEqual(sealed, expected) && bytesEqual(opened, chunk)
  } catch {
    return false
  }
}

let native: Promise<boolean> | null = null

const hasNativeCipher = (): Promise<boolean> => (native ??= probeNative())

/** HKDF(file key, salt = the 16 bytes behind the header, "payload"). */
export async function payloadCipher(
  fileKey: Bytes,
  salt: Bytes,
  cipherOf: CipherOf | null,
): Promise<ChunkCipher> {
  const key = await deriveBytes(fileKey, "payload", salt)
  if (cipherOf !== null) return cipherOf(key)
  return (await hasNativeCipher()) ? nativeCipher(key) : scriptCipher(key)
}

/** A platform's own cipher, handed in where WebCrypto's is not the fastest it has. */
export type CipherOf = (key: Bytes) => ChunkCipher

/** An empty file has one empty chunk; every other file has no empty one. */
export const chunkCount = (plainSize: number): number => Math.max(1, Math.ceil(plainSize / chunkLength))

export const sealedPayloadSize = (plainSize: number): number => plainSize + chunkCount(plainSize) * tagLength
