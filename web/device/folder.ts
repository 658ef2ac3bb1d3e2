/** A folder of this computer that a person chose for writing. */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return (await window.showDirectoryPicker?.({ mode: "readwrite" })) ?? null
  } catch (error) {
    /** The person closed the picker. */
    if (error instanceof DOMException && error.name === "AbortError") return null
    throw error
  }
}

/** Writes a file under a path of plain names; a name that would climb out is an error. */
export function folderWriter(folder: FileSystemDirectoryHandle): (path: string, blob: Blob) => Promise<void> {
  return async (path, blob) => {
    const names = path.split("/").filter(Boolean)
    const last = names.pop()
    if (last === undefined || [...names, last].some((name) => name === "." || name === "..")) {
      throw new TypeError("This path names no file.")
    }
    let into = folder
    for (const name of names) into = await into.getDirectoryHandle(name, { create: true })
    const file = await into.getFileHandle(last, { create: true })
    await blob.stream().pipeTo(await file.createWritable())
  }
}
