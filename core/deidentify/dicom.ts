/** De-identifies a DICOM file: a new file of what the allow-list keeps, with the coded pixels as they were. */
import { isProblem, problem } from "../formats/problem.ts"
import type { Problem, ProblemCode } from "../formats/problem.ts"
import { textOf } from "../formats/dicom-data-set.ts"
import { readDicomHeader } from "../formats/dicom-header.ts"
import type { DicomDataset } from "../formats/dicom-header.ts"
import { explicitLittle, syntaxOf } from "../formats/dicom-syntax.ts"
import type { Encoding } from "../formats/dicom-syntax.ts"
import { tag } from "../formats/dicom-tags.ts"
import { dicomSource, metaOf, textElement } from "../formats/dicom-write.ts"
import type { OutElement, OutSet } from "../formats/dicom-write.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { cropDicom } from "./dicom-crop.ts"
import type { CropBox } from "./dicom-crop.ts"
import { ownerWords } from "./dicom-device.ts"
import { kindOfValue, note, openNotes } from "./dicom-findings.ts"
import type { Notes } from "./dicom-findings.ts"
import { kindName, objectKind } from "./dicom-kind.ts"
import type { ObjectKind } from "./dicom-kind.ts"
import type { Painted } from "./dicom-marks.ts"
import { redactDicom } from "./dicom-redact.ts"
import { statementElements } from "./dicom-statement.ts"
import { rewritePixels } from "./dicom-pixels.ts"
import type { RewrittenPixels } from "./dicom-pixels.ts"
import { saysSomething } from "./dicom-report.ts"
import { reviewItems } from "./dicom-review.ts"
import { noteStays } from "./dicom-stays.ts"
import { mappedInstance, rewriteSet } from "./dicom-rewrite.ts"
import type { Rewrite } from "./dicom-rewrite.ts"
import type { Outcome, ReviewItem, RewriteContext } from "./findings.ts"
import { noDecoders } from "./frame-decoder.ts"
import type { FrameDecoders } from "./frame-decoder.ts"
import { refused } from "./refusal.ts"

const directoryRecords = 0x0004_1220
const encapsulatedDocument = 0x0042_0011
const directoryClass = "1.2.840.10008.1.3.10"

/** What a person took out of an image, and what decodes a coded frame for it. */
export interface ImageEdits {
  /** The field of view that was drawn. */
  readonly crop: CropBox | null
  readonly painted: readonly Painted[]
  readonly decoders: FrameDecoders
}

const noEdits: ImageEdits = { crop: null, painted: [], decoders: noDecoders }

/** Encapsulated PDF and CDA; STL, OBJ and its materials (PS3.4 B.5). */
const wrappedKinds: ReadonlyMap<string, ProblemCode> = new Map([
  ["1.2.840.10008.5.1.4.1.1.104.1", "dicom-pdf"],
  ["1.2.840.10008.5.1.4.1.1.104.2", "dicom-pdf"],
  ["1.2.840.10008.5.1.4.1.1.104.3", "dicom-mesh"],
  ["1.2.840.10008.5.1.4.1.1.104.4", "dicom-mesh"],
  ["1.2.840.10008.5.1.4.1.1.104.5", "dicom-mesh"],
])

