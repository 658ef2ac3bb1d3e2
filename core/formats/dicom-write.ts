/** Writes DICOM data sets: small values as bytes, large ones as sources that are read when the result is. */
import { arraySource, joinSources } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { concat } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { explicitLittle } from "./dicom-syntax.ts"
import type { Encoding } from "./dicom-syntax.ts"
import { groupOf, item, sequenceEnd, tag } from "./dicom-tags.ts"

export type OutElement = {
  readonly tag: number
  readonly vr: string
} & (
  | { readonly kind: "value"; readonly little: boolean; readonly bytes: Uint8Array }
  /** Of even size, in the order of bytes of the output. */
  | { readonly kind: "source"; readonly source: ByteSource }
  | { readonly kind: "items"; readonly items: readonly OutSet[] }
  /** Each of even size; the first is the offset table. */
  | { readonly kind: "fragments"; readonly fragments: readonly ByteSource[] }
)

export type OutSet = readonly OutElement[]

/** The whole file: empty preamble, file meta information, data set. */
export function dicomSource(meta: OutSet, set: OutSet, encoding: Encoding): ByteSource {
  const group = encodeSet(meta, { explicit: true, little: true })
  const length = new Uint8Array(12)
  put32(length, 0, 0x0000_0002, true)
  length.set([0x55, 0x4c, 4, 0], 4)
  put32(length, 8, group.size, true)
  const start = new Uint8Array(132)
  start.set([0x44, 0x49, 0x43, 0x4d], 128)
  const body = encodeSet(set, encoding)
  return joinSources(merged([start, length, ...group.parts, ...body.parts]))
}

interface Encoded {
  readonly parts: (Bytes | ByteSource)[]
  size: number
}

function add(encoded: Encoded, part: Bytes | ByteSource): void {
  encoded.parts.push(part)
  encoded.size += part instanceof Uint8Array ? part.length : part.size
}

/** Neighbouring bytes become one array. */
function merged(parts: readonly (Bytes | ByteSource)[]): readonly ByteSource[] {
  const sources: ByteSource[] = []
  let held: Bytes[] = []
  const flush = (): void => {
    if (held.length > 0) sources.push(arraySource(concat(...held)))
    held = []
  }
  for (const part of parts) {
    if (part instanceof Uint8Array) held.push(part)
    else if (part.size > 0) {
      flush()
      sources.push(part)
    }
  }
  flush()
  return sources
}

/** In ascending order of tags, every length defined but that of encapsulated pixels. */
function encodeSet(set: OutSet, encoding: Encoding): Encoded {
  const encoded: Encoded = { parts: [], size: 0 }
  for (const element of [...set].sort((a, b) => a.tag - b.tag)) addElement(encoded, element, encoding)
  return encoded
}

const undefinedLength = 0xffff_ffff

function addElement(encoded: Encoded, element: OutElement, encoding: Encoding): void {
  const { vr } = element
  switch (element.kind) {
    case "value": {
      const bytes = padded(inOrder(element.bytes, vr, element.little, encoding.little), vr)
      add(encoded, header(element.tag, vr, bytes.length, encoding))
      add(encoded, bytes)
      return
    }
    case "source":
      add(encoded, header(element.tag, vr, element.source.size, encoding))
      add(encoded, element.source)
      return
    case "items": {
      const items = element.items.map((set) => encodeSet(set, encoding))
      const size = items.reduce((sum, set) => sum + set.size + 8, 0)
      add(encoded, header(element.tag, "SQ", size, encoding))
      for (const set of items) {
        add(encoded, delimiter(item, set.size, encoding))
        for (const part of set.parts) add(encoded, part)
      }
      return
    }
    case "fragments":
      add(encoded, header(element.tag, vr, undefinedLength, encoding))
      for (const fragment of element.fragments) {
        add(encoded, delimiter(item, fragment.size, encoding))
        add(encoded, fragment)
      }
      add(encoded, delimiter(sequenceEnd, 0, encoding))
  }
}

