/** DICOM elements as bytes: Explicit VR Little Endian, with the preamble and group 2 of a file (PS3.10). */
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"

export interface DicomElement {
  /** Group and element in one number, e.g. 0x00100010. */
  readonly tag: number
  readonly vr: string
  readonly value: string | Uint8Array | readonly number[]
}

/** Value representations whose length has four bytes after two reserved ones (PS3.5 7.1.2). */
const longForms = ["OB", "OW", "UN", "UT", "SQ"]
const explicitLittleEndian = "1.2.840.10008.1.2.1"

export function element(tag: number, vr: string, value: DicomElement["value"]): DicomElement {
  return { tag, vr, value }
}

function valueBytes({ vr, value }: DicomElement): Bytes {
  if (typeof value === "string") {
    const text = utf8(value)
    if (text.length % 2 === 0) return text
    return concat(text, Uint8Array.of(vr === "UI" ? 0 : 0x20))
  }
  if (value instanceof Uint8Array)
    return value.length % 2 === 0 ? concat(value) : concat(value, new Uint8Array(1))
  const width = vr === "UL" ? 4 : 2
  const bytes = new Uint8Array(value.length * width)
  const view = new DataView(bytes.buffer)
  value.forEach((number, i) => {
    if (width === 4) view.setUint32(i * 4, number, true)
    else view.setUint16(i * 2, number & 0xffff, true)
  })
  return bytes
}

function elementBytes(item: DicomElement): Bytes {
  const value = valueBytes(item)
  const long = longForms.includes(item.vr)
  const head = new Uint8Array(long ? 12 : 8)
  const view = new DataView(head.buffer)
  view.setUint16(0, item.tag >>> 16, true)
  view.setUint16(2, item.tag & 0xffff, true)
  head.set(utf8(item.vr), 4)
  if (long) view.setUint32(8, value.length, true)
  else view.setUint16(6, value.length, true)
  return concat(head, value)
}

/** A whole file; the elements may come in any order. */
export function dicomFile(sopClass: string, instance: string, elements: readonly DicomElement[]): Bytes {
  const meta = concat(
    ...[
      element(0x00020001, "OB", Uint8Array.of(0, 1)),
      element(0x00020002, "UI", sopClass),
      element(0x00020003, "UI", instance),
      element(0x00020010, "UI", explicitLittleEndian),
      element(0x00020012, "UI", "2.25.98165489120334712900184"),
      element(0x00020013, "SH", "SPECIMEN"),
    ].map(elementBytes),
  )
  const length = elementBytes(element(0x00020000, "UL", [meta.length]))
  const sorted = elements.toSorted((a, b) => a.tag - b.tag)
  return concat(new Uint8Array(128), utf8("DICM"), length, meta, ...sorted.map(elementBytes))
}
