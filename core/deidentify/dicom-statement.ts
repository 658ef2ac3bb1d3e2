/** What a rewritten DICOM file says of itself: the code it stands under, and by which rules it was made. */
import { itemsOf, textOf, textsOf } from "../formats/dicom-data-set.ts"
import type { DicomSet } from "../formats/dicom-data-set.ts"
import { tag } from "../formats/dicom-tags.ts"
import { textElement } from "../formats/dicom-write.ts"
import type { OutElement, OutSet } from "../formats/dicom-write.ts"
import { meaningOf } from "./dicom-codes.ts"
import type { ObjectKind } from "./dicom-kind.ts"
import { burnedIn, showsFaceSurface } from "./dicom-review.ts"
import type { Keep, RewriteContext } from "./findings.ts"

/** Empty where the rewrite kept nothing: readers look for them (type 2 of patient and study). */
const expected: readonly (readonly [of: number, vr: string])[] = [
  [tag.studyDate, "DA"],
  [tag.studyTime, "TM"],
  [0x0008_0050, "SH"],
  [0x0008_0090, "PN"],
  [tag.patientBirthDate, "DA"],
  [tag.patientSex, "CS"],
  [0x0020_0010, "SH"],
]

/** Method in words, as (0012,0063) wants it: at most 64 letters. */
const method = "Zahnwolke allow-list rewrite, DICOM PS3.15 Annex E 2026c"
const cropMethod = "Cropped to a field of view that a person drew"

/** What a file that was made here says to have kept: a claim, which rewriting it under that claim proves. */
export function keepSaid(set: DicomSet): Keep {
  const codes = new Set(itemsOf(set, 0x0012_0064).map((item) => textOf(item, 0x0008_0100)))
  return {
    dates: codes.has("113106") ? "full" : codes.has("113107") ? "shifted" : "none",
    device: codes.has("113109"),
    characteristics: codes.has("113108"),
    descriptors: codes.has("113105"),
  }
}

const codeSequence = 0x0012_0064
const cleanPixels = "113101"

/** Whether a file that was made here says that a person painted something over. */
export const saysCleaned = (set: DicomSet): boolean =>
  itemsOf(set, codeSequence).some((item) => textOf(item, 0x0008_0100) === cleanPixels)

/** Whether a file that was made here says that it was cropped. */
export const saysCropped = (set: DicomSet): boolean => textsOf(set, 0x0012_0063).includes(cropMethod)

/** CID 7050: the options that were really applied. */
function methodCodes(keep: Keep, kind: ObjectKind, cleaned: boolean): readonly string[] {
  return [
    "113100",
    ...(cleaned ? [cleanPixels] : []),
    ...(kind.family === "report" ? ["113104"] : []),
    ...(keep.descriptors ? ["113105"] : []),
    ...(keep.dates === "full" ? ["113106"] : []),
    ...(keep.dates === "shifted" ? ["113107"] : []),
    ...(keep.characteristics ? ["113108"] : []),
    ...(keep.device ? ["113109"] : []),
  ]
}

const datesSaid: Readonly<Record<Keep["dates"], string>> = {
  none: "REMOVED",
  shifted: "MODIFIED",
  full: "UNMODIFIED",
}

const codeItem = (code: string): OutSet => [
  textElement(0x0008_0100, "SH", code),
  textElement(0x0008_0102, "SH", "DCM"),
  textElement(0x0008_0104, "LO", meaningOf("DCM", code) ?? ""),
]

/** A family name, and said to be one: without a caret readers take it for the form that ACR-NEMA had (PS3.5 6.2.1). */
const nameOf = (code: string): string => (code === "" ? "" : `${code}^`)

/** What a person did to the pixels; only that is claimed. */
export interface ByPerson {
  readonly cropped: boolean
  readonly cleaned: boolean
}

export function statementElements(
  set: DicomSet,
  kind: ObjectKind,
  context: RewriteContext,
  kept: OutSet,
  { cropped, cleaned }: ByPerson,
): readonly OutElement[] {
  const there = new Set(kept.map((element) => element.tag))
  const burned = cleaned ? "no" : burnedIn(set, kind)
  const own: OutElement[] = [
    textElement(tag.patientName, "PN", nameOf(context.patientCode)),
    textElement(tag.patientId, "LO", context.patientCode),
    ...expected.filter(([of]) => !there.has(of)).map(([of, vr]) => textElement(of, vr, "")),
    textElement(0x0012_0062, "CS", "YES"),
    textElement(0x0012_0063, "LO", cropped ? `${method}\\${cropMethod}` : method),
    {
      tag: codeSequence,
      vr: "SQ",
      kind: "items",
      items: methodCodes(context.keep, kind, cleaned).map(codeItem),
    },
    textElement(0x0028_0303, "CS", datesSaid[context.keep.dates]),
  ]
  // Where nobody has looked yet and the device may have written into the picture, nothing is claimed; nor of no picture.
  if (burned !== "unknown" && set.elements.has(tag.rows))
    own.push(textElement(tag.burnedIn, "CS", burned.toUpperCase()))
  if (showsFaceSurface(set, kind)) own.push(textElement(0x0028_0302, "CS", "YES"))
  if ([...own, ...kept].some(isWide)) own.push(textElement(tag.characterSet, "CS", "ISO_IR 192"))
  return own
}

function isWide(element: OutElement): boolean {
  if (element.kind === "items") return element.items.some((set) => set.some(isWide))
  return element.kind === "value" && wordVrs.has(element.vr) && element.bytes.some((byte) => byte >= 0x80)
}

const wordVrs = new Set(["LO", "SH", "PN", "UC", "LT", "ST", "UT"])
