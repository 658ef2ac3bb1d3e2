/** Found files as the rewrite takes them, and back to the names under which a person knows them. */
import type { SetFile } from "@zahnwolke/core/deidentify/set-items"
import { fileSource, unreadableSource } from "./file-source.ts"
import type { FoundFile } from "./walk.ts"

export async function openFiles(files: readonly FoundFile[]): Promise<readonly SetFile[]> {
  const opened: SetFile[] = []
  for (const { isFile, named, path } of files) {
    opened.push({
      path: named,
      source: isFile ? await fileSource(path).catch(() => unreadableSource) : unreadableSource,
    })
  }
  return opened
}

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
