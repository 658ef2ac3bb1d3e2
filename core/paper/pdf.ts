/**
 * A small writer of PDF 1.7: A4, standard fonts, text as text, the same bytes for the same content. No time of its
 * own, no DOM, nothing fetched, so that it runs in a worker under the strictest policy.
 */
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import type { Block } from "./block.ts"
import { fonts, widthOf, widthsOf } from "./font.ts"
import type { Font, Style } from "./font.ts"
import { paginate, piecesOf } from "./layout.ts"
import type { Faults } from "./layout.ts"
import { moved } from "./mark.ts"
import type { BoxMark, Mark, TextMark } from "./mark.ts"
import { toPrintable, winAnsiCode } from "./win-ansi.ts"

export type Language = "de" | "en"

export interface PaperDocument {
  readonly title: string
  readonly language: Language
  readonly blocks: readonly Block[]
  /** At the foot of every page, before the page number. */
  readonly footer: string
}

export type Paper =
  | { readonly kind: "pdf"; readonly bytes: Bytes; readonly pages: number }
  /** The letters that no standard font has, so that a person can write them otherwise. */
  | { readonly kind: "refused"; readonly reason: "unprintable"; readonly letters: readonly string[] }
  | { readonly kind: "refused"; readonly reason: "code-too-long" }

const pageWidth = 595.28
const pageHeight = 841.89
const margin = 56.7
const footStyle: Style = { font: "Helvetica", size: 8, leading: 10 }
const footY = pageHeight - 34
const frameHeight = pageHeight - 2 * margin - 10

export function writePdf(document: PaperDocument): Paper {
  const faults: Faults = { unprintable: new Set(), tooLong: false }
  const frame = { width: pageWidth - 2 * margin, height: frameHeight, faults }
  const pages = paginate(
    document.blocks.flatMap((block) => piecesOf(block, frame)),
    frameHeight,
  )
  const footer = toPrintable(document.footer)
  const letters = new Set([...faults.unprintable, ...footer.unprintable])
  if (letters.size > 0) return { kind: "refused", reason: "unprintable", letters: Array.from(letters) }
  if (faults.tooLong) return { kind: "refused", reason: "code-too-long" }

  const contents = pages.map((marks, at) =>
    content([...moved(marks, margin, margin), ...foot(footer.text, document.language, at + 1, pages.length)]),
  )
  return { kind: "pdf", bytes: assemble(document, contents), pages: pages.length }
}

function foot(text: string, language: Language, page: number, pages: number): readonly Mark[] {
  const number = language === "de" ? `Seite ${page} von ${pages}` : `Page ${page} of ${pages}`
  const mark = { kind: "text", y: footY, font: footStyle.font, size: footStyle.size } as const
  return [
    { ...mark, x: margin, text },
    { ...mark, x: pageWidth - margin - widthOf(number, footStyle), text: number },
  ]
}

/** At most two digits behind the point, none of them a closing zero. */
const decimal = (value: number): string => String(Math.round(value * 100) / 100)

const fontName = (font: Font): string => `F${fonts.indexOf(font) + 1}`

const content = (marks: readonly Mark[]): string =>
  `${marks.map((mark) => (mark.kind === "box" ? boxOperators(mark) : textOperators(mark))).join("\n")}\n`

function boxOperators({ x, y, width, height, grey }: BoxMark): string {
  const bottom = decimal(pageHeight - y - height)
  return `${decimal(grey)} g ${decimal(x)} ${bottom} ${decimal(width)} ${decimal(height)} re f`
}

const textOperators = ({ x, y, font, size, text }: TextMark): string =>
  `0 g BT /${fontName(font)} ${decimal(size)} Tf ${decimal(x)} ${decimal(pageHeight - y)} Td (${escaped(text)}) Tj ET`

/** A string of PDF in ASCII: other letters as the octal of their code. */
function escaped(text: string): string {
  return Array.from(text, (letter) => {
    if (letter === "(" || letter === ")" || letter === "\\") return `\\${letter}`
    const code = winAnsiCode(letter) ?? 63
    return code < 127 ? letter : `\\${code.toString(8).padStart(3, "0")}`
  }).join("")
}

/** Any letter at all, for the title that a reader shows in its window: UTF-16 behind a byte order mark. */
function unicodeString(text: string): string {
  let hex = "feff"
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, "0")
  return `<${hex}>`
}

function fontObject(font: Font): string {
  const widths = widthsOf[font].join(" ")
  return (
    `<< /Type /Font /Subtype /Type1 /BaseFont /${font} /Encoding /WinAnsiEncoding ` +
    `/FirstChar 32 /LastChar 255 /Widths [${widths}] >>`
  )
}

function assemble(document: PaperDocument, contents: readonly string[]): Bytes {
  const firstPage = 4 + fonts.length
  const pageNumbers = contents.map((_, at) => firstPage + 2 * at)
  const resources = fonts.map((font, at) => `/${fontName(font)} ${4 + at} 0 R`).join(" ")
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /Lang (${document.language}) /ViewerPreferences << /DisplayDocTitle true >> >>`,
    `<< /Type /Pages /Count ${contents.length} /Kids [${pageNumbers.map((page) => `${page} 0 R`).join(" ")}] ` +
      `/MediaBox [0 0 ${pageWidth} ${pageHeight}] /Resources << /Font << ${resources} >> >> >>`,
    `<< /Title ${unicodeString(document.title)} /Producer (Zahnwolke) >>`,
    ...fonts.map((font) => fontObject(font)),
    ...contents.flatMap((text, at) => [
      `<< /Type /Page /Parent 2 0 R /Contents ${firstPage + 2 * at + 1} 0 R >>`,
      `<< /Length ${text.length} >>\nstream\n${text}endstream`,
    ]),
  ]
  return join(objects)
}

/** Everything is ASCII but the four bytes that tell mail programs that this is not text. */
function join(objects: readonly string[]): Bytes {
  const parts = ["%PDF-1.7\n%zwzw\n"]
  const offsets: number[] = []
  let at = parts[0]?.length ?? 0
  for (const [index, object] of objects.entries()) {
    const part = `${index + 1} 0 obj\n${object}\nendobj\n`
    offsets.push(at)
    parts.push(part)
    at += part.length
  }
  const id = bytesToHex(sha256(utf8(parts.join(""))).slice(0, 16))
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("")
  parts.push(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`,
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 3 0 R /ID [<${id}> <${id}>] >>\n`,
    `startxref\n${at}\n%%EOF\n`,
  )
  const bytes = utf8(parts.join(""))
  bytes.set([0xe2, 0xe3, 0xcf, 0xd3], "%PDF-1.7\n%".length)
  return bytes
}
