/** Sealed files in a folder: written beside, checked, flushed, renamed, so that a chunk is there whole or not at all. */
import { createHash, randomUUID } from "node:crypto"
import { createReadStream } from "node:fs"
import { mkdir, open, readdir, rename, rm, stat, statfs, unlink } from "node:fs/promises"
import type { FileHandle } from "node:fs/promises"
import { dirname, join } from "node:path"
import { syncFolder } from "../sync-folder.ts"
import { StoreError, longestChunk } from "./object-store.ts"
import type {
  Abilities,
  ByteRange,
  Chunk,
  ChunkBody,
  ChunkHash,
  Erasure,
  ObjectStore,
  Put,
} from "./object-store.ts"

export interface FolderOptions {
  /** Bytes that stay free for the database, which cannot go on without. */
  readonly reserve?: number
}

const defaultReserve = 256 * 1024 * 1024
/** A started upload that nobody finished; none takes this long. */
const abandonedAfter = 24 * 3_600_000

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : ""

const isMissing = (error: unknown): boolean => codeOf(error) === "ENOENT"
const isFull = (error: unknown): boolean => ["ENOSPC", "EDQUOT", "EFBIG"].includes(codeOf(error))

/** Two letters of the hash name the folder: 256 folders carry millions of files. */
const keyOf = (sha256: ChunkHash): string => `${sha256.slice(0, 2)}/${sha256}`

export async function openFolderStore(root: string, options: FolderOptions = {}): Promise<ObjectStore> {
  const incoming = join(root, "incoming")
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await sweep(incoming)
  const reserve = options.reserve ?? defaultReserve
  const pathOf = (sha256: ChunkHash): string => join(root, keyOf(sha256))
  return {
    put: (sha256, body, size) => put({ root, incoming, reserve }, sha256, body, size),
    get: (sha256, range) => get(pathOf(sha256), range),
    has: (list) => present(list, pathOf),
    erase: (sha256) => erase(sha256, pathOf(sha256)),
    probe: () => probe(root, reserve),
    close: () => Promise.resolve(),
  }
}

async function sweep(incoming: string): Promise<void> {
  const before = Date.now() - abandonedAfter
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const left = await stat(path).catch(() => null)
    if (left !== null && left.mtimeMs < before) await rm(path, { force: true })
  }
}

interface Place {
  readonly root: string
  readonly incoming: string
  readonly reserve: number
}

async function hasRoom(root: string, size: number, reserve: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(root)
  return bavail * bsize >= size + reserve
}

async function put(place: Place, sha256: ChunkHash, body: ChunkBody, size: number): Promise<Put> {
  if (!Number.isSafeInteger(size) || size < 0 || size > longestChunk)
    return { kind: "mismatch", reason: "size" }
  if (!(await hasRoom(place.root, size, place.reserve))) return { kind: "full" }
  const part = join(place.incoming, randomUUID())
  try {
    const written = await writePart(part, sha256, body, size)
    if (written.kind === "stored") await moveIntoPlace(place.root, part, sha256)
    return written
  } catch (error) {
    if (isFull(error)) return { kind: "full" }
    throw error
  } finally {
    await rm(part, { force: true })
  }
}

async function writePart(part: string, sha256: ChunkHash, body: ChunkBody, size: number): Promise<Put> {
  const file = await open(part, "wx", 0o600)
  try {
    const hash = createHash("sha256")
    const arrival = await copy(body, size, async (bytes) => {
      hash.update(bytes)
      await writeAll(file, bytes)
    })
    if (arrival !== null) return arrival
    if (hash.digest("hex") !== sha256) return { kind: "mismatch", reason: "hash" }
    await file.datasync()
    return { kind: "stored" }
  } finally {
    await file.close()
  }
}

/** Null where exactly `size` bytes came. Errors of the sender and of the disk are kept apart. */
async function copy(
  body: ChunkBody,
  size: number,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<Put | null> {
  const arriving = body[Symbol.asyncIterator]()
  let total = 0
  for (;;) {
    const next = await arriving.next().catch(() => null)
    if (next === null) return { kind: "interrupted" }
    if (next.done === true) return total === size ? null : { kind: "mismatch", reason: "size" }
    total += next.value.length
    if (total > size) {
      await arriving.return?.().catch(() => null)
      return { kind: "mismatch", reason: "size" }
    }
    await write(next.value)
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, at)
    at += bytesWritten
  }
}

/** Renaming is atomic; the entry is durable only once the folder itself was flushed. */
async function moveIntoPlace(root: string, part: string, sha256: ChunkHash): Promise<void> {
  const path = join(root, keyOf(sha256))
  const folder = dirname(path)
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  await rename(part, path)
  await syncFolder(folder)
  if (made !== undefined) await syncFolder(root)
}

async function get(path: string, range?: ByteRange): Promise<Chunk | null> {
  const file = await open(path).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (file === null) return null
  const { size: whole } = await file.stat()
  const first = range?.first ?? 0
  const last = Math.min(range?.last ?? whole - 1, whole - 1)
  if (range !== undefined && (first < 0 || first > last)) {
    await file.close()
    return null
  }
  if (whole === 0) {
    await file.close()
    return { size: 0, whole, bytes: createReadStream(path) }
  }
  const bytes = file.createReadStream({ start: first, end: last, highWaterMark: 1 << 18 })
  return { size: last - first + 1, whole, bytes }
}

async function present(
  list: readonly ChunkHash[],
  pathOf: (sha256: ChunkHash) => string,
): Promise<ReadonlySet<ChunkHash>> {
  const found = new Set<ChunkHash>()
  for (const sha256 of list) {
    const here = await stat(pathOf(sha256)).catch((error: unknown) => {
      if (isMissing(error)) return null
      throw error
    })
    if (here?.isFile() === true) found.add(sha256)
  }
  return found
}

/** The name is gone for good once its folder is flushed; then the file system is asked whether it still knows it. */
async function erase(sha256: ChunkHash, path: string): Promise<Erasure> {
  const key = keyOf(sha256)
  const before = await stat(path).catch(() => null)
  const removed = await unlink(path).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false
      throw new StoreError(`The folder does not let go of a chunk (${codeOf(error)}).`)
    },
  )
  if (removed) await syncFolder(dirname(path))
  const left = await stat(path).then(
    () => "there",
    (error: unknown) => codeOf(error),
  )
  if (left !== "ENOENT") throw new StoreError(`After its removal the folder still knows a chunk (${left}).`)
  const bytes = removed ? (before?.size ?? 0) : 0
  const answer = removed ? "unlink: done; stat: ENOENT" : "unlink: ENOENT; stat: ENOENT"
  return { sha256, key, bytes, versions: removed ? 1 : 0, answer }
}

async function probe(root: string, reserve: number): Promise<Abilities> {
  const path = join(root, "incoming", `probe-${randomUUID()}`)
  try {
    const file = await open(path, "wx", 0o600)
    await file.close()
    await unlink(path)
  } catch (error) {
    throw new StoreError(`The folder for sealed files cannot be written (${codeOf(error)}).`)
  }
  const { bavail, bsize } = await statfs(root)
  const warnings =
    bavail * bsize < 4 * reserve ? ["The disk that holds the sealed files is nearly full."] : []
  return { kind: "folder", versioning: "off", objectLock: false, warnings }
}
