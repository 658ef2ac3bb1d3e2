/**
 * Where in a file the bulk lies: pixels, triangles, coded pictures. Short words are not looked for there, since chance
 * writes them; everything of eight bytes and more is. Reads the formats by itself, so that it misses nothing the rewrite
 * misses.
 */
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Bytes } from "../encoding/bytes.ts"

export interface Region {
  readonly start: number
  readonly end: number
}

const headLength = 1 << 16

/** In ascending order; empty where nothing is known of the file, which is then searched for everything. */
export async function bulkRegions(source: ByteSource): Promise<readonly Region[]> {
  const head = await source.read(0, Math.min(source.size, headLength))
  const text = latin1(head.subarray(0, 512))
  if (text.slice(128, 132) === "DICM") return dicomPixels(source, head)
  if (head[0] === 0x89 && text.slice(1, 4) === "PNG") return pngData(source)
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return jpegScans(source, head)
  if (text.startsWith("ply")) return plyBody(source, head)
  return stlTriangles(source, head)
}

const uint32 = (bytes: Bytes, at: number, little: boolean): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(at, little)

const decoder = new TextDecoder("latin1")
const latin1 = (bytes: Uint8Array): string => decoder.decode(bytes)

function stlTriangles(source: ByteSource, head: Bytes): readonly Region[] {
  if (head.length < 84) return []
  const end = 84 + uint32(head, 80, true) * 50
  return end === source.size && end > 84 ? [{ start: 84, end }] : []
}

function plyBody(source: ByteSource, head: Bytes): readonly Region[] {
  const text = latin1(head.subarray(0, 65_536))
  const end = /end_header\r?\n/u.exec(text)
  if (end === null || !/^format binary/mu.test(text)) return []
  return [{ start: end.index + end[0].length, end: source.size }]
}

async function pngData(source: ByteSource): Promise<readonly Region[]> {
  const regions: Region[] = []
  for (let at = 8, chunks = 0; at + 12 <= source.size && chunks < 100_000; chunks++) {
    const header = await source.read(at, at + 8)
    const length = uint32(header, 0, false)
    const end = Math.min(at + 8 + length, source.size)
    if (latin1(header.subarray(4)) === "IDAT") regions.push({ start: at + 8, end })
    at = end + 4
  }
  return regions
}

/** From the first scan on; comments between the scans of a progressive picture are found by their length only. */
function jpegScans(source: ByteSource, head: Bytes): readonly Region[] {
  for (let at = 2; at + 4 < head.length && head[at] === 0xff;) {
    const length = (head[at + 2] ?? 0) * 256 + (head[at + 3] ?? 0)
    if (head[at + 1] === 0xda) return [{ start: at + 2 + length, end: source.size - 2 }]
    at += 2 + length
  }
  return []
}

const bulkRepresentations = new Set(["OB", "OW", "OF", "OD"])

const nextLength = 1 << 20
/** Headers of films with ten thousand frames are smaller. */
const mostHeader = 64 << 20

/** The pixel data element is looked for by its bytes, wherever the data set begins and however it is written. */
async function dicomPixels(source: ByteSource, head: Bytes): Promise<readonly Region[]> {
  let bytes = head
  for (let from = 0; ;) {
    const found = await pixelElement(source, bytes, from)
    if (found !== null) return found
    const next = from + bytes.length - 12
    if (from + bytes.length >= source.size || next > mostHeader) return []
    from = next
    bytes = await source.read(from, Math.min(from + nextLength, source.size))
  }
}

async function pixelElement(
  source: ByteSource,
  bytes: Bytes,
  from: number,
): Promise<readonly Region[] | null> {
  for (let at = from === 0 ? 132 : 0; at + 12 <= bytes.length; at++) {
    const little =
      bytes[at] === 0xe0 && bytes[at + 1] === 0x7f && bytes[at + 2] === 0x10 && bytes[at + 3] === 0
    const big = bytes[at] === 0x7f && bytes[at + 1] === 0xe0 && bytes[at + 2] === 0 && bytes[at + 3] === 0x10
    if (!little && !big) continue
    const explicit = bulkRepresentations.has(latin1(bytes.subarray(at + 4, at + 6)))
    const length = uint32(bytes, at + (explicit ? 8 : 4), little)
    const start = from + at + (explicit ? 12 : 8)
    if (length === 0xffff_ffff) return fragments(source, start)
    if (length > 0 && start + length <= source.size) return [{ start, end: start + length }]
  }
  return null
}

async function fragments(source: ByteSource, start: number): Promise<readonly Region[]> {
  const regions: Region[] = []
  for (let at = start; at + 8 <= source.size && regions.length < 200_000;) {
    const header = await source.read(at, at + 8)
    if (uint32(header, 0, true) !== 0xe000_fffe) break
    const end = at + 8 + uint32(header, 4, true)
    if (end > source.size) break
    regions.push({ start: at + 8, end })
    at = end
  }
  return regions
}
