/** Crockford's base 32 in lower case: no i, l, o, u, so that a code can be read aloud and typed. */
import type { Bytes } from "./bytes.ts"

const letters = "0123456789abcdefghjkmnpqrstvwxyz"

export function bytesToBase32(bytes: Uint8Array): string {
  let text = ""
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += letters[(held >>> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + letters[(held << (5 - bits)) & 31] : text
}

/** Reads what a person typed: any case, spaces and dashes between groups, o for 0, i and l for 1. */
export function base32ToBytes(text: string): Bytes | null {
  const plain = text.toLowerCase().replaceAll(/[\s-]/gu, "").replaceAll("o", "0").replaceAll(/[il]/gu, "1")
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const letter of plain) {
    const value = letters.indexOf(letter)
    if (value < 0) return null
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >>> bits) & 255)
    }
    held &= (1 << bits) - 1
  }
  return held === 0 && bits < 5 ? Uint8Array.from(bytes) : null
}
