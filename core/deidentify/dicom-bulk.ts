/** Large numeric values of DICOM other than pixels: lookup tables, waveforms, surfaces; read when the result is. */
import { arraySource, joinSources, sliceSource } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import { numberOf, numbersOf } from "../formats/dicom-data-set.ts"
import type { DicomElement, DicomSet } from "../formats/dicom-data-set.ts"
import { widthOf } from "../formats/dicom-write.ts"
import type { OutElement } from "../formats/dicom-write.ts"
import { readsAsText } from "./dicom-values.ts"
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

/** A descriptor says how many entries and of how many bits; 0 stands for 65,536. */
function tableLength(descriptor: number): Measure {
  return (set) => {
    const [entries, , bits] = numbersOf(set, descriptor)
    if (entries === undefined || bits === undefined) return null
    return (entries === 0 ? 65_536 : entries) * (bits > 8 ? 2 : 1)
  }
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

const anyLength: Measure = () => Number.MAX_SAFE_INTEGER

const measures: ReadonlyMap<number, Measure> = new Map<number, Measure>([
  ...Object.entries(descriptors).map(([of, by]): [number, Measure] => [Number(of), tableLength(by)]),
  [0x5400_1010, waveformLength],
  [0x5600_0020, spectrumLength],
  [0x0064_0009, gridLength],
  [0x0066_0016, pointsLength],
  [0x0028_1221, anyLength],
  [0x0028_1222, anyLength],
  [0x0028_1223, anyLength],
  [0x0066_0021, anyLength],
  [0x0066_0040, anyLength],
  [0x0066_0041, anyLength],
  [0x0066_0042, anyLength],
  [0x0066_0043, anyLength],
])

const bulkVrs = new Set(["OB", "OW", "OF", "OD", "OL", "OV", "US", "SS"])

/** Bulk by its attribute, or by its representation; of the latter nothing is kept that is not measured here. */
export const isBulk = (of: number, vr: string): boolean => measures.has(of) || /^O[BDFLVW]$/u.test(vr)

export function bulkElement(
  source: ByteSource,
  set: DicomSet,
  element: DicomElement,
  notes: Notes,
  place: string,
): OutElement | null {
  const wanted = measures.get(element.tag)?.(set) ?? null
  if (wanted === null || element.items !== null || element.fragments !== null || !bulkVrs.has(element.vr))
    return null
  if (element.value !== null && readsAsText(element.value)) return null
  const width = widthOf[element.vr] ?? 1
  const length = Math.min(wanted, element.length - (element.length % width))
  // One entry a word although its bits fit a byte: old writers do so.
  const padded = element.length === wanted * 2 && descriptors[element.tag] !== undefined
  const kept = padded ? element.length : length
  if (element.length > kept + 1) note(notes, place, "trailing-data", "removed")
  const slice = sliceSource(source, element.at, element.at + kept)
  const even = kept % 2 === 0 ? slice : joinSources([slice, arraySource(new Uint8Array(1))])
  return { tag: element.tag, vr: element.vr, kind: "source", source: even }
}
