/** A person who does not exist, and the ways a file could say so: spelled here anew, apart from the lexicon's own code. */
import { gzipSync, zipSync, zlibSync } from "fflate"
import { concat, ownBytes, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import type { KnownIdentity } from "./lexicon.ts"
import type { LeakCategory } from "./lexicon-phrases.ts"

const random = (below: number): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % below

const pick = (letters: string): string => Array.from(letters)[random(Array.from(letters).length)] ?? ""

const randomWord = (length: number): string =>
  Array.from({ length }, (_, index) => pick(index % 2 === 0 ? "bdfgklmnprstvz" : "aeiou")).join("")

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const digits = (count: number): string => Array.from({ length: count }, () => pick("123456789")).join("")

const two = (number: number): string => String(number).padStart(2, "0")

export interface Canary {
  readonly identity: Required<Omit<KnownIdentity, "others">> & { readonly others: readonly string[] }
  /** Three letters: the hardest word to search for. */
  readonly short: string
}

export function randomCanary(): Canary {
  const family = `${capital(randomWord(3))}ü${randomWord(4)}ß${randomWord(2)}`
  const short = `X${pick("aeiou")}q`
  return {
    short,
    identity: {
      family,
      given: `${capital(randomWord(4))}ö${randomWord(3)}`,
      birthDate: `19${two(10 + random(89))}-${two(1 + random(12))}-${two(13 + random(16))}`,
      insuranceNumber: `${pick("ABCDEFGHKLMNPRST")}${digits(9)}`,
      patientId: `Q${digits(7)}`,
      addresses: [`${capital(randomWord(7))}straße ${digits(2)}, ${digits(5)} ${capital(randomWord(7))}`],
      phones: [`0${digits(3)} ${digits(7)}`],
      emails: [`${randomWord(7)}@${randomWord(6)}.example.net`],
      others: [`${capital(randomWord(8))} ${short}`],
    },
  }
}

export interface Plant {
  readonly what: string
  readonly category: LeakCategory
  readonly bytes: Bytes
}

function utf16(text: string, little: boolean): Bytes {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little)
  return bytes
}

const latin1 = (text: string): Bytes => Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0)

const transcribed = (text: string): string =>
  text.replaceAll("ü", "ue").replaceAll("ö", "oe").replaceAll("ä", "ae").replaceAll("ß", "ss")

/** UTF-8 that somebody took for Latin-1 and wrote as UTF-8 again. */
const mojibake = (text: string): Bytes => utf8(String.fromCharCode(...utf8(text)))

const base64 = (bytes: Bytes): Bytes => utf8(btoa(String.fromCharCode(...bytes)))

/** Each in a noise of its own, as `framed` puts it there. */
export const plants = (canary: Canary): readonly Plant[] => [
  ...namePlants(canary),
  ...datePlants(canary),
  ...otherPlants(canary),
]

function namePlants({ identity: { family, given } }: Canary): readonly Plant[] {
  const spelt: readonly (readonly [what: string, bytes: Bytes])[] = [
    ["UTF-8", utf8(family)],
    ["decomposed", utf8(family.normalize("NFD"))],
    ["Latin-1", latin1(family)],
    ["UTF-16 little", utf16(family, true)],
    ["UTF-16 big", utf16(family, false)],
    ["transcribed", utf8(transcribed(family))],
    ["capitals", utf8(family.toUpperCase())],
    ["small letters", utf8(family.toLowerCase())],
    ["mojibake", mojibake(family)],
    ["lost letters", utf8(family.replaceAll(/[^\p{ASCII}]/gu, "?"))],
    ["base64", base64(utf8(`${family}, ${given}`))],
    ["base64 one byte on", base64(utf8(`a${family}, ${given}`))],
    ["base64 two bytes on", base64(utf8(`ab${family}, ${given}`))],
    ["zlib", ownBytes(zlibSync(framed(utf8(given))))],
    ["gzip", ownBytes(gzipSync(framed(utf8(given))))],
    ["ZIP entry", ownBytes(zipSync({ "a.txt": framed(utf8(`${given} ${family}`)) }))],
    ["ZIP name", ownBytes(zipSync({ [`${transcribed(family)}.stl`]: new Uint8Array(3) }))],
  ]
  return spelt.map(([what, bytes]) => ({ what, category: "name", bytes }))
}

