/** A renamed or removed file is so for good only once the folder it stands in was flushed. */
import { open } from "node:fs/promises"

export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot flush a folder and does not need it.
  if (process.platform === "win32") return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
