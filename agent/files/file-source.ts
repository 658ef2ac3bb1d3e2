/** A file on disk read piece by piece; one that was changed, moved or cut meanwhile is refused and never half believed. */
import type { BigIntStats } from "node:fs"
import { open, stat } from "node:fs/promises"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"

/** Opened for each piece: a folder of thousands of slices needs no thousands of open files. */
export async function fileSource(path: string): Promise<ByteSource> {
  const before = await stat(path, { bigint: true })
  const read = async (start: number, end: number): Promise<Bytes> => {
    const file = await open(path, "r")
    try {
      if (!isSame(await file.stat({ bigint: true }), before))
        throw new Error("the file changed while it was read")
      const bytes = new Uint8Array(end - start)
      for (let at = 0; at < bytes.length;) {
        const { bytesRead } = await file.read(bytes, at, bytes.length - at, start + at)
        if (bytesRead === 0) throw new Error("the file changed while it was read")
        at += bytesRead
      }
      return bytes
    } finally {
      await file.close()
    }
  }
  return { size: Number(before.size), read }
}

const isSame = (a: BigIntStats, b: BigIntStats): boolean =>
  a.ino === b.ino && a.dev === b.dev && a.size === b.size && a.mtimeNs === b.mtimeNs

/** Stands for what is no file to be read, so that it is named as refused instead of passed over in silence. */
export const unreadableSource: ByteSource = {
  size: 1,
  read: () => Promise.reject(new Error("this is no file that can be read")),
}
