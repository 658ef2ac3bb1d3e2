/** Finds the data set in a DICOM file: preamble and file meta information, or what is there instead of them. */
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { textOf } from "./dicom-data-set.ts"
import type { DicomSet } from "./dicom-data-set.ts"
import { dictionaryVr } from "./dicom-dictionary.ts"
import { inflateSource } from "./dicom-inflate.ts"
import { syntaxOf, transferSyntax } from "./dicom-syntax.ts"
import type { Encoding, TransferSyntax } from "./dicom-syntax.ts"
import { tag } from "./dicom-tags.ts"
import { isVr } from "./dicom-tokens.ts"
import { readTree } from "./dicom-tree.ts"
import { isProblem, problem } from "./problem.ts"
import type { Problem } from "./problem.ts"

export interface DicomFile {
  /** Holds the data set: the file itself, or what a deflated one unpacks to. */
  readonly source: ByteSource
  readonly start: number
  readonly syntax: TransferSyntax
  readonly meta: DicomSet | null
}

const preamble = 128
const explicitLittleEncoding: Encoding = { explicit: true, little: true }

export async function openDicom(source: ByteSource): Promise<DicomFile | Problem> {
  if (source.size === 0) return problem("empty-file")
  const head = await source.read(0, Math.min(source.size, preamble + 64))
  const start = firstElement(head)
  if (start === null) return problem("dicom-not")
  if (uint16(head, start) !== 2) return bareFile(source, start, null, null)

  const meta = await readTree(source, start, explicitLittleEncoding, 2)
  if (isProblem(meta)) return meta
  const uid = textOf(meta.set, tag.transferSyntax)
  return bareFile(source, meta.end, meta.set, uid)
}

async function bareFile(
  source: ByteSource,
  start: number,
  meta: DicomSet | null,
  uid: string | null,
): Promise<DicomFile | Problem> {
  const named = uid === null ? null : transferSyntax(uid)
  if (named?.deflated === true) return deflatedFile(source, start, meta, named)
  const head = await source.read(start, Math.min(start + 16, source.size))
  const seen = guessEncoding(head)
  const agrees =
    named !== null && (seen === null || (seen.explicit === named.explicit && seen.little === named.little))
  const syntax = agrees ? named : withEncoding(named, seen ?? explicitLittleEncoding)
  return { source, start, syntax, meta }
}

/** The bytes win over the name; the coding of the pixels stays as named. */
function withEncoding(named: TransferSyntax | null, seen: Encoding): TransferSyntax {
  if (named === null || named.coding === "native") return syntaxOf(seen)
  return { ...named, explicit: seen.explicit, little: seen.little }
}

async function deflatedFile(
  source: ByteSource,
  start: number,
  meta: DicomSet | null,
  syntax: TransferSyntax,
): Promise<DicomFile | Problem> {
  const head = await source.read(start, Math.min(start + 16, source.size))
  if (guessEncoding(head)?.explicit === true)
    return { source, start, syntax: syntaxOf(explicitLittleEncoding), meta }
  const inflated = await inflateSource(source, start)
  return isProblem(inflated) ? inflated : { source: inflated, start: 0, syntax, meta }
}

/** Behind the magic word; else at the very beginning, also behind one stray byte. */
function firstElement(head: Bytes): number | null {
  if (latin1(head, preamble, 4) === "DICM") return preamble + 4
  if (latin1(head, 0, 4) === "DICM") return 4
  return [0, 1, preamble].find((at) => isFirstElement(head.subarray(at))) ?? null
}

/** Data sets begin with group 0002 or 0008 (0004 in a directory), as (gggg,eeee) of either order. */
function isFirstElement(head: Bytes): boolean {
  const encoding = guessEncoding(head)
  if (encoding === null) return false
  const { little } = encoding
  const group = little ? uint16(head, 0) : swapped(head, 0)
  const element = little ? uint16(head, 2) : swapped(head, 2)
  if (group !== 2 && group !== 4 && group !== 8) return false
  return dictionaryVr(group * 0x1_0000 + element) !== null
}

/** From the first element: its representation in letters, or a length that such a beginning can have. */
function guessEncoding(head: Bytes): Encoding | null {
  if (head.length < 8) return null
  const little = uint16(head, 0) <= swapped(head, 0)
  if (isVr(latin1(head, 4, 2))) return { explicit: true, little }
  const length = uint16(head, 4) + uint16(head, 6) * 0x1_0000
  return length < 0x1_0000 || length === 0xffff_ffff ? { explicit: false, little: true } : null
}

const uint16 = (bytes: Bytes, at: number): number => (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256
const swapped = (bytes: Bytes, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
const latin1 = (bytes: Bytes, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))
