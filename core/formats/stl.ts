/** STL: triangles without neighbours, as bytes or as text; a header, attribute words and tails where anything can hide. */
import { isSpace, lineFeed, carriageReturn, readDecimal, readWord, skipLine, skipSpaces } from "./decimal.ts"
import type { TextCursor } from "./decimal.ts"
import { problem } from "./problem.ts"
import type { Problem } from "./problem.ts"

export const stlHeaderLength = 84
export const stlFacetLength = 50

/** Triangles one behind the other, 9 numbers each: three corners of x, y, z, bit for bit as they were written. */
export interface Facets {
  readonly corners: Float32Array<ArrayBuffer>
  /** Red, green, blue per triangle, where the attribute words hold colours. */
  readonly colours: Uint8Array | null
}

/** How many triangles a binary STL of this size really holds, by its own count. */
export function binaryStlCount(head: Uint8Array, size: number): number | Problem {
  if (size === 0) return problem("empty-file")
  if (size < stlHeaderLength || head.length < stlHeaderLength) return problem("stl-truncated")
  const count = new DataView(head.buffer, head.byteOffset).getUint32(80, true)
  if (count === 0) return problem("stl-empty")
  return size < stlHeaderLength + count * stlFacetLength ? problem("stl-truncated") : count
}

export function readBinaryFacets(bytes: Uint8Array): Facets | Problem {
  const count = binaryStlCount(bytes, bytes.length)
  if (typeof count !== "number") return count
  // 16 bits at a time: a facet is 50 bytes, so that its floats are aligned to two bytes and never to four.
  const even = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice()
  const words = new Uint16Array(even.buffer, even.byteOffset, bytes.length >>> 1)
  const target = new Uint16Array(count * 18)
  let to = 0
  for (let facet = 0, from = 48; facet < count; facet++, from += 25) {
    for (let i = from; i < from + 18; i++) target[to++] = words[i] ?? 0
  }
  const corners = new Float32Array(target.buffer)
  if (!allFinite(corners)) return problem("mesh-not-finite")
  return { corners, colours: facetColours(bytes, words, count) }
}

/** Exponent bits all set: infinity and every NaN, without a number being made of either. */
export function allFinite(values: Float32Array<ArrayBuffer>): boolean {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length)
  for (let i = 0; i < bits.length; i++) if (((bits[i] ?? 0) & 0x7f80_0000) === 0x7f80_0000) return false
  return true
}

/** Whose dialect the attribute words speak: a "COLOR=" in the header is the one of Magics. */
export function colourDialect(header: Uint8Array): "magics" | "viscam" {
  const text = String.fromCharCode(...header.subarray(0, 80))
  return text.includes("COLOR=") ? "magics" : "viscam"
}

/** Five bits each, in opposite orders; bit 15 says "has a colour" in one dialect and "has none" in the other. */
function facetColours(bytes: Uint8Array, words: Uint16Array, count: number): Uint8Array | null {
  const magics = colourDialect(bytes) === "magics"
  const own = magics ? 0 : 0x8000
  let coloured = 0
  for (let facet = 0, at = 66; facet < count; facet++, at += 25) {
    if (((words[at] ?? 0) & 0x8000) === own) coloured++
  }
  if (magics ? !bytesHaveColour(words, count) : coloured < count / 2) return null
  const colours = new Uint8Array(count * 3)
  const base = magicsDefault(bytes)
  for (let facet = 0, at = 66; facet < count; facet++, at += 25) {
    const word = words[at] ?? 0
    const has = (word & 0x8000) === own
    const [low, middle, high] = [word & 31, (word >>> 5) & 31, (word >>> 10) & 31].map(widen)
    colours.set(has ? [(magics ? low : high) ?? 0, middle ?? 0, (magics ? high : low) ?? 0] : base, facet * 3)
  }
  return colours
}

const widen = (five: number): number => (five << 3) | (five >>> 2)

function bytesHaveColour(words: Uint16Array, count: number): boolean {
  for (let facet = 0, at = 66; facet < count; facet++, at += 25) if ((words[at] ?? 0) !== 0) return true
  return false
}

