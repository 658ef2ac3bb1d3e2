/** One file of a set: to the rewrite that knows its kind, or refused with the sentence of its kind. */
import { arraySource } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { utf8 } from "../encoding/bytes.ts"
import { problem } from "../formats/problem.ts"
import type { CropBox } from "./dicom-crop.ts"
import type { Painted } from "./dicom-marks.ts"
import { deidentifyDicom } from "./dicom.ts"
import type { ImageEdits } from "./dicom.ts"
import { unreleasable } from "./documents.ts"
import type { Outcome, RewriteContext } from "./findings.ts"
import { noDecoders } from "./frame-decoder.ts"
import { rewriteHps } from "./hps.ts"
import { rewriteThreeMf } from "./mesh-3mf.ts"
import { rewriteMtl, rewriteObj } from "./mesh-obj.ts"
import { rewritePly } from "./mesh-ply.ts"
import { rewriteAsciiStl, rewriteBinaryStl } from "./mesh-stl.ts"
import { orderText } from "./own-order.ts"
import { rewritePhoto } from "./photo.ts"
import type { PixelCodec } from "./photo.ts"
import { refused } from "./refusal.ts"
import { kindOf, readProblem } from "./set-items.ts"
import type { SetItem } from "./set-items.ts"
import type { PlannedItem } from "./set-plan.ts"

/** A planned item with its bytes. */
export type OpenItem = PlannedItem & Pick<SetItem, "source" | "check">

/** New names for what files call each other and their materials. */
export interface Renames {
  /** The neutral name of a mentioned file, or null where it is not in the set. */
  readonly rename: (name: string) => string | null
  readonly renameMaterial: (name: string) => string
}

export interface ItemOptions {
  readonly context: RewriteContext
  readonly codec: PixelCodec | null
  readonly exactPixels: boolean
  readonly keepColour: boolean
  /** The field of view that a person drew in an image, by the path of its file. */
  readonly crops?: ReadonlyMap<string, CropBox>
  /** What a person painted over in a DICOM image, likewise. */
  readonly painted?: ReadonlyMap<string, readonly Painted[]>
  /** The picture that a person covered or cut, in the place of the one that was found, likewise. */
  readonly replaced?: ReadonlyMap<string, ByteSource>
}

/** Never throws for what is in the file; what a source rejects with becomes a sentence. */
export async function rewriteItem(item: OpenItem, renames: Renames, options: ItemOptions): Promise<Outcome> {
  if (item.problem !== null) return refused(item.problem)
  try {
    const damaged = item.check === null ? null : await item.check()
    const wrong = damaged ?? unreleasable(item.kind)
    return wrong === null ? await rewritten(item, renames, options) : refused(wrong)
  } catch (error) {
    if (error instanceof RangeError) return refused(problem("too-large"))
    return refused(readProblem(error))
  }
}

async function rewritten(item: OpenItem, renames: Renames, options: ItemOptions): Promise<Outcome> {
  const { source, kind, role } = item
  const { rename, renameMaterial } = renames
  switch (kind) {
    case "stl-binary":
      return rewriteBinaryStl(source, { role, keepColour: options.keepColour })
    case "stl-ascii":
      return rewriteAsciiStl(source, { role, keepColour: options.keepColour })
    case "ply":
      return rewritePly(source, { role, rename })
    case "obj":
      return rewriteObj(source, { role, rename, renameMaterial })
    case "mtl":
      return rewriteMtl(source, { rename, renameMaterial })
    case "3mf":
      return rewriteThreeMf(source, role)
    case "hps":
      return rewriteHps(source, role)
    case "dicom":
    case "dicomdir":
      return deidentifyDicom(source, options.context, editsOf(item.path, options))
    case "xml-itero":
    case "xml-exocad":
    case "xml-3shape-order":
      return ownOrder(item)
    default:
      return picture(item, options)
  }
}

async function picture(item: OpenItem, options: ItemOptions): Promise<Outcome> {
  const covered = options.replaced?.get(item.path)
  const source = covered ?? item.source
  const kind = covered === undefined ? item.kind : await kindOf(covered)
  // A texture keeps its format: the mesh mentions it by its name.
  return rewritePhoto(source, kind, { ...options, exactPixels: options.exactPixels || item.isTexture })
}

const editsOf = (path: string, { crops, painted, codec }: ItemOptions): ImageEdits => ({
  crop: crops?.get(path) ?? null,
  painted: painted?.get(path) ?? [],
  decoders: codec?.frames ?? noDecoders,
})

/** Our own few words instead of theirs; days stay in the form, where a person decides. */
function ownOrder({ order }: PlannedItem): Outcome {
  if (order === null) return refused(problem("xml-malformed"))
  const { units, shade } = order.prefill
  if (units.length === 0) return refused(problem("order-without-work"), order.findings)
  return {
    status: "deidentified",
    output: arraySource(utf8(orderText({ units, shade }))),
    findings: [...order.findings, { place: "teeth, work and shade", kind: "order", action: "kept" }],
    review: [],
    category: "anonymous",
  }
}
