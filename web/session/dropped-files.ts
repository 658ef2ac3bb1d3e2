/** Files and folders as they are dropped or picked, each with its path inside the folder. */
import type { InputFile } from "@zahnwolke/core/party/party"

/** More than one case ever has: a whole disk was meant by mistake. */
const mostFiles = 3000

export type Dropped =
  | { readonly kind: "files"; readonly files: readonly InputFile[] }
  | { readonly kind: "too-many"; readonly count: number }

const limited = (files: readonly InputFile[]): Dropped =>
  files.length > mostFiles ? { kind: "too-many", count: files.length } : { kind: "files", files }

export const pickedFiles = (list: FileList | null): Dropped =>
  limited([...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, blob: file })))

/** Must be called before the drop event ends: its entries are gone afterwards. */
export function droppedFiles(transfer: DataTransfer): Promise<Dropped> {
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === "file" ? item.webkitGetAsEntry() : null
    return entry === null ? [] : [entry]
  })
  return walk(entries)
}

async function walk(entries: readonly FileSystemEntry[]): Promise<Dropped> {
  const files: InputFile[] = []
  const waiting = [...entries]
  for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
    if (isFolder(entry)) waiting.push(...(await childrenOf(entry)))
    else if (isFile(entry))
      files.push({ path: entry.fullPath.replace(/^\//u, ""), blob: await fileOf(entry) })
    /** Counting further would only take time. */
    if (files.length > mostFiles) break
  }
  return limited(files)
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject))

/** The browser gives a folder's children in portions until one is empty. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}
