/** A file on disk read piece by piece; one that was changed, moved or cut meanwhile is refused and never half believed. */
import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs"
import type { BigIntStats } from "node:fs"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { giveWay } from "./give-way.ts"

/** By which a file is known again, also by another thread. */
export type SeenFile = Pick<BigIntStats, "ino" | "dev" | "size" | "mtimeNs">

export function seeFile(path: string): SeenFile {
  const { dev, ino, mtimeNs, size } = statSync(path, { bigint: true })
  return { dev, ino, mtimeNs, size }
}

/** Rejects where there is no such file. */
export const fileSource = (path: string): Promise<ByteSource> =>
  Promise.resolve().then(() => seenSource(path, seeFile(path)))

/** Opened when it is read: a folder of thousands of slices needs no thousands of open files. */
export function seenSource(path: string, seen: SeenFile): ByteSource {
  const read = async (start: number, end: number, lent?: Bytes): Promise<Bytes> => {
    await giveWay()
    return readPiece(path, seen, start, end, lent)
  }
  return { size: Number(seen.size), read }
}

/** At once and not by a pool of threads: each of its hand-overs costs more than these few bytes. */
function readPiece(path: string, seen: SeenFile, start: number, end: number, lent?: Bytes): Bytes {
  const file = opened(path)
  if (!isSame(fstatSync(file, { bigint: true }), seen)) throw new Error("the file changed while it was read")
  const bytes = lent?.subarray(0, end - start) ?? unfilled(end - start)
  for (let at = 0; at < bytes.length;) {
    const count = readSync(file, bytes, at, bytes.length - at, start + at)
    if (count === 0) throw new Error("the file changed while it was read")
    at += count
  }
  return bytes
}

/** Every byte of it is written before it is given away. */
const unfilled = (length: number): Bytes => new Uint8Array(Buffer.allocUnsafeSlow(length).buffer)

let held: { readonly path: string; readonly file: number } | null = null

/** One file stays open for its next piece until something else has its turn: opening costs more than reading. */
function opened(path: string): number {
  if (held?.path === path) return held.file
  close()
  held = { path, file: openSync(path, "r") }
  setImmediate(close)
  return held.file
}

function close(): void {
  if (held !== null) closeSync(held.file)
  held = null
}

const isSame = (a: SeenFile, b: SeenFile): boolean =>
  a.ino === b.ino && a.dev === b.dev && a.size === b.size && a.mtimeNs === b.mtimeNs

/** Stands for what is no file to be read, so that it is named as refused instead of passed over in silence. */
export const unreadableSource: ByteSource = {
  size: 1,
  read: () => Promise.reject(new Error("this is no file that can be read")),
}
