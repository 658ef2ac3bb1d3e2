/** Where the frames of a DICOM image lie in the patient, and how far their pixels stand apart. */
import type { Vector } from "./dicom-axes.ts"
import { itemsOf, numbersOf } from "./dicom-data-set.ts"
import type { DicomSet } from "./dicom-data-set.ts"
import { tag } from "./dicom-tags.ts"

export interface FramePlace {
  /** The middle of the first pixel, in millimetres to the patient's left, back and head. */
  readonly position: Vector
  readonly row: Vector
  readonly column: Vector
}

/** One for each frame: in the groups of an enhanced image, or in the image itself; null where nothing says it. */
export function framePlaces(set: DicomSet, frames: number): readonly (FramePlace | null)[] {
  return Array.from({ length: frames }, (_, frame) => {
    const groups = groupsOf(set, frame)
    return placeOf(
      inGroups(groups, tag.planePositions, tag.imagePosition) ?? numbersOf(set, tag.imagePosition),
      inGroups(groups, tag.planeOrientations, tag.imageOrientation) ?? numbersOf(set, tag.imageOrientation),
    )
  })
}

/** Millimetres from row to row and from column to column. */
export function frameSpacing(set: DicomSet, frame: number): readonly [number, number] | null {
  const measures = inGroups(groupsOf(set, frame), tag.pixelMeasures, tag.pixelSpacing)
  return pairOf(measures ?? numbersOf(set, tag.pixelSpacing))
}

/** What holds for one frame, its own first. */
function groupsOf(set: DicomSet, frame: number): readonly DicomSet[] {
  const own = itemsOf(set, tag.perFrameGroups)[frame]
  const shared = itemsOf(set, tag.sharedGroups)
  return own === undefined ? shared : [own, ...shared]
}

function inGroups(groups: readonly DicomSet[], sequence: number, of: number): readonly number[] | null {
  for (const group of groups) {
    const item = itemsOf(group, sequence)[0]
    const numbers = item === undefined ? [] : numbersOf(item, of)
    if (numbers.length > 0) return numbers
  }
  return null
}

export function pairOf(numbers: readonly number[]): readonly [number, number] | null {
  const [a = 0, b = 0] = numbers
  return a > 0 && b > 0 ? [a, b] : null
}

function placeOf(position: readonly number[], orientation: readonly number[]): FramePlace | null {
  const [x, y, z] = position
  const [rx, ry, rz, cx, cy, cz] = orientation
  if (x === undefined || y === undefined || z === undefined) return null
  if (rx === undefined || ry === undefined || rz === undefined) return null
  if (cx === undefined || cy === undefined || cz === undefined) return null
  return { position: [x, y, z], row: [rx, ry, rz], column: [cx, cy, cz] }
}
