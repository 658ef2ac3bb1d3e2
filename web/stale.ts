/** Whether `web/dist` was built from the sources that lie here; apart from the build, which is large and seldom needed. */
import { createHash } from "node:crypto"
import { globSync, readFileSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { dirname, join } from "node:path"

export const repository = dirname(import.meta.dirname)
export const outDir = join(import.meta.dirname, "dist")
/** Says from which sources the folder was built; written last, so a torn build is never taken for a whole one. */
export const stampName = "built-from.txt"

const sources = ["web/**/*.{ts,tsx,css,html,svg,webmanifest}", "core/**/*.{ts,json}", "package-lock.json"]

/** SHA-256 over every source by name and content. */
export function sourceHash(): string {
  const hash = createHash("sha256")
  const names = globSync(sources, { cwd: repository })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => !/(?:^|\/)(?:node_modules|dist)\/|\.test\.tsx?$/u.test(name))
    .toSorted()
  for (const name of names) {
    const bytes = readFileSync(join(repository, name))
    hash.update(`${name}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest("hex")
}

export async function isStale(folder = outDir): Promise<boolean> {
  return (await readFile(join(folder, stampName), "utf8").catch(() => "")) !== sourceHash()
}