function datePlants({ identity: { birthDate } }: Canary): readonly Plant[] {
  const [year = "", month = "", day = ""] = birthDate.split("-")
  const forms = [
    `${year}${month}${day}`,
    `${day}${month}${year}`,
    birthDate,
    `${day}.${month}.${year}`,
    `${Number(day)}.${Number(month)}.${year}`,
    `${day}.${month}.${year.slice(2)}`,
    `${day}/${month}/${year}`,
    `${month}/${day}/${year}`,
    `${year}/${month}/${day}`,
    `${day}-${month}-${year}`,
    `1.2.840.${year}${month}${day}.7`,
  ]
  return forms.map((text) => ({
    what: `birth date ${text.replaceAll(/\d/gu, "9")}`,
    category: "birth-date",
    bytes: utf8(text),
  }))
}

function otherPlants({ identity, short }: Canary): readonly Plant[] {
  const { insuranceNumber, patientId, addresses, phones, emails } = identity
  const plant = (what: string, category: LeakCategory, text: string): Plant => ({
    what,
    category,
    bytes: utf8(text),
  })
  return [
    plant("insurance number", "insurance-number", insuranceNumber),
    plant("insurance number in small letters", "insurance-number", insuranceNumber.toLowerCase()),
    plant("patient number", "patient-id", patientId),
    plant("street", "address", addresses[0]?.split(",")[0] ?? ""),
    plant("telephone", "phone", phones[0]?.replaceAll(" ", "") ?? ""),
    plant("e-mail", "email", emails[0] ?? ""),
    plant("short name", "other", ` ${short} `),
    plant("short name as a DICOM value", "other", `PN\u0004\0${short} `),
  ]
}

/** Between bytes that no text has. */
export function framed(bytes: Bytes): Bytes {
  const noise = (): Bytes => crypto.getRandomValues(new Uint8Array(96)).map((byte) => byte & 0x1f)
  return concat(noise(), bytes, noise())
}

function element(group: number, number: number, vr: string, bytes: Bytes): Bytes {
  const even = bytes.length % 2 === 0 ? bytes : concat(bytes, Uint8Array.of(0x20))
  const header = new Uint8Array(8)
  const view = new DataView(header.buffer)
  view.setUint16(0, group, true)
  view.setUint16(2, number, true)
  header.set(utf8(vr), 4)
  view.setUint16(6, even.length, true)
  return concat(header, even)
}

const uid = (text: string): Bytes => latin1(text.length % 2 === 0 ? text : `${text}\0`)

/** A small DICOM image that carries the person in plain sight, in a free text, privately and behind its end. */
export function canaryImage({ identity }: Canary): Bytes {
  const { family, given, birthDate, patientId } = identity
  const word = (vr: string, group: number, number: number, text: string): Bytes =>
    element(group, number, vr, utf8(text))
  const short = (group: number, number: number, value: number): Bytes =>
    element(group, number, "US", Uint8Array.of(value & 255, value >> 8))
  const secondary = "1.2.840.10008.5.1.4.1.1.7"
  const meta = concat(
    element(2, 2, "UI", uid(secondary)),
    element(2, 3, "UI", uid(`1.2.3.${birthDate.replaceAll("-", "")}`)),
    element(2, 0x10, "UI", uid("1.2.840.10008.1.2.1")),
  )
  const size = new Uint8Array(4)
  new DataView(size.buffer).setUint32(0, meta.length, true)
  const tail = utf8(`${family}^${given}`.padEnd(64)).slice(0, 64)
  const header = Uint8Array.of(0xe0, 0x7f, 0x10, 0, 0x4f, 0x42, 0, 0, 80, 0, 0, 0)
  const pixels = concat(header, new Uint8Array(16), tail)
  return concat(
    utf8(`${given} `.repeat(16)).slice(0, 128),
    utf8("DICM"),
    element(2, 0, "UL", size),
    meta,
    word("CS", 8, 5, "ISO_IR 192"),
    element(8, 0x16, "UI", uid(secondary)),
    element(8, 0x18, "UI", uid(`1.2.3.${birthDate.replaceAll("-", "")}`)),
    word("CS", 8, 0x60, "OT"),
    word("LO", 8, 0x103e, `${given} ${family}`),
    word("LO", 9, 0x10, family),
    word("PN", 0x10, 0x10, `${family}^${given}`),
    word("LO", 0x10, 0x20, patientId),
    word("DA", 0x10, 0x30, birthDate.replaceAll("-", "")),
    short(0x28, 2, 1),
    word("CS", 0x28, 4, "MONOCHROME2"),
    short(0x28, 0x10, 4),
    short(0x28, 0x11, 4),
    short(0x28, 0x100, 8),
    short(0x28, 0x101, 8),
    short(0x28, 0x102, 7),
    short(0x28, 0x103, 0),
    pixels,
    utf8(`${family} ${given}`),
  )
}
