/** The receiving side's own look: a clean file rewritten once more is the same file, byte for byte. */
import { pieces } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { bytesEqual, utf8, utf8ToText } from "../encoding/bytes.ts"
import { textOf } from "../formats/dicom-data-set.ts"
import type { DicomSet } from "../formats/dicom-data-set.ts"
import { readDicomHeader } from "../formats/dicom-header.ts"
import { tag } from "../formats/dicom-tags.ts"
import { isProblem } from "../formats/problem.ts"
import { keepNothing } from "./context.ts"
import type { RewriteContext } from "./findings.ts"
import { orderText, readOrderText } from "./own-order.ts"
import { rewriteItem } from "./rewrite-item.ts"
import type { OpenItem, Renames } from "./rewrite-item.ts"
import { keepSaid, saysCleaned, saysCropped } from "./dicom-statement.ts"
import { kindOf } from "./set-items.ts"

/** True where nothing stands in the file that a rewrite would not have written; it needs nobody's name for that. */
export async function isAsRewritten(source: ByteSource): Promise<boolean> {
  const kind = await kindOf(source)
  if (kind === "text") return isOwnOrder(source)
  const item: OpenItem = {
    path: "",
    place: { file: 0, nth: 0 },
    size: source.size,
    source,
    kind,
    problem: null,
    check: null,
    role: "other",
    isTexture: false,
    sameAs: null,
    name: "",
    order: null,
  }
  const header = kind === "dicom" ? await readDicomHeader(source) : null
  const context = sameContext(header === null || isProblem(header) ? null : header)
  const options = { context, codec: null, exactPixels: true, keepColour: true }
  const outcome = await rewriteItem(item, neutralNames, options)
  return outcome.status !== "refused" && (await isSame(outcome.output, source))
}

/** Names that a rewrite gives stay, all others become something else and show that way. */
const neutralNames: Renames = {
  rename: (name) => (/^(?:material|texture)-\d{1,5}\.(?:mtl|jpg|png|webp)$/u.test(name) ? name : null),
  renameMaterial: (name) => (/^m\d{1,6}$/u.test(name) ? name : "m0"),
}

/** By the options that the file itself names: under a false claim the rewrite makes another file of it. */
function sameContext(header: DicomSet | null): RewriteContext {
  const mapUid = (uid: string): Promise<string> => Promise.resolve(uid.startsWith("2.25.") ? uid : "2.25.0")
  return {
    keep: header === null ? keepNothing : keepSaid(header),
    mapUid,
    mapInstance: mapUid,
    wasCropped: header !== null && saysCropped(header),
    wasCleaned: header !== null && saysCleaned(header),
    mapName: (name) => Promise.resolve(name),
    shiftDays: 0,
    patientCode: header === null ? "" : (textOf(header, tag.patientId) ?? ""),
  }
}

async function isSame(first: ByteSource, second: ByteSource): Promise<boolean> {
  if (first.size !== second.size) return false
  let at = 0
  for await (const piece of pieces(first)) {
    if (!bytesEqual(piece, await second.read(at, at + piece.length))) return false
    at += piece.length
  }
  return true
}

const largestOrder = 1 << 20

async function isOwnOrder(source: ByteSource): Promise<boolean> {
  if (source.size > largestOrder) return false
  const bytes = await source.read(0, source.size)
  try {
    const order = readOrderText(utf8ToText(bytes))
    return order !== null && bytesEqual(utf8(orderText(order)), bytes)
  } catch {
    return false
  }
}
