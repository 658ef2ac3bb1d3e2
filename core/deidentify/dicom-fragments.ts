/** Encapsulated pixels: fragments put together to frames, each cleaned by its coding, one fragment a frame again. */
import { arraySource, joinSources, sliceSource } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Span } from "../formats/dicom-data-set.ts"
import type { PixelCoding } from "../formats/dicom-syntax.ts"
import { cleanJpeg2000 } from "./dicom-jpeg-2000.ts"
import { cleanJpeg } from "./dicom-jpeg.ts"
import { frameLength } from "./dicom-native.ts"
import type { PixelShape } from "./dicom-native.ts"
import { cleanRle } from "./dicom-rle.ts"
import { keep, keptSource, openFrame } from "./dicom-stream.ts"
import type { Frame } from "./dicom-stream.ts"

export interface CodedPixels {
  /** The offset table first, then one a frame. */
  readonly fragments: readonly ByteSource[]
  readonly removed: ReadonlySet<string>
  readonly incomplete: boolean
}

/** Null where the frames cannot be told apart, or one does not follow its coding. */
export async function codedPixels(
  source: ByteSource,
  table: Span,
  fragments: readonly Span[],
  coding: PixelCoding,
  shape: PixelShape,
): Promise<CodedPixels | null> {
  const groups = await frameGroups(source, table, fragments, coding, shape.frames)
  if (groups === null) return null
  const removed = new Set<string>()
  const frames: ByteSource[] = []
  let incomplete = false
  for (const group of groups) {
    const frame = openFrame(frameSource(source, group))
    if (!(await cleanFrame(frame, coding, shape))) return null
    frames.push(keptSource(frame))
    for (const kind of frame.removed) removed.add(kind)
    incomplete ||= frame.incomplete
  }
  return { fragments: [offsetTable(frames), ...frames], removed, incomplete }
}

function frameSource(source: ByteSource, spans: readonly Span[]): ByteSource {
  const parts = spans.map(({ at, length }) => sliceSource(source, at, at + length))
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : joinSources(parts)
}

/** False for codings that are never rewritten: their streams hide more than an allow-list reads. */
async function cleanFrame(frame: Frame, coding: PixelCoding, shape: PixelShape): Promise<boolean> {
  if (coding === "jpeg" || coding === "jpeg-ls") return cleanJpeg(frame, coding === "jpeg-ls")
  if (coding === "jpeg-2000") return cleanJpeg2000(frame)
  if (coding === "rle")
    return cleanRle(frame, (shape.allocated / 8) * shape.samples, shape.rows * shape.columns)
  return coding === "framed" && cleanFramed(frame, frameLength(shape))
}

function cleanFramed(frame: Frame, length: number): boolean {
  if (frame.source.size < length) return false
  if (frame.source.size - length > 1) frame.removed.add("bytes behind the frame")
  keep(frame, 0, length)
  return true
}

type Groups = readonly (readonly Span[])[]

/** The fragments of each frame; null where they cannot be told apart. */
export async function frameGroups(
  source: ByteSource,
  table: Span,
  fragments: readonly Span[],
  coding: PixelCoding,
  frames: number,
): Promise<Groups | null> {
  if (fragments.length === 0) return null
  if (fragments.length === frames) return fragments.map((fragment) => [fragment])
  if (frames === 1) return [fragments]
  const starts =
    (await tableStarts(source, table, fragments, frames)) ?? (await codeStarts(source, fragments, coding))
  if (starts.length !== frames || starts[0] !== 0) return null
  return starts.map((start, index) => fragments.slice(start, starts[index + 1] ?? fragments.length))
}

/** By the offset table, which counts from the header of the first fragment. */
async function tableStarts(
  source: ByteSource,
  table: Span,
  fragments: readonly Span[],
  frames: number,
): Promise<readonly number[] | null> {
  if (table.length !== frames * 4) return null
  const bytes = await source.read(table.at, table.at + table.length)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const zero = fragments[0]?.at ?? 0
  const indexByOffset = new Map(fragments.map(({ at }, index) => [at - zero, index]))
  const starts = Array.from(
    { length: frames },
    (_, frame) => indexByOffset.get(view.getUint32(frame * 4, true)) ?? -1,
  )
  return starts.every((start, index) => start > (starts[index - 1] ?? -1)) ? starts : null
}

/** By the fragments that begin a code stream. */
async function codeStarts(
  source: ByteSource,
  fragments: readonly Span[],
  coding: PixelCoding,
): Promise<readonly number[]> {
  const second = coding === "jpeg-2000" ? 0x4f : 0xd8
  const starts: number[] = []
  for (const [index, { at, length }] of fragments.entries()) {
    if (length < 2) continue
    const head = await source.read(at, at + 2)
    if (head[0] === 0xff && head[1] === second) starts.push(index)
  }
  return starts
}

/** Empty where an offset would not fit; a reader then finds the frames by themselves, one fragment each. */
function offsetTable(frames: readonly ByteSource[]): ByteSource {
  const bytes = new Uint8Array(frames.length * 4)
  const view = new DataView(bytes.buffer)
  let offset = 0
  for (const [index, { size }] of frames.entries()) {
    if (offset > 0xffff_ffff) return arraySource(new Uint8Array(0))
    view.setUint32(index * 4, offset, true)
    offset += size + 8
  }
  return arraySource(bytes)
}
