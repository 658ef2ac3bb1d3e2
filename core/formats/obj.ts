/** OBJ: points, corners and faces as text, and the names in it that lead elsewhere. */
import { isSpace, readDecimal, readInteger, readWord, skipBlanks, skipLine, skipSpaces } from "./decimal.ts"
import type { TextCursor } from "./decimal.ts"
import { problem } from "./problem.ts"
import type { Problem } from "./problem.ts"

/** Numbers that grow as lines are read; double, so that what is written again is what was read. */
interface Column {
  values: Float64Array<ArrayBuffer>
  filled: number
}

/** Numbers of points, of which there are several times as many. */
interface WholeColumn {
  values: Int32Array<ArrayBuffer>
  filled: number
}

/** What one line meant, for a rewrite that keeps the order of things. */
export type ObjEvent =
  | { readonly kind: "faces"; readonly from: number; readonly to: number }
  | { readonly kind: "object" | "group" | "smoothing"; readonly name: string }
  | { readonly kind: "material"; readonly name: string }
  | { readonly kind: "library"; readonly name: string }

export interface Obj {
  readonly positions: Float64Array
  /** Red, green, blue from 0 to 1 behind each position, where every one has them. */
  readonly colours: Float64Array | null
  readonly textureCoordinates: Float64Array
  /** Numbers per texture coordinate: 2 or 3; the first one decides. */
  readonly textureWidth: number
  readonly normals: Float64Array
  /** Per face its number of corners. */
  readonly faceSizes: Uint32Array
  /** Per corner point, texture coordinate and normal, from 0; -1 where none is named. */
  readonly faceCorners: Int32Array
  readonly events: readonly ObjEvent[]
  readonly comments: number
  /** Lines, points and other parts that are no surface. */
  readonly otherParts: number
}

interface Draft {
  readonly positions: Column
  readonly colours: Column
  readonly texture: Column
  textureWidth: number
  readonly normals: Column
  readonly sizes: WholeColumn
  readonly corners: WholeColumn
  readonly events: ObjEvent[]
  /** From which face on nothing but faces came. */
  facesFrom: number
  comments: number
  otherParts: number
}

const mostEvents = 1_000_000

export function readObjParts(bytes: Uint8Array): Obj | Problem {
  if (bytes.length === 0) return problem("empty-file")
  const cursor: TextCursor = { bytes: asPlainText(bytes), at: 0 }
  const draft: Draft = {
    positions: column(),
    colours: column(),
    texture: column(),
    textureWidth: 0,
    normals: column(),
    sizes: wholeColumn(),
    corners: wholeColumn(),
    events: [],
    facesFrom: 0,
    comments: 0,
    otherParts: 0,
  }
  for (skipSpaces(cursor); cursor.at < cursor.bytes.length; skipSpaces(cursor)) {
    const wrong = readLine(draft, cursor)
    if (wrong !== null) return wrong
    if (draft.events.length > mostEvents) return problem("obj-malformed")
  }
  endFaces(draft)
  return finished(draft)
}

function finished(draft: Draft): Obj | Problem {
  const points = draft.positions.filled / 3
  if (points === 0) return problem("obj-empty")
  const normals = draft.normals.filled / 3
  const textures = draft.textureWidth === 0 ? 0 : draft.texture.filled / draft.textureWidth
  const corners = draft.corners.values.subarray(0, draft.corners.filled)
  for (let i = 0; i < corners.length; i += 3) {
    if ((corners[i] ?? 0) >= points) return problem("mesh-bad-index")
    if ((corners[i + 1] ?? 0) >= textures || (corners[i + 2] ?? 0) >= normals)
      return problem("mesh-bad-index")
  }
  return {
    positions: taken(draft.positions),
    colours: draft.colours.filled === draft.positions.filled ? taken(draft.colours) : null,
    textureCoordinates: taken(draft.texture),
    textureWidth: draft.textureWidth,
    normals: taken(draft.normals),
    faceSizes: Uint32Array.from(draft.sizes.values.subarray(0, draft.sizes.filled)),
    faceCorners: corners,
    events: draft.events,
    comments: draft.comments,
    otherParts: draft.otherParts,
  }
}

/** Free-form curves and surfaces: dropping them in silence would lose what was designed. */
const freeForm = new Set(["cstype", "deg", "curv", "curv2", "surf", "parm", "bmat", "step", "call", "csh"])

function readLine(draft: Draft, cursor: TextCursor): Problem | null {
  if (cursor.bytes[cursor.at] === 0x23) {
    draft.comments++
    skipLine(cursor)
    return null
  }
  const word = readWord(cursor)
  switch (word) {
    case "v":
      return readPoint(draft, cursor)
    case "vt":
      return readTexture(draft, cursor)
    case "vn":
      return readNumbers(draft.normals, cursor, 3)
    case "f":
    case "fo":
      return readFace(draft, cursor)
    case "o":
    case "g":
      return readName(draft, cursor, word === "o" ? "object" : "group")
    case "s":
      return readName(draft, cursor, "smoothing")
    case "usemtl":
      return readName(draft, cursor, "material")
    case "mtllib":
      return readName(draft, cursor, "library")
    default:
      if (freeForm.has(word)) return problem("obj-unsupported")
      draft.otherParts++
      skipLine(cursor)
      return null
  }
}

/** Three numbers; then nothing, a weight, or a colour (with or without a weight before it). */
function readPoint(draft: Draft, cursor: TextCursor): Problem | null {
  const wrong = readNumbers(draft.positions, cursor, 3)
  if (wrong !== null) return wrong
  const more: number[] = []
  for (skipBlanks(cursor); !atLineEnd(cursor) && more.length < 5; skipBlanks(cursor)) {
    const value = readDecimal(cursor)
    if (Number.isNaN(value)) return notANumber(cursor)
    more.push(value)
  }
  if (!atLineEnd(cursor)) return problem("obj-malformed")
  if (more.length >= 3) for (const value of more.slice(-3)) push(draft.colours, value)
  return null
}

