/** The pixels of a rewritten DICOM image, native or encapsulated: the same coded bytes, and nothing beside them. */
import { numberOf, textOf } from "../formats/dicom-data-set.ts"
import type { DicomElement } from "../formats/dicom-data-set.ts"
import { pixelElement } from "../formats/dicom-header.ts"
import type { DicomDataset } from "../formats/dicom-header.ts"
import type { PixelCoding } from "../formats/dicom-syntax.ts"
import { tag } from "../formats/dicom-tags.ts"
import type { OutElement } from "../formats/dicom-write.ts"
import { problem } from "../formats/problem.ts"
import type { Problem, ProblemCode } from "../formats/problem.ts"
import { note } from "./dicom-findings.ts"
import type { Notes } from "./dicom-findings.ts"
import { codedPixels } from "./dicom-fragments.ts"
import { nativePixels, pixelShape } from "./dicom-native.ts"
import type { PixelShape } from "./dicom-native.ts"

export interface RewrittenPixels {
  readonly element: OutElement
  /** Null where the image does not count its frames. */
  readonly frames: number | null
  readonly incomplete: boolean
}

/** Null where there are none. */
export async function rewritePixels(
  set: DicomDataset,
  notes: Notes,
): Promise<RewrittenPixels | Problem | null> {
  const element = pixelElement(set)
  if (element === null || element.items !== null) return null
  const shape = pixelShape(set)
  if (shape === null) {
    // A fragment of a data set that calls itself nothing: bytes without a size are no image.
    if (textOf(set, tag.sopClass) !== null || numberOf(set, tag.rows) !== null) return problem("dicom-pixels")
    note(notes, "pixels", "unknown-bytes", "removed")
    return null
  }
  const frames = textOf(set, tag.numberOfFrames) === null ? null : shape.frames
  if (element.fragments === null) return native(set, element, shape, frames, notes)
  return encapsulated(set, element, shape, frames, notes)
}

async function native(
  set: DicomDataset,
  element: DicomElement,
  shape: PixelShape,
  frames: number | null,
  notes: Notes,
): Promise<RewrittenPixels | Problem> {
  if (set.syntax.coding === "unknown") return problem("dicom-coding")
  const float = element.tag !== tag.pixels
  const pixels = await nativePixels(set.source, element.at, element.length, shape, element.little, float)
  // Grey values of one byte read as letters: what was put in place of missing ones cannot be told from them.
  if (pixels.incomplete && shape.allocated <= 8) return problem("dicom-truncated")
  if (pixels.tailCut) note(notes, "pixels", "trailing-data", "removed")
  if (pixels.masked) note(notes, "pixels", "unused-bits", "cleared")
  const vr = float || element.vr === "OB" ? element.vr : "OW"
  const incomplete = pixels.incomplete || element.cut
  return { element: { tag: element.tag, vr, kind: "source", source: pixels.source }, frames, incomplete }
}

function codingProblem(coding: PixelCoding): ProblemCode {
  if (coding === "jpeg-xl") return "dicom-jpeg-xl"
  return coding === "deflated-frame" ? "dicom-deflated-frame" : "dicom-coding"
}

async function encapsulated(
  set: DicomDataset,
  element: DicomElement,
  shape: PixelShape,
  frames: number | null,
  notes: Notes,
): Promise<RewrittenPixels | Problem> {
  const [table, ...fragments] = element.fragments ?? []
  if (table === undefined || element.tag !== tag.pixels) return problem("dicom-coding")
  const coded = await codedPixels(set.source, table, fragments, set.syntax.coding, shape)
  if (coded === null) return problem(codingProblem(set.syntax.coding))
  for (const kind of coded.removed) note(notes, "pixels", kind, "removed")
  const out: OutElement = { tag: tag.pixels, vr: "OB", kind: "fragments", fragments: coded.fragments }
  return { element: out, frames, incomplete: coded.incomplete }
}
