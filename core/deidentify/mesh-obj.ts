/** OBJ and MTL without hiding places: numbers written afresh, every name replaced, references between them kept. */
import { arraySource, readAll } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { readMtl } from "../formats/mtl.ts"
import type { MtlLine } from "../formats/mtl.ts"
import { readObjParts } from "../formats/obj.ts"
import type { Obj, ObjEvent } from "../formats/obj.ts"
import { numberText } from "../formats/number-text.ts"
import type { NumberText } from "../formats/number-text.ts"
import { isProblem, problem } from "../formats/problem.ts"
import type { AttachmentRole } from "../records/order.ts"
import type { Finding, Outcome } from "./findings.ts"
import { allMeasured, isTextured } from "./mesh-measures.ts"
import { geometryKept } from "./mesh-stl.ts"
import { refused } from "./refusal.ts"
import { meshCategory, meshReview, shapeGauge } from "./shape.ts"
import type { Shape } from "./shape.ts"

export interface ObjOptions {
  readonly role: AttachmentRole
  /** The neutral name of another file of the set, by the name under which this one mentions it. */
  readonly rename: (name: string) => string | null
  /** The same neutral name for a material in every file of the set. */
  readonly renameMaterial: (name: string) => string
}

/** Read whole: numbers of a text take about as much room as the text. */
const largestObj = 512 * 2 ** 20

export async function rewriteObj(source: ByteSource, options: ObjOptions): Promise<Outcome> {
  if (source.size > largestObj) return refused(problem("too-large"))
  const read = readObjParts(await readAll(source))
  if (isProblem(read)) return refused(read)
  if (!allNumbers(read)) return refused(problem("mesh-not-finite"))
  if (!allMeasured(read.positions)) return refused(problem("mesh-too-far"))
  const obj = withoutForeignNumbers(read)
  const shape = shapeOf(obj)
  return {
    status: "deidentified",
    output: arraySource(writeObj(obj, options, source.size)),
    findings: findingsOf(obj),
    review: meshReview(shape),
    category: meshCategory(shape, options.role),
  }
}

const allNumbers = ({ positions, normals, textureCoordinates }: Obj): boolean =>
  [positions, normals, textureCoordinates].every((values) => values.every((value) => Number.isFinite(value)))

/** Places in a picture, normals and colours that are none of these: digits that somebody wrote there. */
function withoutForeignNumbers(obj: Obj): Obj {
  const keepsTexture = obj.textureCoordinates.every(isTextured)
  const keepsNormals = obj.normals.every((value) => Math.abs(value) <= longestNormal)
  const keepsColours = obj.colours?.every((value) => value >= 0 && value <= 255) === true
  if (keepsTexture && keepsNormals && (keepsColours || obj.colours === null)) return obj
  const dropped = [false, !keepsTexture, !keepsNormals]
  return {
    ...obj,
    textureCoordinates: keepsTexture ? obj.textureCoordinates : new Float64Array(0),
    normals: keepsNormals ? obj.normals : new Float64Array(0),
    colours: keepsColours ? obj.colours : null,
    faceCorners: obj.faceCorners.map((value, i) => (dropped[i % 3] === true ? -1 : value)),
    otherParts: obj.otherParts + 1,
  }
}

/** Some programs leave them as long as the triangle is large. */
const longestNormal = 10_000

function shapeOf({ positions, faceSizes, faceCorners }: Obj): Shape {
  const gauge = shapeGauge()
  const pointAt = (at: number): number => (faceCorners[at * 3] ?? 0) * 3
  let from = 0
  for (const size of faceSizes) {
    for (let i = 2; i < size; i++)
      gauge.add(positions, pointAt(from), pointAt(from + i - 1), pointAt(from + i))
    from += size
  }
  return gauge.shape()
}

function findingsOf(obj: Obj): readonly Finding[] {
  const findings: Finding[] = [geometryKept]
  const add = (count: number, place: string, kind: string, action: Finding["action"]): void => {
    if (count > 0) findings.push({ place: `${place} (${count})`, kind, action })
  }
  const eventsOf = (...kinds: readonly ObjEvent["kind"][]): number =>
    obj.events.filter((event) => kinds.includes(event.kind)).length
  add(obj.comments, "comments", "free-text", "removed")
  add(eventsOf("object", "group"), "names of objects and groups", "free-text", "replaced")
  add(eventsOf("material"), "names of materials", "free-text", "replaced")
  add(eventsOf("library"), "material file", "file-name", "replaced")
  add(obj.otherParts, "lines, points and unknown words", "hidden-data", "removed")
  return findings
}

const space = 0x20
const slash = 0x2f
const lineFeed = 0x0a

