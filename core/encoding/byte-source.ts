/** Bytes that are read piece by piece: a file on disk, a Blob, an array, or what a rewrite will make of one. */
import { concat } from "./bytes.ts"
import type { Bytes } from "./bytes.ts"

export interface ByteSource {
  /** Bytes in all; known before the first is read. */
  readonly size: number
  /** The bytes from start to end, both within the size. Rejects where the source changed or vanished. */
  readonly read: (start: number, end: number) => Promise<Bytes>
}

/** What is read is a copy, also where the bytes are a Buffer, whose own slice would share them. */
export function arraySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (start, end) => Promise.resolve(new Uint8Array(bytes.subarray(start, end))),
  }
}

export function sliceSource(source: ByteSource, start: number, end: number): ByteSource {
  return { size: end - start, read: (from, to) => source.read(start + from, start + to) }
}

/** Several sources one behind the other, read as one. */
export function joinSources(parts: readonly ByteSource[]): ByteSource {
  const size = parts.reduce((sum, part) => sum + part.size, 0)
  const read = async (start: number, end: number): Promise<Bytes> => {
    const pieces: Bytes[] = []
    let offset = 0
    for (const part of parts) {
      const from = Math.max(start - offset, 0)
      const to = Math.min(end - offset, part.size)
      if (from < to) pieces.push(await part.read(from, to))
      offset += part.size
      if (offset >= end) break
    }
    return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : concat(...pieces)
  }
  return { size, read }
}

/** The source in order, in pieces of at most `length` bytes. */
export async function* pieces(source: ByteSource, length = 1 << 20): AsyncGenerator<Bytes> {
  for (let at = 0; at < source.size; at += length) {
    yield await source.read(at, Math.min(at + length, source.size))
  }
}

/** All of it at once: only where the size was checked before. */
export const readAll = (source: ByteSource): Promise<Bytes> => source.read(0, source.size)
