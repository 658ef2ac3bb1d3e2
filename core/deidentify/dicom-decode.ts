/** Coded frames as plain samples, where somebody here can decode them; each is decoded when it is read. */
import { joinSources, sliceSource } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { pixelElement } from "../formats/dicom-header.ts"
import type { DicomDataset } from "../formats/dicom-header.ts"
import { explicitLittle, syntaxOf } from "../formats/dicom-syntax.ts"
import { tag } from "../formats/dicom-tags.ts"
import { isProblem, problem } from "../formats/problem.ts"
import type { Problem } from "../formats/problem.ts"
import { frameGroups } from "./dicom-fragments.ts"
import { pixelShape } from "./dicom-native.ts"
import { FrameDamaged, decoderOf } from "./frame-decoder.ts"
import type { Decoder, FrameDecoders } from "./frame-decoder.ts"

/** The same image with native pixels: unchanged where they are native already. */
export async function decodedDicom(
  set: DicomDataset,
  decoders: FrameDecoders,
): Promise<DicomDataset | Problem> {
  const element = pixelElement(set)
  const shape = pixelShape(set)
  if (element === null || shape === null) return problem("dicom-pixels")
  if (element.fragments === null) return set.syntax.coding === "unknown" ? problem("dicom-coding") : set
  const [table, ...fragments] = element.fragments
  if (table === undefined) return problem("dicom-coding")
  const groups = await frameGroups(set.source, table, fragments, set.syntax.coding, shape.frames)
  const decoder = decoderOf(set, shape, decoders)
  if (isProblem(decoder)) return decoder
  if (groups === null) return problem("dicom-coding")
  const sources = groups.map((spans) =>
    joinSources(spans.map(({ at, length }) => sliceSource(set.source, at, at + length))),
  )
  const pixels = framesSource(sources, {
    ...decoder,
    decode: (frame) =>
      decoder.decode(frame).catch(() => {
        throw new FrameDamaged("a frame does not follow its coding")
      }),
  })
  const elements = new Map(set.elements)
  for (const table of [tag.extendedOffsets, tag.extendedLengths]) elements.delete(table)
  for (const changed of decoder.changed) elements.set(changed.tag, changed)
  elements.set(tag.pixels, {
    ...element,
    vr: shape.allocated > 8 ? "OW" : "OB",
    little: true,
    at: set.source.size,
    length: pixels.size,
    fragments: null,
  })
  const { uid: _, ...syntax } = syntaxOf({ explicit: true, little: true })
  return {
    ...set,
    elements,
    source: joinSources([set.source, pixels]),
    syntax: { ...syntax, uid: explicitLittle },
  }
}

/** One frame at a time, kept until it was read to its end: a reader goes forwards, and a volume has hundreds of files. */
function framesSource(frames: readonly ByteSource[], { length, decode }: Decoder): ByteSource {
  let held: { readonly index: number; readonly bytes: Promise<Bytes> } | null = null
  const frameAt = (index: number): Promise<Bytes> => {
    if (held?.index === index) return held.bytes
    const frame = frames[index]
    const bytes = frame === undefined ? Promise.resolve(new Uint8Array(0)) : decode(frame)
    held = { index, bytes }
    return bytes
  }
  const size = length * frames.length
  const read: ByteSource["read"] = async (start, end) => {
    const out = new Uint8Array(end - start)
    for (let index = Math.floor(start / length); index * length < Math.min(end, size); index++) {
      const bytes = await frameAt(index)
      const from = Math.max(start - index * length, 0)
      out.set(bytes.subarray(from, Math.min(end - index * length, length)), index * length + from - start)
      if (held?.index === index && end >= (index + 1) * length) held = null
    }
    return out
  }
  return { size, read }
}
