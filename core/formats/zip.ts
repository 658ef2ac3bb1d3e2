/** Zip archives: looked into under limits, entry by entry, and written in one plain spelling. */
import type { ByteSource } from "../encoding/byte-source.ts"
import { crc32 } from "./crc32.ts"
import { isProblem, problem } from "./problem.ts"
import type { Problem } from "./problem.ts"
import { inflatedSource } from "./zip-inflate.ts"

export interface ZipLimits {
  readonly entries: number
  /** All entries together, unpacked. */
  readonly total: number
  /** Unpacked size by packed size, once an entry is past `freeSize`. */
  readonly ratio: number
  readonly freeSize: number
}

export const zipLimits: ZipLimits = {
  entries: 20_000,
  total: 64 * 2 ** 30,
  ratio: 200,
  freeSize: 16 * 2 ** 20,
}

export interface ZipEntry {
  /** As the archive has it, with "/" between folders. */
  readonly path: string
  readonly size: number
  readonly packedSize: number
  /** Free text or extra fields that came with the entry. */
  readonly extras: boolean
  /** Null where it may be read; else why it may not. */
  readonly problem: Problem | null
  /** Inflates as it is read; rejects where the bytes turn out not to be what the archive says. */
  readonly source: ByteSource
  /** Reads it once to the end: length and checksum as promised. */
  readonly check: () => Promise<Problem | null>
}

export interface ZipArchive {
  readonly entries: readonly ZipEntry[]
  /** Folders are no entries, but their names are names. */
  readonly folders: readonly string[]
  readonly comment: boolean
}

interface Directory {
  readonly offset: number
  readonly size: number
  readonly count: number
  readonly comment: boolean
}

const longestDirectory = 64 * 2 ** 20

export async function openZip(
  source: ByteSource,
  limits: ZipLimits = zipLimits,
): Promise<ZipArchive | Problem> {
  const directory = await findDirectory(source)
  if (isProblem(directory)) return directory
  if (directory.count > limits.entries) return problem("zip-too-many")
  if (directory.size > longestDirectory) return problem("zip-too-many")
  const bytes = await source.read(directory.offset, directory.offset + directory.size)
  const records = readRecords(bytes, directory)
  if (isProblem(records)) return records
  const wrong = firstWrong(records, source.size, limits)
  if (wrong !== null) return wrong
  return {
    entries: records.filter(({ path }) => !path.endsWith("/")).map((record) => entryOf(source, record)),
    folders: records.filter(({ path }) => path.endsWith("/")).map(({ path }) => path),
    comment: directory.comment,
  }
}

const endLength = 22
const longestComment = 0xffff

async function findDirectory(source: ByteSource): Promise<Directory | Problem> {
  const start = Math.max(source.size - endLength - longestComment, 0)
  const bytes = await source.read(start, source.size)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = bytes.length - endLength; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x0605_4b50) continue
    const comment = view.getUint16(at + 20, true)
    if (at + endLength + comment > bytes.length) continue
    const disks = view.getUint16(at + 4, true) + view.getUint16(at + 6, true)
    const directory = {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
      comment: comment > 0,
    }
    const large = directory.offset === 0xffff_ffff || directory.count === 0xffff
    const found = large ? await findLargeDirectory(source, start + at, directory) : directory
    if (isProblem(found)) return found
    const fits = found.offset + found.size <= start + at
    return fits && (disks === 0 || large) ? found : problem("zip-damaged")
  }
  return problem("zip-damaged")
}

async function findLargeDirectory(
  source: ByteSource,
  end: number,
  small: Directory,
): Promise<Directory | Problem> {
  if (end < 20) return problem("zip-damaged")
  const locator = viewOf(await source.read(end - 20, end))
  if (locator.getUint32(0, true) !== 0x0706_4b50) return small
  const at = Number(locator.getBigUint64(8, true))
  if (at + 56 > end) return problem("zip-damaged")
  const record = viewOf(await source.read(at, at + 56))
  if (record.getUint32(0, true) !== 0x0606_4b50) return problem("zip-damaged")
  return {
    count: Number(record.getBigUint64(32, true)),
    size: Number(record.getBigUint64(40, true)),
    offset: Number(record.getBigUint64(48, true)),
    comment: small.comment,
  }
}

