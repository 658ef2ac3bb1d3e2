/** Puts somebody into every place of a real mesh where words, tails or spare bytes can stand. */
import { unzipSync, zipSync } from "fflate"
import { concat, ownBytes, utf8 } from "@zahnwolke/core/encoding/bytes"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import type { Hidden } from "./spellings.ts"

const latin1 = new TextDecoder("latin1")

/** Room for the shortest word. */
const leastAttributes = 12

export function plantBinaryStl(bytes: Bytes, { bytes: hide }: Hidden): Bytes {
  const planted = bytes.slice()
  const triangles = new DataView(bytes.buffer, bytes.byteOffset).getUint32(80, true)
  planted.set(hide("header", 80), 0)
  if (triangles * 2 >= leastAttributes) {
    for (const [index, byte] of hide("attributes", triangles * 2).entries())
      planted[84 + Math.floor(index / 2) * 50 + 48 + (index % 2)] = byte
  }
  return concat(planted, hide("tail"), utf8("\n"), hide("second tail"))
}

/** The two bytes of every triangle, one after the other. */
export function attributeBytes(bytes: Bytes): Bytes {
  const triangles = new DataView(bytes.buffer, bytes.byteOffset).getUint32(80, true)
  return Uint8Array.from(
    { length: triangles * 2 },
    (_, index) => bytes[84 + Math.floor(index / 2) * 50 + 48 + (index % 2)] ?? 0,
  )
}

export function plantAsciiStl(bytes: Bytes, { line }: Hidden): Bytes {
  const end = bytes.indexOf(0x0a)
  return concat(
    utf8("solid "),
    line("solid"),
    bytes.subarray(end),
    utf8("\n"),
    line("behind the end"),
    utf8("\n"),
  )
}

const lines = (...each: readonly (readonly [start: string, bytes: Bytes])[]): Bytes =>
  concat(...each.flatMap(([start, bytes]) => [utf8(start), bytes, utf8("\n")]))

/** Behind the first two lines, "ply" and the format. */
export function plantPly(bytes: Bytes, { line, bytes: hide, text }: Hidden): Bytes {
  const first = bytes.indexOf(0x0a)
  const second = bytes.indexOf(0x0a, first + 1) + 1
  const header = lines(
    ["comment ", line("comment")],
    ["comment TextureFile ", line("texture")],
    ["obj_info ", line("info")],
    ["comment Created by ", line("creator")],
    ["obj_info path C:\\Patienten\\", utf8(text("path"))],
  )
  return concat(bytes.subarray(0, second), header, bytes.subarray(second), hide("tail"))
}

export function plantObj(bytes: Bytes, { line }: Hidden): Bytes {
  return concat(
    lines(
      ["# ", line("comment")],
      ["o ", line("object")],
      ["g ", line("group")],
      ["mtllib ", line("library")],
      ["usemtl ", line("material")],
      ["note ", line("unknown keyword")],
    ),
    bytes,
    utf8("\n# "),
    line("last comment"),
  )
}

export function plantMtl(bytes: Bytes, { line }: Hidden): Bytes {
  return concat(
    lines(["# ", line("comment")], ["newmtl ", line("new material")], ["map_Kd C:\\", line("picture")]),
    bytes,
    utf8("\nunknown "),
    line("unknown keyword"),
  )
}

/** An extra field of a ZIP entry that no program knows. */
const unknownField = 0x4b4e

/** In the model, beside it, and in what a ZIP carries around its entries. */
export function plantThreeMf(bytes: Bytes, { text, bytes: hide }: Hidden): Bytes {
  const parts = Object.entries(unzipSync(bytes)).map(
    ([path, part]) => [path, path.endsWith(".model") ? plantModel(part, text) : part] as const,
  )
  const zipped = zipSync({
    ...Object.fromEntries(
      parts.map(([path, part], index) => [
        path,
        index === 0
          ? [part, { comment: text("entry comment"), extra: { [unknownField]: hide("extra field") } }]
          : part,
      ]),
    ),
    "docProps/core.xml": utf8(`<core><creator>${text("creator")}</creator></core>`),
    "Metadata/thumbnail.png": hide("thumbnail"),
    [`Metadata/${text("entry name").replaceAll("/", "_")}.xml`]: utf8("<x/>"),
  })
  return withZipComment(ownBytes(zipped), hide("archive comment"))
}

function plantModel(part: Uint8Array, text: (place: string) => string): Uint8Array {
  const model = new TextDecoder().decode(part)
  const open = /<model\b[^>]*>/u.exec(model)
  if (open === null) return part
  const at = open.index + open[0].length
  const metadata = `<metadata name="Designer">${text("designer")}</metadata><metadata name="Copyright">${text("copyright")}</metadata><!-- ${text("comment")} -->`
  return utf8(`${model.slice(0, at)}${metadata}${model.slice(at)}<!-- ${text("last comment")} -->`)
}

/** The end record says how long the comment is. */
export function withZipComment(bytes: Bytes, comment: Bytes): Bytes {
  const planted = concat(bytes, comment)
  new DataView(planted.buffer).setUint16(bytes.length - 2, comment.length, true)
  return planted
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")

/** In the properties of a 3Shape scan, around its surface and behind its end. */
export function plantScan(bytes: Bytes, { text }: Hidden): Bytes {
  const scan = latin1.decode(bytes)
  const end = scan.lastIndexOf("</HPS>")
  const inside = [
    `<!-- ${text("comment")} -->`,
    `<Annotations><Annotation type="Text"><String value="${escaped(text("annotation"))}"/></Annotation></Annotations>`,
    `<SignatureHash>${escaped(text("hash"))}</SignatureHash>`,
    `<Objects><Object name="${escaped(text("object"))}"/></Objects>`,
  ].join("")
  const properties = ["PatientName", "SourceApp", "ScannerSerialNumber", "Comments"]
    .map((name) => `<Property name="${name}" value="${escaped(text(`property ${name}`))}"/>`)
    .join("")
  const known = /<Properties>/u.exec(scan)
  const head = known === null || known.index > end ? end : known.index + known[0].length
  const middle = known === null || known.index > end ? `<Properties>${properties}</Properties>` : properties
  return concat(
    bytes.subarray(0, head),
    utf8(middle),
    bytes.subarray(head, end),
    utf8(inside),
    bytes.subarray(end),
    utf8("\n<!-- "),
    utf8(text("behind the end")),
    utf8(" -->"),
  )
}
