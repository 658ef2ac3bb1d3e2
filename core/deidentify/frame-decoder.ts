/**
 * Who decodes a coded frame: run lengths, lossless JPEG, JPEG of twelve bits and JPEG-LS we ourselves, JPEG of eight bits
 * and JPEG 2000 whoever is handed in. What nobody can decode cannot be painted over either, and the file says so.
 */
import { readAll } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { concat, ownBytes, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { textOf } from "../formats/dicom-data-set.ts"
import type { DicomElement } from "../formats/dicom-data-set.ts"
import type { DicomDataset } from "../formats/dicom-header.ts"
import { madeNumber, madeText } from "../formats/dicom-made.ts"
import { tag } from "../formats/dicom-tags.ts"
import { readJpeg2000 } from "../formats/jpeg-2000.ts"
import type { Jpeg2000Picture } from "../formats/jpeg-2000.ts"
import { decodeExtendedJpeg } from "../formats/jpeg-extended.ts"
import { decodeJpegLs } from "../formats/jpeg-ls.ts"
import { decodeLosslessJpeg } from "../formats/jpeg-lossless.ts"
import type { FrameSize } from "../formats/jpeg-lossless.ts"
import { problem } from "../formats/problem.ts"
import type { Problem } from "../formats/problem.ts"
import { frameLength } from "./dicom-native.ts"
import type { PixelShape } from "./dicom-native.ts"
import { unpacked } from "./dicom-unpack.ts"

/** What a platform can do with a JPEG: its pixels as red, green, blue and alpha, colours as they were coded. */
export type DecodeJpeg = (jpeg: Bytes) => Promise<Rgba>

export interface Rgba {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array | Uint8ClampedArray
}

/**
 * What a library does with a JPEG 2000 code stream: its samples, all components of a pixel side by side, in one byte or in
 * two with the low one first. Rejects where the stream does not follow its coding, and after a time of its own.
 */
export type DecodeJpeg2000 = (codestream: Bytes, picture: Jpeg2000Picture) => Promise<Uint8Array>

/** What core is handed to decode frames with; null where nobody can. */
export interface FrameDecoders {
  readonly jpeg: DecodeJpeg | null
  readonly jpeg2000: DecodeJpeg2000 | null
}

export const noDecoders: FrameDecoders = { jpeg: null, jpeg2000: null }

export interface Decoder {
  /** Bytes of a decoded frame. */
  readonly length: number
  readonly decode: (frame: ByteSource) => Promise<Bytes>
  readonly changed: readonly DicomElement[]
}

/** A frame that its decoder does not take. */
export class FrameDamaged extends Error {}

/** Run lengths say gigabytes in a few bytes; a film of the whole skull has a tenth of this. */
const largestFrame = 128 << 20

export function decoderOf(set: DicomDataset, shape: PixelShape, decoders: FrameDecoders): Decoder | Problem {
  const plain = { ...shape, halved: false }
  const length = frameLength(plain)
  if (length > largestFrame) return problem("redact-coded")
  const together = set.elements.has(tag.planarConfiguration) ? [madeNumber(tag.planarConfiguration, 0)] : []
  switch (set.syntax.coding) {
    case "rle":
      if (shape.allocated % 8 !== 0) return problem("redact-coded")
      return { length, decode: (frame) => unpackedFrame(frame, plain), changed: together }
    case "framed":
      return {
        length: frameLength(shape),
        decode: (frame) => frame.read(0, frameLength(shape)),
        changed: [],
      }
    case "jpeg":
      if (losslessSyntaxes.has(set.syntax.uid)) return samplesDecoder(shape, decodeLosslessJpeg, together)
      return set.syntax.uid === extendedSyntax && shape.stored > 8
        ? samplesDecoder(shape, decodeExtendedJpeg, [madeText(lossyCompression, "CS", "01")])
        : jpegDecoder(set, shape, decoders.jpeg, together)
    case "jpeg-ls":
      return samplesDecoder(shape, decodeJpegLs, [
        ...together,
        ...(set.syntax.uid === nearLossless ? [madeText(lossyCompression, "CS", "01")] : []),
      ])
    case "jpeg-2000":
      return jpeg2000Decoder(set, shape, decoders.jpeg2000, together)
    case "native":
    case "jpeg-xl":
    case "deflated-frame":
    case "video":
    case "unknown":
      return problem("redact-coded")
  }
}

async function unpackedFrame(frame: ByteSource, shape: PixelShape): Promise<Bytes> {
  const bytes = unpacked(await readAll(frame), shape)
  if (bytes === null) throw new FrameDamaged("no run lengths")
  return bytes
}

/** By any predictor, and by the usual one. */
const losslessSyntaxes = new Set(["1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70"])
/** JPEG of up to twelve bits. */
const extendedSyntax = "1.2.840.10008.1.2.4.51"
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
const shown = new Set(["1.2.840.10008.1.2.4.50", extendedSyntax])

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
    ...(samples === 3 ? [madeText(tag.photometric, "CS", "RGB")] : []),
    madeText(lossyCompression, "CS", "01"),
  ]
  return { length: rows * columns * samples, decode, changed }
}

