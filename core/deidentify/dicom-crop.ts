/**
 * A DICOM image cut to a field of view that a person drew: slices outside are left out, rows and columns cut off, and
 * what remains stays where it was in the patient. It is still a picture of one person's jaw, and health data.
 */
import { joinSources } from "../encoding/byte-source.ts"
import { dot, patientAxes } from "../formats/dicom-axes.ts"
import type { PatientAxes, Vector } from "../formats/dicom-axes.ts"
import { itemsOf, numbersOf, textsOf } from "../formats/dicom-data-set.ts"
import type { DicomElement, DicomSet, Span } from "../formats/dicom-data-set.ts"
import { pixelElement } from "../formats/dicom-header.ts"
import type { DicomDataset } from "../formats/dicom-header.ts"
import { framePlaces, frameSpacing } from "../formats/dicom-place.ts"
import type { FramePlace } from "../formats/dicom-place.ts"
import { madeNumber, madeText } from "../formats/dicom-made.ts"
import { tag } from "../formats/dicom-tags.ts"
import { isProblem, problem } from "../formats/problem.ts"
import type { Problem } from "../formats/problem.ts"
import { cutPixels } from "./dicom-crop-pixels.ts"
import type { Cut, Range } from "./dicom-crop-pixels.ts"
import { note } from "./dicom-findings.ts"
import type { Notes } from "./dicom-findings.ts"
import { decodedDicom } from "./dicom-decode.ts"
import { picturesOf } from "./dicom-picture.ts"
import { isSkinCutOff } from "./dicom-skin.ts"
import { frameGroups } from "./dicom-fragments.ts"
import { frameLength, pixelShape } from "./dicom-native.ts"
import type { PixelShape } from "./dicom-native.ts"
import type { FrameDecoders } from "./frame-decoder.ts"

/** Millimetres along the axes of the image that lie nearest to the patient's left, back and head; both ends belong to it. */
export interface CropBox {
  readonly low: Vector
  readonly high: Vector
}

/** A problem where nothing of the image may leave under this box: it lies outside, or cannot be cut honestly. */
export async function cropDicom(
  whole: DicomDataset,
  box: CropBox,
  decoders: FrameDecoders,
  notes: Notes,
): Promise<DicomDataset | Problem> {
  const shape = pixelShape(whole)
  if (shape === null) return problem("crop-no-place")
  const cut = cutOf(whole, shape, box)
  if (isProblem(cut)) return cut
  const set = await cuttable(whole, cut, shape, decoders, notes)
  if (isProblem(set)) return set
  const element = pixelElement(set)
  if (element === null) return problem("crop-no-place")
  const pixels = await cutElement(set, element, shape, cut)
  if (isProblem(pixels)) return pixels
  const { rows, columns, frames } = cut
  for (const [place, { from, to }, all] of [
    ["rows", rows, shape.rows],
    ["columns", columns, shape.columns],
  ] as const) {
    if (to - from < all) note(notes, `${place} ${from + 1}–${to} of ${all}`, "outside-field", "removed")
  }
  if (frames.length < shape.frames)
    note(notes, `${frames.length} of ${shape.frames} slices`, "outside-field", "removed")
  if (await isWithoutSkin(set, shape, cut, decoders))
    note(notes, "every slice that stays", "face-surface", "removed")
  const elements = new Map([...set.elements].filter(([of]) => !stale.has(of)))
  for (const changed of [...changedElements(set, cut), pixels.element]) elements.set(changed.tag, changed)
  return { ...set, elements, source: pixels.source }
}

/** Coded frames stay coded as long as whole ones are left out; cut within, they are unpacked and leave uncompressed. */
async function cuttable(
  set: DicomDataset,
  { rows, columns }: Cut,
  shape: PixelShape,
  decoders: FrameDecoders,
  notes: Notes,
): Promise<DicomDataset | Problem> {
  const isWhole = rows.to - rows.from === shape.rows && columns.to - columns.from === shape.columns
  if (isWhole || !pixelElement(set)?.fragments) return set
  const decoded = await decodedDicom(set, decoders)
  if (isProblem(decoded)) return decoded.code === "redact-coded" ? problem("crop-coded") : decoded
  note(notes, "pixels, written uncompressed", "pixels", "replaced")
  return decoded
}

/** No slice of a head is larger; of anything else nobody asks for a face. */
const largestSlice = 4 << 20

