/** Notes signed by one or more keys (c2sp.org/signed-note): text, a blank line, signature lines. Ed25519 only. */
import { sha256 } from "@noble/hashes/sha2.js"
import { base64urlToBytes, bytesEqual, bytesToBase64url, bytesToHex, concat } from "../encoding/bytes.ts"
import { hexToBytes, ownBytes, utf8, utf8ToText } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"

/** Who signs notes: a name without spaces and plus signs, and the 32 bytes of an Ed25519 public key. */
export interface NoteKey {
  readonly name: string
  readonly publicKey: Bytes
}

export interface NoteSignature {
  readonly name: string
  /** The first four bytes of the hash over name and key: finds the key, proves nothing. */
  readonly keyId: Bytes
  readonly signature: Bytes
}

export interface Note {
  /** With its final line feed. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

const ed25519Type = 1
const publicKeyLength = 32
const signatureLength = 64
const keyIdLength = 4
/** The specification wants at least 16; post-quantum signatures of witnesses take up to 5 kB each. */
const signaturesAtMost = 32
const noteLengthAtMost = 1 << 18

export const bytesToBase64 = (bytes: Uint8Array): string => {
  const text = bytesToBase64url(bytes).replaceAll("-", "+").replaceAll("_", "/")
  return text.padEnd(Math.ceil(text.length / 4) * 4, "=")
}

/** Null where the text is not base64 with padding in its one canonical spelling. */
export function base64ToBytes(text: string): Bytes | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/u.test(text)) return null
  const bytes = base64urlToBytes(text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""))
  return bytes !== null && bytesToBase64(bytes) === text ? bytes : null
}

const isNoteKeyName = (name: string): boolean => /^[^\s+\p{Cc}]+$/u.test(name) && name.isWellFormed()

function noteKeyId({ name, publicKey }: NoteKey): Bytes {
  return sha256(concat(utf8(name), Uint8Array.of(0x0a, ed25519Type), publicKey)).slice(0, keyIdLength)
}

/** "name+keyid+key", the spelling in which a log's key is published and pinned. */
export function noteKeyText(key: NoteKey): string {
  const material = concat(Uint8Array.of(ed25519Type), key.publicKey)
  return `${key.name}+${bytesToHex(noteKeyId(key))}+${bytesToBase64(material)}`
}

/** Null where the text is not the published spelling of an Ed25519 key with its right key id. */
export function parseNoteKey(text: string): NoteKey | null {
  const [, name = "", id = "", base64 = ""] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text) ?? []
  const material = base64ToBytes(base64)
  const keyId = hexToBytes(id)
  if (!isNoteKeyName(name) || material?.length !== 1 + publicKeyLength || material[0] !== ed25519Type)
    return null
  const key = { name, publicKey: material.slice(1) }
  return keyId !== null && bytesEqual(noteKeyId(key), keyId) ? key : null
}

/** Signs with WebCrypto's Ed25519 or wherever else the private key is kept. */
export type SignBytes = (bytes: Bytes) => Promise<Uint8Array>

const isNoteText = (text: string): boolean =>
  text.endsWith("\n") && text.isWellFormed() && !/[^\P{Cc}\n\u{7f}-\u{9f}]/u.test(text)

/** Throws TypeError on a text that no note may have, and on a signature that is not 64 bytes: bugs of the caller. */
export async function signNote(text: string, key: NoteKey, sign: SignBytes): Promise<string> {
  if (!isNoteText(text))
    throw new TypeError("a note is text that ends in a line feed, without control characters")
  if (!isNoteKeyName(key.name)) throw new TypeError("a note key has a name without spaces and plus signs")
  const signature = await sign(utf8(text))
  if (signature.length !== signatureLength) throw new TypeError("an Ed25519 signature has 64 bytes")
  return `${text}\n— ${key.name} ${bytesToBase64(concat(noteKeyId(key), signature))}\n`
}

/** Null where the bytes are not one well-formed note. What it returns is not yet verified. */
export function parseNote(bytes: Uint8Array): Note | null {
  const whole = bytes.length <= noteLengthAtMost ? readUtf8(bytes) : null
  if (whole === null || !isNoteText(whole)) return null
  const blank = whole.lastIndexOf("\n\n")
  if (blank < 0) return null
  const lines = whole.slice(blank + 2, -1).split("\n")
  if (lines.length > signaturesAtMost) return null
  const signatures = lines.map((line) => parseSignature(line)).filter((signature) => signature !== null)
  return signatures.length === lines.length ? { text: whole.slice(0, blank + 1), signatures } : null
}

function readUtf8(bytes: Uint8Array): string | null {
  // A byte order mark would vanish in decoding, and the text would not be the bytes that were signed.
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return null
  try {
    return utf8ToText(bytes)
  } catch {
    return null
  }
}

function parseSignature(line: string): NoteSignature | null {
  const [, name = "", base64 = ""] = /^— (\S+) (\S+)$/u.exec(line) ?? []
  const blob = base64ToBytes(base64)
  if (!isNoteKeyName(name) || blob === null || blob.length <= keyIdLength) return null
  return { name, keyId: blob.slice(0, keyIdLength), signature: blob.slice(keyIdLength) }
}

/**
 * True where this key signed the note and every signature in its name and key id holds. Signatures of other keys
 * are left alone: they may be witnesses, or a key to come.
 */
export async function isSignedBy(note: Note, key: NoteKey): Promise<boolean> {
  const id = noteKeyId(key)
  const own = note.signatures.filter(({ name, keyId }) => name === key.name && bytesEqual(keyId, id))
  if (own.length === 0 || key.publicKey.length !== publicKeyLength) return false
  const bytes = utf8(note.text)
  const held = await Promise.all(own.map(({ signature }) => verifyEd25519(key.publicKey, signature, bytes)))
  return held.every(Boolean)
}

async function verifyEd25519(publicKey: Uint8Array, signature: Uint8Array, bytes: Bytes): Promise<boolean> {
  if (signature.length !== signatureLength) return false
  try {
    const key = await crypto.subtle.importKey("raw", ownBytes(publicKey), "Ed25519", false, ["verify"])
    return await crypto.subtle.verify("Ed25519", key, ownBytes(signature), bytes)
  } catch {
    // The public key is no point of the curve: nothing it signed can hold.
    return false
  }
}
