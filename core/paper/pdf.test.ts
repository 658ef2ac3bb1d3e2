import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { test } from "node:test"
import * as fc from "fast-check"
import { heading, notice, paragraph, small, title } from "./block.ts"
import type { Block } from "./block.ts"
import { widthOf, wrap } from "./font.ts"
import type { Style } from "./font.ts"
import { writePdf } from "./pdf.ts"
import type { Paper } from "./pdf.ts"
import { readPdf } from "./fixtures/read-pdf.ts"
import { toPrintable } from "./win-ansi.ts"

const write = (blocks: readonly Block[], name = "Probe"): Paper =>
  writePdf({ title: name, language: "de", footer: "Fußzeile", blocks })

function bytesOf(paper: Paper): Uint8Array {
  assert.ok(paper.kind === "pdf", JSON.stringify(paper))
  return paper.bytes
}

const body: Style = { font: "Helvetica", size: 10, leading: 13.5 }
const everything: readonly Block[] = [
  title("Prüfung „Öl“ – 100 € & (ß)"),
  heading("Überschrift"),
  paragraph("Ein Absatz mit Umlauten: äöüÄÖÜß, Gedankenstrich – und Auslassung …"),
  notice("Wichtig: nicht übersehen."),
  { kind: "list", numbered: true, items: ["eins", "zwei"] },
  { kind: "code", lines: ["age --decrypt -i kit.txt \\ (nur ein Test)"] },
  { kind: "digits", groups: ["12345", "67890"], perLine: 6 },
  { kind: "words", words: ["adler", "apfel", "bach"], columns: 2 },
  { kind: "table", columns: [1, 2], head: ["Was", "Wie"], rows: [["links", "rechts\nunten"]] },
  { kind: "qr", content: "ZW-4K7M-92XA-3", side: 30, beside: [small("daneben")] },
  { kind: "blank", labels: ["Datum", "Unterschrift"] },
  { kind: "rule" },
]

test("the same content makes the same bytes, other content others", () => {
  assert.deepEqual(bytesOf(write(everything)), bytesOf(write(everything)))
  assert.notDeepEqual(bytesOf(write(everything)), bytesOf(write(everything.slice(1))))
})

test("no time stands in a paper that was given none", () => {
  assert.doesNotMatch(readPdf(bytesOf(write(everything))).raw, /CreationDate|ModDate|D:20/u)
})

test("every object stands where the table of offsets says, and every stream is as long as it says", () => {
  const pdf = readPdf(bytesOf(write(Array.from({ length: 30 }, () => everything).flat())))
  assert.ok(pdf.pages > 5)
  assert.deepEqual(pdf.faults, [])
})

test("text is text: it can be read back in order, with umlauts, quotes and the euro", () => {
  const { text } = readPdf(bytesOf(write(everything)))
  for (const part of [
    "Prüfung „Öl“ – 100 € & (ß)",
    "Ein Absatz mit Umlauten: äöüÄÖÜß, Gedankenstrich – und Auslassung …",
    "age --decrypt -i kit.txt \\ (nur ein Test)",
    "12345 67890",
    "unten",
    "Seite 1 von 1",
  ]) {
    assert.ok(text.includes(part), part)
  }
  assert.ok(text.indexOf("Überschrift") < text.indexOf("Wichtig"))
})

test("a reader is told title and language", () => {
  const { raw } = readPdf(bytesOf(write([], "Größe")))
  assert.match(raw, /\/Lang \(de\)/u)
  assert.match(raw, /\/Title <feff0047007200f600df0065>/u)
  assert.match(raw, /\/DisplayDocTitle true/u)
})

test("letters that the fonts lack are written otherwise where that is known, and named where not", () => {
  assert.equal(
    toPrintable("Łódź, Şimşek, Đorđević, Nguyễn, İpek, čžš → ≥").text,
    "Lódz, Simsek, Dordevic, Nguyen, Ipek, cžš -> >=",
  )
  assert.equal(toPrintable("u\u{308}ber").text, "über")
  assert.deepEqual(write([paragraph("Зуб 🦷 歯")]), {
    kind: "refused",
    reason: "unprintable",
    letters: ["З", "у", "б", "🦷", "歯"],
  })
})