async function isWithoutSkin(
  set: DicomDataset,
  shape: PixelShape,
  cut: Cut,
  decoders: FrameDecoders,
): Promise<boolean> {
  if (frameLength(shape) > largestSlice) return false
  const pictures = await picturesOf(set, decoders)
  // What cannot be measured is not claimed.
  return !isProblem(pictures) && isSkinCutOff(pictures, cut).catch(() => false)
}

/** Smallest and largest value told of pixels that may be gone, and tables of places in the old value. */
const stale: ReadonlySet<number> = new Set([
  0x0028_0106,
  0x0028_0107,
  0x0028_0108,
  0x0028_0109,
  tag.extendedOffsets,
  tag.extendedLengths,
])

const gridFrameOffsets = 0x3004_000c

function cutOf(set: DicomDataset, shape: PixelShape, box: CropBox): Cut | Problem {
  // A dose grid places its frames by a table of its own.
  if (set.elements.has(gridFrameOffsets)) return problem("crop-no-place")
  const frames: number[] = []
  let plane: Pick<Cut, "rows" | "columns"> | null = null
  for (const [frame, place] of framePlaces(set, shape.frames).entries()) {
    const spacing = frameSpacing(set, frame)
    if (place === null || spacing === null) return problem("crop-no-place")
    const axes = patientAxes(place.row, place.column)
    if (!isInside(place, axes, box)) continue
    const rows = rangeOf({ place, axes, box, of: 1, step: spacing[0], count: shape.rows })
    const columns = rangeOf({ place, axes, box, of: 0, step: spacing[1], count: shape.columns })
    if (rows === null || columns === null) continue
    plane ??= { rows, columns }
    if (!isSame(rows, plane.rows) || !isSame(columns, plane.columns)) return problem("crop-no-place")
    frames.push(frame)
  }
  return plane === null ? problem("crop-outside") : { ...plane, frames }
}

const isSame = (one: Range, other: Range): boolean => one.from === other.from && one.to === other.to

/** Positions are written with four digits or so; a slice on the edge of the box belongs to it. */
const roundingMm = 1e-3

function isInside({ position }: FramePlace, axes: PatientAxes, { low, high }: CropBox): boolean {
  return axes.every(({ of, unit }, axis) => {
    if (of !== 2) return true
    const at = dot(position, unit)
    return at >= (low[axis] ?? 0) - roundingMm && at <= (high[axis] ?? 0) + roundingMm
  })
}

interface Line {
  readonly place: FramePlace
  readonly axes: PatientAxes
  readonly box: CropBox
  readonly of: 0 | 1
  /** Millimetres from one pixel to the next. */
  readonly step: number
  readonly count: number
}

/** The pixels of a row or column whose middle lies in the box. */
function rangeOf({ place, axes, box, of, step, count }: Line): Range | null {
  for (const [axis, patientAxis] of axes.entries()) {
    if (patientAxis.of !== of) continue
    const start = dot(place.position, patientAxis.unit)
    const way = patientAxis.forwards ? step : -step
    const ends = [((box.low[axis] ?? 0) - start) / way, ((box.high[axis] ?? 0) - start) / way]
    const slack = roundingMm / step
    const from = Math.max(Math.ceil(Math.min(...ends) - slack), 0)
    const to = Math.min(Math.floor(Math.max(...ends) + slack) + 1, count)
    return from < to ? { from, to } : null
  }
  return null
}

interface CutElement {
  readonly element: DicomElement
  readonly source: DicomDataset["source"]
}

/** Native pixels stand behind the file that was read; coded ones stay where they are, and fewer are named. */
async function cutElement(
  set: DicomDataset,
  element: DicomElement,
  shape: PixelShape,
  cut: Cut,
): Promise<CutElement | Problem> {
  if (element.fragments !== null) return fewerFragments(set, element, element.fragments, cut, shape)
  const pixels = cutPixels(set, element, shape, cut)
  if (isProblem(pixels)) return pixels
  const length = pixels.size
  return {
    element: { ...element, at: set.source.size, length, value: null },
    source: joinSources([set.source, pixels]),
  }
}

const noTable: Span = { at: 0, length: 0 }

