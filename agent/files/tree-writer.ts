/** Files under paths of plain names into one folder, each hashed while it is written. */
import { createHash } from "node:crypto"
import { mkdir, open } from "node:fs/promises"
import { dirname, join } from "node:path"

export interface Written {
  readonly path: string
  readonly sha256: string
  readonly size: number
}

export interface TreeWriter {
  readonly write: (path: string, blob: Blob) => Promise<void>
  readonly written: readonly Written[]
}

export function treeWriter(folder: string): TreeWriter {
  const written: Written[] = []
  return {
    written,
    write: async (path, blob) => {
      const names = path.split("/")
      if (names.some((name) => name === "" || name === "." || name === ".."))
        throw new TypeError("a path climbs")
      const whole = join(folder, ...names)
      await mkdir(dirname(whole), { recursive: true, mode: 0o700 })
      const hash = createHash("sha256")
      const file = await open(whole, "wx", 0o600)
      try {
        for await (const piece of blob.stream()) {
          hash.update(piece)
          await file.writeFile(piece)
        }
      } finally {
        await file.close()
      }
      written.push({ path, sha256: hash.digest("hex"), size: blob.size })
    },
  }
}
