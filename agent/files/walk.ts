/** The files that were named: folders are looked through in order, links in them are never followed. */
import type { Dirent } from "node:fs"
import { readdir, stat } from "node:fs/promises"
import { basename, dirname, join, resolve } from "node:path"

export interface FoundFile {
  /** Where it is. */
  readonly path: string
  /** As the person would call it: what was typed, and the way from there. */
  readonly shown: string
  /** Its folder and name, for the words in them; "/" between folders. */
  readonly named: string
  /** A link, a device, a pipe: nothing that is read. */
  readonly isFile: boolean
}

export type Walk =
  | { readonly kind: "files"; readonly files: readonly FoundFile[] }
  | { readonly kind: "missing"; readonly path: string }
  | { readonly kind: "not-a-file"; readonly path: string }

export async function walk(paths: readonly string[]): Promise<Walk> {
  const files: FoundFile[] = []
  for (const path of paths) {
    const is = await stat(path).catch(() => null)
    if (is === null) return { kind: "missing", path }
    if (is.isDirectory()) files.push(...(await inFolder(path, basename(resolve(path)), path)))
    else if (is.isFile()) files.push(single(path))
    else return { kind: "not-a-file", path }
  }
  return { kind: "files", files: withOwnNames(files) }
}

function single(path: string): FoundFile {
  const whole = resolve(path)
  const folder = basename(dirname(whole))
  const name = basename(whole)
  return { path, shown: path, named: folder === "" ? name : `${folder}/${name}`, isFile: true }
}

async function inFolder(folder: string, named: string, shown: string): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = []
  const waiting = [{ folder, named, shown }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = await readdir(next.folder, { withFileTypes: true })
    for (const entry of entries.toSorted((a, b) => byName(a, b))) {
      const inside = {
        folder: join(next.folder, entry.name),
        named: `${next.named}/${entry.name}`,
        shown: join(next.shown, entry.name),
      }
      if (entry.isDirectory()) waiting.push(inside)
      else
        found.push({ path: inside.folder, shown: inside.shown, named: inside.named, isFile: entry.isFile() })
    }
  }
  return found.sort((a, b) => (a.named < b.named ? -1 : 1))
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1)

/** Two folders of the same name: a number keeps their files apart. */
function withOwnNames(files: readonly FoundFile[]): readonly FoundFile[] {
  const seen = new Set<string>()
  return files.map((file) => {
    let { named } = file
    for (let copy = 2; seen.has(named); copy++) named = `${copy}/${file.named}`
    seen.add(named)
    return { ...file, named }
  })
}
