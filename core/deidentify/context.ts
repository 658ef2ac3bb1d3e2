/** What a set shares: one secret, so that the same number becomes the same new number in every file and nowhere else. */
import { hmac } from "@noble/hashes/hmac.js"
import { sha256 } from "@noble/hashes/sha2.js"
import { ownBytes, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import type { Keep, RewriteContext } from "./findings.ts"

export interface ContextInput {
  /** 32 random bytes of the pair of patient and recipient: other recipients get other numbers. */
  readonly secret: Bytes
  readonly keep: Keep
  readonly patientCode: string
  /** What a person took out of images of the set, fields of view and paint, in a spelling of its own; "" for nothing. */
  readonly cuts?: string
}

export const keepNothing: Keep = { dates: "none", device: false, characteristics: false, descriptors: false }

export function openContext({ secret, keep, patientCode, cuts = "" }: ContextInput): Promise<RewriteContext> {
  // Keyed once: each slice of a volume has a number of its own.
  const keyed = hmac.create(sha256, secret)
  const seal = (purpose: string, text: string): Bytes =>
    ownBytes(
      keyed
        .clone()
        .update(utf8(`${purpose}\0${text}`))
        .digest(),
    )
  const shift = seal("shift", "")
  return Promise.resolve({
    keep,
    patientCode,
    mapUid: remembered((uid) => uidOf(seal("uid", uid.trim()))),
    mapInstance: remembered((uid) => uidOf(seal("uid", cuts === "" ? uid.trim() : `${uid.trim()} ${cuts}`))),
    wasCropped: false,
    wasCleaned: false,
    mapName: remembered((name) => sameShape(name, seal("name", name))),
    shiftDays: -(1 + (((shift[0] ?? 0) * 256 + (shift[1] ?? 0)) % 3650)),
  })
}

const mostRemembered = 4096

/** Four hundred slices name the same series again and again. */
function remembered(map: (name: string) => string): (name: string) => Promise<string> {
  const known = new Map<string, string>()
  return (name) => {
    const mapped = known.get(name) ?? map(name)
    if (known.size < mostRemembered) known.set(name, mapped)
    return Promise.resolve(mapped)
  }
}

/** Under the root for numbers of 128 bits (ISO/IEC 9834-8): at most 39 digits behind "2.25.". */
function uidOf(sealed: Bytes): string {
  let number = 0n
  for (const byte of sealed.subarray(0, 16)) number = (number << 8n) | BigInt(byte)
  return `2.25.${number}`
}

const capitals = "ABCDEFGHJKLMNPQRSTUVWXYZ"

/** Digits for digits, letters for letters, hexadecimal in what looks like a GUID; signs stay where they are. */
function sameShape(name: string, sealed: Bytes): string {
  const isGuid = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/iu.test(name)
  const digits = isGuid ? "0123456789abcdef" : "0123456789"
  let at = 0
  let mapped = ""
  for (const letter of name.slice(0, 256)) {
    const next = (sealed[at % sealed.length] ?? 0) + Math.floor(at / sealed.length) * 7
    if (/[0-9]/u.test(letter) || (isGuid && /[a-f]/iu.test(letter)))
      mapped += digits[next % digits.length] ?? "0"
    else if (/\p{Lu}/u.test(letter)) mapped += capitals[next % capitals.length] ?? "A"
    else if (/\p{L}/u.test(letter)) mapped += (capitals[next % capitals.length] ?? "A").toLowerCase()
    else {
      mapped += /[-_.{} ]/u.test(letter) ? letter : "-"
      continue
    }
    at++
  }
  return mapped
}
