/** Blocks become pieces of a given width, and pieces become pages. */
import type { Block, ChainBox, TableBlock } from "./block.ts"
import { widthOf, wrap } from "./font.ts"
import type { Style } from "./font.ts"
import { moved, stacked } from "./mark.ts"
import type { Mark, Piece } from "./mark.ts"
import { qrMarks } from "./qr.ts"
import { toPrintable } from "./win-ansi.ts"

const styles = {
  title: { font: "Helvetica-Bold", size: 19, leading: 24 },
  heading: { font: "Helvetica-Bold", size: 12.5, leading: 17 },
  plain: { font: "Helvetica", size: 10, leading: 13.5 },
  strong: { font: "Helvetica-Bold", size: 10, leading: 13.5 },
  small: { font: "Helvetica", size: 8.5, leading: 11.5 },
  digits: { font: "Courier-Bold", size: 15, leading: 21 },
  word: { font: "Courier-Bold", size: 11, leading: 16 },
  number: { font: "Helvetica", size: 8.5, leading: 16 },
} as const satisfies Record<string, Style>

const lightGrey = 0.94
const lineGrey = 0.7
const hairline = 0.6
const pointsPerMillimetre = 72 / 25.4
/** Height of the capitals above the baseline, as a share of the size. */
const ascent = 0.76

/** What could not be set: letters without a form, or codes too long for paper. */
export interface Faults {
  readonly unprintable: Set<string>
  tooLong: boolean
}

interface Frame {
  readonly width: number
  /** More than this stands on no page. */
  readonly height: number
  readonly faults: Faults
}

function printable(text: string, { faults }: Frame): string {
  const result = toPrintable(text)
  for (const letter of result.unprintable) faults.unprintable.add(letter)
  return result.text
}

const linesOf = (text: string, style: Style, frame: Frame, width = frame.width): readonly string[] =>
  text.split("\n").flatMap((line) => wrap(printable(line, frame), style, width))

const lineMark = (text: string, style: Style, x: number, top: number): Mark => ({
  kind: "text",
  x,
  y: top + (style.leading - style.size) / 2 + style.size * ascent,
  font: style.font,
  size: style.size,
  text,
})

const piece = (height: number, marks: readonly Mark[], after = 0): Piece => ({
  height,
  marks,
  after,
  staysWithNext: false,
  head: null,
})

const box = (x: number, y: number, width: number, height: number, grey: number): Mark => ({
  kind: "box",
  x,
  y,
  width,
  height,
  grey,
})

/** A piece for each line; the last one is followed by the gap. */
function lines(text: string, style: Style, frame: Frame, after: number, x = 0): readonly Piece[] {
  const wrapped = linesOf(text, style, frame, frame.width - x)
  return wrapped.map((line, at) => {
    const isLast = at === wrapped.length - 1
    // Neither the first nor the last line of a paragraph stands alone on a page.
    const staysWithNext = !isLast && (at === 0 || at === wrapped.length - 2)
    return { ...piece(style.leading, [lineMark(line, style, x, 0)], isLast ? after : 0), staysWithNext }
  })
}

function paragraphPieces(
  { text, tone, withNext = false }: Extract<Block, { kind: "paragraph" }>,
  frame: Frame,
): readonly Piece[] {
  const pieces = lines(text, styles[tone], frame, tone === "small" ? 4 : 6)
  return withNext ? pieces.map(keptWithNext) : pieces
}

export function piecesOf(block: Block, frame: Frame): readonly Piece[] {
  switch (block.kind) {
    case "title":
      return lines(block.text, styles.title, frame, 8).map(keptWithNext)
    case "heading":
      return [piece(4, []), ...lines(block.text, styles.heading, frame, 3)].map(keptWithNext)
    case "paragraph":
      return paragraphPieces(block, frame)
    case "notice":
      return [noticePiece(block.text, frame)]
    case "list":
      return block.items.flatMap((item, at) => listItem(item, block.numbered ? `${at + 1}.` : "•", frame))
    case "code":
      return [codePiece(block.lines, frame)]
    case "digits":
      return digitPieces(block.groups, block.perLine, frame)
    case "words":
      return [wordsPiece(block.words, block.columns, frame)]
    case "table":
      return tablePieces(block, frame)
    case "qr":
      return [qrPiece(block.content, block.side, block.beside, frame)]
    case "blank":
      return [blankPiece(block.labels, frame)]
    case "chain":
      return chainPieces(block.nodes, frame)
    case "rule":
      return [piece(hairline, [box(0, 0, frame.width, hairline, lineGrey)], 8)]
  }
}

const keptWithNext = (part: Piece): Piece => ({ ...part, staysWithNext: true })

