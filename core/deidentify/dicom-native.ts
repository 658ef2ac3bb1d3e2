/** Native pixels of a rewritten image: cut to the length the image has, and nothing in bits that no pixel uses. */
import { arraySource, joinSources, sliceSource } from "../encoding/byte-source.ts"
import type { ByteSource } from "../encoding/byte-source.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { numberOf, numbersOf, textOf } from "../formats/dicom-data-set.ts"
import type { DicomSet } from "../formats/dicom-data-set.ts"
import { tag } from "../formats/dicom-tags.ts"

export interface PixelShape {
  readonly rows: number
  readonly columns: number
  readonly samples: number
  readonly frames: number
  readonly allocated: number
  readonly stored: number
  readonly highBit: number
  readonly signed: boolean
  /** The value that marks what lies outside the image; it may use all bits. */
  readonly padding: number | null
  readonly halved: boolean
}

const gridFrameOffsets = 0x3004_000c

/** Null where the image does not say how large it is. */
export function pixelShape(set: DicomSet): PixelShape | null {
  const rows = numberOf(set, tag.rows)
  const columns = numberOf(set, tag.columns)
  const allocated = numberOf(set, tag.bitsAllocated)
  const frames = framesOf(set)
  if (rows === null || columns === null || allocated === null || frames === null) return null
  if (rows === 0 || columns === 0 || allocated === 0 || allocated > 64) return null
  const stored = Math.min(numberOf(set, tag.bitsStored) ?? allocated, allocated)
  const photometric = textOf(set, tag.photometric) ?? ""
  return {
    rows,
    columns,
    samples: numberOf(set, tag.samplesPerPixel) ?? 1,
    frames,
    allocated,
    stored: stored === 0 ? allocated : stored,
    highBit: numberOf(set, tag.highBit) ?? stored - 1,
    signed: numberOf(set, tag.pixelRepresentation) === 1,
    padding: numberOf(set, tag.pixelPadding),
    halved: photometric === "YBR_FULL_422" || photometric === "YBR_PARTIAL_422",
  }
}

/** A number of frames that cannot be read is taken from the dose grid, which lists them. */
function framesOf(set: DicomSet): number | null {
  const text = textOf(set, tag.numberOfFrames)
  if (text === null) return 1
  const frames = numberOf(set, tag.numberOfFrames) ?? numbersOf(set, gridFrameOffsets).length
  return Number.isInteger(frames) && frames > 0 && frames <= 10_000_000 ? frames : null
}

export function frameLength({ rows, columns, samples, allocated, halved }: PixelShape): number {
  const bits = rows * columns * samples * allocated
  return Math.ceil((halved ? (bits * 2) / samples : bits) / 8)
}

/** Frames of one bit follow each other without a gap. */
export function nativeLength(shape: PixelShape): number {
  if (shape.allocated !== 1) return frameLength(shape) * shape.frames
  return Math.ceil((shape.rows * shape.columns * shape.samples * shape.frames) / 8)
}

export interface NativePixels {
  readonly source: ByteSource
  readonly frames: number
  readonly tailCut: boolean
  readonly masked: boolean
  readonly incomplete: boolean
}

/** `float` pixels use every bit. */
export async function nativePixels(
  source: ByteSource,
  at: number,
  length: number,
  shape: PixelShape,
  little: boolean,
  float = false,
): Promise<NativePixels> {
  const wanted = wantedLength(shape, length)
  const kept = length < wanted ? await withoutWords(source, at, length) : wanted
  const slice = sliceSource(source, at, at + kept)
  const mask = float ? null : sampleMask(shape, little)
  const pixels = mask === null ? slice : maskedSource(slice, mask)
  const even = kept % 2 === 0 ? pixels : joinSources([pixels, arraySource(new Uint8Array(1))])
  return {
    source: even,
    frames: shape.frames,
    tailCut: length > wanted + (wanted % 2),
    masked: mask !== null,
    incomplete: length < wanted,
  }
}

const longestWords = 4096
const shortestWords = 8

/** Where pixels are missing, words that were put behind them stand in their place; pixels of two bytes never read so. */
async function withoutWords(source: ByteSource, at: number, length: number): Promise<number> {
  const end = await source.read(at + Math.max(length - longestWords, 0), at + length)
  let words = 0
  while (words < end.length && (end[end.length - 1 - words] ?? 0) >= 0x20) words++
  return words >= shortestWords ? length - words : length
}

