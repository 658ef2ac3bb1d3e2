/** DICOM data sets as a row of tokens: iterative, of bounded depth, and never holding a large value. */
import type { ByteSource } from "../encoding/byte-source.ts"
import { dictionaryVr } from "./dicom-dictionary.ts"
import type { Encoding } from "./dicom-syntax.ts"
import { groupOf, item, itemEnd, sequenceEnd, tag } from "./dicom-tags.ts"
import { holds, openWindow, take } from "./dicom-window.ts"
import type { Window } from "./dicom-window.ts"
import type { ProblemCode } from "./problem.ts"

export interface ElementToken {
  readonly kind: "element"
  readonly tag: number
  readonly vr: string
  readonly at: number
  readonly length: number
  /** The order of bytes inside the value. */
  readonly little: boolean
  /** The file ends inside the value; `length` is what there is. */
  readonly cut: boolean
}

export type Token =
  | ElementToken
  | { readonly kind: "sequence" | "fragments"; readonly tag: number; readonly vr: string }
  | { readonly kind: "fragment"; readonly at: number; readonly length: number }
  | { readonly kind: "item" | "item-end" | "sequence-end" }
  /** `brokenAt` is where a length or an end was first missing or wrong, so that something could not be read. */
  | { readonly kind: "end"; readonly at: number; readonly brokenAt: number | null }
  | { readonly kind: "problem"; readonly code: ProblemCode }

/** Real objects nest ten deep; the standard sets no bound, a reader needs one. */
export const deepest = 32
export const mostTokens = 4_000_000

interface Frame extends Encoding {
  readonly kind: "set" | "sequence" | "fragments"
  readonly end: number
  /** Of undefined length: a delimiter ends it. */
  readonly open: boolean
}

export interface Walk {
  readonly window: Window
  readonly stack: Frame[]
  /** Only this group, then the end: for the file meta information. */
  readonly onlyGroup: number | null
  at: number
  brokenAt: number | null
  /** At the top, where tags ascend. */
  lastTag: number
  count: number
}

export function openWalk(
  source: ByteSource,
  start: number,
  encoding: Encoding,
  onlyGroup: number | null = null,
): Walk {
  const { explicit, little } = encoding
  const frame: Frame = { kind: "set", explicit, little, end: source.size, open: false }
  return {
    window: openWindow(source),
    stack: [frame],
    onlyGroup,
    at: start,
    brokenAt: null,
    lastTag: 0,
    count: 0,
  }
}

/** How far a step looks ahead: a long header and the item behind it. */
export const lookAhead = 24
const undefinedLength = 0xffff_ffff

/** The next token, or null where the window must be moved to `walk.at` first. */
export function step(walk: Walk): Token | null {
  for (;;) {
    const frame = walk.stack.at(-1)
    if (frame === undefined) return { kind: "end", at: walk.at, brokenAt: walk.brokenAt }
    if (walk.at >= frame.end) {
      if (frame.open) walk.brokenAt ??= walk.at
      return leave(walk, frame)
    }
    if (!holds(walk.window, walk.at, lookAhead)) return null
    if (++walk.count > mostTokens) return { kind: "problem", code: "dicom-too-many" }
    const token = frame.end - walk.at < 8 ? skipRest(walk, frame) : stepInside(walk, frame)
    if (token !== null) return token
  }
}

function leave(walk: Walk, frame: Frame): Token {
  walk.stack.pop()
  if (frame.kind !== "set") return { kind: "sequence-end" }
  return walk.stack.length === 0
    ? { kind: "end", at: walk.at, brokenAt: walk.brokenAt }
    : { kind: "item-end" }
}

/**
 * What stands behind the last element is no loss: tools append to files. A tag of the standard, or a private one, that
 * goes on where the last one ended is an element that was cut.
 */
function isTail(walk: Walk, found: number): boolean {
  if (walk.stack.length > 1) return false
  return found <= walk.lastTag || (groupOf(found) % 2 === 0 && dictionaryVr(found) === null)
}

