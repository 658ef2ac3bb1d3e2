/** Exif: which way up a picture is, and which kinds of things its notes hold; never what they say. */
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"

export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** What stands in the notes, as kinds of findings. */
export type ExifHolding =
  | "location"
  | "date"
  | "device"
  | "device-serial"
  | "person-name"
  | "free-text"
  | "preview-image"
  | "maker-note"

export interface Exif {
  readonly orientation: Orientation
  readonly holds: readonly ExifHolding[]
}

const holdings: Readonly<Record<number, ExifHolding>> = {
  0x8825: "location",
  0x0132: "date",
  0x9003: "date",
  0x9004: "date",
  0x010f: "device",
  0x0110: "device",
  0x0131: "device",
  0xa431: "device-serial",
  0xa435: "device-serial",
  0x013b: "person-name",
  0x8298: "person-name",
  0xa430: "person-name",
  0x9c9d: "person-name",
  0x010e: "free-text",
  0x9286: "free-text",
  0x9c9b: "free-text",
  0x9c9c: "free-text",
  0x9c9e: "free-text",
  0x9c9f: "free-text",
  0x02bc: "free-text",
  0x83bb: "free-text",
  0x0201: "preview-image",
  0x927c: "maker-note",
}

const mostEntries = 4096

/** Reads the TIFF block of an Exif note; what cannot be read holds nothing and stands upright. */
export function readExif(bytes: Uint8Array): Exif {
  const found = new Set<ExifHolding>()
  let orientation: Orientation = 1
  if (bytes.length < 8) return { orientation, holds: [] }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const little = view.getUint16(0) === 0x4949
  const waiting = [view.getUint32(4, little)]
  const seen = new Set<number>()
  let entries = 0
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at) || at + 2 > bytes.length) continue
    seen.add(at)
    const count = view.getUint16(at, little)
    for (let i = 0; i < count && entries < mostEntries; i++, entries++) {
      const entry = at + 2 + i * 12
      if (entry + 12 > bytes.length) break
      const tag = view.getUint16(entry, little)
      const kind = holdings[tag]
      if (kind !== undefined) found.add(kind)
      if (tag === 0x0112 && seen.size === 1) orientation = orientationOf(view.getUint16(entry + 8, little))
      if (tag === 0x8769 || tag === 0x8825) waiting.push(view.getUint32(entry + 8, little))
    }
    const next = at + 2 + count * 12
    if (next + 4 <= bytes.length && view.getUint32(next, little) !== 0)
      waiting.push(view.getUint32(next, little))
  }
  return { orientation, holds: [...found] }
}

function orientationOf(value: number): Orientation {
  const known: readonly Orientation[] = [1, 2, 3, 4, 5, 6, 7, 8]
  return known.find((orientation) => orientation === value) ?? 1
}

/** A TIFF block of our own with one entry: which way up. */
export function orientationBlock(orientation: Orientation): Bytes {
  const block = new Uint8Array(26)
  const view = new DataView(block.buffer)
  block.set(utf8("MM"))
  view.setUint16(2, 42)
  view.setUint32(4, 8)
  view.setUint16(8, 1)
  view.setUint16(10, 0x0112)
  view.setUint16(12, 3)
  view.setUint32(14, 1)
  view.setUint16(18, orientation)
  return block
}

export const exifMark = utf8("Exif\0\0")

/** As JPEG and WebP carry it, behind its mark. */
export const markedOrientation = (orientation: Orientation): Bytes =>
  concat(exifMark, orientationBlock(orientation))
