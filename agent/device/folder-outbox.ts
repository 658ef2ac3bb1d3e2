/** Sealed parts on their way, as files: they outlive a power cut, and a torn write is never taken for a part. */
import type { Outbox } from "@zahnwolke/core/party/device"
import { join } from "node:path"
import { openNamedFiles } from "./named-files.ts"

export const openFolderOutbox = (home: string): Outbox => openNamedFiles(join(home, "outbox"))

/** Sealed for keys that are gone: nobody could send or open it any more. */
export const forgetOutbox = (home: string): Promise<void> => openNamedFiles(join(home, "outbox")).clear()
