/** What a file is, by its bytes and never by its name. */
import { firstZipEntryStart, zipNames } from "./zip-names.ts"

export const kinds = [
  "empty",
  "stl-binary",
  "stl-ascii",
  "ply",
  "obj",
  "mtl",
  "3mf",
  "mesh-other",
  "dicom",
  "dicomdir",
  "hps",
  "jpeg",
  "png",
  "webp",
  "heic",
  "avif",
  "tiff",
  "gif",
  "bmp",
  "image-other",
  "pdf",
  "xml-itero",
  "xml-3shape-order",
  "xml-exocad",
  "xml-other",
  "html",
  "zip",
  "rar",
  "7z",
  "archive-other",
  "docx",
  "xps",
  "office",
  "video",
  "audio",
  "executable",
  "folder-view",
  "text",
  "unknown",
] as const
export type Kind = (typeof kinds)[number]

/** Enough of the beginning, and of the end, for `sniff` to be sure; more does no harm. */
export const sniffLength = 65_536

/** `head` is the beginning of a file of `size` bytes, `tail` its end; without it some packages are called "zip". */
export function sniff(head: Uint8Array, size: number, tail: Uint8Array = head): Kind {
  if (size === 0 || head.length === 0) return "empty"
  if (stlFits(head, size)) return "stl-binary"
  // Before all other marks: a DICOM preamble may hold the beginning of a TIFF.
  if (isMarkedDicom(head)) return dicomKind(head)
  const magic = byMagic(head)
  if (magic === "zip") return zipKind(head, tail)
  if (magic !== null) return magic
  if (isBareDicom(head) || startsWith(head, 0, "DICM")) return "dicom"
  const text = headText(head)
  if (text !== null) return textKind(text)
  return looksLikeStl(head, size) ? "stl-binary" : "unknown"
}

const mediaTypes: Readonly<Partial<Record<Kind, string>>> = {
  "stl-binary": "model/stl",
  "stl-ascii": "model/stl",
  obj: "model/obj",
  mtl: "model/mtl",
  "3mf": "model/3mf",
  dicom: "application/dicom",
  dicomdir: "application/dicom",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  heic: "image/heic",
  avif: "image/avif",
  tiff: "image/tiff",
  gif: "image/gif",
  bmp: "image/bmp",
  pdf: "application/pdf",
  "xml-itero": "application/xml",
  "xml-3shape-order": "application/xml",
  "xml-exocad": "application/xml",
  "xml-other": "application/xml",
  hps: "application/xml",
  html: "text/html",
  zip: "application/zip",
  text: "text/plain",
}

/** Nothing is guessed: what has no registered type is bytes. */
export const mediaType = (kind: Kind): string => mediaTypes[kind] ?? "application/octet-stream"

const stlHeader = 84
const stlFacet = 50

/** A first triangle that is not made of numbers is not one, whatever the length says. */
function stlFits(head: Uint8Array, size: number): boolean {
  if (head.length < stlHeader + stlFacet) return false
  const count = uint32(head, 80)
  return count > 0 && size === stlHeader + count * stlFacet && finiteFacet(head)
}

/**
 * A tail behind the last triangle or a file cut short: then every triangle in sight must be one of a thing in a room.
 * Where all of them are there, a corner may also be next to nothing: that is how programs write a zero they computed.
 */
function looksLikeStl(head: Uint8Array, size: number): boolean {
  if (head.length < stlHeader + stlFacet) return false
  const count = uint32(head, 80)
  if (count === 0 || (size < stlHeader + count * stlFacet && count >= 0x1000_0000)) return false
  const view = new DataView(head.buffer, head.byteOffset, head.length)
  const least = size < stlHeader + count * stlFacet ? 1e-12 : 1e-30
  const seen = Math.min(count, Math.floor((head.length - stlHeader) / stlFacet), 64)
  for (let facet = 0; facet < seen; facet++) {
    for (let at = 12; at < 48; at += 4) {
      const length = Math.abs(view.getFloat32(stlHeader + facet * stlFacet + at, true))
      if (!(length < 1e7) || (length > 0 && length < least)) return false
    }
  }
  return true
}