/** Some writers say 4:2:2 of pixels that are not: the length decides. */
export function realShape(shape: PixelShape, length: number): PixelShape {
  const full = nativeLength({ ...shape, halved: false })
  const isFull = length === full || length === full + (full % 2)
  return shape.halved && isFull ? { ...shape, halved: false } : shape
}

const wantedLength = (shape: PixelShape, length: number): number => nativeLength(realShape(shape, length))

/** What a sample may be: its stored bits, and above them nothing or copies of the sign. */
export interface SampleMask {
  readonly width: 1 | 2 | 4
  readonly little: boolean
  readonly low: number
  readonly high: number
  readonly signed: boolean
  readonly padding: number | null
}

function sampleMask(shape: PixelShape, little: boolean): SampleMask | null {
  const { allocated, stored, highBit, signed, padding } = shape
  const width = allocated / 8
  if ((width !== 1 && width !== 2 && width !== 4) || stored >= allocated) return null
  const high = Math.min(Math.max(highBit, stored - 1), allocated - 1)
  return { width, little, low: high - stored + 1, high, signed, padding }
}

/** Old overlays live in bits that no pixel uses; so could anything. */
export function maskedSource(source: ByteSource, mask: SampleMask): ByteSource {
  const read = async (start: number, end: number, lent?: Bytes): Promise<Bytes> => {
    const from = start - (start % mask.width)
    const to = Math.min(end + ((mask.width - (end % mask.width)) % mask.width), source.size)
    const whole = from === start && to === end
    const bytes = await source.read(from, to, whole ? lent : undefined)
    if (mask.width === 2 && !mask.signed && mask.padding === null) maskPairs(bytes, mask)
    else maskSamples(bytes, mask)
    return whole ? bytes : bytes.slice(start - from, end - from)
  }
  return { size: source.size, read }
}

const keptBits = ({ low, high }: SampleMask): number =>
  ((high === 31 ? 0xffff_ffff : 2 ** (high + 1) - 1) - (2 ** low - 1)) >>> 0

/** The plain case, sixteen bits without sign, two samples at a time. */
function maskPairs(bytes: Bytes, mask: SampleMask): void {
  const kept = keptBits(mask)
  const first = mask.little ? kept & 255 : kept >>> 8
  const second = mask.little ? kept >>> 8 : kept & 255
  // Behind a header of any length: the bytes up to the next whole word go one by one.
  const before = Math.min((4 - (bytes.byteOffset % 4)) % 4, bytes.length)
  const count = (bytes.length - before) >>> 2
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + before, count)
  const [one, two] = before % 2 === 0 ? [first, second] : [second, first]
  const pattern = Uint8Array.of(one, two, one, two)
  const pair = new Int32Array(pattern.buffer)[0] ?? 0
  maskWords(words, pair)
  for (let at = 0; at < before; at++) bytes[at] = (bytes[at] ?? 0) & (at % 2 === 0 ? first : second)
  for (let at = before + count * 4; at < bytes.length; at++)
    bytes[at] = (bytes[at] ?? 0) & (at % 2 === 0 ? first : second)
}

/** By itself: an engine that has learned this loop forgets it where something follows that it never saw. */
function maskWords(words: Int32Array, pair: number): void {
  for (let i = 0; i < words.length; i++) words[i] = (words[i] ?? 0) & pair
}

function maskSamples(bytes: Bytes, mask: SampleMask): void {
  const { width, little, signed, high, padding } = mask
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const kept = keptBits(mask)
  const sign = 2 ** high
  const above = high === 31 ? 0 : ~(2 ** (high + 1) - 1)
  const outside = padding === null ? null : (width === 4 ? padding : padding & (2 ** (width * 8) - 1)) >>> 0
  for (let at = 0; at + width <= bytes.length; at += width) {
    const sample = readSample(view, at, width, little)
    if (sample === outside) continue
    const value = sample & kept
    writeSample(view, at, width, little, signed && (value & sign) !== 0 ? value | above : value)
  }
}

function readSample(view: DataView, at: number, width: number, little: boolean): number {
  if (width === 1) return view.getUint8(at)
  return width === 2 ? view.getUint16(at, little) : view.getUint32(at, little)
}

function writeSample(view: DataView, at: number, width: number, little: boolean, value: number): void {
  if (width === 1) view.setUint8(at, value & 255)
  else if (width === 2) view.setUint16(at, value & 65_535, little)
  else view.setUint32(at, value >>> 0, little)
}
