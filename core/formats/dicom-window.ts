/** A part of a source that is held, so that a reader waits for bytes only when it leaves it. */
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Bytes } from "../encoding/bytes.ts"

export interface Window {
  readonly source: ByteSource
  bytes: Bytes
  view: DataView
  /** Where in the source the held bytes begin. */
  start: number
}

const firstLength = 1 << 14
const nextLength = 1 << 18

export function openWindow(source: ByteSource): Window {
  const bytes = new Uint8Array(0)
  return { source, bytes, view: new DataView(bytes.buffer), start: 0 }
}

export const holds = (window: Window, at: number, length: number): boolean =>
  at >= window.start && Math.min(at + length, window.source.size) <= window.start + window.bytes.length

/** Holds what stands at `at`, as far as the source reaches. */
export async function moveTo(window: Window, at: number, length: number): Promise<void> {
  const piece = Math.max(length, window.bytes.length === 0 ? firstLength : nextLength)
  const bytes = await window.source.read(at, Math.min(at + piece, window.source.size))
  window.bytes = bytes
  window.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  window.start = at
}

/** A copy of what is held there; the caller made sure that it is. */
export const take = (window: Window, at: number, length: number): Bytes =>
  window.bytes.slice(at - window.start, at - window.start + length)
