/** What a viewer or a rewrite needs of a DICOM file: its attributes, and where its pixels lie. */
import { beginningHeld } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import type { DicomElement, DicomSet, Span } from "./dicom-data-set.ts"
import { openDicom } from "./dicom-file.ts"
import type { TransferSyntax } from "./dicom-syntax.ts"
import { tag } from "./dicom-tags.ts"
import { readTree } from "./dicom-tree.ts"
import { isProblem } from "./problem.ts"
import type { Problem } from "./problem.ts"

export interface DicomDataset extends DicomSet {
  /** What all places refer to: the file itself, or what a deflated one unpacks to. */
  readonly source: ByteSource
  readonly syntax: TransferSyntax
  readonly meta: DicomSet | null
  /** False where a part could not be read: cut short, or with a wrong length. */
  readonly whole: boolean
}

/** Pixels as one value, or as fragments without their offset table. */
export type PixelPlace =
  | { readonly kind: "native"; readonly at: number; readonly length: number; readonly little: boolean }
  | { readonly kind: "fragments"; readonly fragments: readonly Span[]; readonly offsets: Span | null }

export async function readDicomHeader(source: ByteSource): Promise<DicomDataset | Problem> {
  const held = beginningHeld(source)
  const file = await openDicom(held)
  if (isProblem(file)) return file
  const tree = await readTree(file.source, file.start, file.syntax)
  if (isProblem(tree)) return tree
  const { elements, sets } = tree.set
  const whole = tree.brokenAt === null || tree.brokenAt >= pixelEnd(tree.set)
  // A set of thousands of files must not keep the beginning of each.
  const placesIn = file.source === held ? source : file.source
  return { elements, sets, source: placesIn, syntax: file.syntax, meta: file.meta, whole }
}

/** What is broken behind the pixels is no loss. */
function pixelEnd(set: DicomSet): number {
  const element = pixelElement(set)
  if (element === null || element.cut) return Number.POSITIVE_INFINITY
  const last = element.fragments === null ? element : (element.fragments.at(-1) ?? element)
  return last.at + last.length
}

export function pixelElement(set: DicomSet): DicomElement | null {
  const { elements } = set
  return elements.get(tag.pixels) ?? elements.get(tag.floatPixels) ?? elements.get(tag.doublePixels) ?? null
}

export function pixelsOf(set: DicomSet): PixelPlace | null {
  const element = pixelElement(set)
  if (element === null) return null
  if (element.fragments === null) {
    return { kind: "native", at: element.at, length: element.length, little: element.little }
  }
  const [offsets = null, ...fragments] = element.fragments
  return { kind: "fragments", fragments, offsets }
}
