/** Sealed parts on their way, as files of the origin's private file system: they outlive a reload and a power cut. */
import type { Outbox } from "@zahnwolke/core/party/device"

const isMissing = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === "NotFoundError" || error.name === "TypeMismatchError")

/** Names hold slashes and what not; a file name holds neither. */
const fileName = (name: string): string => encodeURIComponent(name).replaceAll(".", "%2E")

export function openOutbox(folderName = "outbox"): Outbox {
  let opened: Promise<FileSystemDirectoryHandle> | null = null
  const folder = (): Promise<FileSystemDirectoryHandle> =>
    (opened ??= navigator.storage
      .getDirectory()
      .then((root) => root.getDirectoryHandle(folderName, { create: true })))

  return {
    put: async (name, bytes) => {
      /** Written under a name of its own first, so that a torn write is never taken for a whole part. */
      const part = `${fileName(name)}.part`
      const handle = await (await folder()).getFileHandle(part, { create: true })
      const file = await handle.createSyncAccessHandle()
      try {
        file.truncate(0)
        const written = file.write(bytes, { at: 0 })
        file.flush()
        if (written !== bytes.length)
          throw new DOMException("The device has no room left.", "QuotaExceededError")
      } finally {
        file.close()
      }
      await handle.move(await folder(), fileName(name))
    },
    get: async (name) => {
      try {
        const handle = await (await folder()).getFileHandle(fileName(name))
        return new Uint8Array(await (await handle.getFile()).arrayBuffer())
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
        if (name.endsWith(".part")) continue
        const whole = decodeURIComponent(name)
        if (whole.startsWith(prefix)) found.push(whole)
      }
      return found.toSorted()
    },
  }
}
