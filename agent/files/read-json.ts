/** Small JSON files that a person wrote: read with a limit, refused with a code and never with their words. */
import { readFile, stat } from "node:fs/promises"

const largest = 16 * 2 ** 20

export type JsonFile =
  | { readonly kind: "json"; readonly value: unknown; readonly text: string }
  | { readonly kind: "unreadable" | "too-large" | "not-json" }

export async function readJson(path: string): Promise<JsonFile> {
  const is = await stat(path).catch(() => null)
  if (is === null || !is.isFile()) return { kind: "unreadable" }
  if (is.size > largest) return { kind: "too-large" }
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null) return { kind: "unreadable" }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    return { kind: "json", value, text }
  } catch {
    return { kind: "not-json" }
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
