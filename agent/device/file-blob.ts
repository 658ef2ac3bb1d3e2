/** A file as a Blob: bytes are read when they are asked for, and a file that changed meanwhile is noticed. */
import { openAsBlob } from "node:fs"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"

export const fileBlob = (path: string): Promise<Blob> => openAsBlob(path)

export const blobSource = (blob: Blob): ByteSource => ({
  size: blob.size,
  read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
})
