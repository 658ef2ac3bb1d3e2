/** Slices of one radiograph are one thing to a person: looked at, left out and sent together. */
import type { AttachmentRole } from "@zahnwolke/core/records/order"

export interface FileGroup<File> {
  readonly key: string
  readonly first: File
  readonly files: readonly [File, ...File[]]
}

interface Groupable {
  readonly role: AttachmentRole
}

/** What belongs together is named alike; everything but slices stands alone. */
export function groupFiles<File extends Groupable>(
  files: readonly File[],
  nameOf: (file: File) => string,
  setOf: (file: File) => string,
): readonly FileGroup<File>[] {
  const groups = new Map<string, [File, ...File[]]>()
  for (const file of files) {
    const key = file.role === "dvt" ? `dvt ${setOf(file)}` : `one ${nameOf(file)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [file])
    else group.push(file)
  }
  return [...groups].map(([key, files]) => ({ key, first: files[0], files }))
}

const byNumber = new Intl.Collator(undefined, { numeric: true })

/** "dvt-01.dcm … dvt-60.dcm": the first and the last name of several. */
export function spanOf(names: readonly string[]): string {
  const sorted = names.toSorted(byNumber.compare)
  const [first = "", last = first] = [sorted[0], sorted.at(-1)]
  return first === last ? first : `${first} … ${last}`
}

export const folderOf = (path: string): string => path.split("/").slice(0, -1).join("/")
export const lastName = (path: string): string => path.split("/").at(-1) ?? path

/** The way to a file from the folder that it shares with another one. */
export function wayApart(path: string, other: string): string {
  const [own, others] = [path.split("/"), other.split("/")]
  const apart = own.findIndex((name, at) => at === own.length - 1 || name !== others[at])
  return own.slice(apart).join("/")
}

/** The one that shows best what all are: of slices the middle one. */
export const middleOf = <File>(files: readonly [File, ...File[]]): File =>
  files[Math.floor(files.length / 2)] ?? files[0]