/** Fewer bytes than a header has: padding where they are zero, else the stump of an element. */
function skipRest(walk: Walk, frame: Frame): null {
  const found = uint16(walk, walk.at, frame.little) * 0x1_0000 + uint16(walk, walk.at + 2, frame.little)
  const isCut = frame.end - walk.at < 4 || !isTail(walk, found)
  const rest = take(walk.window, walk.at, frame.end - walk.at)
  if (isCut && rest.some((byte) => byte !== 0)) walk.brokenAt ??= walk.at
  walk.at = frame.end
  return null
}

function stepInside(walk: Walk, frame: Frame): Token | null {
  const group = uint16(walk, walk.at, frame.little)
  const found = group * 0x1_0000 + uint16(walk, walk.at + 2, frame.little)
  if (frame.kind === "set") {
    if (group === 0xfffe) return delimiterInSet(walk, frame, found)
    return readElement(walk, frame, found)
  }
  const length = uint32(walk, walk.at + 4, frame.little)
  if (found === sequenceEnd) {
    walk.at += 8
    return leave(walk, frame)
  }
  if (found === item)
    return frame.kind === "fragments" ? fragment(walk, frame, length) : enterItem(walk, frame, length)
  if (found === itemEnd) {
    walk.at += 8
    return null
  }
  if (frame.open) return { kind: "problem", code: "dicom-malformed" }
  walk.brokenAt ??= walk.at
  walk.at = frame.end
  return null
}

/** Delimiters that are missing, doubled or in the wrong place are common; none may swallow what follows. */
function delimiterInSet(walk: Walk, frame: Frame, found: number): Token | null {
  const inside = walk.stack.length > 1
  if (found === itemEnd) {
    walk.at += 8
    return inside ? leave(walk, frame) : null
  }
  if (inside && (found === sequenceEnd || found === item)) {
    if (!frame.open) walk.brokenAt ??= walk.at
    return leave(walk, frame)
  }
  if (found !== sequenceEnd) return { kind: "problem", code: "dicom-malformed" }
  walk.at += 8
  return null
}

function enterItem(walk: Walk, frame: Frame, length: number): Token {
  const start = walk.at + 8
  const open = length === undefinedLength
  const end = open ? frame.end : Math.min(start + length, frame.end)
  if (!open && start + length > frame.end) walk.brokenAt ??= walk.at
  walk.stack.push({ kind: "set", explicit: frame.explicit, little: frame.little, end, open })
  walk.at = start
  return { kind: "item" }
}

function fragment(walk: Walk, frame: Frame, length: number): Token {
  const start = walk.at + 8
  if (length === undefinedLength) return { kind: "problem", code: "dicom-malformed" }
  const end = Math.min(start + length, frame.end)
  if (start + length > frame.end) walk.brokenAt ??= walk.at
  walk.at = end
  return { kind: "fragment", at: start, length: end - start }
}

interface Header {
  readonly vr: string
  readonly length: number
  readonly start: number
}

function readElement(walk: Walk, frame: Frame, found: number): Token | null {
  if (walk.onlyGroup !== null && groupOf(found) !== walk.onlyGroup && walk.stack.length === 1) {
    walk.stack.length = 0
    return { kind: "end", at: walk.at, brokenAt: walk.brokenAt }
  }
  const { vr, length, start } = readHeader(walk, frame, found)
  const tail = isTail(walk, found)
  if (walk.stack.length === 1) walk.lastTag = Math.max(walk.lastTag, found)
  if (length === undefinedLength) return enterOpen(walk, frame, found, vr, start)
  const end = start + length
  if (vr === "SQ" || holdsItems(walk, frame, found, vr, start, length)) {
    if (end > frame.end) walk.brokenAt ??= walk.at
    const unknown = vr !== "SQ"
    return enter(walk, frame, { tag: found, vr, start, end: Math.min(end, frame.end), open: false, unknown })
  }
  const little = vr === "UN" || frame.little
  if (end <= frame.end) {
    walk.at = end
    return { kind: "element", tag: found, vr, at: start, length, little, cut: false }
  }
  if (!tail) walk.brokenAt ??= walk.at
  walk.at = frame.end
  if (groupOf(found) !== groupOf(tag.pixels) || walk.stack.length > 1 || start > frame.end) return null
  return { kind: "element", tag: found, vr, at: start, length: frame.end - start, little, cut: true }
}

