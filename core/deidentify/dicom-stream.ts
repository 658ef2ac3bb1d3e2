/** A coded frame read forwards, and the list of what is kept of it. */
import { arraySource, joinSources, sliceSource } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { holds, moveTo, openWindow, take } from "../formats/dicom-window.ts"
import type { Window } from "../formats/dicom-window.ts"

export interface Frame {
  readonly source: ByteSource
  readonly window: Window
  /** Pieces to keep, in order: places of the source, or bytes of ours. */
  readonly kept: (readonly [start: number, end: number] | Bytes)[]
  /** "JPEG comment" …: what was left out. */
  readonly removed: Set<string>
  incomplete: boolean
}

export const openFrame = (source: ByteSource): Frame => ({
  source,
  window: openWindow(source),
  kept: [],
  removed: new Set(),
  incomplete: false,
})

/** Bytes that exist; shorter at the end of the frame. */
export async function bytesAt(frame: Frame, at: number, length: number): Promise<Bytes> {
  const there = Math.max(Math.min(length, frame.source.size - at), 0)
  if (!holds(frame.window, at, there)) await moveTo(frame.window, at, there)
  return take(frame.window, at, there)
}

/** A whole window, for searching; empty at the end. */
export async function windowAt(frame: Frame, at: number): Promise<Bytes> {
  const { window } = frame
  if (at >= frame.source.size) return new Uint8Array(0)
  if (at < window.start || at >= window.start + window.bytes.length) await moveTo(window, at, 1)
  return window.bytes.subarray(at - window.start)
}

export function keep(frame: Frame, start: number, end: number): void {
  const last = frame.kept.at(-1)
  if (Array.isArray(last) && last[1] === start) frame.kept[frame.kept.length - 1] = [last[0], end]
  else if (end > start) frame.kept.push([start, end])
}

/** What is kept, of even length. */
export function keptSource(frame: Frame): ByteSource {
  const parts = frame.kept.map((piece) =>
    piece instanceof Uint8Array ? arraySource(piece) : sliceSource(frame.source, piece[0], piece[1]),
  )
  const size = parts.reduce((sum, part) => sum + part.size, 0)
  const all = size % 2 === 0 ? parts : [...parts, arraySource(new Uint8Array(1))]
  return all.length === 1 && all[0] !== undefined ? all[0] : joinSources(all)
}

/** What stands behind the end of a frame, padding aside. */
export async function noteTail(frame: Frame, end: number): Promise<void> {
  const rest = await bytesAt(frame, end, 64)
  if (frame.source.size - end > 1 || rest.some((byte) => byte !== 0)) {
    if (rest.some((byte) => byte !== 0)) frame.removed.add("bytes behind the frame")
  }
}

export const uint16 = (bytes: Bytes, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)

export const uint32 = (bytes: Bytes, at: number): number =>
  uint16(bytes, at) * 0x1_0000 + uint16(bytes, at + 2)
