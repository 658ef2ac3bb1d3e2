/** Bytes as text and back: UTF-8, hexadecimal, base64url, and joining, comparing and wiping of bytes. */

const encoder = new TextEncoder()
const decoder = new TextDecoder("utf-8", { fatal: true })

/** The bytes WebCrypto takes: backed by memory that is not shared. */
export type Bytes = Uint8Array<ArrayBuffer>

export const utf8 = (text: string): Bytes => encoder.encode(text)

/** Throws TypeError where the bytes are not UTF-8. */
export const utf8ToText = (bytes: Uint8Array): string => decoder.decode(bytes)

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

export function bytesEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}

/** A copy that owns its memory and is not shared, as WebCrypto wants it. */
export const ownBytes = (bytes: Uint8Array): Bytes => new Uint8Array(bytes)

export const bytesToHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")

export function hexToBytes(text: string): Bytes | null {
  if (!/^(?:[0-9a-f]{2})*$/u.test(text)) return null
  return Uint8Array.from(text.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16))
}

const pieceLength = 0x8000

export function bytesToBase64url(bytes: Uint8Array): string {
  let binary = ""
  for (let at = 0; at < bytes.length; at += pieceLength) {
    binary += String.fromCharCode(...bytes.subarray(at, at + pieceLength))
  }
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
}

/** Null where the text is not base64url without padding in its one canonical spelling. */
export function base64urlToBytes(text: string): Bytes | null {
  if (!/^[A-Za-z0-9_-]*$/u.test(text) || text.length % 4 === 1) return null
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"))
  const bytes = Uint8Array.from(binary, (letter) => letter.codePointAt(0) ?? 0)
  return bytesToBase64url(bytes) === text ? bytes : null
}