function finiteFacet(head: Uint8Array): boolean {
  for (let at = stlHeader + 12; at < stlHeader + 48; at += 4) {
    if ((uint32(head, at) & 0x7f80_0000) === 0x7f80_0000) return false
  }
  return true
}

type Magic = readonly [kind: Kind, at: number, bytes: string]

/** Latin-1 spellings; longer ones before shorter ones. */
const magics: readonly Magic[] = [
  ["png", 0, "\x89PNG\r\n\x1a\n"],
  ["jpeg", 0, "\xff\xd8\xff"],
  ["webp", 8, "WEBP"],
  ["video", 8, "AVI "],
  ["audio", 8, "WAVE"],
  ["gif", 0, "GIF87a"],
  ["gif", 0, "GIF89a"],
  ["tiff", 0, "II*\0"],
  ["tiff", 0, "MM\0*"],
  ["tiff", 0, "II+\0"],
  ["tiff", 0, "MM\0+"],
  ["image-other", 0, "\xff\x0a"],
  ["image-other", 0, "\0\0\0\x0cJXL \r\n\x87\n"],
  ["image-other", 0, "\0\0\0\x0cjP  \r\n\x87\n"],
  ["image-other", 0, "\xff\x4f\xff\x51"],
  ["image-other", 0, "8BPS\0"],
  ["ply", 0, "ply\n"],
  ["ply", 0, "ply\r"],
  ["mesh-other", 0, "glTF\x02\0\0\0"],
  ["mesh-other", 0, "Kaydara FBX Binary"],
  ["pdf", 0, "%PDF-"],
  ["image-other", 0, "%!PS"],
  ["rar", 0, "Rar!\x1a\x07"],
  ["7z", 0, "7z\xbc\xaf\x27\x1c"],
  ["archive-other", 0, "\x1f\x8b"],
  ["archive-other", 0, "BZh"],
  ["archive-other", 0, "\xfd7zXZ\0"],
  ["archive-other", 0, "\x28\xb5\x2f\xfd"],
  ["archive-other", 0, "MSCF\0\0\0\0"],
  ["archive-other", 257, "ustar"],
  ["office", 0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
  ["office", 0, "{\\rtf"],
  ["video", 0, "\x1a\x45\xdf\xa3"],
  ["video", 0, "\0\0\x01\xba"],
  ["video", 0, "\0\0\x01\xb3"],
  ["video", 0, "FLV\x01"],
  ["video", 0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11"],
  ["audio", 0, "ID3"],
  ["audio", 0, "OggS"],
  ["audio", 0, "fLaC"],
  ["executable", 0, "\x7fELF"],
  ["executable", 0, "MZ"],
  ["executable", 0, "\xfe\xed\xfa\xce"],
  ["executable", 0, "\xfe\xed\xfa\xcf"],
  ["executable", 0, "\xce\xfa\xed\xfe"],
  ["executable", 0, "\xcf\xfa\xed\xfe"],
  ["executable", 0, "\xca\xfe\xba\xbe"],
  ["executable", 0, "\0asm"],
  ["executable", 0, "#!"],
  ["executable", 0, "L\0\0\0\x01\x14\x02\0"],
  ["folder-view", 0, "\0\0\0\x01Bud1"],
  ["folder-view", 0, "\0\x05\x16\x07\0\x02"],
  ["zip", 0, "PK\x03\x04"],
  ["zip", 0, "PK\x05\x06"],
  ["zip", 0, "PK\x07\x08PK\x03\x04"],
]

function byMagic(head: Uint8Array): Kind | null {
  for (const [kind, at, bytes] of magics) {
    if (startsWith(head, at, bytes)) {
      if (kind === "webp" && !startsWith(head, 0, "RIFF")) continue
      return kind
    }
  }
  if (startsWith(head, 4, "ftyp")) return isoKind(head)
  if (startsWith(head, 4, "moov") || startsWith(head, 4, "mdat") || startsWith(head, 4, "wide"))
    return "video"
  if (startsWith(head, 0, "BM") && head.length > 30 && uint32(head, 14) >= 12 && uint32(head, 14) <= 124) {
    return "bmp"
  }
  return null
}

const heicBrands = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "mif2"])

