/** What a person must look at in a DICOM image before it may leave: text in its pixels, faces, the surface of a head. */
import { numberOf, numbersOf, textOf, textsOf, itemsOf } from "../formats/dicom-data-set.ts"
import type { DicomSet } from "../formats/dicom-data-set.ts"
import { tag } from "../formats/dicom-tags.ts"
import type { ObjectKind } from "./dicom-kind.ts"
import type { ReviewItem } from "./findings.ts"

/** Modalities whose devices or film scanners write into the picture. */
const writesIntoPixels = new Set(
  "US IVUS XC ES GM SM OP OPM OPT OT SC DG TG PX IO DX CR MG RG RF XA HC DOC FID EPS BMD BDUS LS".split(" "),
)
const cameras = new Set(["XC", "GM", "OP", "TG"])

/** "YES" where the file or its kind says so, "NO" where the file says so and nothing speaks against it. */
export function burnedIn(set: DicomSet, kind: ObjectKind): "yes" | "no" | "unknown" {
  const said = textOf(set, tag.burnedIn)
  if (said === "YES") return "yes"
  const modality = textOf(set, tag.modality) ?? ""
  const types = textsOf(set, tag.imageType)
  const captured =
    /Secondary Capture|Ultrasound|VL /u.test(kind.name) ||
    types.some((type) => /SCREEN|CAPTURE|DOSE|SUMMARY|OVERVIEW|LABEL/u.test(type)) ||
    (numberOf(set, tag.samplesPerPixel) ?? 1) > 1
  if (captured) return "unknown"
  if (said === "NO") return "no"
  return writesIntoPixels.has(modality) || modality === "" ? "unknown" : "no"
}

/** A small field around some teeth shows no face. */
const smallFieldMm = 81
const elsewhere =
  /^(?:ABDOMEN|ABDOMENPELVIS|ANKLE|ARM|BREAST|CHEST|CHESTABDOMEN|CHESTABDPELVIS|ELBOW|FEMUR|FINGER|FOOT|HAND|HEART|HIP|KNEE|LEG|LSPINE|LUNG|PELVIS|SHOULDER|TSPINE|WRIST|PHANTOM)$/u
const volumes = new Set(["CT", "MR", "PT", "NM"])

/** Whether a stack of such slices can show the surface of a face. */
export function showsFaceSurface(set: DicomSet, kind: ObjectKind): boolean {
  const modality = textOf(set, tag.modality) ?? ""
  if (!volumes.has(modality) && !/CT Image|MR Image|Craniofacial|Surface Scan/u.test(kind.name)) return false
  if (elsewhere.test(textOf(set, tag.bodyPart) ?? "")) return false
  const field = fieldOfView(set)
  return field === null || field > smallFieldMm
}

/** The longer side of a slice in millimetres. */
function fieldOfView(set: DicomSet): number | null {
  const rows = numberOf(set, tag.rows)
  const columns = numberOf(set, tag.columns)
  const shared = itemsOf(set, tag.sharedGroups)[0]
  const measures = shared === undefined ? undefined : itemsOf(shared, tag.pixelMeasures)[0]
  const spacing = numbersOf(set, tag.pixelSpacing)
  const [down, across] =
    spacing.length === 2 || measures === undefined ? spacing : numbersOf(measures, tag.pixelSpacing)
  if (rows === null || columns === null || down === undefined || across === undefined) return null
  return Math.max(rows * down, columns * across)
}

export function reviewItems(
  set: DicomSet,
  kind: ObjectKind,
  hasPixels: boolean,
  whole: boolean,
): readonly ReviewItem[] {
  const items: ReviewItem[] = []
  if (!whole) items.push({ kind: "incomplete", place: "file" })
  if (kind.name.startsWith("Surface Scan")) items.push({ kind: "face-surface", place: "surface" })
  if (!hasPixels) return items
  const modality = textOf(set, tag.modality) ?? ""
  if (burnedIn(set, kind) !== "no") items.push({ kind: "burned-in-text", place: "pixels" })
  if (cameras.has(modality) || /Photographic/u.test(kind.name)) items.push({ kind: "face", place: "pixels" })
  if (!kind.name.startsWith("Surface Scan") && showsFaceSurface(set, kind)) {
    items.push({ kind: "face-surface", place: "pixels" })
  }
  return items
}
