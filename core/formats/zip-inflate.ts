/** One packed entry read as if it were a file: forwards at once, backwards by beginning again. */
import { Inflate } from "fflate"
import type { ByteSource } from "../encoding/byte-source.ts"
import { concat } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"

export interface PackedEntry {
  readonly offset: number
  readonly packedSize: number
  readonly size: number
  readonly method: number
}

/** What the archive says and its bytes do not keep. */
export class ArchiveError extends Error {}

export function inflatedSource(archive: ByteSource, entry: PackedEntry): ByteSource {
  let start: number | null = null
  const dataStart = async (): Promise<number> => (start ??= await findData(archive, entry))
  if (entry.method === 0) {
    const read = async (from: number, to: number): Promise<Bytes> => {
      const base = await dataStart()
      return archive.read(base + from, base + to)
    }
    return { size: entry.size, read }
  }
  return { size: entry.size, read: deflatedReader(archive, entry, dataStart) }
}

/** The local header repeats the name with extra fields of its own length. */
async function findData(archive: ByteSource, { offset, packedSize }: PackedEntry): Promise<number> {
  const header = await archive.read(offset, offset + 30)
  const view = new DataView(header.buffer, header.byteOffset, header.length)
  const start = offset + 30 + view.getUint16(26, true) + view.getUint16(28, true)
  if (view.getUint32(0, true) !== 0x0403_4b50 || start + packedSize > archive.size) {
    throw new ArchiveError("an entry is not where the directory says")
  }
  return start
}

/** Small, because it may unpack to a thousand times its size at once. */
const packedPiece = 1 << 14

interface Stream {
  readonly inflate: Inflate
  /** Unpacked bytes not yet asked for, and where the first of them stands. */
  held: Uint8Array[]
  heldAt: number
  heldLength: number
  packedAt: number
}

function deflatedReader(
  archive: ByteSource,
  entry: PackedEntry,
  dataStart: () => Promise<number>,
): ByteSource["read"] {
  let stream: Stream | null = null
  let waiting: Promise<unknown> = Promise.resolve()
  const readNow = async (from: number, to: number): Promise<Bytes> => {
    if (stream === null || from < stream.heldAt) stream = openStream()
    const base = await dataStart()
    while (stream.heldAt + stream.heldLength < to) {
      if (stream.packedAt >= entry.packedSize) throw new ArchiveError("an entry ends early")
      const next = Math.min(stream.packedAt + packedPiece, entry.packedSize)
      const packed = await archive.read(base + stream.packedAt, base + next)
      unpack(stream, packed, next === entry.packedSize)
      stream.packedAt = next
      dropUntil(stream, from)
      if (stream.heldAt + stream.heldLength > entry.size)
        throw new ArchiveError("an entry is longer than it says")
    }
    dropUntil(stream, from)
    return taken(stream, from, to)
  }
  // Two readers of one entry take turns: the stream has one place only.
  return async (from, to) => {
    const turn = waiting.then(() => readNow(from, to))
    waiting = turn.catch(() => {
      stream = null
    })
    return turn
  }
}

function unpack(stream: Stream, packed: Uint8Array, last: boolean): void {
  try {
    stream.inflate.push(packed, last)
  } catch {
    throw new ArchiveError("an entry cannot be unpacked")
  }
}

function openStream(): Stream {
  const stream: Stream = {
    inflate: new Inflate((chunk) => {
      stream.held.push(chunk)
      stream.heldLength += chunk.length
    }),
    held: [],
    heldAt: 0,
    heldLength: 0,
    packedAt: 0,
  }
  return stream
}

function dropUntil(stream: Stream, at: number): void {
  while (stream.held[0] !== undefined && stream.heldAt + stream.held[0].length <= at) {
    stream.heldAt += stream.held[0].length
    stream.heldLength -= stream.held[0].length
    stream.held.shift()
  }
}

function taken(stream: Stream, from: number, to: number): Bytes {
  const parts: Uint8Array[] = []
  let at = stream.heldAt
  for (const chunk of stream.held) {
    if (at >= to) break
    parts.push(chunk.subarray(Math.max(from - at, 0), Math.min(to - at, chunk.length)))
    at += chunk.length
  }
  return concat(...parts)
}