const longForm = new Set(["OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV"])
const shortForm = new Set("AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US".split(" "))

export const isVr = (text: string): boolean => longForm.has(text) || shortForm.has(text)

function readHeader(walk: Walk, frame: Frame, found: number): Header {
  const { at } = walk
  const vr = String.fromCharCode(byteAt(walk, at + 4), byteAt(walk, at + 5))
  if (frame.explicit && shortForm.has(vr)) return shortHeader(walk, frame, vr)
  if (frame.explicit && (longForm.has(vr) || isLaterVr(walk, frame, vr))) {
    const known = longForm.has(vr) ? vr : (dictionaryVr(found) ?? "UN")
    return { vr: known, length: uint32(walk, at + 8, frame.little), start: at + 12 }
  }
  const known = dictionaryVr(found) ?? "UN"
  if (frame.explicit && /^[A-Z]{2}$/u.test(vr)) return shortHeader(walk, frame, known)
  const length = uint32(walk, at + 4, frame.little)
  // Two bytes that are no representation: an implicit element that strayed in, or garbage before a short length.
  if (frame.explicit && length !== undefinedLength && at + 8 + length > frame.end)
    return shortHeader(walk, frame, known)
  return { vr: known, length, start: at + 8 }
}

const shortHeader = (walk: Walk, frame: Frame, vr: string): Header => ({
  vr,
  length: uint16(walk, walk.at + 6, frame.little),
  start: walk.at + 8,
})

/** Representations that the standard gets later have the long form (PS3.5 7.1.2). */
const isLaterVr = (walk: Walk, frame: Frame, vr: string): boolean =>
  /^[A-Z]{2}$/u.test(vr) &&
  uint16(walk, walk.at + 6, true) === 0 &&
  walk.at + 12 + uint32(walk, walk.at + 8, frame.little) <= frame.end

function enterOpen(walk: Walk, frame: Frame, found: number, vr: string, start: number): Token {
  const open = true
  const end = frame.end
  if (vr === "SQ") return enter(walk, frame, { tag: found, vr, start, end, open, unknown: false })
  const pixels = found === tag.pixels || vr === "OB" || vr === "OW"
  if (!pixels) return enter(walk, frame, { tag: found, vr, start, end, open, unknown: frame.explicit })
  walk.at = start
  walk.stack.push({ kind: "fragments", explicit: frame.explicit, little: frame.little, end, open })
  return { kind: "fragments", tag: found, vr }
}

interface Opening {
  readonly tag: number
  readonly vr: string
  readonly start: number
  readonly end: number
  readonly open: boolean
  /** Written by someone who did not know the attribute: inside stands implicit little endian (PS3.5 6.2.2). */
  readonly unknown: boolean
}

function enter(walk: Walk, frame: Frame, opening: Opening): Token {
  if (walk.stack.length > 2 * deepest) return { kind: "problem", code: "dicom-too-deep" }
  const { end, open, unknown } = opening
  walk.stack.push({
    kind: "sequence",
    explicit: frame.explicit && !unknown,
    little: frame.little || unknown,
    end,
    open,
  })
  walk.at = opening.start
  return { kind: "sequence", tag: opening.tag, vr: opening.vr }
}

/** A public sequence that was written as unknown bytes, of defined length. */
function holdsItems(
  walk: Walk,
  frame: Frame,
  found: number,
  vr: string,
  start: number,
  length: number,
): boolean {
  if (vr !== "UN" || length < 8 || start + 8 > frame.end || dictionaryVr(found) !== "SQ") return false
  return uint16(walk, start, true) === 0xfffe && uint16(walk, start + 2, true) === 0xe000
}

const byteAt = (walk: Walk, at: number): number => walk.window.bytes[at - walk.window.start] ?? 0

const uint16 = (walk: Walk, at: number, little: boolean): number => {
  const first = byteAt(walk, at)
  const second = byteAt(walk, at + 1)
  return little ? first + second * 256 : first * 256 + second
}

const uint32 = (walk: Walk, at: number, little: boolean): number =>
  little
    ? uint16(walk, at, true) + uint16(walk, at + 2, true) * 0x1_0000
    : uint16(walk, at, false) * 0x1_0000 + uint16(walk, at + 2, false)
