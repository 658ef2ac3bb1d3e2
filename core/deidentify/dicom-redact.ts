/** DICOM frames with areas painted over by a person: what stood there is gone, everything else is sample for sample as it was. */
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { numberOf, textOf, textsOf } from "../formats/dicom-data-set.ts"
import { pixelElement } from "../formats/dicom-header.ts"
import type { DicomDataset } from "../formats/dicom-header.ts"
import { madeText } from "../formats/dicom-made.ts"
import { tag } from "../formats/dicom-tags.ts"
import { isProblem, problem } from "../formats/problem.ts"
import type { Problem } from "../formats/problem.ts"
import { decodedDicom } from "./dicom-decode.ts"
import { note } from "./dicom-findings.ts"
import type { Notes } from "./dicom-findings.ts"
import { runsOf } from "./dicom-marks.ts"
import type { Painted, Runs } from "./dicom-marks.ts"
import { frameLength, pixelShape, realShape } from "./dicom-native.ts"
import type { PixelShape } from "./dicom-native.ts"
import type { FrameDecoders } from "./frame-decoder.ts"

/** A problem where the frames cannot be decoded here: then only leaving the file out is left. */
export async function redactDicom(
  coded: DicomDataset,
  painted: readonly Painted[],
  decoders: FrameDecoders,
  notes: Notes,
): Promise<DicomDataset | Problem> {
  const set = await decodedDicom(coded, decoders)
  if (isProblem(set)) return set
  const element = pixelElement(set)
  const said = pixelShape(set)
  if (element === null || said === null) return problem("dicom-pixels")
  const shape = realShape(said, element.length)
  const paint = painterOf(set, shape, element.little)
  if (paint === null) return problem("redact-coded")
  if (set !== coded) note(notes, "pixels, written uncompressed", "pixels", "replaced")
  for (const { frame, marks, crop } of painted) {
    const where = frame === null ? "pixels, every image" : `pixels, image ${frame + 1}`
    if (marks.length > 0) note(notes, where, "painted-over", "cleared")
    if (crop !== null) note(notes, where, "outside-crop", "cleared")
  }
  const elements = new Map(set.elements)
  // Its pixels are no longer those of the device (PS3.3 C.7.6.1.1.2).
  if (elements.has(tag.imageType)) {
    const types = ["DERIVED", ...textsOf(set, tag.imageType).slice(1)].join("\\")
    elements.set(tag.imageType, madeText(tag.imageType, "CS", types))
  }
  const source = paintedSource({ ...set, element, shape, paint }, painted)
  return { ...set, elements, source }
}

/** Bytes of one frame, filled for the runs of a picture. */
type Paint = (bytes: Uint8Array, start: number, frameBit: number, runs: Runs) => void

interface Painting {
  readonly source: ByteSource
  readonly element: { readonly at: number; readonly length: number }
  readonly shape: PixelShape
  readonly paint: Paint
}

function paintedSource({ source, element, shape, paint }: Painting, painted: readonly Painted[]): ByteSource {
  const everywhere = runsOf(
    painted.filter(({ frame }) => frame === null),
    shape,
  )
  const alone = new Map(
    [...new Set(painted.map(({ frame }) => frame))].flatMap((frame): readonly (readonly [number, Runs])[] =>
      frame === null
        ? []
        : [
            [
              frame,
              runsOf(
                painted.filter((one) => one.frame === null || one.frame === frame),
                shape,
              ),
            ],
          ],
    ),
  )
  const bits = shape.rows * shape.columns * shape.samples
  const length = shape.allocated === 1 ? bits / 8 : frameLength(shape)
  const read = async (start: number, end: number): Promise<Bytes> => {
    const bytes = await source.read(start, end)
    const [from, to] = [Math.max(start, element.at), Math.min(end, element.at + element.length)]
    if (from >= to) return bytes
    // A source may hand out what it keeps: only a copy is painted on.
    const own = bytes.slice()
    const last = Math.min(Math.floor((to - element.at - 1 / 8) / length), shape.frames - 1)
    for (let frame = Math.floor((from - element.at) / length); frame <= last; frame++) {
      const runs = alone.get(frame) ?? everywhere
      const frameStart = element.at + Math.floor(frame * length)
      if (runs.size > 0) paint(own, frameStart - start, (frame * bits) % 8, runs)
    }
    return own
  }
  return { size: source.size, read }
}

