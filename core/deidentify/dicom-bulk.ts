/** Large numeric values of DICOM other than pixels: lookup tables, waveforms, surfaces; read when the result is. */
import { arraySource, joinSources, sliceSource } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { numberOf, numbersOf } from "../formats/dicom-data-set.ts"
import type { DicomElement, DicomSet } from "../formats/dicom-data-set.ts"
import { widthOf } from "../formats/dicom-write.ts"
import type { OutElement } from "../formats/dicom-write.ts"
import { hasWideWord, hasWord, holdsWords } from "./dicom-plausible.ts"
import { segmentsLength, tableHoldsWords, tableShape } from "./dicom-tables.ts"
import type { TableShape } from "./dicom-tables.ts"
import { note } from "./dicom-findings.ts"
import type { Notes } from "./dicom-findings.ts"

/** How many bytes an attribute has by what the set around it says; null where the set does not say. */
type Measure = (set: DicomSet) => number | null

const descriptors: Readonly<Record<number, number>> = {
  0x0028_1201: 0x0028_1101,
  0x0028_1202: 0x0028_1102,
  0x0028_1203: 0x0028_1103,
  0x0028_1204: 0x0028_1104,
  0x0028_3006: 0x0028_3002,
}

/** A palette in segments is described like one that is not. */
const segmented: Readonly<Record<number, number>> = {
  0x0028_1221: 0x0028_1101,
  0x0028_1222: 0x0028_1102,
  0x0028_1223: 0x0028_1103,
}

const waveformLength: Measure = (set) => {
  const channels = numberOf(set, 0x003a_0005)
  const samples = numberOf(set, 0x003a_0010)
  const bits = numberOf(set, 0x5400_1004)
  return channels === null || samples === null || bits === null
    ? null
    : Math.ceil((channels * samples * bits) / 8)
}

function spectrumLength(set: DicomSet): number | null {
  const rows = numberOf(set, 0x0028_0010)
  const columns = numberOf(set, 0x0028_0011)
  const points = numberOf(set, 0x0028_9002)
  const frames = numberOf(set, 0x0028_0008) ?? 1
  const complex = 2
  return rows === null || columns === null || points === null
    ? null
    : rows * columns * points * frames * 4 * complex
}

const pointsLength: Measure = (set) => {
  const points = numberOf(set, 0x0066_0015)
  return points === null ? null : points * 12
}

const gridLength: Measure = (set) => {
  const [x, y, z] = numbersOf(set, 0x0064_0007)
  return x === undefined || y === undefined || z === undefined ? null : x * y * z * 12
}

/** Points of a surface are named by their number; the list is as long as the surface is. */
const indexesLength: Measure = () => Number.MAX_SAFE_INTEGER

const indexLists: ReadonlySet<number> = new Set([0x0066_0040, 0x0066_0041, 0x0066_0042, 0x0066_0043])

const measures: ReadonlyMap<number, Measure> = new Map<number, Measure>([
  [0x5400_1010, waveformLength],
  [0x5600_0020, spectrumLength],
  [0x0064_0009, gridLength],
  [0x0066_0016, pointsLength],
  [0x0066_0021, indexesLength],
  ...Array.from(indexLists, (of): [number, Measure] => [of, indexesLength]),
])

const isMeasured = (of: number): boolean =>
  measures.has(of) || descriptors[of] !== undefined || segmented[of] !== undefined

const bulkVrs = new Set(["OB", "OW", "OF", "OD", "OL", "OV", "US", "SS"])

/** Bulk by its attribute, or by its representation; of the latter nothing is kept that is not measured here. */
export const isBulk = (of: number, vr: string): boolean => isMeasured(of) || /^O[BDFLVW]$/u.test(vr)

export async function bulkElement(
  source: ByteSource,
  set: DicomSet,
  element: DicomElement,
  notes: Notes,
  place: string,
): Promise<OutElement | null> {
  if (element.items !== null || element.fragments !== null || !bulkVrs.has(element.vr)) return null
  const kept = await keptLength(source, set, element)
  if (kept === null) return null
  if (element.length > kept + 1) note(notes, place, "trailing-data", "removed")
  const slice = sliceSource(source, element.at, element.at + kept)
  const even = kept % 2 === 0 ? slice : joinSources([slice, arraySource(new Uint8Array(1))])
  return { tag: element.tag, vr: element.vr, kind: "source", source: even }
}

/** Null where the value is not what its attribute and the set around it say. */
async function keptLength(source: ByteSource, set: DicomSet, element: DicomElement): Promise<number | null> {
  const descriptor = descriptors[element.tag] ?? segmented[element.tag]
  if (descriptor !== undefined) {
    const shape = tableShape(numbersOf(set, descriptor))
    if (shape === null || element.length > longestTable) return null
    const bytes = await source.read(element.at, element.at + element.length)
    return segmented[element.tag] === undefined
      ? tableLength(bytes, shape, element.little)
      : segmentsLength(bytes, shape, element.little)
  }
  const wanted = measures.get(element.tag)?.(set) ?? null
  if (wanted === null) return null
  const width = widthOf[element.vr] ?? 1
  const length = Math.min(wanted, element.length - (element.length % width))
  return (await areNumbers(source, element, length)) ? length : null
}

const longestTable = 65_536 * 3 * 2

/** One entry a word although its bits fit a byte: old writers do so. */
function tableLength(bytes: Bytes, { entries, bits }: TableShape, little: boolean): number | null {
  const width = bits > 8 || bytes.length === entries * 2 ? 2 : 1
  const length = entries * width
  if (bytes.length < length) return null
  return tableHoldsWords(bytes.subarray(0, length), width, little) ? null : length
}

const pieceLength = 1 << 20
/** A point's number beyond this names no point of a surface that anybody scanned. */
const mostPoints = 1 << 24

async function areNumbers(source: ByteSource, element: DicomElement, length: number): Promise<boolean> {
  for (let at = 0; at < length; at += pieceLength) {
    const bytes = await source.read(element.at + at, element.at + Math.min(at + pieceLength, length))
    if (!isPieceOfNumbers(element, bytes)) return false
  }
  return true
}

function isPieceOfNumbers({ tag: of, vr, little }: DicomElement, bytes: Bytes): boolean {
  if (of === 0x5400_1010) return !hasWord(bytes) && !hasWideWord(bytes)
  if (indexLists.has(of)) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    for (let at = 0; at + 4 <= bytes.length; at += 4)
      if (view.getUint32(at, little) >= mostPoints) return false
    // Letters of four bytes each are points that a mesh has.
    return bytes.length % 4 === 0 && !hasWord(bytes) && !hasWideWord(bytes, [2])
  }
  return !holdsWords(vr === "OD" ? "FD" : "FL", bytes, little)
}