/** In these a frame loses nothing by its syntax alone; of the others the file itself must say so. */
const losslessWavelets = new Set([
  "1.2.840.10008.1.2.4.90",
  "1.2.840.10008.1.2.4.92",
  "1.2.840.10008.1.2.4.201",
  "1.2.840.10008.1.2.4.202",
])
/** Colours that JPEG 2000 turns back by itself (PS3.3 C.7.6.3.1.2). */
const turnedBack = new Set(["YBR_RCT", "YBR_ICT"])

function jpeg2000Decoder(
  set: DicomDataset,
  shape: PixelShape,
  decode: DecodeJpeg2000 | null,
  together: readonly DicomElement[],
): Decoder | Problem {
  const { allocated, columns, rows, samples } = shape
  if (decode === null || (allocated !== 8 && allocated !== 16)) return problem("redact-coded")
  const length = (rows * columns * samples * allocated) / 8
  const decodeFrame = async (frame: ByteSource): Promise<Bytes> => {
    const read = readJpeg2000(ownBytes(await readAll(frame)))
    if (read === null) throw new FrameDamaged("the frame is laid out as none that is known")
    const { picture } = read
    const isSame = picture.width === columns && picture.height === rows && picture.components === samples
    if (!isSame || picture.precision > allocated) throw new FrameDamaged("the frame has another size")
    return widened(await decode(ownBytes(read.codestream), picture), picture, shape)
  }
  const isLossy = !losslessWavelets.has(set.syntax.uid) && textOf(set, lossyCompression) === null
  const changed = [
    ...together,
    ...(turnedBack.has(textOf(set, tag.photometric) ?? "") ? [madeText(tag.photometric, "CS", "RGB")] : []),
    ...(isLossy ? [madeText(lossyCompression, "CS", "01")] : []),
  ]
  return { length, decode: decodeFrame, changed }
}

/** A decoder gives as many bytes as a sample needs; the file wants as many as it allocates, and none of their signs beyond. */
function widened(
  decoded: Uint8Array,
  { precision, signed }: Jpeg2000Picture,
  { allocated, columns, rows, samples, stored }: PixelShape,
): Bytes {
  const count = rows * columns * samples
  const width = precision > 8 ? 2 : 1
  if (decoded.length !== count * width) throw new FrameDamaged("the frame is not whole")
  const from = new DataView(decoded.buffer, decoded.byteOffset, decoded.length)
  const out = new Uint8Array((count * allocated) / 8)
  const to = new DataView(out.buffer)
  const kept = 2 ** Math.max(precision, stored) - 1
  for (let index = 0; index < count; index++) {
    const value =
      width === 2 ? from.getInt16(index * 2, true) : signed ? from.getInt8(index) : from.getUint8(index)
    if (allocated === 16) to.setUint16(index * 2, value & kept, true)
    else out[index] = value & kept
  }
  return out
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