/** Null where a sample is no whole number of bytes and not one bit: nobody has made such an image for decades. */
function painterOf(set: DicomDataset, shape: PixelShape, little: boolean): Paint | null {
  const { columns, rows, samples, allocated } = shape
  const photometric = textOf(set, tag.photometric) ?? ""
  if (allocated === 1 && samples === 1) return paintBits(columns)
  if (allocated % 8 !== 0 || allocated > 64 || Math.log2(allocated / 8) % 1 !== 0) return null
  if (shape.halved) return paintPairs(columns)
  const sample = (index: number): Uint8Array => sampleBytes(shape, photometric, index, little)
  if (samples > 1 && numberOf(set, tag.planarConfiguration) === 1) {
    const plane = rows * columns * (allocated / 8)
    const fills = Array.from({ length: samples }, (_, index) => sample(index))
    return (bytes, start, _, runs) => {
      for (const [index, fill] of fills.entries()) fillRuns(bytes, start + index * plane, columns, fill, runs)
    }
  }
  const pixel = Uint8Array.from(Array.from({ length: samples }, (_, index) => [...sample(index)]).flat())
  return (bytes, start, _, runs) => fillRuns(bytes, start, columns, pixel, runs)
}

function fillRuns(bytes: Uint8Array, start: number, columns: number, fill: Uint8Array, runs: Runs): void {
  const width = fill.length
  for (const [row, list] of runs) {
    const line = start + row * columns * width
    if (line >= bytes.length || line + columns * width <= 0) continue
    for (const [from, to] of list) {
      const [first, last] = [Math.max(line + from * width, 0), Math.min(line + to * width, bytes.length)]
      for (let at = first; at < last; at++) bytes[at] = fill[(at - line) % width] ?? 0
    }
  }
}

/** Two pixels share their colour: a pair that is touched goes as a whole. */
function paintPairs(columns: number): Paint {
  const black = Uint8Array.of(0, 0, 128, 128)
  return (bytes, start, _, runs) => {
    for (const [row, list] of runs) {
      for (const [from, to] of list) {
        const first = start + Math.floor((row * columns + from) / 2) * 4
        const last = start + Math.ceil((row * columns + to) / 2) * 4
        for (let at = Math.max(first, 0); at < Math.min(last, bytes.length); at++) {
          bytes[at] = black[(at - first) % 4] ?? 0
        }
      }
    }
  }
}

/** The first pixel stands in the lowest bit (PS3.5 8.1.1), and frames follow each other without a gap. */
function paintBits(columns: number): Paint {
  return (bytes, start, frameBit, runs) => {
    for (const [row, list] of runs) {
      for (const [from, to] of list) {
        for (let pixel = row * columns + from; pixel < row * columns + to; pixel++) {
          const bit = frameBit + pixel
          const at = start + Math.floor(bit / 8)
          if (at >= 0 && at < bytes.length) bytes[at] = (bytes[at] ?? 0) & ~(1 << (bit % 8))
        }
      }
    }
  }
}

/** Black where black can be said in one sample; one and the same value everywhere, so that nothing shows through. */
function sampleBytes(shape: PixelShape, photometric: string, index: number, little: boolean): Uint8Array {
  const width = shape.allocated / 8
  const bytes = new Uint8Array(width)
  if (width > 4) return bytes
  const bits = shape.signed ? shape.stored - 1 : shape.stored
  const value =
    photometric.startsWith("YBR") && index > 0
      ? 2 ** (shape.stored - 1)
      : photometric === "MONOCHROME1"
        ? 2 ** bits - 1
        : 0
  const shift = Math.max(Math.min(shape.highBit, shape.allocated - 1) - shape.stored + 1, 0)
  let rest = value * 2 ** shift
  for (let at = 0; at < width; at++) {
    bytes[little ? at : width - 1 - at] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return bytes
}
