/** Keys from a secret: HKDF-SHA-256 with a label that says what the key is for, and AES-256-GCM wraps. */
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"

export async function deriveBytes(secret: Bytes, label: string, salt?: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"])
  const parameters = { name: "HKDF", hash: "SHA-256", salt: salt ?? new Uint8Array(32), info: utf8(label) }
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256))
}

/** Not extractable: it can seal and open, and nothing can read it out. */
export async function deriveWrapKey(secret: Bytes, label: string): Promise<CryptoKey> {
  const bytes = await deriveBytes(secret, label)
  const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"])
  bytes.fill(0)
  return key
}

const nonceLength = 12

/** Nonce in front. `context` is authenticated and must be given again to open: a wrap cannot be moved elsewhere. */
export async function wrap(key: CryptoKey, bytes: Bytes, context: string): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(nonceLength))
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: utf8(context) },
    key,
    bytes,
  )
  return concat(iv, new Uint8Array(sealed))
}

/** Null where the key or the context is another one, or the bytes were changed. */
export async function unwrap(key: CryptoKey, wrapped: Bytes, context: string): Promise<Bytes | null> {
  const iv = wrapped.subarray(0, nonceLength)
  try {
    const opened = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv, additionalData: utf8(context) },
      key,
      wrapped.subarray(nonceLength),
    )
    return new Uint8Array(opened)
  } catch {
    return null
  }
}

const rounds = 600_000

/** A secret that people can guess, made slow to try (PBKDF2-SHA-256, OWASP's count of rounds). */
export async function stretch(text: string, salt: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", utf8(text), "PBKDF2", false, ["deriveBits"])
  const parameters = { name: "PBKDF2", hash: "SHA-256", salt: utf8(salt), iterations: rounds }
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256))
}