function noticePiece(text: string, frame: Frame): Piece {
  const inset = 10
  const style = styles.strong
  const wrapped = linesOf(text, style, frame, frame.width - 2 * inset)
  const height = wrapped.length * style.leading + 14
  return piece(
    height,
    [
      box(0, 0, frame.width, height, lightGrey),
      box(0, 0, 3, height, 0),
      ...wrapped.map((line, at) => lineMark(line, style, inset, 7 + at * style.leading)),
    ],
    10,
  )
}

function listItem(item: string, sign: string, frame: Frame): readonly Piece[] {
  return lines(item, styles.plain, frame, 3, 16).map((part, at) =>
    at === 0 ? { ...part, marks: [lineMark(sign, styles.plain, 2, 0), ...part.marks] } : part,
  )
}

/** As large as the longest line allows: a key that is torn cannot be copied. */
function codePiece(text: readonly string[], frame: Frame): Piece {
  const inset = 6
  const longest = text.reduce((most, line) => Math.max(most, line.length), 1)
  const size = Math.min(9.5, (frame.width - 2 * inset) / (longest * 0.6))
  const style: Style = { font: "Courier", size: Math.max(size, 6.5), leading: 13 }
  const wrapped = text.flatMap((line) => linesOf(line, style, frame, frame.width - 2 * inset))
  const height = wrapped.length * style.leading + 8
  return piece(
    height,
    [
      box(0, 0, frame.width, height, lightGrey),
      ...wrapped.map((line, at) => lineMark(line, style, inset, 4 + at * style.leading)),
    ],
    8,
  )
}

function digitPieces(groups: readonly string[], perLine: number, frame: Frame): readonly Piece[] {
  const rows: string[] = []
  for (let at = 0; at < groups.length; at += perLine) rows.push(groups.slice(at, at + perLine).join(" "))
  return rows.map((row, at) => ({
    ...piece(
      styles.digits.leading,
      [lineMark(printable(row, frame), styles.digits, 0, 0)],
      at === rows.length - 1 ? 6 : 0,
    ),
    staysWithNext: at < rows.length - 1,
  }))
}

function wordsPiece(words: readonly string[], columns: number, frame: Frame): Piece {
  const rows = Math.ceil(words.length / columns)
  const step = frame.width / columns
  const marks = words.flatMap((word, at) => {
    const x = Math.floor(at / rows) * step
    const top = 6 + (at % rows) * styles.word.leading
    const label = String(at + 1)
    return [
      lineMark(label, styles.number, x + 22 - widthOf(label, styles.number), top),
      lineMark(printable(word, frame), styles.word, x + 30, top),
    ]
  })
  const height = rows * styles.word.leading + 12
  return piece(height, [box(0, 0, frame.width, height, lightGrey), ...marks], 8)
}

function tablePieces(block: TableBlock, frame: Frame): readonly Piece[] {
  const all = block.columns.reduce((sum, share) => sum + share, 0)
  const widths = block.columns.map((share) => (share / all) * frame.width)
  const head = block.head.length === 0 ? [] : rowPieces(block.head, styles.strong, widths, frame)
  const [repeated = null] = head
  const rows = block.rows.flatMap((row) => rowPieces(row, styles.plain, widths, frame))
  return [
    ...head.map(keptWithNext),
    ...rows.map((row, at) => ({ ...row, head: repeated, after: at === rows.length - 1 ? 8 : 0 })),
  ]
}

const chainIndent = 20
const chainGap = 7

/** Each box is one piece with the line that leads to it: where a page ends, the line goes on at the next box. */
function chainPieces(nodes: readonly ChainBox[], frame: Frame): readonly Piece[] {
  return nodes.map((node, at) => {
    const x = Math.min(node.depth, 6) * chainIndent
    const width = frame.width - x
    const inset = 8
    const set = (text: string, style: Style) => linesOf(text, style, frame, width - 2 * inset)
    const lines = [
      ...set(node.title, styles.strong).map((line) => [line, styles.strong] as const),
      ...node.lines.flatMap((text) => set(text, styles.plain).map((line) => [line, styles.plain] as const)),
    ]
    const height = lines.length * styles.plain.leading + 8
    const trunk = x - chainIndent / 2
    const joint = styles.plain.leading
    const below = nodes.slice(at + 1)
    const marks: Mark[] = [
      ...frameOf(x, width, height),
      ...lines.map(([line, style], row) => lineMark(line, style, x + inset, 4 + row * styles.plain.leading)),
      ...(node.depth === 0
        ? []
        : [box(trunk, -chainGap, hairline, joint + chainGap, 0), box(trunk, joint, x - trunk, hairline, 0)]),
      // Of those further left something may still come: their line runs past this box.
      ...Array.from({ length: Math.max(node.depth - 1, 0) }, (_, level) => level + 1)
        .filter((level) => isOpenBelow(below, level))
        .map((level) =>
          box(level * chainIndent - chainIndent / 2, -chainGap, hairline, height + chainGap, 0),
        ),
      ...(node.depth > 0 && isOpenBelow(below, node.depth)
        ? [box(trunk, joint, hairline, height - joint, 0)]
        : []),
    ]
    return piece(height, marks, at === nodes.length - 1 ? 10 : chainGap)
  })
}

