/** The places on disk that a browser or a PC has: what waits there, or is put together there, takes no memory. */
import { mkdtempSync, openAsBlob, readdirSync, rmSync } from "node:fs"
import { appendFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Outbox, Spool } from "@zahnwolke/core/party/device"
import { readWhole } from "../../agent/device/whole-file.ts"

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
    get: (name, lent) => readWhole(pathOf(name), lent),
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