/** ISO base media: the major brand speaks, then the compatible ones (an AVIF may call itself "mif1" first). */
function isoKind(head: Uint8Array): Kind {
  const end = Math.min(new DataView(head.buffer, head.byteOffset).getUint32(0), head.length, 256)
  const brands: string[] = []
  for (let at = 8; at + 4 <= end; at += 4) if (at !== 12) brands.push(latin1(head, at, at + 4))
  if (brands.some((brand) => brand === "avif" || brand === "avis")) return "avif"
  if (brands.some((brand) => heicBrands.has(brand))) return "heic"
  if (brands[0] === "crx ") return "image-other"
  return brands[0]?.startsWith("M4A") === true ? "audio" : "video"
}

/** A package is what its parts say; a lone 3Shape scan in a zip is a scan. */
function zipKind(head: Uint8Array, tail: Uint8Array): Kind {
  const names = zipNames(head, tail)
  if (names.includes("[Content_Types].xml")) {
    if (names.some((name) => /^3D\//iu.test(name) || /\.model$/iu.test(name))) return "3mf"
    if (names.some((name) => name.startsWith("word/"))) return "docx"
    if (names.some((name) => /FixedDocSeq|FixedDocumentSequence|\.fpage/iu.test(name))) return "xps"
    if (names.some((name) => /^(?:xl|ppt|visio)\//u.test(name))) return "office"
  }
  const first = firstZipEntryStart(head)
  if (names[0] === "mimetype" && latin1(first, 0, 39) === "application/vnd.oasis.opendocument")
    return "office"
  const text = first.length > 0 ? headText(first) : null
  return names.length === 1 && text !== null && textKind(text) === "hps" ? "hps" : "zip"
}

/** Of a file that begins so, `sniff` needs no more. */
export const markedDicomLength = 1024
export const isMarkedDicom = (head: Uint8Array): boolean => startsWith(head, 128, "DICM")

const dicomdirClass = "1.2.840.10008.1.3.10"

/** The class of a file, in the file meta information. */
const dicomdirMark = `UI\x14\0${dicomdirClass}`

function dicomKind(head: Uint8Array): Kind {
  const last = Math.min(800, head.length) - dicomdirMark.length
  for (let at = 132; at <= last; at++) if (startsWith(head, at, dicomdirMark)) return "dicomdir"
  return "dicom"
}

/** Also behind one stray byte, or behind a preamble that nobody marked: as the reader finds it, and by more than one sign. */
const isBareDicom = (head: Uint8Array): boolean =>
  bareDataSet(head) || [1, 128].some((at) => twoElements(head.subarray(at)))

/** A first attribute in explicit letters, and a second one of the same group behind it. */
function twoElements(head: Uint8Array): boolean {
  if (!bareDataSet(head)) return false
  const view = new DataView(head.buffer, head.byteOffset, head.length)
  const little = view.getUint16(0, true) < 0x0100
  const next = 8 + view.getUint16(6, little)
  return next + 8 <= head.length && bareDataSet(head.subarray(next))
}

/** No preamble: group 0002 or 0008 first, then a VR of two capitals or a short implicit length; also big endian. */
function bareDataSet(head: Uint8Array): boolean {
  if (head.length < 16) return false
  const view = new DataView(head.buffer, head.byteOffset)
  for (const little of [true, false]) {
    const group = view.getUint16(0, little)
    const element = view.getUint16(2, little)
    if ((group !== 2 && group !== 8) || element > 0x0100) continue
    if (/^(?:UL|UI|OB|CS|DA|TM|SH|LO|PN)$/u.test(latin1(head, 4, 6))) return true
    const length = view.getUint32(4, little)
    const next = 8 + length
    if (!little || length > 256 || next + 4 > head.length || length % 2 === 1) continue
    const nextGroup = view.getUint16(next, true)
    if (nextGroup === group || nextGroup === 8) return true
  }
  return false
}

/** Tab, line ends, form feed and escape stand in texts; the other control characters do not. */
const isControl = (byte: number): boolean => byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b

/** The beginning as text, or null where it holds what no text holds. */
function headText(head: Uint8Array): string | null {
  const mark = uint16(head, 0)
  if (mark === 0xfffe || mark === 0xfeff) {
    const even = head.subarray(2, head.length - (head.length % 2))
    return new TextDecoder(mark === 0xfeff ? "utf-16le" : "utf-16be").decode(even)
  }
  return head.some(isControl) ? null : latin1(head, 0, head.length).replace(/^\xef\xbb\xbf/u, "")
}

function textKind(text: string): Kind {
  const start = text.trimStart()
  if (/^solid\b/iu.test(start) && /\b(?:facet|endsolid)\b/iu.test(start)) return "stl-ascii"
  if (/^solid\b/iu.test(start) && start.length > 60_000) return "stl-ascii"
  if (start.startsWith("<")) return markupKind(start)
  if (/^(?:ST)?C?N?4?OFF\s|^#VRML V|^; FBX /u.test(start)) return "mesh-other"
  if (/^\s*newmtl\s/mu.test(text)) return "mtl"
  if (/^v[ \t]+[-+.\d]/mu.test(text)) return "obj"
  if (start.startsWith("#") && /^(?:mtllib|vn|vt|g|o)[ \t]\S/mu.test(text)) return "obj"
  if (/^\[\.ShellClassInfo\]/iu.test(start)) return "folder-view"
  return "text"
}

const rootKinds: Readonly<Record<string, Kind>> = {
  HPS: "hps",
  iTeroExport: "xml-itero",
  DentalContainer: "xml-3shape-order",
  Treatment: "xml-exocad",
  DentalProject: "xml-exocad",
  ConstructionInfo: "xml-exocad",
  ModelInfo: "xml-exocad",
  amf: "mesh-other",
  COLLADA: "mesh-other",
  X3D: "mesh-other",
  html: "html",
  HTML: "html",
}

function markupKind(text: string): Kind {
  const start = rootStart(text)
  const root = /^<(?:[\w.-]{1,64}:)?([\w.-]{1,64})/u.exec(text.slice(start, start + 160))?.[1]
  if (root === undefined) {
    if (/^<!doctype\s+html/iu.test(text)) return "html"
    return text.startsWith("<?xml") || text.startsWith("<!--") ? "xml-other" : "text"
  }
  const known = Object.hasOwn(rootKinds, root) ? rootKinds[root] : undefined
  if (known !== undefined) return known
  if (/^(?:head|body|meta|title|script|div|p|table)$/iu.test(root) && !text.startsWith("<?xml")) return "html"
  return "xml-other"
}

/** Behind declarations and comments; each is passed once, however many there are. */
function rootStart(text: string): number {
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at, at + 10)
    const end = rest.startsWith("<?")
      ? "?>"
      : rest.startsWith("<!--")
        ? "-->"
        : rest.startsWith("<!")
          ? ">"
          : ""
    if (end !== "") {
      const found = text.indexOf(end, at)
      if (found < 0) return text.length
      at = found + end.length
    } else if (/^\s/u.test(rest)) at++
    else return at
  }
  return text.length
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  if (bytes.length < at + text.length) return false
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.codePointAt(i)) return false
  return true
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = ""
  for (let at = start; at < Math.min(end, bytes.length); at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(at + 8192, end, bytes.length)))
  }
  return text
}

const uint16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)

const uint32 = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)) >>>
  0
