/**
 * Whether a cut took the surface of the head away: measured in each slice, and said only where the skin was seen in the
 * whole slice and nothing of it is left. A crop by itself says nothing: it may leave half a face. In every doubt the
 * answer is no.
 */
import type { Cut } from "./dicom-crop-pixels.ts"
import type { DicomPictures } from "./dicom-picture.ts"

/** Less air than this around a slice and nobody can tell where a skin is. */
const leastAir = 0.02
/** Finer than this a skin need not be seen to know where it is. */
const mostAcross = 256
/** As wide as a skin can blur into its neighbours, in points of the reduced slice. */
const margin = 2

/** True where in every slice that stays the air around the head ends outside of what stays. */
export async function isSkinCutOff({ picture, rows, columns }: DicomPictures, cut: Cut): Promise<boolean> {
  if (cut.frames.length === 0) return false
  const every = Math.ceil(Math.max(rows, columns) / mostAcross)
  for (const frame of cut.frames) {
    const slice = reduced(await picture(frame), columns, rows, every)
    const outside = airAround(slice)
    if (outside === null || !isTissueBehind(slice, outside) || reaches(slice, outside, cut, every))
      return false
  }
  return true
}

interface Slice {
  readonly grey: Uint8Array
  readonly width: number
  readonly height: number
}

function reduced(pixels: Uint8ClampedArray, columns: number, rows: number, every: number): Slice {
  const [width, height] = [Math.floor(columns / every), Math.floor(rows / every)]
  const grey = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) grey[y * width + x] = pixels[(y * columns + x) * every * 4] ?? 0
  }
  return { grey, width, height }
}

/** Air and what lies outside of the field, as far as it hangs together with the border; null where there is too little. */
function airAround(slice: Slice): Uint8Array | null {
  const { grey, height, width } = slice
  const threshold = airThreshold(slice)
  const outside = new Uint8Array(grey.length)
  const waiting: number[] = []
  let found = 0
  const visit = (at: number): void => {
    if (outside[at] === 1 || (grey[at] ?? 255) > threshold) return
    outside[at] = 1
    found++
    waiting.push(at)
  }
  for (let x = 0; x < width; x++) for (const y of [0, height - 1]) visit(y * width + x)
  for (let y = 0; y < height; y++) for (const x of [0, width - 1]) visit(y * width + x)
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const x = at % width
    if (x > 0) visit(at - 1)
    if (x < width - 1) visit(at + 1)
    if (at >= width) visit(at - width)
    if (at < grey.length - width) visit(at + width)
  }
  return found / grey.length < leastAir ? null : outside
}

/** The value that parts air from tissue (Otsu 1979); where the parting falls elsewhere, more counts as air than is. */
function airThreshold(slice: Slice): number {
  const counts = new Float64Array(256)
  for (const value of slice.grey) counts[value] = (counts[value] ?? 0) + 1
  const darkest = counts.findIndex((count) => count > 0)
  if (isPadding(slice, darkest)) counts[darkest] = 0
  let [all, sum] = [0, 0]
  for (const [value, count] of counts.entries()) {
    all += count
    sum += value * count
  }
  let [best, threshold, below, belowSum] = [-1, 0, 0, 0]
  for (const [value, count] of counts.entries()) {
    below += count
    belowSum += value * count
    if (below === 0 || below === all) continue
    const apart = belowSum / below - (sum - belowSum) / (all - below)
    const parted = below * (all - below) * apart * apart
    if (parted > best) [best, threshold] = [parted, value]
  }
  return threshold
}

/** One value around a round field is no air: it stands in the corners and nowhere in the circle. */
function isPadding({ grey, height, width }: Slice, darkest: number): boolean {
  const radius = 0.97 * Math.min(width, height) * 0.5
  let [inside, all] = [0, 0]
  for (const [at, value] of grey.entries()) {
    if (value !== darkest) continue
    all++
    const [x, y] = [(at % width) - width / 2, Math.floor(at / width) - height / 2]
    if (x * x + y * y < radius * radius) inside++
  }
  return inside < all * 0.005
}

/** Behind the air stands tissue, as bright as most of the slice is: else it was only the darker half of the air. */
function isTissueBehind({ grey, height, width }: Slice, outside: Uint8Array): boolean {
  const within = grey.filter((_, at) => outside[at] === 0).toSorted()
  const bright = within[Math.floor(within.length * 0.75)] ?? 0
  let [air, airs, ring, rings] = [0, 0, 0, 0]
  for (let y = 0; y < height; y++) {
    for (let x = 3; x < width - 3; x++) {
      const at = y * width + x
      if (outside[at] === 1) {
        air += grey[at] ?? 0
        airs++
      } else if (outside[at - 3] === 1 || outside[at + 3] === 1) {
        ring += grey[at] ?? 0
        rings++
      }
    }
  }
  return airs > 0 && rings > 0 && ring / rings >= air / airs + 0.6 * (bright - air / airs)
}

function reaches(
  { height, width }: Slice,
  outside: Uint8Array,
  { rows, columns }: Cut,
  every: number,
): boolean {
  const [left, right] = [
    Math.max(Math.floor(columns.from / every) - margin, 0),
    Math.min(Math.ceil(columns.to / every) + margin, width),
  ]
  const [top, bottom] = [
    Math.max(Math.floor(rows.from / every) - margin, 0),
    Math.min(Math.ceil(rows.to / every) + margin, height),
  ]
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) if (outside[y * width + x] === 1) return true
  }
  return false
}
