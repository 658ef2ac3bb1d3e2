/**
 * Coded frames as plain samples, where somebody here can decode them: run lengths, lossless JPEG and JPEG-LS ourselves,
 * JPEG of eight bits by the platform. What nobody can decode cannot be painted over either, and the file says so.
 */
import { joinSources, readAll, sliceSource } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { textOf } from "../formats/dicom-data-set.ts"
import type { DicomElement } from "../formats/dicom-data-set.ts"
import { pixelElement } from "../formats/dicom-header.ts"
import type { DicomDataset } from "../formats/dicom-header.ts"
import { explicitLittle, syntaxOf } from "../formats/dicom-syntax.ts"
import { tag } from "../formats/dicom-tags.ts"
import { decodeJpegLs } from "../formats/jpeg-ls.ts"
import { decodeLosslessJpeg } from "../formats/jpeg-lossless.ts"
import type { FrameSize } from "../formats/jpeg-lossless.ts"
import { isProblem, problem } from "../formats/problem.ts"
import type { Problem } from "../formats/problem.ts"
import { frameGroups } from "./dicom-fragments.ts"
import { frameLength, pixelShape } from "./dicom-native.ts"
import type { PixelShape } from "./dicom-native.ts"

/** What a platform can do with a JPEG: its pixels as red, green, blue and alpha, colours as they were coded. */
export type DecodeJpeg = (jpeg: Bytes) => Promise<Rgba>

export interface Rgba {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array | Uint8ClampedArray
}

/** The same image with native pixels: unchanged where they are native already. Each frame is decoded when it is read. */
export async function decodedDicom(
  set: DicomDataset,
  decodeJpeg: DecodeJpeg | null,
): Promise<DicomDataset | Problem> {
  const element = pixelElement(set)
  const shape = pixelShape(set)
  if (element === null || shape === null) return problem("dicom-pixels")
  if (element.fragments === null) return set.syntax.coding === "unknown" ? problem("dicom-coding") : set
  const [table, ...fragments] = element.fragments
  if (table === undefined) return problem("dicom-coding")
  const groups = await frameGroups(set.source, table, fragments, set.syntax.coding, shape.frames)
  const decoder = decoderOf(set, shape, decodeJpeg)
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

interface Decoder {
  /** Bytes of a decoded frame. */
  readonly length: number
  readonly decode: (frame: ByteSource) => Promise<Bytes>
  readonly changed: readonly DicomElement[]
}

/** A frame that its decoder does not take. */
export class FrameDamaged extends Error {}

function decoderOf(set: DicomDataset, shape: PixelShape, decodeJpeg: DecodeJpeg | null): Decoder | Problem {
  const plain = { ...shape, halved: false }
  const length = frameLength(plain)
  const together = set.elements.has(tag.planarConfiguration) ? [number(tag.planarConfiguration, 0)] : []
  switch (set.syntax.coding) {
    case "rle":
      if (shape.allocated % 8 !== 0) return problem("redact-coded")
      return { length, decode: async (frame) => unpacked(await readAll(frame), plain), changed: together }
    case "framed":
      return {
        length: frameLength(shape),
        decode: (frame) => frame.read(0, frameLength(shape)),
        changed: [],
      }
    case "jpeg":
      return losslessSyntaxes.has(set.syntax.uid)
        ? samplesDecoder(shape, decodeLosslessJpeg, together)
        : jpegDecoder(set, shape, decodeJpeg, together)
    case "jpeg-ls":
      return samplesDecoder(shape, decodeJpegLs, [
        ...together,
        ...(set.syntax.uid === nearLossless ? [text(lossyCompression, "CS", "01")] : []),
      ])
    case "native":
    case "jpeg-2000":
    case "jpeg-xl":
    case "deflated-frame":
    case "video":
    case "unknown":
      return problem("redact-coded")
  }
}

/** By any predictor, and by the usual one. */
const losslessSyntaxes = new Set(["1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70"])
const nearLossless = "1.2.840.10008.1.2.4.81"
/** It was lossy once and stays so (PS3.3 C.7.6.1.1.5); nothing is lost a second time. */
const lossyCompression = 0x0028_2110

/** Null where a frame does not follow its coding. */
type DecodeSamples = (frame: Uint8Array, size: FrameSize) => Uint16Array | null

function samplesDecoder(
  shape: PixelShape,
  decodeSamples: DecodeSamples,
  changed: readonly DicomElement[],
): Decoder | Problem {
  const { allocated, columns, rows, samples } = shape
  if (allocated !== 8 && allocated !== 16) return problem("redact-coded")
  const size = { width: columns, height: rows, components: samples }
  const decode = async (frame: ByteSource): Promise<Bytes> => {
    const values = decodeSamples(await readAll(frame), size)
    if (values === null) throw new FrameDamaged("the frame does not follow its coding")
    const bytes = new Uint8Array((values.length * allocated) / 8)
    const view = new DataView(bytes.buffer)
    for (const [index, value] of values.entries()) {
      if (allocated === 16) view.setUint16(index * 2, value, true)
      else bytes[index] = value
    }
    return bytes
  }
  return { length: (rows * columns * samples * allocated) / 8, decode, changed }
}

/** Baseline and extended, of eight bits: what every browser shows. Lossless JPEG is another coding. */
const shown = new Set(["1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51"])

function jpegDecoder(
  set: DicomDataset,
  shape: PixelShape,
  decodeJpeg: DecodeJpeg | null,
  together: readonly DicomElement[],
): Decoder | Problem {
  const { rows, columns, samples } = shape
  const isEight = shape.allocated === 8 && shape.stored === 8 && !shape.signed
  if (decodeJpeg === null || !shown.has(set.syntax.uid) || !isEight || (samples !== 1 && samples !== 3)) {
    return problem("redact-coded")
  }
  const isRgb = textOf(set, tag.photometric) === "RGB"
  const decode = async (frame: ByteSource): Promise<Bytes> => {
    const { width, height, pixels } = await decodeJpeg(withColours(await readAll(frame), isRgb))
    if (width !== columns || height !== rows) throw new FrameDamaged("the frame has another size")
    const out = new Uint8Array(rows * columns * samples)
    for (let pixel = 0; pixel < rows * columns; pixel++) {
      for (let sample = 0; sample < samples; sample++) {
        out[pixel * samples + sample] = pixels[pixel * 4 + sample] ?? 0
      }
    }
    return out
  }
  const changed = [
    ...together,
    ...(samples === 3 ? [text(tag.photometric, "CS", "RGB")] : []),
    text(lossyCompression, "CS", "01"),
  ]
  return { length: rows * columns * samples, decode, changed }
}

/** A decoder that is told nothing takes three components for luminance and chrominance, whatever DICOM says. */
function withColours(jpeg: Bytes, isRgb: boolean): Bytes {
  const adobe = concat(
    Uint8Array.of(0xff, 0xee, 0, 14),
    utf8("Adobe"),
    Uint8Array.of(0, 100, 0, 0, 0, 0, isRgb ? 0 : 1),
  )
  return concat(jpeg.subarray(0, 2), adobe, jpeg.subarray(2))
}

/** One frame at a time, and the last one kept: a reader goes forwards. */
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
    }
    return out
  }
  return { size, read }
}