function writeObj(obj: Obj, options: ObjOptions, size: number): Bytes {
  const text = numberText(size)
  const libraries = new Set(obj.events.filter((event) => event.kind === "library").map((event) => event.name))
  for (const name of libraries) {
    // One name with spaces, or several names: the set knows which file is meant.
    const whole = options.rename(name)
    const renamed = whole === null ? name.split(/\s+/u).map((word) => options.rename(word)) : [whole]
    for (const word of renamed) if (word !== null) text.word(`mtllib ${word}\n`)
  }
  writePoints(text, obj)
  writeNumbers(text, "vt", obj.textureCoordinates, Math.max(obj.textureWidth, 1))
  writeNumbers(text, "vn", obj.normals, 3)
  writeEvents(text, obj, options)
  return text.bytes()
}

function writePoints(text: NumberText, { colours, positions }: Obj): void {
  if (colours === null) return writeNumbers(text, "v", positions, 3)
  for (let at = 0; at < positions.length; at += 3) {
    text.byte(0x76)
    for (const values of [positions, colours]) writeRow(text, values, at, at + 3)
    text.byte(lineFeed)
  }
}

function writeNumbers(text: NumberText, keyword: string, values: Float64Array, width: number): void {
  const codes = utf8(keyword)
  for (let at = 0; at < values.length; at += width) {
    for (const code of codes) text.byte(code)
    writeRow(text, values, at, at + width)
    text.byte(lineFeed)
  }
}

function writeRow(text: NumberText, values: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    text.byte(space)
    text.decimal(values[i] ?? 0)
  }
}

function writeEvents(text: NumberText, obj: Obj, options: ObjOptions): void {
  const neutral = numbered()
  let corner = 0
  for (const event of obj.events) {
    switch (event.kind) {
      case "faces":
        for (let face = event.from; face < event.to; face++) {
          const size = obj.faceSizes[face] ?? 0
          writeFace(text, obj.faceCorners, corner, corner + size)
          corner += size
        }
        break
      case "object":
        text.word(`o ${neutral("o", event.name)}\n`)
        break
      case "group":
        text.word(`g ${neutral("g", event.name)}\n`)
        break
      case "smoothing":
        text.word(`s ${/^\d{1,6}$/u.test(event.name) ? event.name : "off"}\n`)
        break
      case "material":
        text.word(`usemtl ${options.renameMaterial(event.name)}\n`)
        break
      case "library":
        break
    }
  }
}

function writeFace(text: NumberText, corners: Int32Array, from: number, to: number): void {
  text.byte(0x66)
  for (let i = from; i < to; i++) {
    text.byte(space)
    text.whole((corners[i * 3] ?? -1) + 1)
    const texture = (corners[i * 3 + 1] ?? -1) + 1
    const normal = (corners[i * 3 + 2] ?? -1) + 1
    if (texture !== 0 || normal !== 0) text.byte(slash)
    if (texture !== 0) text.whole(texture)
    if (normal === 0) continue
    text.byte(slash)
    text.whole(normal)
  }
  text.byte(lineFeed)
}

/** The same number for the same name of one kind. */
function numbered(): (kind: string, name: string) => string {
  const given = new Map<string, string>()
  const counts = new Map<string, number>()
  return (kind, name) => {
    const key = `${kind} ${name}`
    const known = given.get(key)
    if (known !== undefined) return known
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    given.set(key, `${kind}${count}`)
    return `${kind}${count}`
  }
}

const largestMtl = 16 * 2 ** 20

/** Materials carry no geometry: what stays is colour numbers and the names of renamed pictures. */
export async function rewriteMtl(source: ByteSource, options: Omit<ObjOptions, "role">): Promise<Outcome> {
  if (source.size > largestMtl) return refused(problem("mtl-malformed"))
  const mtl = readMtl(await readAll(source))
  if (isProblem(mtl)) return refused(mtl)
  const text = numberText(source.size)
  const findings: Finding[] = [{ place: "colours", kind: "colour", action: "kept" }]
  for (const line of mtl.lines) {
    const written = mtlLine(line, options)
    if (written !== null) text.word(`${written}\n`)
  }
  const add = (count: number, place: string, kind: string, action: Finding["action"]): void => {
    if (count > 0) findings.push({ place: `${place} (${count})`, kind, action })
  }
  add(mtl.comments, "comments", "free-text", "removed")
  add(
    mtl.lines.filter((line) => line.kind === "material").length,
    "names of materials",
    "free-text",
    "replaced",
  )
  add(
    mtl.lines.filter((line) => line.kind === "picture").length,
    "names of pictures",
    "file-name",
    "replaced",
  )
  add(mtl.unknown, "unknown words", "hidden-data", "removed")
  return {
    status: "deidentified",
    output: arraySource(text.bytes()),
    findings,
    review: [],
    category: "anonymous",
  }
}

/** The shortest decimal that reads back as the same number; a minus before zero is kept. */
const decimalText = (value: number): string => (Object.is(value, -0) ? "-0" : String(value))

function mtlLine(line: MtlLine, options: Omit<ObjOptions, "role">): string | null {
  if (line.kind === "material") return `newmtl ${options.renameMaterial(line.name)}`
  if (line.kind === "numbers") {
    return `${line.keyword} ${line.values.map((value) => decimalText(value)).join(" ")}`
  }
  const renamed = options.rename(line.name)
  return renamed === null ? null : `${line.keyword} ${renamed}`
}
