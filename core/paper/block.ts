/** A paper document as its author thinks of it: headings, paragraphs, tables, codes. */

export type Block =
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | {
      readonly kind: "paragraph"
      readonly text: string
      readonly tone: "plain" | "small" | "strong"
      /** What follows belongs to it and stands on the same page. */
      readonly withNext?: boolean
    }
  /** A frame around what must not be overlooked. */
  | { readonly kind: "notice"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[]; readonly numbered: boolean }
  /** Commands and keys, letter for letter. */
  | { readonly kind: "code"; readonly lines: readonly string[] }
  /** Groups of digits to be read out and compared. */
  | { readonly kind: "digits"; readonly groups: readonly string[]; readonly perLine: number }
  /** Words with their places, in columns from top to bottom. */
  | { readonly kind: "words"; readonly words: readonly string[]; readonly columns: number }
  | TableBlock
  | {
      readonly kind: "qr"
      readonly content: string
      /** In millimetres, without the white around it. */
      readonly side: number
      readonly beside: readonly Block[]
    }
  /** A line to write on, with what belongs on it. */
  | { readonly kind: "blank"; readonly labels: readonly string[] }
  | ChainBlock
  | { readonly kind: "rule" }

/** Who handed something to whom: a box for each, below and to the right of the one that it came from. */
export interface ChainBlock {
  readonly kind: "chain"
  readonly nodes: readonly ChainBox[]
}

export interface ChainBox {
  /** 0 is where it began. */
  readonly depth: number
  readonly title: string
  readonly lines: readonly string[]
}

export interface TableBlock {
  readonly kind: "table"
  /** Shares of the width. */
  readonly columns: readonly number[]
  /** Empty where the table needs none. */
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export const title = (text: string): Block => ({ kind: "title", text })
export const heading = (text: string): Block => ({ kind: "heading", text })
export const paragraph = (text: string): Block => ({ kind: "paragraph", text, tone: "plain" })
export const strong = (text: string): Block => ({ kind: "paragraph", text, tone: "strong" })
export const small = (text: string): Block => ({ kind: "paragraph", text, tone: "small" })
export const notice = (text: string): Block => ({ kind: "notice", text })
export const rule: Block = { kind: "rule" }

/** Names and what they are, side by side. */
export const facts = (rows: readonly (readonly [string, string])[]): Block => ({
  kind: "table",
  columns: [3, 7],
  head: [],
  rows,
})