/** Another box of this depth hangs on the same one above. */
function isOpenBelow(below: readonly ChainBox[], depth: number): boolean {
  const next = below.find((one) => one.depth <= depth)
  return next?.depth === depth
}

const frameOf = (x: number, width: number, height: number): readonly Mark[] => [
  box(x, 0, width, hairline, 0),
  box(x, height - hairline, width, hairline, 0),
  box(x, 0, hairline, height, 0),
  box(x + width - hairline, 0, hairline, height, 0),
]

const cellGap = 8
const cellPadding = 2.5

/** One piece, or several where a cell is longer than a page. */
function rowPieces(
  cells: readonly string[],
  style: Style,
  widths: readonly number[],
  frame: Frame,
): readonly Piece[] {
  const columns = widths.map((width, at) => linesOf(cells[at] ?? "", style, frame, width - cellGap))
  const most = Math.max(...columns.map(({ length }) => length))
  const atOnce = Math.max(1, Math.floor((frame.height / 2 - 2 * cellPadding) / style.leading))
  const pieces: Piece[] = []
  for (let from = 0; from < most; from += atOnce) {
    const part = columns.map((column) => column.slice(from, from + atOnce))
    pieces.push(rowPiece(part, style, widths, frame))
  }
  return pieces
}

function rowPiece(
  columns: readonly (readonly string[])[],
  style: Style,
  widths: readonly number[],
  frame: Frame,
): Piece {
  const height = Math.max(...columns.map(({ length }) => length)) * style.leading + 2 * cellPadding
  const marks: Mark[] = []
  let x = 0
  for (const [at, column] of columns.entries()) {
    marks.push(...column.map((line, row) => lineMark(line, style, x, cellPadding + row * style.leading)))
    x += widths[at] ?? 0
  }
  return piece(height, [...marks, box(0, height - hairline, frame.width, hairline, lineGrey)])
}

function qrPiece(content: string, millimetres: number, beside: readonly Block[], frame: Frame): Piece {
  const qr = qrMarks(content, millimetres * pointsPerMillimetre)
  if (qr === null) {
    frame.faults.tooLong = true
    return piece(0, [])
  }
  // The white beside the code may reach into the margin, which is white too.
  const quiet = (qr.side - millimetres * pointsPerMillimetre) / 2
  const x = qr.side + 4
  const inner = { ...frame, width: frame.width - x }
  const text = stacked(beside.flatMap((block) => piecesOf(block, inner)))
  return piece(
    Math.max(qr.side, quiet + text.height),
    [...moved(qr.marks, -quiet, 0), ...moved(text.marks, x, quiet)],
    4,
  )
}

function blankPiece(labels: readonly string[], frame: Frame): Piece {
  const gap = 16
  const width = (frame.width - gap * (labels.length - 1)) / labels.length
  const columns = labels.map((label) => linesOf(label, styles.small, frame, width))
  const most = Math.max(...columns.map(({ length }) => length))
  return piece(
    34 + most * styles.small.leading,
    columns.flatMap((lines, at) => [
      box(at * (width + gap), 32, width, hairline, 0),
      ...lines.map((line, row) =>
        lineMark(line, styles.small, at * (width + gap), 34 + row * styles.small.leading),
      ),
    ]),
    6,
  )
}

/** Pieces one below the other until a page is full; a piece that stays with the next takes it along. */
export function paginate(pieces: readonly Piece[], height: number): readonly (readonly Mark[])[] {
  const pages: Mark[][] = [[]]
  let y = 0
  for (const [at, part] of pieces.entries()) {
    const needed = neededHeight(pieces, at)
    if (y > 0 && y + needed > height) {
      pages.push([])
      y = 0
      if (part.head !== null) {
        pages.at(-1)?.push(...part.head.marks)
        y = part.head.height
      }
    }
    pages.at(-1)?.push(...moved(part.marks, 0, y))
    y += part.height + part.after
  }
  return pages
}

function neededHeight(pieces: readonly Piece[], from: number): number {
  let needed = 0
  for (let at = from; at < pieces.length; at++) {
    const part = pieces[at]
    if (part === undefined) break
    needed += part.height
    if (!part.staysWithNext) break
    needed += part.after
  }
  return needed
}
