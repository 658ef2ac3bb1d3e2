/** The frames of a DICOM image as pictures for a person to look at before it leaves: every stored value, dark to bright. */
import type { ByteSource } from "../encoding/byte-source.ts"
import { numberOf, textOf } from "../formats/dicom-data-set.ts"
import type { DicomElement } from "../formats/dicom-data-set.ts"
import { pixelElement, readDicomHeader } from "../formats/dicom-header.ts"
import type { DicomDataset } from "../formats/dicom-header.ts"
import { tag } from "../formats/dicom-tags.ts"
import { isProblem, problem } from "../formats/problem.ts"
import type { Problem } from "../formats/problem.ts"
import { decodedDicom } from "./dicom-decode.ts"
import { frameLength, pixelShape, realShape } from "./dicom-native.ts"
import type { PixelShape } from "./dicom-native.ts"
import type { FrameDecoders } from "./frame-decoder.ts"

export interface DicomPictures {
  readonly frames: number
  readonly rows: number
  readonly columns: number
  /** Red, green, blue, alpha. Rejects where the frame is damaged. */
  readonly picture: (frame: number) => Promise<Uint8ClampedArray<ArrayBuffer>>
}

export async function dicomPictures(
  source: ByteSource,
  decoders: FrameDecoders,
): Promise<DicomPictures | Problem> {
  const read = await readDicomHeader(source)
  return isProblem(read) ? read : picturesOf(read, decoders)
}

export async function picturesOf(
  read: DicomDataset,
  decoders: FrameDecoders,
): Promise<DicomPictures | Problem> {
  const set = await decodedDicom(read, decoders)
  if (isProblem(set)) return set
  const element = pixelElement(set)
  const said = pixelShape(set)
  if (element === null || said === null) return problem("dicom-pixels")
  const shape = realShape(said, element.length)
  if (![1, 8, 16, 32, 64].includes(shape.allocated)) return problem("redact-coded")
  const { rows, columns, frames } = shape
  return { frames, rows, columns, picture: (frame) => picture(set, element, shape, frame) }
}

async function picture(
  set: DicomDataset,
  element: DicomElement,
  shape: PixelShape,
  frame: number,
): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const bits = shape.rows * shape.columns * shape.samples
  const packed = shape.allocated === 1
  const start = packed ? Math.floor((frame * bits) / 8) : frame * frameLength(shape)
  const length = packed ? Math.ceil((bits + ((frame * bits) % 8)) / 8) : frameLength(shape)
  const there = Math.max(Math.min(start + length, element.length) - start, 0)
  // What is missing at the end of a cut file is black.
  const bytes = new Uint8Array(length)
  if (there > 0) bytes.set(await set.source.read(element.at + start, element.at + start + there))
  const value = valueReader(element, shape, bytes, (frame * bits) % 8)
  const photometric = textOf(set, tag.photometric) ?? ""
  if (shape.samples < 3) return greyPicture(shape, value, photometric === "MONOCHROME1")
  const planar = numberOf(set, tag.planarConfiguration) === 1 && !shape.halved
  return colourPicture(shape, value, photometric, planar)
}

type Values = (index: number) => number

/** The stored bits of a sample and nothing of what stands beside them: that does not leave. */
function valueReader(element: DicomElement, shape: PixelShape, bytes: Uint8Array, bit: number): Values {
  const view = new DataView(bytes.buffer)
  const { little } = element
  const width = shape.allocated / 8
  if (shape.allocated === 1) return (index) => ((bytes[(bit + index) >> 3] ?? 0) >> ((bit + index) & 7)) & 1
  if (element.tag === tag.floatPixels) return (index) => view.getFloat32(index * 4, little)
  if (element.tag === tag.doublePixels) return (index) => view.getFloat64(index * 8, little)
  if (width === 8) return (index) => Number(view.getBigInt64(index * 8, little))
  const low = Math.max(Math.min(shape.highBit, shape.allocated - 1) - shape.stored + 1, 0)
  const spare = 32 - shape.stored
  return (index) => {
    const raw =
      width === 1
        ? view.getUint8(index)
        : width === 2
          ? view.getUint16(index * 2, little)
          : view.getUint32(index * 4, little)
    const left = (raw >>> low) << spare
    return shape.signed ? left >> spare : left >>> spare
  }
}

/** From the darkest to the brightest value there is: whatever was written in is seen. */
function greyPicture(shape: PixelShape, value: Values, inverted: boolean): Uint8ClampedArray<ArrayBuffer> {
  const count = shape.rows * shape.columns
  let [low, high] = [Infinity, -Infinity]
  for (let i = 0; i < count; i++) {
    const grey = value(i * shape.samples)
    if (grey < low) low = grey
    if (grey > high) high = grey
  }
  const scale = high > low ? 255 / (high - low) : 0
  const out = new Uint8ClampedArray(count * 4)
  for (let i = 0; i < count; i++) {
    const grey = (value(i * shape.samples) - low) * scale
    out.fill(inverted ? 255 - grey : grey, i * 4, i * 4 + 3)
    out[i * 4 + 3] = 255
  }
  return out
}

function colourPicture(
  shape: PixelShape,
  value: Values,
  photometric: string,
  planar: boolean,
): Uint8ClampedArray<ArrayBuffer> {
  const count = shape.rows * shape.columns
  const scale = 255 / (2 ** shape.stored - 1)
  const at = (pixel: number, sample: number): number => {
    if (shape.halved) {
      const pair = (pixel >> 1) * 4
      return value(sample === 0 ? pair + (pixel & 1) : pair + 1 + sample)
    }
    return value(planar ? sample * count + pixel : pixel * shape.samples + sample)
  }
  const isYbr = photometric.startsWith("YBR")
  const out = new Uint8ClampedArray(count * 4)
  for (let pixel = 0; pixel < count; pixel++) {
    const [a, b, c] = [at(pixel, 0) * scale, at(pixel, 1) * scale, at(pixel, 2) * scale]
    // PS3.3 C.7.6.3.1.2: full range, as JPEG has it.
    out[pixel * 4] = isYbr ? a + 1.402 * (c - 128) : a
    out[pixel * 4 + 1] = isYbr ? a - 0.344_14 * (b - 128) - 0.714_14 * (c - 128) : b
    out[pixel * 4 + 2] = isYbr ? a + 1.772 * (b - 128) : c
    out[pixel * 4 + 3] = 255
  }
  return out
}
