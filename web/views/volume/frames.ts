/** The images in DICOM files, one by one: where each lies in the patient and how its pixels are written. */
import { decodedDicom } from "@zahnwolke/core/deidentify/dicom-decode"
import type { FrameDecoders } from "@zahnwolke/core/deidentify/frame-decoder"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import type { Vector as PatientVector } from "@zahnwolke/core/formats/dicom-axes"
import { numberOf, numbersOf, textOf, textsOf } from "@zahnwolke/core/formats/dicom-data-set"
import type { DicomSet } from "@zahnwolke/core/formats/dicom-data-set"
import { pixelsOf, readDicomHeader } from "@zahnwolke/core/formats/dicom-header"
import type { DicomDataset } from "@zahnwolke/core/formats/dicom-header"
import { framePlaces, frameSpacing, pairOf } from "@zahnwolke/core/formats/dicom-place"
import type { FramePlace } from "@zahnwolke/core/formats/dicom-place"
import { tag } from "@zahnwolke/core/formats/dicom-tags"
import { isProblem } from "@zahnwolke/core/formats/problem"

export type Vector = PatientVector

export interface Coding {
  readonly bytesPerPixel: 1 | 2
  readonly bitsStored: number
  readonly shift: number
  readonly signed: boolean
  readonly little: boolean
  readonly slope: number
  readonly intercept: number
  /** Bright means little there. */
  readonly inverted: boolean
}

export interface Frame {
  readonly source: ByteSource
  readonly at: number
  readonly rows: number
  readonly columns: number
  readonly coding: Coding
  readonly series: string
  /** Null for a plain radiograph, which lies nowhere in space. */
  readonly place: FramePlace | null
  readonly spacing: readonly [number, number]
  /** Letters at the right and at the lower edge, where the file says them. */
  readonly edges: readonly string[]
  readonly window: readonly [number, number] | null
}

export type FrameTrouble = "not-dicom" | "damaged" | "packed" | "colour" | "no-pixels"

export async function framesOf(
  source: ByteSource,
  decoders: FrameDecoders,
): Promise<readonly Frame[] | FrameTrouble> {
  const coded = await readDicomHeader(source)
  if (isProblem(coded)) return coded.code === "dicom-not" ? "not-dicom" : "damaged"
  const stored = pixelsOf(coded)
  if (stored === null) return "no-pixels"
  if ((numberOf(coded, tag.samplesPerPixel) ?? 1) !== 1) return "colour"
  const set = stored.kind === "native" ? coded : await decodedDicom(coded, decoders)
  if (isProblem(set)) return "packed"
  const pixels = pixelsOf(set)
  if (pixels === null || pixels.kind === "fragments") return "packed"
  const rows = numberOf(set, tag.rows) ?? 0
  const columns = numberOf(set, tag.columns) ?? 0
  const coding = codingOf(set, pixels.little)
  if (coding === null || rows < 1 || columns < 1) return "no-pixels"
  const length = rows * columns * coding.bytesPerPixel
  const count = Math.floor(Math.min(pixels.length, set.source.size - pixels.at) / length)
  if (count < 1) return "damaged"
  return framesIn(set, { at: pixels.at, length, count, rows, columns, coding })
}

interface Layout {
  readonly at: number
  readonly length: number
  readonly count: number
  readonly rows: number
  readonly columns: number
  readonly coding: Coding
}

function framesIn(set: DicomDataset, layout: Layout): readonly Frame[] {
  const frames = Math.min(Math.max(numberOf(set, tag.numberOfFrames) ?? 1, 1), layout.count)
  const centre = numberOf(set, tag.windowCenter)
  const width = numberOf(set, tag.windowWidth)
  return framePlaces(set, frames).map((place, i): Frame => {
    const spacing = frameSpacing(set, i) ?? pairOf(numbersOf(set, tag.imagerPixelSpacing))
    return {
      source: set.source,
      at: layout.at + i * layout.length,
      rows: layout.rows,
      columns: layout.columns,
      coding: layout.coding,
      series: textOf(set, tag.series) ?? "",
      place,
      spacing: spacing ?? [1, 1],
      edges: textsOf(set, tag.patientOrientation),
      window: centre === null || width === null || width <= 0 ? null : [centre, width],
    }
  })
}

function codingOf(set: DicomSet, little: boolean): Coding | null {
  const allocated = numberOf(set, tag.bitsAllocated) ?? 16
  if (allocated !== 8 && allocated !== 16) return null
  const bitsStored = Math.min(Math.max(numberOf(set, tag.bitsStored) ?? allocated, 1), allocated)
  const highBit = numberOf(set, tag.highBit) ?? bitsStored - 1
  return {
    bytesPerPixel: allocated === 8 ? 1 : 2,
    bitsStored,
    shift: Math.min(Math.max(highBit + 1 - bitsStored, 0), allocated - bitsStored),
    signed: numberOf(set, tag.pixelRepresentation) === 1,
    little,
    slope: numberOf(set, tag.rescaleSlope) ?? 1,
    intercept: numberOf(set, tag.rescaleIntercept) ?? 0,
    inverted: textOf(set, tag.photometric) === "MONOCHROME1",
  }
}

/** The pixels of one frame as the values its file means, rounded to whole numbers. */
export async function readValues(frame: Frame): Promise<Int16Array<ArrayBuffer>> {
  const { coding, rows, columns } = frame
  const count = rows * columns
  const bytes = await frame.source.read(frame.at, frame.at + count * coding.bytesPerPixel)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const values = new Int16Array(count)
  const spare = 32 - coding.bitsStored
  const { slope, intercept, little, signed, shift } = coding
  for (let i = 0; i < count; i++) {
    const raw = coding.bytesPerPixel === 1 ? view.getUint8(i) : view.getUint16(i * 2, little)
    const left = (raw >>> shift) << spare
    const value = (signed ? left >> spare : left >>> spare) * slope + intercept
    values[i] = value > 32_767 ? 32_767 : value < -32_768 ? -32_768 : Math.round(value)
  }
  return values
}
