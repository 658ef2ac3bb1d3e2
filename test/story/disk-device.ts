/** The places on disk that a browser or a PC has: what waits there, or is put together there, takes no memory. */
import { mkdtempSync, openAsBlob, readdirSync, rmSync } from "node:fs"
import { appendFile, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ownBytes } from "@zahnwolke/core/encoding/bytes"
import type { Outbox, Spool } from "@zahnwolke/core/party/device"

export interface DiskOutbox extends Outbox {
  readonly folder: string
  readonly forget: () => void
}

export function diskOutbox(): DiskOutbox {
  const folder = mkdtempSync(join(tmpdir(), "zahnwolke-outbox-"))
  const pathOf = (name: string): string => join(folder, name.replaceAll("/", "+"))
  return {
    folder,
    put: (name, bytes) => writeFile(pathOf(name), bytes),
    get: async (name) => {
      const bytes = await readFile(pathOf(name)).catch(() => null)
      return bytes === null ? null : ownBytes(bytes)
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    names: (prefix) =>
      Promise.resolve(
        readdirSync(folder)
          .map((name) => name.replaceAll("+", "/"))
          .filter((name) => name.startsWith(prefix)),
      ),
    forget: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export function diskSpool(folder: string): Promise<Spool> {
  const path = join(folder, crypto.randomUUID())
  return Promise.resolve({
    write: (bytes) => appendFile(path, bytes),
    blob: () => openAsBlob(path),
    drop: () => rm(path, { force: true }),
  })
}