function readTexture(draft: Draft, cursor: TextCursor): Problem | null {
  const values: number[] = []
  for (skipBlanks(cursor); !atLineEnd(cursor) && values.length < 4; skipBlanks(cursor)) {
    const value = readDecimal(cursor)
    if (Number.isNaN(value)) return notANumber(cursor)
    values.push(value)
  }
  if (!atLineEnd(cursor) || values.length === 0 || values.length > 3) return problem("obj-malformed")
  if (draft.textureWidth === 0) draft.textureWidth = Math.max(values.length, 2)
  for (let i = 0; i < draft.textureWidth; i++) push(draft.texture, values[i] ?? 0)
  return null
}

function readNumbers(target: Column, cursor: TextCursor, count: number): Problem | null {
  for (let i = 0; i < count; i++) {
    skipBlanks(cursor)
    const value = readDecimal(cursor)
    if (Number.isNaN(value)) return notANumber(cursor)
    push(target, value)
  }
  return null
}

function notANumber(cursor: TextCursor): Problem {
  while (cursor.at > 0 && !isSpace(cursor.bytes[cursor.at - 1])) cursor.at--
  return problem(/^[-+]?(?:nan|inf)/iu.test(readWord(cursor)) ? "mesh-not-finite" : "obj-malformed")
}

function readFace(draft: Draft, cursor: TextCursor): Problem | null {
  let size = 0
  for (skipBlanks(cursor); !atLineEnd(cursor); skipBlanks(cursor), size++) {
    for (let part = 0; part < 3; part++) {
      const index = readIndex(draft, cursor, part)
      if (typeof index !== "number") return index
      pushWhole(draft.corners, index)
    }
    if (!atLineEnd(cursor) && !isSpace(cursor.bytes[cursor.at])) return problem("obj-malformed")
  }
  if (size < 3) return problem("obj-malformed")
  pushWhole(draft.sizes, size)
  return null
}

const slash = 0x2f

/** From 0 on; -1 where a corner names none. */
function readIndex(draft: Draft, cursor: TextCursor, part: number): number | Problem {
  if (part > 0) {
    if (cursor.bytes[cursor.at] !== slash) return -1
    const byte = cursor.bytes[++cursor.at]
    if (byte === undefined || byte === slash || isSpace(byte)) return -1
  }
  const value = readInteger(cursor)
  if (Number.isNaN(value) || value === 0) return problem("obj-malformed")
  if (value > 0) return value > furthestIndex ? problem("mesh-bad-index") : value - 1
  const index = countOf(draft, part) + value
  return index < 0 ? problem("mesh-bad-index") : index
}

const furthestIndex = 0x7fff_ffff

function countOf(draft: Draft, part: number): number {
  if (part === 1) return textureCount(draft)
  return (part === 0 ? draft.positions : draft.normals).filled / 3
}

/** Faces one behind the other are one event. */
function endFaces(draft: Draft): void {
  const { events, facesFrom, sizes } = draft
  if (sizes.filled > facesFrom) events.push({ kind: "faces", from: facesFrom, to: sizes.filled })
  draft.facesFrom = sizes.filled
}

const textureCount = (draft: Draft): number =>
  draft.textureWidth === 0 ? 0 : draft.texture.filled / draft.textureWidth

function readName(
  draft: Draft,
  cursor: TextCursor,
  kind: "object" | "group" | "smoothing" | "material" | "library",
): null {
  skipBlanks(cursor)
  const start = cursor.at
  skipLine(cursor)
  const bytes = cursor.bytes.subarray(start, Math.min(cursor.at, start + 1024))
  endFaces(draft)
  draft.events.push({ kind, name: new TextDecoder().decode(bytes).trim() })
  return null
}

const atLineEnd = (cursor: TextCursor): boolean => {
  const byte = cursor.bytes[cursor.at]
  return byte === undefined || byte === 0x0a || byte === 0x0d || byte === 0x23
}

const column = (): Column => ({ values: new Float64Array(1024), filled: 0 })

const wholeColumn = (): WholeColumn => ({ values: new Int32Array(1024), filled: 0 })

const taken = ({ values, filled }: Column): Float64Array => values.subarray(0, filled)

function push(target: Column, value: number): void {
  if (target.filled === target.values.length) {
    const larger = new Float64Array(target.values.length * 2)
    larger.set(target.values)
    target.values = larger
  }
  target.values[target.filled++] = value
}

function pushWhole(target: WholeColumn, value: number): void {
  if (target.filled === target.values.length) {
    const larger = new Int32Array(target.values.length * 2)
    larger.set(target.values)
    target.values = larger
  }
  target.values[target.filled++] = value
}

/** UTF-16 becomes UTF-8; a backslash at a line's end joins it with the next. */
function asPlainText(bytes: Uint8Array): Uint8Array {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)
  const wide = mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : null
  const text = wide === null ? bytes : new TextEncoder().encode(new TextDecoder(wide).decode(bytes))
  if (!text.includes(0x5c)) return text
  const plain = text.slice()
  for (let at = plain.indexOf(0x5c); at >= 0; at = plain.indexOf(0x5c, at + 1)) {
    const next = plain[at + 1]
    if (next !== 0x0a && next !== 0x0d) continue
    const ends = next === 0x0d && plain[at + 2] === 0x0a ? 3 : 2
    plain.fill(0x20, at, at + ends)
  }
  return plain
}
