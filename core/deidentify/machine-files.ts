/** What a computer put into a folder for itself, not for the case: known by its bytes, else by its exact name. */
import type { Kind } from "../formats/sniff.ts"

/** A scan that is called like one of these stays a scan: a name speaks only where the bytes say nothing of their own. */
const kindsByName: readonly (readonly [RegExp, ReadonlySet<Kind>])[] = [
  [/^thumbs\.db$/iu, new Set<Kind>(["office", "unknown", "empty"])],
  [/^desktop\.ini$/iu, new Set<Kind>(["text", "unknown", "empty"])],
  [/^\.DS_Store$/u, new Set<Kind>(["unknown", "empty"])],
  [/^\._/u, new Set<Kind>(["unknown", "empty"])],
]

const silent: ReadonlySet<Kind> = new Set<Kind>(["unknown", "empty", "text"])

/** The kind that the bytes have, or that of a note of the computer to itself. */
export function kindInFolder(path: string, kind: Kind): Kind {
  const folders = path.split("/")
  const name = folders.pop() ?? ""
  const isNamed = kindsByName.some(([pattern, kinds]) => pattern.test(name) && kinds.has(kind))
  // macOS packs what it knows of each file into this folder, beside the files.
  return isNamed || (folders.includes("__MACOSX") && silent.has(kind)) ? "folder-view" : kind
}

export const isMachines = (kind: string): boolean => kind === "folder-view"
