/** MTL: materials of an OBJ, as names, numbers and the names of pictures. */
import { problem } from "./problem.ts"
import type { Problem } from "./problem.ts"

export type MtlLine =
  | { readonly kind: "material"; readonly name: string }
  | { readonly kind: "numbers"; readonly keyword: string; readonly values: readonly number[] }
  | { readonly kind: "picture"; readonly keyword: string; readonly name: string }

export interface Mtl {
  readonly lines: readonly MtlLine[]
  readonly comments: number
  readonly unknown: number
}

/** How many numbers each keyword takes at most. */
const numberCounts: Readonly<Record<string, number>> = {
  Ka: 3,
  Kd: 3,
  Ks: 3,
  Ke: 3,
  Tf: 3,
  Ns: 1,
  Ni: 1,
  d: 1,
  Tr: 1,
  illum: 1,
  sharpness: 1,
  Pr: 1,
  Pm: 1,
  Ps: 1,
  Pc: 1,
  Pcr: 1,
}

const pictureWords = /^(?:map_(?:Ka|Kd|Ks|Ke|Ns|d|Bump|bump|Pr|Pm|Ps)|bump|disp|decal|norm|refl)$/u
/** Options before the name of a picture, each with its numbers or its word. */
const options =
  /^(?:-(?:o|s|t)(?:\s+[-+.\d]\S*){1,3}|-(?:bm|boost|texres)\s+\S+|-mm\s+\S+\s+\S+|-(?:blendu|blendv|cc|clamp|imfchan|type)\s+\S+)\s+/u

const mostLines = 200_000

export function readMtl(bytes: Uint8Array): Mtl | Problem {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)
  const encoding = mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : "utf-8"
  const lines: MtlLine[] = []
  let comments = 0
  let unknown = 0
  const texts = new TextDecoder(encoding).decode(bytes).split(/[\r\n]+/u, mostLines + 1)
  if (texts.length > mostLines) return problem("mtl-malformed")
  for (const text of texts) {
    const line = text.trim()
    if (line === "") continue
    const read = readLine(line)
    if (read !== null) lines.push(read)
    else if (line.startsWith("#")) comments++
    else unknown++
  }
  return lines.some((line) => line.kind === "material")
    ? { lines, comments, unknown }
    : problem("mtl-malformed")
}

function readLine(line: string): MtlLine | null {
  const space = line.search(/\s/u)
  const keyword = space < 0 ? line : line.slice(0, space)
  let rest = space < 0 ? "" : line.slice(space).trim()
  if (keyword === "newmtl") return { kind: "material", name: rest }
  if (pictureWords.test(keyword)) {
    for (let found = options.exec(rest); found !== null; found = options.exec(rest))
      rest = rest.slice(found[0].length)
    return rest === "" ? null : { kind: "picture", keyword, name: rest }
  }
  const most = Object.hasOwn(numberCounts, keyword) ? (numberCounts[keyword] ?? 0) : 0
  const words = rest.split(/\s+/u)
  const plain =
    words.length <= most && words.every((word) => /^[-+]?[\d.]{1,24}(?:e[-+]?\d{1,3})?$/iu.test(word))
  const values = words.map(Number)
  // Nothing of a material is a larger number: this one is somebody's.
  return plain && values.every((value) => Math.abs(value) <= 4096)
    ? { kind: "numbers", keyword, values }
    : null
}