/** Run lengths (PS3.5 Annex G): one segment for each byte of a pixel, the most significant byte of a sample first. */
function unpacked(packed: Bytes, { rows, columns, samples, allocated }: PixelShape): Bytes {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length)
  const width = allocated / 8
  const planes = samples * width
  const pixels = rows * columns
  if (packed.length < 64 || view.getUint32(0, true) !== planes) throw new FrameDamaged("no run lengths")
  const out = new Uint8Array(pixels * planes)
  for (let plane = 0; plane < planes; plane++) {
    const start = view.getUint32(4 + plane * 4, true)
    const stop = plane + 1 < planes ? view.getUint32(8 + plane * 4, true) : packed.length
    const place = Math.floor(plane / width) * width + (width - 1 - (plane % width))
    unpackSegment(packed.subarray(start, stop), (pixel, byte) => {
      if (pixel < pixels) out[pixel * planes + place] = byte
    })
  }
  return out
}

function unpackSegment(segment: Uint8Array, put: (pixel: number, byte: number) => void): void {
  let pixel = 0
  for (let at = 0; at < segment.length;) {
    const control = segment[at++] ?? 128
    if (control < 128) {
      for (let i = 0; i <= control && at < segment.length; i++) put(pixel++, segment[at++] ?? 0)
    } else if (control > 128) {
      const byte = segment[at++] ?? 0
      for (let i = 0; i < 257 - control; i++) put(pixel++, byte)
    }
  }
}

const held = (of: number, vr: string, value: Bytes): DicomElement => ({
  tag: of,
  vr,
  little: true,
  at: 0,
  length: value.length,
  value,
  items: null,
  fragments: null,
  cut: false,
})

export const text = (of: number, vr: string, written: string): DicomElement => held(of, vr, utf8(written))
const number = (of: number, value: number): DicomElement =>
  held(of, "US", Uint8Array.of(value & 255, value >> 8))
