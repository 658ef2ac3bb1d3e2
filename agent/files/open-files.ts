/** Found files as the rewrite takes them, and back to the names under which a person knows them. */
import type { SetFile } from "@zahnwolke/core/deidentify/set-items"
import { seeFile, seenSource, unreadableSource } from "./file-source.ts"
import type { SeenFile } from "./file-source.ts"
import type { FoundFile } from "./walk.ts"

/** As it was when it was first looked at; null where it cannot be read. */
export interface KnownFile {
  readonly named: string
  readonly path: string
  readonly seen: SeenFile | null
}

export const knownFiles = (files: readonly FoundFile[]): readonly KnownFile[] =>
  files.map(({ isFile, named, path }) => ({ named, path, seen: isFile ? seenOrNull(path) : null }))

function seenOrNull(path: string): SeenFile | null {
  try {
    return seeFile(path)
  } catch {
    return null
  }
}

export const openKnown = ({ named, path, seen }: KnownFile): SetFile => ({
  path: named,
  source: seen === null ? unreadableSource : seenSource(path, seen),
})

export const openFiles = (files: readonly FoundFile[]): readonly SetFile[] =>
  knownFiles(files).map((file) => openKnown(file))

/** An entry of an archive is called by the archive and its way in there. */
export function shownNames(files: readonly FoundFile[]): (input: string) => string {
  const shownByName = new Map(files.map(({ named, shown }) => [named, shown]))
  return (input) => {
    for (let end = input.length; end > 0; end = input.lastIndexOf("/", end - 1)) {
      const shown = shownByName.get(input.slice(0, end))
      if (shown !== undefined) return `${shown}${input.slice(end)}`
    }
    return input
  }
}
