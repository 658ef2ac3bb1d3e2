/** The fonts every reader of PDF has, how wide text is in them, and where it breaks into lines. */
import { helveticaBoldWidths, helveticaWidths } from "./fonts.table.ts"
import { winAnsiCode } from "./win-ansi.ts"

export const fonts = ["Helvetica", "Helvetica-Bold", "Courier", "Courier-Bold"] as const
export type Font = (typeof fonts)[number]

export interface Style {
  readonly font: Font
  /** In points, like every length on paper here. */
  readonly size: number
  /** From one baseline to the next. */
  readonly leading: number
}

const courierWidth = 600

/** Thousandths of the size, for the codes 32 to 255; every letter of a typewriter takes the same. */
export const widthsOf: Readonly<Record<Font, readonly number[]>> = {
  Helvetica: helveticaWidths,
  "Helvetica-Bold": helveticaBoldWidths,
  Courier: helveticaWidths.map(() => courierWidth),
  "Courier-Bold": helveticaWidths.map(() => courierWidth),
}

export function widthOf(text: string, { font, size }: Style): number {
  const widths = widthsOf[font]
  let sum = 0
  for (const letter of text) sum += widths[(winAnsiCode(letter) ?? 32) - 32] ?? 0
  return (sum * size) / 1000
}

/** Lines no wider than the width; a word that is too long for a line is cut. */
export function wrap(line: string, style: Style, width: number): readonly string[] {
  const lines: string[] = []
  let held = ""
  // A line may break at a space, and behind a dash inside a word.
  for (const word of line.match(/ *[^ ]+?(?:[-–](?=[^ \-–])|(?= )|$)/gu) ?? []) {
    if (widthOf(held + word, style) <= width) {
      held += word
      continue
    }
    if (held !== "") lines.push(held)
    const pieces = cut(word.trimStart(), style, width)
    lines.push(...pieces.slice(0, -1))
    held = pieces.at(-1) ?? ""
  }
  return [...lines, held]
}

function cut(word: string, style: Style, width: number): readonly string[] {
  const pieces: string[] = []
  let held = ""
  for (const letter of word) {
    if (held !== "" && widthOf(held + letter, style) > width) {
      pieces.push(held)
      held = ""
    }
    held += letter
  }
  return [...pieces, held]
}
