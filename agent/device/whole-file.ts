/** Files that are there whole or not at all, also after a power cut: written beside, brought to disk, then renamed. */
import { randomUUID } from "node:crypto"
import { link, open, rename, rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"

/** Files under such a name are not finished; whoever finds an old one may remove it. */
const unfinished = ".part"
export const isUnfinished = (name: string): boolean => name.endsWith(unfinished)

export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "code" in error && typeof error.code === "string"

const hasCode = (error: unknown, code: string): boolean => isSystemError(error) && error.code === code
export const isMissing = (error: unknown): boolean => hasCode(error, "ENOENT")
export const isTaken = (error: unknown): boolean => hasCode(error, "EEXIST")

export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await withWritten(path, bytes, (written) => rename(written, path))
}

/** False where somebody else wrote it first. */
export async function writeWholeOnce(path: string, bytes: Uint8Array): Promise<boolean> {
  return withWritten(path, bytes, async (written) => {
    try {
      await link(written, path)
      return true
    } catch (error) {
      if (isTaken(error)) return false
      throw error
    } finally {
      await rm(written, { force: true })
    }
  })
}

async function withWritten<Value>(
  path: string,
  bytes: Uint8Array,
  finish: (written: string) => Promise<Value>,
): Promise<Value> {
  const written = join(dirname(path), `${randomUUID()}${unfinished}`)
  try {
    const file = await open(written, "wx", 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    const value = await finish(written)
    await syncFolder(dirname(path))
    return value
  } catch (error) {
    await rm(written, { force: true })
    throw error
  }
}

/** A name is on disk only when its folder is. Windows keeps folders by itself and cannot open them. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return
  const handle = await open(folder, "r")
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Into the memory that is lent, where the file fits. */
export async function readWhole(path: string, lent?: Bytes): Promise<Bytes | null> {
  try {
    const file = await open(path, "r")
    try {
      const { size } = await file.stat()
      const bytes = lent !== undefined && lent.length >= size ? lent.subarray(0, size) : new Uint8Array(size)
      const { bytesRead } = await file.read(bytes, 0, size, 0)
      if (bytesRead !== size) throw new Error("a file that is written once was cut")
      return bytes
    } finally {
      await file.close()
    }
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}