test("whatever the text, a paper is written or refused with the letters named", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      const paper = write([
        paragraph(text),
        { kind: "table", columns: [1, 1], head: [], rows: [[text, text]] },
      ])
      if (paper.kind === "pdf") assert.deepEqual(readPdf(paper.bytes).faults, [])
      else assert.ok(paper.reason === "unprintable" && paper.letters.length > 0)
    }),
  )
})

test("a code too long to be read from paper is refused", () => {
  const qr: Block = { kind: "qr", content: "x".repeat(2_000), side: 30, beside: [] }
  assert.deepEqual(write([qr]), { kind: "refused", reason: "code-too-long" })
})

test("no line is wider than its column, and no word is lost or torn without need", () => {
  const word = fc.stringMatching(/^[a-zäöüß–-]{1,30}$/u)
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), fc.integer({ min: 60, max: 400 }), (words, width) => {
      const lines = wrap(words.join(" "), body, width)
      assert.ok(lines.every((line) => widthOf(line, body) <= width))
      assert.equal(lines.join("").replaceAll(" ", ""), words.join(""))
      if (words.every((part) => widthOf(part, body) <= width && !/[-–]/u.test(part))) {
        assert.equal(lines.join(" "), words.join(" "))
      }
    }),
  )
})

test("what belongs on a line to write on breaks below it, and never runs into the next or off the page", () => {
  const label = "Ort, Datum, Unterschrift: Gesellschaft für Zahntechnik und Prothetik am Beispielpark mbH"
  const pdf = readPdf(bytesOf(write([{ kind: "blank", labels: [label, label] }])))
  const written = pdf.lines.filter(({ text }) => label.includes(text))
  assert.ok(written.length >= 4, `${written.length}`)
  for (const { text } of written) assert.ok(widthOf(text, { ...body, size: 8.5 }) <= 234, text)
})

test("nothing stands outside the margins, however much there is", () => {
  const rows = Array.from({ length: 90 }, (_, at) => [`Zeile ${at}`, "lang ".repeat(at * 5)])
  const table: Block = { kind: "table", columns: [1, 3], head: ["Nummer", "Inhalt"], rows }
  const pdf = readPdf(bytesOf(write([...everything, table, ...everything])))
  assert.ok(
    pdf.boxes.every(({ x, y, width, height }) => x >= 56 && y >= 56 && x + width < 539.3 && y + height < 786),
  )
  assert.ok(pdf.lines.every(({ y }) => y > 33 && y < 790))
  assert.ok(
    pdf.lines.filter(({ text }) => text === "Nummer").length > 5,
    "the head stands on every page of the table",
  )
})

test("a heading never stands alone at the foot of a page", () => {
  for (let count = 40; count < 60; count++) {
    const filler = Array.from({ length: count }, () => small("x"))
    const { lines } = readPdf(bytesOf(write([...filler, heading("Kopf"), paragraph("Folge")])))
    const at = lines.findIndex(({ text }) => text === "Kopf")
    assert.equal(lines[at]?.page, lines[at + 1]?.page, `after ${count} lines`)
  }
})

const hasPdftotext = spawnSync("pdftotext", ["-v"]).error === undefined

test(
  "an independent reader gives the text back",
  { skip: hasPdftotext ? false : "pdftotext (poppler-utils) is not installed on this machine" },
  () => {
    const { stdout, stderr, status } = spawnSync("pdftotext", ["-layout", "-", "-"], {
      input: bytesOf(write(everything)),
      encoding: "utf8",
    })
    assert.equal(status, 0)
    assert.equal(stderr, "", "the reader finds nothing to complain about")
    for (const part of ["Prüfung „Öl“ – 100 € & (ß)", "äöüÄÖÜß", "12345 67890", "rechts", "daneben"]) {
      assert.ok(stdout.includes(part), part)
    }
  },
)
