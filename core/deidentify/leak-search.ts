/**
 * Is the patient still in these bytes? Searches exactly what will be sealed for everything the lexicon knows, also in
 * packed parts. Shares no code with the rewrites whose result it judges.
 */
import { arraySource, joinSources, sliceSource } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { counts } from "./leak-borders.ts"
import { makeMatcher, search } from "./leak-matcher.ts"
import type { Matcher } from "./leak-matcher.ts"
import { decodeBase64, decodeHex, inflateBlocks, packedStarts } from "./leak-packed.ts"
import type { PackedStart } from "./leak-packed.ts"
import { bulkRegions } from "./leak-regions.ts"
import type { Region } from "./leak-regions.ts"
import type { Lexicon, Needle } from "./lexicon.ts"
import type { LeakCategory } from "./lexicon-phrases.ts"

export interface LeakHit {
  /** "file name", "byte 1234", "unpacked from byte 1234": never what was found. */
  readonly place: string
  readonly category: LeakCategory
}

/** Empty where nothing was found. A part that could not be looked into is a hit, too. */
export async function searchLeaks(
  source: ByteSource,
  name: string,
  lexicon: Lexicon,
): Promise<readonly LeakHit[]> {
  const hunt = openHunt(lexicon, source.size)
  huntName(hunt, name)
  const regions = await bulkRegions(source)
  await huntSource(hunt, source, regions, "byte", 0)
  await huntDeflatedDicom(hunt, source)
  const picture = pngPixels(source, regions, await source.read(0, Math.min(8, source.size)))
  if (picture !== null) await huntPacked(hunt, picture, 2, "picture data", true, 1)
  return [...hunt.hits.values()]
}

interface Part {
  readonly matcher: Matcher
  readonly needles: readonly Needle[]
}

interface Hunt {
  /** All needles, and those long enough for bulk data; null where there are none. */
  readonly wide: Part | null
  readonly bulk: Part | null
  readonly hits: Map<string, LeakHit>
  /** Bytes that may still be unpacked. */
  left: number
}

/** So many letters chance does not write into pixels, whether a pixel has one byte or two. */
const shortestInBulk = 8
const partsByLexicon = new WeakMap<Lexicon, readonly [Part | null, Part | null]>()

const leastUnpacked = 64 << 20
const mostHits = 200

function openHunt(lexicon: Lexicon, size: number): Hunt {
  const parts = partsByLexicon.get(lexicon) ?? [
    makePart(lexicon.needles),
    makePart(lexicon.needles.filter(({ bytes, unit }) => bytes.length >= shortestInBulk * unit)),
  ]
  partsByLexicon.set(lexicon, parts)
  return { wide: parts[0], bulk: parts[1], hits: new Map(), left: leastUnpacked + size * 20 }
}

function makePart(needles: readonly Needle[]): Part | null {
  const matcher = makeMatcher(needles.map(({ bytes }) => bytes))
  return matcher === null ? null : { matcher, needles }
}

function huntName(hunt: Hunt, name: string): void {
  const bytes = utf8(`\n${name.replaceAll(/[\\/]/gu, "\n")}\n`)
  huntBytes(hunt, hunt.wide, bytes, 0, bytes.length, () => "file name")
}

function addHit(hunt: Hunt, category: LeakCategory, place: string): void {
  if (hunt.hits.size < mostHits) hunt.hits.set(`${category} ${place}`, { place, category })
}

function huntBytes(
  hunt: Hunt,
  part: Part | null,
  bytes: Bytes,
  from: number,
  to: number,
  placeOf: (at: number) => string,
): void {
  if (part === null) return
  search(part.matcher, bytes, from, to, (pattern, at) => {
    const needle = part.needles[pattern]
    if (needle !== undefined && counts(needle, bytes, at)) addHit(hunt, needle.category, placeOf(at))
  })
}

const pieceLength = 1 << 18
/** Around a piece: the longest needle and what stands beside it. */
const context = 192
const deepestPacking = 3

/** Memory for pieces that no hunt is using; hunts within hunts need one each. */
const spare: Bytes[] = []

async function huntSource(
  hunt: Hunt,
  source: ByteSource,
  regions: readonly Region[],
  place: string,
  depth: number,
): Promise<void> {
  const lent = spare.pop() ?? new Uint8Array(pieceLength + 2 * context)
  try {
    await huntPieces(hunt, source, regions, place, depth, lent)
  } finally {
    spare.push(lent)
  }
}

