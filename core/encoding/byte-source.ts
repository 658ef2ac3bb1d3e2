/** Bytes that are read piece by piece: a file on disk, a Blob, an array, or what a rewrite will make of one. */
import { concat } from "./bytes.ts"
import type { Bytes } from "./bytes.ts"

export interface ByteSource {
  /** Bytes in all; known before the first is read. */
  readonly size: number
  /**
   * The bytes from start to end, both within the size. Rejects where the source changed or vanished. A source may put
   * them into memory that is lent to it, from its beginning on, and answer with that part of it.
   */
  readonly read: (start: number, end: number, lent?: Bytes) => Promise<Bytes>
}

/** What is read is a copy, also where the bytes are a Buffer, whose own slice would share them. */
export function arraySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (start, end, lent) => {
      const part = bytes.subarray(start, end)
      return Promise.resolve(lent === undefined ? new Uint8Array(part) : copied(part, lent))
    },
  }
}

function copied(bytes: Uint8Array, lent: Bytes): Bytes {
  lent.set(bytes)
  return lent.subarray(0, bytes.length)
}

export function sliceSource(source: ByteSource, start: number, end: number): ByteSource {
  return { size: end - start, read: (from, to, lent) => source.read(start + from, start + to, lent) }
}

const beginningLength = 1 << 15

/** Whoever looks into a beginning again and again reads it once. What is read of it is a copy, as of an array. */
export function beginningHeld(source: ByteSource): ByteSource {
  const length = Math.min(beginningLength, source.size)
  let beginning: ByteSource | null = null
  const read: ByteSource["read"] = async (start, end, lent) => {
    if (end > length) return source.read(start, end, lent)
    beginning ??= arraySource(await source.read(0, length))
    return beginning.read(start, end, lent)
  }
  return { size: source.size, read }
}

/** Several sources one behind the other, read as one. */
export function joinSources(parts: readonly ByteSource[]): ByteSource {
  const size = parts.reduce((sum, part) => sum + part.size, 0)
  const read = async (start: number, end: number, lent?: Bytes): Promise<Bytes> => {
    const read: Bytes[] = []
    let offset = 0
    let filled = 0
    for (const part of parts) {
      const from = Math.max(start - offset, 0)
      const to = Math.min(end - offset, part.size)
      if (from < to) {
        const place = lent?.subarray(filled, filled + to - from)
        const piece = await part.read(from, to, place)
        if (place === undefined) read.push(piece)
        else if (!isSamePlace(piece, place)) place.set(piece)
        filled += to - from
      }
      offset += part.size
      if (offset >= end) break
    }
    if (lent !== undefined) return lent.subarray(0, filled)
    return read.length === 1 && read[0] !== undefined ? read[0] : concat(...read)
  }
  return { size, read }
}

const isSamePlace = (a: Bytes, b: Bytes): boolean => a.buffer === b.buffer && a.byteOffset === b.byteOffset

/** As `pieces`, but all in the memory that is lent: each is gone when the next is asked for. */
export async function* passingPieces(source: ByteSource, lent: Bytes): AsyncGenerator<Bytes> {
  for (let at = 0; at < source.size; at += lent.length) {
    yield await source.read(at, Math.min(at + lent.length, source.size), lent)
  }
}

/** The source in order, in pieces of at most `length` bytes. */
export async function* pieces(source: ByteSource, length = 1 << 20): AsyncGenerator<Bytes> {
  for (let at = 0; at < source.size; at += length) {
    yield await source.read(at, Math.min(at + length, source.size))
  }
}

/** All of it at once: only where the size was checked before. */
export const readAll = (source: ByteSource): Promise<Bytes> => source.read(0, source.size)
