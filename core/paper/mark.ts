/** What stands on a page: text and filled boxes, measured from the top left corner of where they belong. */
import type { Font } from "./font.ts"

export interface TextMark {
  readonly kind: "text"
  readonly x: number
  /** The baseline. */
  readonly y: number
  readonly font: Font
  readonly size: number
  /** Only letters that can be printed. */
  readonly text: string
}

export interface BoxMark {
  readonly kind: "box"
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** 0 is black, 1 is white. */
  readonly grey: number
}

export type Mark = TextMark | BoxMark

export const moved = (marks: readonly Mark[], x: number, y: number): readonly Mark[] =>
  marks.map((mark) => ({ ...mark, x: mark.x + x, y: mark.y + y }))

/** A part that is never torn: it stands whole on one page. */
export interface Piece {
  readonly height: number
  readonly marks: readonly Mark[]
  /** White below, left out at the end of a page. */
  readonly after: number
  /** A heading does not stand alone at the foot of a page. */
  readonly staysWithNext: boolean
  /** The head of a table, said again where the table goes on. */
  readonly head: Piece | null
}

/** Pieces one below the other. */
export function stacked(pieces: readonly Piece[]): {
  readonly height: number
  readonly marks: readonly Mark[]
} {
  const marks: Mark[] = []
  let height = 0
  let gap = 0
  for (const piece of pieces) {
    height += gap
    marks.push(...moved(piece.marks, 0, height))
    height += piece.height
    gap = piece.after
  }
  return { height, marks }
}