async function huntPieces(
  hunt: Hunt,
  source: ByteSource,
  regions: readonly Region[],
  place: string,
  depth: number,
  lent: Bytes,
): Promise<void> {
  for (let at = 0; at < source.size; at += pieceLength) {
    const from = Math.max(at - context, 0)
    const stop = Math.min(at + pieceLength, source.size)
    const bytes = await source.read(from, Math.min(stop + context, source.size), lent)
    const placeOf = (found: number): string => (depth === 0 ? `byte ${from + found}` : place)
    const starts: PackedStart[] = []
    for (const { start, end, bulk } of parted(regions, at, stop)) {
      huntBytes(hunt, bulk ? hunt.bulk : hunt.wide, bytes, start - from, end - from, placeOf)
      if (!bulk && depth < deepestPacking) starts.push(...packedStarts(bytes, start - from, end - from))
    }
    for (const start of starts) await huntStart(hunt, source, bytes, from, start, placeOf(start.at), depth)
  }
}

async function huntStart(
  hunt: Hunt,
  source: ByteSource,
  bytes: Bytes,
  from: number,
  start: PackedStart,
  place: string,
  depth: number,
): Promise<void> {
  const inside = `unpacked from ${place}`
  if (start.kind === "deflate") {
    await huntPacked(hunt, source, from + start.at, inside, false, depth + 1)
  } else if (unpack(hunt, start.end - start.at, inside)) {
    const packed = bytes.subarray(start.at, start.end)
    const decoded = start.kind === "hex" ? decodeHex(packed) : decodeBase64(packed)
    await huntSource(hunt, arraySource(decoded), [], inside, depth + 1)
  }
}

function unpack(hunt: Hunt, length: number, place: string): boolean {
  hunt.left -= length
  if (hunt.left >= 0) return true
  addHit(hunt, "unsearched", place)
  return false
}

const blockLength = 4 << 20

/** Unpacked data are searched in blocks that overlap, so that a bomb costs time but no memory. */
async function huntPacked(
  hunt: Hunt,
  source: ByteSource,
  start: number,
  place: string,
  bulk: boolean,
  depth: number,
): Promise<void> {
  let held: Bytes[] = []
  let size = 0
  const flush = async (): Promise<void> => {
    const bytes = concat(...held)
    const regions = bulk ? [{ start: 0, end: bytes.length }] : []
    await huntSource(hunt, arraySource(bytes), regions, place, depth)
    held = [bytes.slice(Math.max(bytes.length - context, 0))]
    size = context
  }
  for await (const block of inflateBlocks(source, start)) {
    if (!unpack(hunt, block.length, place)) return
    held.push(block)
    size += block.length
    if (size >= blockLength) await flush()
  }
  if (held.length > 0) await flush()
}

/** The stretch from `at` to `stop`, cut where bulk begins and ends. */
function parted(
  regions: readonly Region[],
  at: number,
  stop: number,
): readonly (Region & { readonly bulk: boolean })[] {
  const parts: (Region & { readonly bulk: boolean })[] = []
  let from = at
  for (const { start, end } of regions) {
    if (end <= from) continue
    if (start >= stop) break
    if (start > from) parts.push({ start: from, end: start, bulk: false })
    parts.push({ start: Math.max(start, from), end: Math.min(end, stop), bulk: true })
    from = Math.min(end, stop)
  }
  if (from < stop) parts.push({ start: from, end: stop, bulk: false })
  return parts
}

const latin1 = new TextDecoder("latin1")
const deflatedSyntax = "1.2.840.10008.1.2.1.99"

/** A deflated data set begins where the file meta information ends, without any mark of its own. */
async function huntDeflatedDicom(hunt: Hunt, source: ByteSource): Promise<void> {
  const head = await source.read(0, Math.min(2048, source.size))
  const text = latin1.decode(head)
  if (text.slice(128, 132) !== "DICM" || !text.includes(deflatedSyntax)) return
  const length = new DataView(head.buffer, head.byteOffset).getUint32(140, true)
  await huntPacked(hunt, source, 144 + length, "unpacked data set", false, 1)
}

function pngPixels(source: ByteSource, regions: readonly Region[], head: Bytes): ByteSource | null {
  if (head[0] !== 0x89 || head[1] !== 0x50 || regions.length === 0) return null
  return joinSources(regions.map(({ start, end }) => sliceSource(source, start, end)))
}
