/** Sealed parts on their way, as files of the origin's private file system: they outlive a reload and a power cut. */
import type { Bytes } from "@zahnwolke/core/encoding/bytes"
import type { Outbox } from "@zahnwolke/core/party/device"

const isMissing = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === "NotFoundError" || error.name === "TypeMismatchError")

/** Names hold slashes and what not; a file name holds neither. */
const fileName = (name: string): string => encodeURIComponent(name).replaceAll(".", "%2E")

const torn = ".part"

/** Written under a name of its own first, so that a torn write is never taken for a whole part. */
async function write(folder: FileSystemDirectoryHandle, name: string, bytes: Bytes): Promise<void> {
  const handle = await folder.getFileHandle(`${name}${torn}`, { create: true })
  const file = await handle.createSyncAccessHandle()
  try {
    file.truncate(0)
    const written = file.write(bytes, { at: 0 })
    file.flush()
    if (written !== bytes.length) throw new DOMException("The device has no room left.", "QuotaExceededError")
  } finally {
    file.close()
  }
  await handle.move(folder, name)
}

/** What a tab that died was still writing is nothing, and takes room; another tab's writing is left alone. */
async function sweep(folder: FileSystemDirectoryHandle, lock: string): Promise<void> {
  await navigator.locks.request(lock, { ifAvailable: true }, async (granted) => {
    if (granted === null) return
    const left: string[] = []
    for await (const name of folder.keys()) if (name.endsWith(torn)) left.push(name)
    for (const name of left) await folder.removeEntry(name)
  })
}

async function openFolder(name: string, lock: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle(name, { create: true })
  await sweep(folder, lock)
  return folder
}

export function openOutbox(folderName = "outbox"): Outbox {
  const lock = `writing ${folderName}`
  let opened: Promise<FileSystemDirectoryHandle> | null = null
  const folder = (): Promise<FileSystemDirectoryHandle> => (opened ??= openFolder(folderName, lock))

  return {
    put: async (name, bytes) => {
      const at = await folder()
      await navigator.locks.request(lock, { mode: "shared" }, () => write(at, fileName(name), bytes))
    },
    get: async (name) => {
      try {
        const handle = await (await folder()).getFileHandle(fileName(name))
        // It is sent from where it lies: what the browser reads for it is not held here.
        return await handle.getFile()
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    remove: async (name) => {
      await (await folder()).removeEntry(fileName(name)).catch((error: unknown) => {
        if (!isMissing(error)) throw error
      })
    },
    names: async (prefix) => {
      const found: string[] = []
      for await (const name of (await folder()).keys()) {
        if (name.endsWith(torn)) continue
        const whole = decodeURIComponent(name)
        if (whole.startsWith(prefix)) found.push(whole)
      }
      return found.toSorted()
    },
  }
}
