/** A file on disk read piece by piece; one that was changed, moved or cut meanwhile is refused and never half believed. */
import { closeSync, fstatSync, openSync, readSync } from "node:fs"
import type { BigIntStats } from "node:fs"
import { stat } from "node:fs/promises"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import { giveWay } from "./give-way.ts"

/** Opened for each piece: a folder of thousands of slices needs no thousands of open files. */
export async function fileSource(path: string): Promise<ByteSource> {
  const before = await stat(path, { bigint: true })
  const read = async (start: number, end: number): Promise<Bytes> => {
    await giveWay()
    return readPiece(path, before, start, end)
  }
  return { size: Number(before.size), read }
}

/** At once and not by a pool of threads: each of its hand-overs costs more than these few bytes. */
function readPiece(path: string, before: BigIntStats, start: number, end: number): Bytes {
  const file = openSync(path, "r")
  try {
    if (!isSame(fstatSync(file, { bigint: true }), before))
      throw new Error("the file changed while it was read")
    const bytes = new Uint8Array(end - start)
    for (let at = 0; at < bytes.length;) {
      const count = readSync(file, bytes, at, bytes.length - at, start + at)
      if (count === 0) throw new Error("the file changed while it was read")
      at += count
    }
    return bytes
  } finally {
    closeSync(file)
  }
}

const isSame = (a: BigIntStats, b: BigIntStats): boolean =>
  a.ino === b.ino && a.dev === b.dev && a.size === b.size && a.mtimeNs === b.mtimeNs

/** Stands for what is no file to be read, so that it is named as refused instead of passed over in silence. */
export const unreadableSource: ByteSource = {
  size: 1,
  read: () => Promise.reject(new Error("this is no file that can be read")),
}
