/** Pixels as a PNG (ISO/IEC 15948), with text chunks of one's own behind the header. */
import { zlibSync } from "fflate"
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import type { Picture } from "./jpeg-bytes.ts"

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let rest = index
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

function checksum(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) rest = (table[(rest ^ byte) & 0xff] ?? 0) ^ (rest >>> 8)
  return ~rest >>> 0
}

function number(value: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

function chunk(name: string, body: Uint8Array): Bytes {
  const named = concat(utf8(name), body)
  return concat(number(body.length), named, number(checksum(named)))
}

export interface PngExtras {
  /** Keyword and text of tEXt chunks. */
  readonly texts?: readonly (readonly [string, string])[]
  /** A TIFF block as eXIf carries it. */
  readonly exif?: Uint8Array
}

export function png(picture: Picture, extras: PngExtras = {}): Bytes {
  const { width, height, pixels } = picture
  const rows = new Uint8Array(height * (width * 3 + 1))
  for (let y = 0; y < height; y++) {
    rows.set(pixels.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1)
  }
  return concat(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", concat(number(width), number(height), Uint8Array.of(8, 2, 0, 0, 0))),
    ...(extras.texts ?? []).map(([key, text]) => chunk("tEXt", utf8(`${key}\0${text}`))),
    ...(extras.exif === undefined ? [] : [chunk("eXIf", extras.exif)]),
    chunk("IDAT", zlibSync(rows, { level: 6 })),
    chunk("IEND", new Uint8Array(0)),
  )
}
