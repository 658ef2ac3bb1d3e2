/** Sixty digits that two people compare by voice, on paper or by QR: the same on both sides, of no use to a server. */
import { sha512 } from "@noble/hashes/sha2.js"
import { concat, hexToBytes, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"

/** Twelve groups of five digits from 60 bytes of SHA-512; forty bits make a group, so its skew is below 2^-23. */
function digits(bytes: Bytes): string {
  const hashed = sha512(bytes)
  const groups: string[] = []
  for (let group = 0; group < 12; group++) {
    let value = 0
    for (let i = 0; i < 5; i++) value = value * 256 + (hashed[group * 5 + i] ?? 0)
    groups.push(String(value % 100_000).padStart(5, "0"))
  }
  return groups.join(" ")
}

const bytesOf = (genesis: string): Bytes => hexToBytes(genesis) ?? new Uint8Array(0)

export const fingerprint = (genesis: string): string => digits(concat(utf8("organisation"), bytesOf(genesis)))

/** Of a pair, whichever side asks. */
export function safetyNumber(one: string, other: string): string {
  const [first = "", second = ""] = [one, other].sort()
  return digits(concat(utf8("pair"), bytesOf(first), bytesOf(second)))
}
