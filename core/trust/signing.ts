/** Ed25519 keys: from a seed for people and organisations, and checks of what others signed. */
import { ed25519 } from "@noble/curves/ed25519.js"
import { base64urlToBytes, bytesToBase64url, concat, hexToBytes, ownBytes } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"

export interface Signer {
  /** Who signs, as the verifier looks it up: a device id, a user id, "server" or "recovery". */
  readonly keyId: string
  readonly publicKey: Bytes
  readonly sign: (bytes: Bytes) => Promise<Bytes>
}

const pkcs8Prefix = hexToBytes("302e020100300506032b657004220420")

/** The seed is taken into a key that cannot be read out again. */
export async function signerFromSeed(seed: Bytes, keyId: string): Promise<Signer> {
  if (pkcs8Prefix === null || seed.length !== 32) throw new TypeError("a signing seed has 32 bytes")
  const key = await crypto.subtle.importKey("pkcs8", concat(pkcs8Prefix, seed), "Ed25519", false, ["sign"])
  return {
    keyId,
    publicKey: ownBytes(ed25519.getPublicKey(seed)),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign("Ed25519", key, bytes)),
  }
}

export async function isSignedBy(publicKey: Bytes, signature: Bytes, bytes: Bytes): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  try {
    const key = await crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"])
    return await crypto.subtle.verify("Ed25519", key, signature, bytes)
  } catch {
    return false
  }
}

/** Public keys travel as base64url. */
export type PublicKeyText = string
export const keyToText = (key: Bytes): PublicKeyText => bytesToBase64url(key)
export function textToKey(text: PublicKeyText): Bytes | null {
  const bytes = base64urlToBytes(text)
  return bytes !== null && bytes.length === 32 ? bytes : null
}
