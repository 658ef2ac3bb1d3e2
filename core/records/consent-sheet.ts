/** The consent form as it stands on a screen, and what its crosses make of it: one text for tablet and telephone (spec 5.1). */
import type { ContentKind } from "./consent.ts"

export type TickName = "explicit" | "secrecy" | "third" | "questions" | "minors"

export type SheetBlock =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "tick"; readonly name: TickName; readonly text: string }
  | {
      readonly kind: "kinds"
      readonly offered: readonly { readonly content: ContentKind; readonly text: string }[]
    }
  /** With one form on offer there is nothing to choose: it is told, not ticked. */
  | {
      readonly kind: "form"
      readonly offered: readonly { readonly form: "code" | "name"; readonly text: string }[]
    }

export interface SheetElement {
  readonly title: string
  readonly blocks: readonly SheetBlock[]
}

export interface Sheet {
  readonly language: "de" | "en"
  readonly heading: string
  readonly elements: readonly SheetElement[]
  readonly place: string
}

/** What the patient chose; nothing is chosen before. */
export interface SheetTicks {
  readonly kinds: readonly ContentKind[]
  readonly form: "code" | "name" | null
  readonly explicit: boolean
  readonly secrecy: boolean
  readonly third: boolean
  readonly questions: boolean
  readonly minors: boolean
}

export const nothingTicked: SheetTicks = {
  kinds: [],
  form: null,
  explicit: false,
  secrecy: false,
  third: false,
  questions: false,
  minors: false,
}

export type SheetGap = "kinds" | "form" | TickName | "signature"

const blocksOf = ({ elements }: Sheet): readonly SheetBlock[] => elements.flatMap(({ blocks }) => blocks)

/** The form in which the sheet lets data go: the only one on offer, or the one that was chosen. */
export function formOf(sheet: Sheet, ticks: SheetTicks): "code" | "name" | null {
  const offered = blocksOf(sheet).flatMap((block) => (block.kind === "form" ? block.offered : []))
  const [only] = offered
  if (offered.length === 1 && only !== undefined) return only.form
  return offered.some(({ form }) => form === ticks.form) ? ticks.form : null
}

function gapOf(block: SheetBlock, sheet: Sheet, ticks: SheetTicks): SheetGap | null {
  switch (block.kind) {
    case "text":
      return null
    case "tick":
      return ticks[block.name] ? null : block.name
    case "kinds":
      return block.offered.some(({ content }) => ticks.kinds.includes(content)) ? null : "kinds"
    case "form":
      return formOf(sheet, ticks) === null ? "form" : null
  }
}

/** The first thing that is missing, in the order of the sheet; null where it may be signed. */
export function sheetGap(sheet: Sheet, ticks: SheetTicks, signed: boolean): SheetGap | null {
  const gaps = blocksOf(sheet).flatMap((block) => gapOf(block, sheet, ticks) ?? [])
  return gaps[0] ?? (signed ? null : "signature")
}

function linesOf(block: SheetBlock, sheet: Sheet, ticks: SheetTicks): readonly string[] {
  const box = (on: boolean, line: string): string => `${on ? "[x]" : "[ ]"} ${line}`
  switch (block.kind) {
    case "text":
      return [block.text]
    case "tick":
      return [box(ticks[block.name], block.text)]
    case "kinds":
      return block.offered.map(({ content, text }) => box(ticks.kinds.includes(content), text))
    case "form":
      return block.offered.map(({ form, text }) =>
        block.offered.length === 1 ? text : box(formOf(sheet, ticks) === form, text),
      )
  }
}

/** Exactly what stood on the screen, and which boxes carried a cross: this is what the signature is for. */
export function sheetText(sheet: Sheet, ticks: SheetTicks, moment: string): string {
  const elements = sheet.elements.flatMap(({ title, blocks }) => [
    "",
    title,
    ...blocks.flatMap((block) => linesOf(block, sheet, ticks)),
  ])
  return [sheet.heading, ...elements, "", `${sheet.place}, ${moment}`].join("\n")
}