interface EntryRecord {
  readonly path: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly offset: number
  readonly extras: boolean
}

function readRecords(bytes: Uint8Array, directory: Directory): readonly EntryRecord[] | Problem {
  const view = viewOf(bytes)
  const records: EntryRecord[] = []
  let at = 0
  for (let i = 0; i < directory.count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x0201_4b50) return problem("zip-damaged")
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const commentLength = view.getUint16(at + 32, true)
    const end = at + 46 + nameLength + extraLength + commentLength
    if (end > bytes.length) return problem("zip-damaged")
    const sizes = {
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    records.push({
      path: entryName(bytes.subarray(at + 46, at + 46 + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...withLargeSizes(sizes, extra),
      extras: extraLength + commentLength > 0,
    })
    at = end
  }
  return records
}

interface Sizes {
  readonly packedSize: number
  readonly size: number
  readonly offset: number
}

/** Zip64: what does not fit in 32 bits stands in an extra field, in a fixed order. */
function withLargeSizes(sizes: Sizes, extra: Uint8Array): Sizes {
  const view = viewOf(extra)
  for (let at = 0; at + 4 <= extra.length;) {
    const length = view.getUint16(at + 2, true)
    const end = at + 4 + length
    if (view.getUint16(at, true) === 1 && end <= extra.length) {
      let next = at + 4
      const large = (value: number): number => {
        if (value !== 0xffff_ffff || next + 8 > end) return value
        next += 8
        return Number(view.getBigUint64(next - 8, true))
      }
      const size = large(sizes.size)
      const packedSize = large(sizes.packedSize)
      return { size, packedSize, offset: large(sizes.offset) }
    }
    at = end
  }
  return sizes
}

/** IBM code page 437 from 0x80: what a zip name is written in where it is not UTF-8. */
const cp437 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ "

function entryName(bytes: Uint8Array): string {
  let text = ""
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    for (const byte of bytes) text += byte < 0x80 ? String.fromCodePoint(byte) : (cp437[byte - 0x80] ?? "")
  }
  return text.replaceAll("\\", "/")
}

/** One entry that reaches outside, overlaps another or explodes condemns the archive: nobody's program writes such. */
function firstWrong(records: readonly EntryRecord[], size: number, limits: ZipLimits): Problem | null {
  let total = 0
  for (const { path, packedSize, size: unpacked } of records) {
    if (isOutside(path)) return problem("zip-path")
    total += unpacked
    if (unpacked > limits.freeSize && unpacked > packedSize * limits.ratio) return problem("zip-bomb")
  }
  if (total > limits.total || total > Math.max(size * limits.ratio, limits.freeSize))
    return problem("zip-bomb")
  const inOrder = records.toSorted((a, b) => a.offset - b.offset)
  let end = 0
  for (const record of inOrder) {
    if (record.offset < end || record.offset + 30 + record.packedSize > size) return problem("zip-damaged")
    end = record.offset + 30 + record.packedSize
  }
  return null
}

const isOutside = (path: string): boolean =>
  path.startsWith("/") || /^[a-z]:/iu.test(path) || path.split("/").includes("..") || path.includes("\0")

function entryOf(source: ByteSource, record: EntryRecord): ZipEntry {
  const entry = inflatedSource(source, record)
  return {
    path: record.path,
    size: record.size,
    packedSize: record.packedSize,
    extras: record.extras,
    problem: entryProblem(record),
    source: entry,
    check: () => checkEntry(entry, record.crc),
  }
}

function entryProblem({ flags, method, packedSize, size }: EntryRecord): Problem | null {
  if ((flags & 0x2041) !== 0 || method === 99) return problem("zip-encrypted")
  if (method !== 0 && method !== 8) return problem("zip-method")
  return method === 0 && packedSize !== size ? problem("zip-damaged") : null
}

async function checkEntry(source: ByteSource, expected: number): Promise<Problem | null> {
  let crc = 0
  try {
    for (let at = 0; at < source.size; at += 1 << 20) {
      crc = crc32(await source.read(at, Math.min(at + (1 << 20), source.size)), crc)
    }
  } catch {
    return problem("zip-damaged")
  }
  return crc === expected ? null : problem("zip-damaged")
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
