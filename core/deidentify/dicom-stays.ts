/** What an image keeps so that somebody can work with it: named, so that before and after say it too. */
import { tag, tagText } from "../formats/dicom-tags.ts"
import type { OutElement, OutSet } from "../formats/dicom-write.ts"
import { note } from "./dicom-findings.ts"
import type { Notes } from "./dicom-findings.ts"

const stays: readonly (readonly [of: number, kind: string])[] = [
  [tag.pixelSpacing, "measures"],
  [tag.imagerPixelSpacing, "measures"],
  [tag.sliceThickness, "slice-thickness"],
  [tag.imageOrientation, "side"],
  [tag.patientOrientation, "side"],
  [tag.laterality, "side"],
  [tag.imageLaterality, "side"],
  [tag.windowCenter, "grey"],
  [tag.rescaleSlope, "grey"],
]

/** Of the finished image, not of the file it came from: only what is there is said to be. */
export function noteStays(out: OutSet, notes: Notes): void {
  for (const [of, kind] of stays) if (holds(out, of)) note(notes, tagText(of), kind, "kept")
}

/** In the image itself, or in what its frames share (PS3.3 C.7.6.16). */
function holds(out: OutSet, of: number): boolean {
  return out.some(
    (element) => (element.tag === of && isFilled(element)) || (isShared(element) && holdsIn(element, of)),
  )
}

const isShared = ({ tag: of }: OutElement): boolean => of === tag.sharedGroups || of === tag.perFrameGroups

function holdsIn(element: OutElement, of: number): boolean {
  if (element.kind !== "items") return false
  const [first] = element.items
  return first !== undefined && first.some((group) => group.kind === "items" && groupHolds(group.items, of))
}

const groupHolds = ([first]: readonly OutSet[], of: number): boolean =>
  first !== undefined && first.some((element) => element.tag === of && isFilled(element))

const isFilled = (element: OutElement): boolean =>
  element.kind === "value" ? element.bytes.some((byte) => byte !== 0 && byte !== 0x20) : true
