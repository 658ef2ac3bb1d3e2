/** Reads a DICOM data set into memory without its large values; iterative, within stated bounds. */
import type { ByteSource } from "../encoding/byte-source.ts"
import { setsOf } from "./dicom-data-set.ts"
import type { DicomElement, DicomSet, Span } from "./dicom-data-set.ts"
import type { Encoding } from "./dicom-syntax.ts"
import { tag } from "./dicom-tags.ts"
import { lookAhead, openWalk, step } from "./dicom-tokens.ts"
import type { ElementToken, Token, Walk } from "./dicom-tokens.ts"
import { holds, moveTo, take } from "./dicom-window.ts"
import { problem } from "./problem.ts"
import type { Problem } from "./problem.ts"

/** A value above this is referenced by its place. */
const largestHeld = 1 << 16
/** All held values together; what comes after is referenced, too. */
const mostHeld = 64 << 20
/** A film of a thousand frames has sixty thousand. */
const mostElements = 400_000

export interface DicomTree {
  readonly set: DicomSet
  readonly end: number
  /** Where something could first not be read: cut short, or with a length that is wrong. */
  readonly brokenAt: number | null
}

/** What is being put together: a set, or the sequence or fragments inside one. */
interface Builder {
  readonly elements: Map<number, DicomElement>
  readonly around: readonly string[]
  opening: {
    readonly tag: number
    readonly vr: string
    readonly items: DicomSet[]
    readonly fragments: Span[] | null
  } | null
}

interface Work {
  readonly walk: Walk
  readonly builders: Builder[]
  held: number
  elements: number
}

export async function readTree(
  source: ByteSource,
  start: number,
  encoding: Encoding,
  onlyGroup: number | null = null,
): Promise<DicomTree | Problem> {
  const walk = openWalk(source, start, encoding, onlyGroup)
  const root: Builder = { elements: new Map(), around: [], opening: null }
  const work: Work = { walk, builders: [root], held: 0, elements: 0 }
  for (;;) {
    const token = step(walk)
    if (token === null) await moveTo(walk.window, walk.at, lookAhead)
    else if (token.kind === "problem") {
      const behind = token.code === "dicom-malformed" && root.elements.has(tag.pixels)
      return behind
        ? { set: finish(root), end: walk.at, brokenAt: walk.brokenAt ?? walk.at }
        : problem(token.code)
    } else if (token.kind === "end") {
      return { set: finish(root), end: token.at, brokenAt: token.brokenAt }
    } else if (counted.has(token.kind) && ++work.elements > mostElements) return problem("dicom-too-many")
    else if (token.kind === "element") await addElement(work, token)
    else build(work, token)
  }
}

/** Each costs memory, however little the file says with it. */
const counted = new Set(["element", "item", "sequence", "fragment"])

const nothing = new Uint8Array(0)

const finish = ({ elements, around }: Builder): DicomSet => ({ elements, sets: setsOf(elements, around) })

async function addElement(work: Work, token: ElementToken): Promise<void> {
  const { vr, little, at, length, cut } = token
  const { window } = work.walk
  let value = length === 0 ? nothing : null
  if (length > 0 && length <= largestHeld && work.held + length <= mostHeld) {
    if (!holds(window, at, length)) await moveTo(window, at, length)
    value = take(window, at, length)
    work.held += length
  }
  add(work, { tag: token.tag, vr, little, at, length, value, items: null, fragments: null, cut })
}

/** Twice the same attribute is an error of the writer: the first one counts. */
function add(work: Work, element: DicomElement): void {
  const elements = work.builders.at(-1)?.elements
  if (elements?.has(element.tag) === false) elements.set(element.tag, element)
}

function build(work: Work, token: Token): void {
  const builder = work.builders.at(-1)
  if (builder === undefined) return
  switch (token.kind) {
    case "sequence":
    case "fragments": {
      const fragments = token.kind === "fragments" ? [] : null
      builder.opening = { tag: token.tag, vr: token.vr, items: [], fragments }
      return
    }
    case "fragment":
      builder.opening?.fragments?.push({ at: token.at, length: token.length })
      return
    case "item":
      work.builders.push({
        elements: new Map(),
        around: setsOf(builder.elements, builder.around),
        opening: null,
      })
      return
    case "item-end":
      work.builders.pop()
      work.builders.at(-1)?.opening?.items.push(finish(builder))
      return
    case "sequence-end":
      if (builder.opening !== null) add(work, closed(builder.opening))
      builder.opening = null
      return
    case "element":
    case "end":
    case "problem":
  }
}

function closed({ tag: of, vr, items, fragments }: NonNullable<Builder["opening"]>): DicomElement {
  const isItems = fragments === null
  return {
    tag: of,
    vr: isItems ? "SQ" : vr,
    little: true,
    at: 0,
    length: 0,
    value: null,
    items: isItems ? items : null,
    fragments,
    cut: false,
  }
}
