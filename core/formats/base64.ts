/** Base64 as XML files carry it: with line breaks, strictly otherwise. */
import type { Bytes } from "../encoding/bytes.ts"

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
const skipped = 64
const wrong = 65

const values = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCodePoint(code)
  if (/\s/u.test(letter)) return skipped
  const value = letters.indexOf(letter)
  return value < 0 ? wrong : value
})

/** Null where anything stands in it that is not base64. */
export function base64ToBytes(text: string): Bytes | null {
  const plain = text.trimEnd().replace(/={1,2}$/u, "")
  const bytes = new Uint8Array(Math.floor((plain.length * 3) / 4))
  let filled = 0
  let bits = 0
  let held = 0
  for (let at = 0; at < plain.length; at++) {
    const code = plain.charCodeAt(at)
    const value = code < 128 ? (values[code] ?? wrong) : wrong
    if (value === skipped) continue
    if (value === wrong) return null
    held = ((held << 6) | value) & 0xff_ffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[filled++] = held >>> bits
    }
  }
  // Bits left over must be none, or zeros: they would be a place to hide something.
  if (bits === 6 || (held & ((1 << bits) - 1)) !== 0) return null
  return bytes.slice(0, filled)
}

const pieceLength = 0x8001

export function bytesToBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += pieceLength) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + pieceLength))))
  }
  return parts.join("")
}
