/** Puts somebody into every note, preview and tail that a JPEG, PNG or WebP picture can carry. */
import { zlibSync } from "fflate"
import { concat, ownBytes, utf8 } from "@zahnwolke/core/encoding/bytes"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { crc32 } from "@zahnwolke/core/formats/crc32"
import { webpChunk } from "@zahnwolke/core/formats/webp"
import type { Hidden } from "./spellings.ts"

function number(value: number, length: 2 | 4, little: boolean): Bytes {
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  if (length === 2) view.setUint16(0, value, little)
  else view.setUint32(0, value, little)
  return bytes
}

/** Exif of one directory: each entry a tag, a type of one byte a unit, and its bytes. */
function tiff(entries: readonly (readonly [tag: number, type: number, bytes: Bytes])[]): Bytes {
  let offset = 8 + 2 + entries.length * 12 + 4
  const records: Bytes[] = []
  const values: Bytes[] = []
  for (const [tag, type, bytes] of entries) {
    const value = concat(bytes, new Uint8Array(bytes.length < 4 ? 4 : 1))
    records.push(number(tag, 2, true), number(type, 2, true), number(value.length, 4, true))
    records.push(number(offset, 4, true))
    values.push(value)
    offset += value.length
  }
  return concat(
    utf8("II*\0"),
    number(8, 4, true),
    number(entries.length, 2, true),
    ...records,
    number(0, 4, true),
    ...values,
  )
}

const ascii = 2
const undefinedBytes = 7
const oneByte = 1

const exif = ({ bytes: hide, line }: Hidden, where: string): Bytes =>
  tiff([
    [0x010e, ascii, concat(line(`${where} description`), utf8("\0"))],
    [0x013b, ascii, concat(line(`${where} artist`), utf8("\0"))],
    [0x8298, ascii, concat(line(`${where} copyright`), utf8("\0"))],
    [0x927c, undefinedBytes, hide(`${where} maker note`)],
    [0x9286, undefinedBytes, concat(utf8("UNICODE\0"), hide(`${where} comment`))],
    [0x9c9b, oneByte, hide(`${where} title of Windows`)],
    [0xa430, ascii, concat(line(`${where} owner`), utf8("\0"))],
  ])

const xmp = ({ text }: Hidden, where: string): Bytes =>
  utf8(
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${text(`${where} creator`)}</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`,
  )

/** The record "caption" of a news agency's notes, as Photoshop keeps it. */
function iptc(bytes: Bytes): Bytes {
  const record = concat(Uint8Array.of(0x1c, 2, 0x78), number(bytes.length, 2, false), bytes)
  return concat(
    utf8("Photoshop 3.0\x008BIM"),
    Uint8Array.of(4, 4, 0, 0),
    number(record.length, 4, false),
    record,
    new Uint8Array(record.length % 2),
  )
}

const segment = (marker: number, ...body: readonly Bytes[]): Bytes => {
  const bytes = concat(...body)
  return concat(Uint8Array.of(0xff, marker), number(bytes.length + 2, 2, false), bytes)
}

export function plantJpeg(bytes: Bytes, hidden: Hidden): Bytes {
  const { bytes: hide, line } = hidden
  const notes = [
    segment(0xe1, utf8("Exif\0\0"), exif(hidden, "exif")),
    segment(0xe1, utf8("http://ns.adobe.com/xap/1.0/\0"), xmp(hidden, "xmp")),
    segment(0xe1, utf8("http://ns.adobe.com/xmp/extension/\0"), hide("extended xmp")),
    segment(0xed, iptc(hide("caption"))),
    segment(0xe2, utf8("MPF\0"), hide("pictures within")),
    segment(0xe2, utf8("ICC_PROFILE\0"), Uint8Array.of(1, 1), hide("colour profile")),
    segment(0xe0, utf8("JFXX\0"), Uint8Array.of(0x10), hide("thumbnail")),
    segment(0xe4, hide("unknown segment")),
    segment(0xec, utf8("Ducky"), hide("quality note")),
    segment(0xef, hide("last application")),
    segment(0xfe, line("comment")),
  ]
  const behind = concat(hide("behind the end"), bytes.subarray(0, 2), segment(0xfe, line("second picture")))
  return concat(bytes.subarray(0, 2), ...notes, bytes.subarray(2), behind)
}

const pngChunk = (type: string, ...body: readonly Bytes[]): Bytes => {
  const bytes = concat(utf8(type), ...body)
  return concat(number(bytes.length - 4, 4, false), bytes, number(crc32(bytes), 4, false))
}

/** Behind the head, which is 8 and 25 bytes long. */
const pngHead = 33

export function plantPng(bytes: Bytes, hidden: Hidden): Bytes {
  const { bytes: hide, line, text } = hidden
  const packedText = (place: string): Bytes => ownBytes(zlibSync(utf8(text(place))))
  const notes = [
    pngChunk("tEXt", utf8("Author\0"), line("text")),
    pngChunk("tEXt", line("key of a text", 79), utf8("\0x")),
    pngChunk("zTXt", utf8("Comment\0\0"), packedText("packed text")),
    pngChunk("iTXt", utf8("Title\0\0\0de\0\0"), utf8(text("international text"))),
    pngChunk("iTXt", utf8("XML:com.adobe.xmp\0\0\0\0\0"), xmp(hidden, "xmp")),
    pngChunk("iTXt", utf8("Note\0"), Uint8Array.of(1, 0, 0, 0), packedText("packed international text")),
    pngChunk("eXIf", exif(hidden, "exif")),
    pngChunk("sPLT", line("palette", 79), utf8("\0\b")),
    pngChunk("caNv", hide("canvas")),
    pngChunk("naMe", hide("private chunk")),
  ]
  const end = bytes.length - 12
  const late = pngChunk("tEXt", utf8("Source\0"), line("late text"))
  return concat(
    bytes.subarray(0, pngHead),
    ...notes,
    bytes.subarray(pngHead, end),
    late,
    bytes.subarray(end),
    hide("behind the end"),
  )
}

export function plantWebp(bytes: Bytes, hidden: Hidden): Bytes {
  const { bytes: hide } = hidden
  const body = concat(
    bytes.subarray(8, 8 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true)),
    webpChunk("EXIF", exif(hidden, "exif")),
    webpChunk("XMP ", xmp(hidden, "xmp")),
    webpChunk("NOTE", hide("unknown chunk")),
  )
  return concat(utf8("RIFF"), number(body.length, 4, true), body, hide("behind the end"))
}

/** A file of the family of HEIC: a box that nobody knows, and a tail. */
export const plantHeic = (bytes: Bytes, { bytes: hide }: Hidden): Bytes => {
  const free = hide("free box")
  return concat(bytes, number(free.length + 8, 4, false), utf8("free"), free, hide("behind the end"))
}
