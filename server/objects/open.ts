/** Opens the store that a pool names. */
import { openFolderStore } from "./folder.ts"
import type { ObjectStore } from "./object-store.ts"
import type { ObjectsPool } from "./pool.ts"
import { openS3Store } from "./s3.ts"

export async function openStore({ store }: ObjectsPool, reserve: number): Promise<ObjectStore> {
  return store.kind === "folder" ? openFolderStore(store.folder, { reserve }) : openS3Store(store)
}
