/** Marker segments of JPEG 2000 (ITU-T T.800 Annex A): what a decoder needs, each once and as long as it has to be. */
import type { Bytes } from "../encoding/bytes.ts"
import { endsInWords, longWords, tailLength } from "./coded-tail.ts"
import { isLetter } from "./dicom-plausible.ts"
import { uint16, uint32 } from "./dicom-stream.ts"

export interface Header {
  /** As SIZ says: wide components are numbered in two bytes. */
  readonly components: number
  /** Whether the stream says that it uses the extensions of part 2. */
  readonly extended: boolean
  /** What there may be one of, with the component it is of. */
  readonly seen: Set<string>
}

export const openHeader = (): Header => ({ components: 0, extended: false, seen: new Set() })

/** A tile may say once again what the main header said. */
export const openTile = ({ components, extended }: Header): Header => ({
  components,
  extended,
  seen: new Set(),
})

/** How a segment is met: "dropped" where no decoder misses it, null where no decoder could read it. */
export type Fate = "kept" | "dropped" | null

const siz = 0xff51

/** The header with what SIZ says; null where it is no SIZ. */
export function sizedHeader(header: Header, body: Bytes): Header | null {
  const components = uint16(body, 34)
  if (body.length !== 36 + 3 * components || header.seen.has("size")) return null
  header.seen.add("size")
  return { ...header, components, extended: (body[0] ?? 0) >= 0x80 }
}

export const isSize = (marker: number): boolean => marker === siz

export function fateOf(marker: number, body: Bytes, header: Header): Fate {
  const wide = header.components > 256 ? 2 : 1
  const once = (what: string, isWhole: boolean): Fate => {
    if (!isWhole || header.seen.has(what)) return null
    header.seen.add(what)
    return "kept"
  }
  const component = wide === 1 ? (body[0] ?? 0) : uint16(body, 0)
  const ofComponent = (what: string, isWhole: boolean): Fate =>
    once(`${what} ${component}`, isWhole && component < Math.max(header.components, 1))
  switch (marker) {
    case 0xff52:
      return once("coding", isCodingStyle(body.subarray(5), body[0] ?? 0))
    case 0xff53:
      return ofComponent("coding", isCodingStyle(body.subarray(wide + 1), body[wide] ?? 0))
    case 0xff5c:
      return once("quantisation", isQuantisation(body))
    case 0xff5d:
      return ofComponent("quantisation", isQuantisation(body.subarray(wide)))
    case 0xff5e:
      return ofComponent("region", body.length === wide + 2)
    case 0xff5f:
      return areOrders(body, 5 + 2 * wide) ? "kept" : null
    case 0xff60:
    case 0xff61:
      return endsInWords(body.subarray(-tailLength), longWords) ? null : "kept"
    case 0xff50:
      return body.length === 6 && uint32(body, 0) === highThroughput ? once("capabilities", true) : "dropped"
    case 0xff56:
    case 0xff59:
      return body.length === 2 ? once(String(marker), true) : "dropped"
    default:
      return isExtension(marker) && header.extended && !hasWord(body) ? "kept" : "dropped"
  }
}

/** Part 15, the only one of the capabilities that DICOM has a transfer syntax for. */
const highThroughput = 0x0002_0000

/** Levels, the size of a code block, its style, the wavelet; and the sizes of precincts where there are any. */
function isCodingStyle(style: Bytes, flags: number): boolean {
  const [levels = 0, width = 0, height = 0] = style
  return (
    levels <= 32 && width <= 8 && height <= 8 && style.length === 5 + ((flags & 1) === 0 ? 0 : levels + 1)
  )
}

/** A step for each band, three a level and one more; or one from which the others follow. */
function isQuantisation(body: Bytes): boolean {
  const style = (body[0] ?? 0) & 31
  const steps = body.length - 1
  const isWhole = (bands: number): boolean => bands % 3 === 1 && bands <= 97
  if (style === 0) return isWhole(steps)
  if (style === 1) return steps === 2
  return style === 2 && steps % 2 === 0 && isWhole(steps / 2)
}

/** Of each change of the order the last byte is one of five. */
function areOrders(body: Bytes, length: number): boolean {
  if (body.length === 0 || body.length % length !== 0) return false
  for (let at = length - 1; at < body.length; at += length) if ((body[at] ?? 0) > 4) return false
  return true
}

const isExtension = (marker: number): boolean => marker >= 0xff72 && marker <= 0xff79

const mostLetters = 3

function hasWord(body: Bytes): boolean {
  let run = 0
  for (const byte of body) {
    run = isLetter(byte) ? run + 1 : 0
    if (run > mostLetters) return true
  }
  return false
}
