/** The head of a PLY file: which elements follow, with which properties, in which spelling. */
import { problem } from "./problem.ts"
import type { Problem } from "./problem.ts"

const plyTypes = ["i8", "u8", "i16", "u16", "i32", "u32", "f32", "f64"] as const
export type PlyType = (typeof plyTypes)[number]

export const plyTypeSize: Readonly<Record<PlyType, number>> = {
  i8: 1,
  u8: 1,
  i16: 2,
  u16: 2,
  i32: 4,
  u32: 4,
  f32: 4,
  f64: 8,
}

export interface PlyProperty {
  readonly name: string
  readonly type: PlyType
  /** The type of the length in front, where the property is a list. */
  readonly countType: PlyType | null
}

export interface PlyElement {
  readonly name: string
  readonly count: number
  readonly properties: readonly PlyProperty[]
}

export interface PlyHeader {
  readonly format: "ascii" | "little" | "big"
  readonly elements: readonly PlyElement[]
  /** Where the values begin. */
  readonly length: number
  /** How many lines of free text were passed by. */
  readonly comments: number
  readonly infos: number
  /** Texture pictures named in comments, in order; their names are of the input and never passed on. */
  readonly textures: readonly string[]
}

const typeNames: Readonly<Record<string, PlyType>> = {
  char: "i8",
  int8: "i8",
  uchar: "u8",
  uint8: "u8",
  short: "i16",
  int16: "i16",
  ushort: "u16",
  uint16: "u16",
  int: "i32",
  int32: "i32",
  uint: "u32",
  uint32: "u32",
  float: "f32",
  float32: "f32",
  double: "f64",
  float64: "f64",
}

/** A header longer than this is free text, not a header. */
const longestHeader = 1 << 18
const mostProperties = 512

/** Most are shorter by far; the longest is text for a while. */
const usualHeader = 1 << 14
const headerEnd = /(?:^|[\r\n])end_header[ \t]*(?:\r\n|\n|\r)/u

export function readPlyHeader(bytes: Uint8Array): PlyHeader | Problem {
  const usual = latin1(bytes.subarray(0, usualHeader))
  const isWhole = headerEnd.test(usual.slice(0, -1))
  const text = isWhole ? usual : latin1(bytes.subarray(0, longestHeader))
  const end = headerEnd.exec(text)
  if (!/^ply[ \t]*[\r\n]/u.test(text)) return problem("ply-malformed")
  if (end === null) return problem(bytes.length < longestHeader ? "ply-truncated" : "ply-malformed")
  const draft: Draft = { format: null, elements: [], comments: 0, infos: 0, textures: [] }
  for (const line of text.slice(3, end.index).split(/\r\n|\n|\r/u)) {
    if (!readHeaderLine(draft, line.trim())) return problem("ply-malformed")
  }
  const names = new Set(draft.elements.map((element) => element.name))
  if (draft.format === null || names.size < draft.elements.length) return problem("ply-malformed")
  return { ...draft, format: draft.format, length: end.index + end[0].length }
}

interface Draft {
  format: PlyHeader["format"] | null
  elements: { name: string; count: number; properties: PlyProperty[] }[]
  comments: number
  infos: number
  textures: string[]
}

/** False where the line is none of the format. */
function readHeaderLine(draft: Draft, line: string): boolean {
  const words = line.split(/\s+/u)
  switch (words[0]) {
    case "":
      return true
    case "format":
      return readFormat(draft, words)
    case "comment": {
      draft.comments++
      const texture = /^comment\s+TextureFile\s+(.+)$/iu.exec(line)?.[1]
      if (texture !== undefined) draft.textures.push(texture)
      return true
    }
    case "obj_info":
      draft.infos++
      return true
    case "element":
      return readElement(draft, words)
    case "property":
      return readProperty(draft, words)
    default:
      // Some programs forget the word "comment" before their own name.
      draft.comments++
      return true
  }
}

function readFormat(draft: Draft, words: readonly string[]): boolean {
  const formats = { ascii: "ascii", binary_little_endian: "little", binary_big_endian: "big" } as const
  const name = words[1] ?? ""
  if (name !== "ascii" && name !== "binary_little_endian" && name !== "binary_big_endian") return false
  draft.format = formats[name]
  return true
}

function readElement(draft: Draft, words: readonly string[]): boolean {
  const [, name, count] = words
  if (name === undefined || count === undefined || !/^\d{1,15}$/u.test(count)) return false
  draft.elements.push({ name, count: Number(count), properties: [] })
  return draft.elements.length <= mostProperties
}

function readProperty(draft: Draft, words: readonly string[]): boolean {
  const element = draft.elements.at(-1)
  if (element === undefined || element.properties.length >= mostProperties) return false
  const isList = words[1] === "list"
  const type = typeNamed(words[isList ? 3 : 1])
  const countType = isList ? typeNamed(words[2]) : null
  const name = words[isList ? 4 : 2]
  if (type === null || name === undefined || (isList && countType === null)) return false
  if (countType === "f32" || countType === "f64") return false
  if (element.properties.some((property) => property.name === name)) return false
  element.properties.push({ name, type, countType })
  return true
}

const typeNamed = (word = ""): PlyType | null =>
  Object.hasOwn(typeNames, word) ? (typeNames[word] ?? null) : null

function latin1(bytes: Uint8Array): string {
  let text = ""
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}