/** With a field of view that a person drew, only what lies in it is rewritten; what was painted over is not. */
export async function deidentifyDicom(
  source: ByteSource,
  context: RewriteContext,
  { crop, painted, decoders }: ImageEdits = noEdits,
): Promise<Outcome> {
  const whole = await readDicomHeader(source)
  if (isProblem(whole)) return refused(whole)
  const kind = rewritableKind(whole)
  if (isProblem(kind)) return refused(kind)
  const notes = openNotes()
  const clean = painted.length === 0 ? whole : await redactDicom(whole, painted, decoders, notes)
  if (isProblem(clean)) return refused(clean)
  const set = crop === null ? clean : await cropDicom(clean, crop, decoders, notes)
  if (isProblem(set)) return refused(set)
  const pixels = await rewritePixels(set, notes)
  if (isProblem(pixels)) return refused(pixels, notes.list)
  if (!set.whole && pixels === null) return refused(problem("dicom-truncated"))

  const rewrite: Rewrite = {
    source: set.source,
    kind,
    context,
    notes,
    uids: new Map(),
    owners: once(() => ownerWords(set)),
  }
  const kept = await rewriteSet(rewrite, set)
  if (kind.family === "report" && !saysSomething(kept)) return refused(problem("dicom-words"), notes.list)
  if (pixels !== null) noteStays(kept, notes)
  await noteStart(source, set, notes)
  const byPerson = {
    cropped: crop !== null || context.wasCropped,
    cleaned: painted.length > 0 || context.wasCleaned,
  }
  const own = [...statementElements(set, kind, context, kept, byPerson), ...pixelElements(pixels)]
  const output = await compose(rewrite, set, pixels, [...kept, ...own])
  const complete = set.whole && pixels?.incomplete !== true
  // Less of a face may still be a face: who was asked about the whole is asked about the part.
  const review = [...reviewItems(whole, kind, pixels !== null, complete), ...deviceReview(notes)]
  return { status: "deidentified", output, findings: notes.list, review, category: "pseudonymised" }
}

/** Asked for by whoever keeps words of a device, and by nobody else. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => (made ??= { value: make() }).value
}

/** Free text is kept on request only, and then a person reads it before it leaves. */
const deviceReview = ({ list }: Notes): readonly ReviewItem[] =>
  list
    .filter(({ kind, action }) => kind === "device" && action === "kept")
    .map(({ place }) => ({ kind: "free-text", place }))

function rewritableKind(set: DicomDataset): ObjectKind | Problem {
  const sopClass = classOf(set)
  if (set.elements.has(directoryRecords) || sopClass === directoryClass) return problem("dicom-directory")
  const wrapped = sopClass === null ? undefined : wrappedKinds.get(sopClass)
  if (wrapped !== undefined) return problem(wrapped)
  if (set.elements.has(encapsulatedDocument) || set.syntax.coding === "video")
    return problem("dicom-document")
  const kind = objectKind(sopClass)
  if (kind !== null) return kind
  return problem(kindName(sopClass ?? "") === null ? "dicom-kind" : "dicom-document")
}

const classOf = (set: DicomDataset): string | null =>
  textOf(set, tag.sopClass) ?? (set.meta === null ? null : textOf(set.meta, 0x0002_0002))

function pixelElements(pixels: RewrittenPixels | null): OutSet {
  if (pixels === null) return []
  const { element, frames } = pixels
  return frames === null ? [element] : [element, textElement(tag.numberOfFrames, "IS", String(frames))]
}

async function compose(
  rewrite: Rewrite,
  set: DicomDataset,
  pixels: RewrittenPixels | null,
  out: readonly OutElement[],
): Promise<ByteSource> {
  const encapsulated = pixels?.element.kind === "fragments"
  const encoding: Encoding =
    encapsulated || set.syntax.deflated ? { explicit: true, little: true } : set.syntax
  const uid = encapsulated ? set.syntax.uid : set.syntax.deflated ? explicitLittle : syntaxOf(encoding).uid
  const instance = textOf(set, tag.sopInstance)
  const mapped = instance === null ? null : await mappedInstance(rewrite, instance)
  return dicomSource(metaOf(classOf(set), mapped, uid), out, encoding)
}

/** Preamble and file meta information are written anew; what stood there is said. */
async function noteStart(source: ByteSource, { meta }: DicomDataset, notes: Notes): Promise<void> {
  const start = await source.read(0, Math.min(128, source.size))
  if (meta !== null && start.some((byte) => byte !== 0)) note(notes, "preamble", "unknown-bytes", "removed")
  for (const element of meta?.elements.values() ?? []) {
    if (element.tag < 0x0002_0003 || element.tag === tag.transferSyntax) continue
    const action = element.tag === 0x0002_0003 || element.tag === 0x0002_0012 ? "replaced" : "removed"
    note(
      notes,
      `(0002,${(element.tag % 0x1_0000).toString(16).toUpperCase().padStart(4, "0")})`,
      kindOfValue(element.tag, element.vr),
      action,
    )
  }
}