async function fewerFragments(
  set: DicomDataset,
  element: DicomElement,
  [table, ...fragments]: readonly Span[],
  cut: Cut,
  shape: PixelShape,
): Promise<CutElement | Problem> {
  if (table === undefined) return problem("dicom-coding")
  const groups = await frameGroups(set.source, table, fragments, set.syntax.coding, shape.frames)
  if (groups === null) return problem("dicom-coding")
  const kept = cut.frames.flatMap((frame) => groups[frame] ?? [])
  return { element: { ...element, fragments: [noTable, ...kept] }, source: set.source }
}

function changedElements(set: DicomDataset, cut: Cut): readonly DicomElement[] {
  const move = moverOf(set, cut)
  const perFrame = itemsOf(set, tag.perFrameGroups)
  const shared = itemsOf(set, tag.sharedGroups)
  const changed = [
    madeNumber(tag.rows, cut.rows.to - cut.rows.from),
    madeNumber(tag.columns, cut.columns.to - cut.columns.from),
    ...(set.elements.has(tag.numberOfFrames)
      ? [madeText(tag.numberOfFrames, "IS", String(cut.frames.length))]
      : []),
    ...(set.elements.has(tag.imageType) ? [derived(set, tag.imageType)] : []),
    ...(set.elements.has(tag.imagePosition) ? [move(set, cut.frames[0] ?? 0)] : []),
  ]
  if (shared.length > 0) {
    const moved = shared.map((group) => movedGroup(group, (item) => move(item, cut.frames[0] ?? 0)))
    changed.push(items(set, tag.sharedGroups, moved))
  }
  if (perFrame.length > 0) {
    const moved = cut.frames.flatMap((frame) => {
      const group = perFrame[frame]
      return group === undefined ? [] : [movedGroup(group, (item) => move(item, frame))]
    })
    changed.push(items(set, tag.perFrameGroups, moved))
  }
  return changed
}

/** The first pixel that is left has a place of its own. */
function moverOf(set: DicomDataset, { rows, columns }: Cut): (item: DicomSet, frame: number) => DicomElement {
  const places = framePlaces(set, (pixelShape(set)?.frames ?? 0) || 1)
  return (item, frame) => {
    const [place, spacing] = [places[frame] ?? null, frameSpacing(set, frame)]
    const written = textsOf(item, tag.imagePosition)
    if (place === null || spacing === null) return madeText(tag.imagePosition, "DS", written.join("\\"))
    const position = numbersOf(item, tag.imagePosition)
    const moved = position.map((at, axis) => {
      const by =
        (place.row[axis] ?? 0) * columns.from * spacing[1] +
        (place.column[axis] ?? 0) * rows.from * spacing[0]
      return by === 0 ? (written[axis] ?? decimalText(at)) : decimalText(at + by)
    })
    return madeText(tag.imagePosition, "DS", moved.join("\\"))
  }
}

/** A decimal string holds sixteen letters (PS3.5 6.2). */
export function decimalText(value: number): string {
  for (let digits = 15; digits > 1; digits--) {
    const written = String(Number(value.toPrecision(digits)))
    if (written.length <= 16) return written
  }
  return value.toExponential(8)
}

const frameTypeSequences: ReadonlySet<number> = new Set([0x0018_9226, 0x0018_9329])
const frameType = 0x0008_9007

function movedGroup(group: DicomSet, move: (item: DicomSet) => DicomElement): DicomSet {
  const elements = new Map(group.elements)
  for (const [of, element] of group.elements) {
    const [item] = element.items ?? []
    if (item === undefined) continue
    if (of === tag.planePositions && item.elements.has(tag.imagePosition))
      elements.set(of, { ...element, items: [withElement(item, move(item))] })
    if (frameTypeSequences.has(of) && item.elements.has(frameType))
      elements.set(of, { ...element, items: [withElement(item, derived(item, frameType))] })
  }
  return { ...group, elements }
}

const withElement = (set: DicomSet, element: DicomElement): DicomSet => ({
  ...set,
  elements: new Map(set.elements).set(element.tag, element),
})

/** Its pixels are no longer those of the device (PS3.3 C.7.6.1.1.2). */
const derived = (set: DicomSet, of: number): DicomElement =>
  madeText(of, "CS", ["DERIVED", ...textsOf(set, of).slice(1)].join("\\"))

function items(set: DicomSet, of: number, made: readonly DicomSet[]): DicomElement {
  const element = set.elements.get(of)
  if (element === undefined) throw new RangeError("only what is there is changed")
  return { ...element, items: made }
}