function magicsDefault(bytes: Uint8Array): readonly [number, number, number] {
  const at = String.fromCharCode(...bytes.subarray(0, 80)).indexOf("COLOR=") + 6
  return at < 6 ? [200, 200, 200] : [bytes[at] ?? 200, bytes[at + 1] ?? 200, bytes[at + 2] ?? 200]
}

/** Takes an ASCII STL piece by piece; memory grows with the triangles only. */
export interface AsciiStlReader {
  readonly push: (piece: Uint8Array) => Problem | null
  readonly end: () => Facets | Problem
}

/** A line of this length without an end is no STL. */
const longestLine = 1 << 20

export function asciiStlReader(): AsciiStlReader {
  const state = { corners: new Float32Array(9 * 1024), filled: 0, depth: 0, ended: false }
  let carried: Uint8Array = new Uint8Array(0)
  const push = (piece: Uint8Array): Problem | null => {
    const all = carried.length === 0 ? piece : joined(carried, piece)
    let end = all.length
    while (end > 0 && all[end - 1] !== lineFeed && all[end - 1] !== carriageReturn) end--
    carried = all.slice(end)
    if (carried.length > longestLine) return problem("stl-malformed")
    return readLines(state, { bytes: all.subarray(0, end), at: 0 })
  }
  const end = (): Facets | Problem => {
    const wrong = readLines(state, { bytes: carried, at: 0 })
    if (wrong !== null) return wrong
    if (!state.ended || state.depth !== 0) return problem("stl-truncated")
    if (state.filled === 0) return problem("stl-empty")
    const corners = state.corners.slice(0, state.filled)
    return allFinite(corners) ? { corners, colours: null } : problem("mesh-not-finite")
  }
  return { push, end }
}

export function readAsciiFacets(bytes: Uint8Array): Facets | Problem {
  const reader = asciiStlReader()
  for (let at = 0; at < bytes.length; at += 1 << 20) {
    const wrong = reader.push(bytes.subarray(at, at + (1 << 20)))
    if (wrong !== null) return wrong
  }
  return reader.end()
}

interface AsciiState {
  corners: Float32Array<ArrayBuffer>
  filled: number
  /** Corners of the open facet so far; 0 between facets. */
  depth: number
  ended: boolean
}

/** Names stand behind "solid" and "endsolid" only; words that are none of ours carry no coordinate and are passed by. */
function readLines(state: AsciiState, cursor: TextCursor): Problem | null {
  for (skipSpaces(cursor); cursor.at < cursor.bytes.length; skipSpaces(cursor)) {
    switch (readWord(cursor).toLowerCase()) {
      case "solid":
        state.ended = false
        skipLine(cursor)
        break
      case "endsolid":
        state.ended = true
        skipLine(cursor)
        break
      case "vertex": {
        const wrong = readCorner(state, cursor)
        if (wrong !== null) return wrong
        break
      }
      case "endfacet":
        if (state.depth !== 3) return problem("stl-malformed")
        state.depth = 0
        break
      default:
        break
    }
  }
  return null
}

function readCorner(state: AsciiState, cursor: TextCursor): Problem | null {
  if (state.depth === 3) return problem("stl-malformed")
  if (state.filled + 3 > state.corners.length) {
    const larger = new Float32Array(state.corners.length * 2)
    larger.set(state.corners)
    state.corners = larger
  }
  for (let i = 0; i < 3; i++) {
    skipSpaces(cursor)
    const value = readDecimal(cursor)
    if (Number.isNaN(value)) return notANumber(cursor)
    state.corners[state.filled++] = value
  }
  state.depth++
  return null
}

/** "nan" and "inf" are written by real programs; other words mean that the file is damaged. */
function notANumber(cursor: TextCursor): Problem {
  while (cursor.at > 0 && !isSpace(cursor.bytes[cursor.at - 1])) cursor.at--
  return problem(/^[-+]?(?:nan|inf)/iu.test(readWord(cursor)) ? "mesh-not-finite" : "stl-malformed")
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
