/** Small JSON files that a person wrote: read with a limit, refused with a code and never with their words. */
import { createReadStream } from "node:fs"
import { concat } from "@zahnwolke/core/encoding/bytes"
import type { Bytes } from "@zahnwolke/core/encoding/bytes"

const largest = 16 * 2 ** 20

export type JsonFile =
  | { readonly kind: "json"; readonly value: unknown; readonly text: string }
  | { readonly kind: "unreadable" | "too-large" | "not-json" }

/** A pipe will do too: what names a patient need not lie on a disk. */
export async function readJson(path: string): Promise<JsonFile> {
  const bytes = await readLimited(path).catch(() => null)
  if (bytes === null) return { kind: "unreadable" }
  if (bytes === "too-large") return { kind: "too-large" }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    return { kind: "json", value, text }
  } catch {
    return { kind: "not-json" }
  }
}

async function readLimited(path: string): Promise<Bytes | "too-large"> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of createReadStream(path)) {
    if (!(piece instanceof Uint8Array)) throw new TypeError("a stream without an encoding gives bytes")
    size += piece.length
    if (size > largest) return "too-large"
    pieces.push(piece)
  }
  return concat(...pieces)
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