const longForm = new Set(["OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV"])

/** A short form cannot hold more than 65,534 bytes: such a value goes as unknown, as PS3.5 6.2.2 says. */
function header(of: number, vr: string, length: number, { explicit, little }: Encoding): Bytes {
  const written = !longForm.has(vr) && length > 0xfffe ? "UN" : vr
  const long = explicit && longForm.has(written)
  const bytes = new Uint8Array(long ? 12 : 8)
  put16(bytes, 0, groupOf(of), little)
  put16(bytes, 2, of % 0x1_0000, little)
  if (explicit) {
    bytes[4] = written.codePointAt(0) ?? 0
    bytes[5] = written.codePointAt(1) ?? 0
  }
  if (long) put32(bytes, 8, length, little)
  else if (explicit) put16(bytes, 6, length, little)
  else put32(bytes, 4, length, little)
  return bytes
}

/** By hand: a view on so few bytes costs more memory and time than they do. */
function put16(bytes: Bytes, at: number, value: number, little: boolean): void {
  bytes[little ? at : at + 1] = value & 255
  bytes[little ? at + 1 : at] = value >>> 8
}

function put32(bytes: Bytes, at: number, value: number, little: boolean): void {
  put16(bytes, little ? at : at + 2, value & 0xffff, little)
  put16(bytes, little ? at + 2 : at, value >>> 16, little)
}

function delimiter(of: number, length: number, { little }: Encoding): Bytes {
  const bytes = new Uint8Array(8)
  put16(bytes, 0, groupOf(of), little)
  put16(bytes, 2, of % 0x1_0000, little)
  put32(bytes, 4, length, little)
  return bytes
}

/** Bytes of one number, for turning their order round; 1 for text and bytes. */
export const widthOf: Readonly<Record<string, number>> = {
  US: 2,
  SS: 2,
  OW: 2,
  AT: 2,
  UL: 4,
  SL: 4,
  FL: 4,
  OF: 4,
  OL: 4,
  FD: 8,
  OD: 8,
  OV: 8,
  SV: 8,
  UV: 8,
}

function inOrder(bytes: Uint8Array, vr: string, from: boolean, to: boolean): Bytes {
  const own = new Uint8Array(bytes)
  const width = widthOf[vr] ?? 1
  if (from === to || width === 1) return own
  for (let at = 0; at + width <= own.length; at += width) own.subarray(at, at + width).reverse()
  return own
}

const nullPadded = new Set(["UI", "OB", "UN"])

function padded(bytes: Bytes, vr: string): Bytes {
  if (bytes.length % 2 === 0) return bytes
  const even = new Uint8Array(bytes.length + 1)
  even.set(bytes)
  if (!nullPadded.has(vr)) even[bytes.length] = 0x20
  return even
}

const encoder = new TextEncoder()

export const textElement = (of: number, vr: string, text: string): OutElement => ({
  tag: of,
  vr,
  kind: "value",
  little: true,
  bytes: encoder.encode(text),
})

/** The house's own root, from nobody's registry: 2.25 and a fixed UUID (PS3.5 B.2). */
const implementationUid = "2.25.208530894327164217925471986203477158401"
const implementationName = "ZAHNWOLKE_1"

/** File meta information that says only what a reader needs. */
export function metaOf(sopClass: string | null, sopInstance: string | null, syntax: string): OutSet {
  return [
    { tag: 0x0002_0001, vr: "OB", kind: "value", little: true, bytes: Uint8Array.of(0, 1) },
    ...(sopClass === null ? [] : [textElement(0x0002_0002, "UI", sopClass)]),
    ...(sopInstance === null ? [] : [textElement(0x0002_0003, "UI", sopInstance)]),
    textElement(tag.transferSyntax, "UI", syntax === "" ? explicitLittle : syntax),
    textElement(0x0002_0012, "UI", implementationUid),
    textElement(0x0002_0013, "SH", implementationName),
  ]
}
