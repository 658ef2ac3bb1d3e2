/** age identities: post-quantum hybrid (ML-KEM-768 with X25519), made from 32 bytes so that words and HKDF can make them. */
import { Decrypter, Encrypter, identityToRecipient } from "age-encryption"
import { bech32 } from "@scure/base"
import { ownBytes } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"

/** "AGE-SECRET-KEY-PQ-1…": whoever holds it opens what was sealed to its recipient, with the stock age tool too. */
export type Identity = `AGE-SECRET-KEY-PQ-1${string}`
/** "age1pq1…": public. */
export type Recipient = `age1pq1${string}`

/** At least one: an envelope that nobody can open is data lost. */
export type Recipients = readonly [Recipient, ...Recipient[]]

export const isIdentity = (text: string): text is Identity => /^AGE-SECRET-KEY-PQ-1[0-9A-Z]{58}$/u.test(text)
export const isRecipient = (text: string): text is Recipient => /^age1pq1[02-9ac-hj-np-z]{1952}$/u.test(text)

export function identityFromSeed(seed: Bytes): Identity {
  const text: string = bech32.encodeFromBytes("AGE-SECRET-KEY-PQ-", seed).toUpperCase()
  if (!isIdentity(text)) throw new TypeError("an identity needs 32 bytes")
  return text
}

export const newIdentity = (): Identity => identityFromSeed(crypto.getRandomValues(new Uint8Array(32)))

export function seedOfIdentity(identity: Identity): Bytes {
  return ownBytes(bech32.decodeToBytes(identity).bytes)
}

export async function recipientOf(identity: Identity): Promise<Recipient> {
  const text: string = await identityToRecipient(identity)
  if (!isRecipient(text)) throw new TypeError("not a hybrid recipient")
  return text
}

/** Small things whole: keys, envelopes. What is large goes through `seal`. */
export async function sealBytes(bytes: Uint8Array, recipients: Recipients): Promise<Bytes> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return ownBytes(await encrypter.encrypt(bytes))
}

/** Null where none of the identities opens it, or it was changed on the way. */
export async function openBytes(sealed: Uint8Array, identities: readonly Identity[]): Promise<Bytes | null> {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  try {
    return ownBytes(await decrypter.decrypt(sealed))
  } catch {
    return null
  }
}
