/** Slices put together to one volume, with its axes named as the patient's: left, back, head. */
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { framesOf, readValues } from "./frames.ts"
import type { Frame, FramePlace, FrameTrouble, Vector } from "./frames.ts"

export interface Volume {
  readonly values: Int16Array<ArrayBuffer>
  /** Voxels along left, back and head. */
  readonly size: Vector
  /** Millimetres from voxel to voxel. */
  readonly spacing: Vector
  /** Where the voxel furthest right, front and feet stands, and the way to its neighbours. */
  readonly start: number
  readonly steps: Vector
  readonly window: readonly [centre: number, width: number]
  readonly range: readonly [low: number, high: number]
  readonly inverted: boolean
  /** A plain radiograph: one image, whose edges are what the file says of them. */
  readonly flat: { readonly right: string; readonly bottom: string } | null
  readonly notes: readonly VolumeNote[]
}

export type VolumeNote = "other-files" | "gaps" | "oblique" | "reduced"
export type VolumeTrouble = FrameTrouble | "too-large-here" | "nothing"
export type VolumeReading =
  | { readonly kind: "ready"; readonly volume: Volume }
  | { readonly kind: "failed"; readonly trouble: VolumeTrouble }

const failed = (trouble: VolumeTrouble): VolumeReading => ({ kind: "failed", trouble })

/** `mostVoxels` is what the device can hold; a larger volume is read in every second voxel, or third. */
export async function readVolume(
  sources: readonly ByteSource[],
  mostVoxels: number,
  tell: (share: number) => void,
): Promise<VolumeReading> {
  const frames: Frame[] = []
  const troubles: FrameTrouble[] = []
  for (const [i, source] of sources.entries()) {
    const found = await framesOf(source)
    if (typeof found === "string") troubles.push(found)
    else frames.push(...found)
    tell((i / sources.length) * 0.3)
  }
  const series = largestSeries(frames)
  if (series === null) return failed(troubles[0] ?? "nothing")
  const stack = stackOf(series.frames)
  const notes: VolumeNote[] = [...stack.notes]
  if (series.frames.length < frames.length || troubles.length > 0) notes.push("other-files")
  const every = thinning(stack, mostVoxels)
  if (every > 1) notes.push("reduced")
  return { kind: "ready", volume: await filled(stack, every, notes, (share) => tell(0.3 + share * 0.7)) }
}

/** What belongs together: one series, one size, one direction. */
function largestSeries(frames: readonly Frame[]): { readonly frames: readonly Frame[] } | null {
  const groups = Map.groupBy(frames, ({ series, rows, columns, place }) => {
    const direction =
      place === null ? "flat" : [...place.row, ...place.column].map((v) => v.toFixed(2)).join(" ")
    return [series, rows, columns, direction].join("|")
  })
  const largest = [...groups.values()].toSorted((a, b) => b.length - a.length)[0]
  return largest === undefined ? null : { frames: largest }
}

interface Stack {
  readonly frames: readonly [Frame, ...Frame[]]
  /** From one slice to the next. */
  readonly apart: number
  readonly place: FramePlace | null
  readonly notes: readonly VolumeNote[]
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

/** In order of their place, each place once; names and numbers of files say nothing. */
function stackOf(frames: readonly Frame[]): Stack {
  const [first] = frames
  if (first === undefined) throw new RangeError("a series has frames")
  const { place } = first
  if (place === null) return { frames: [first], apart: 1, place, notes: [] }
  const normal = cross(place.row, place.column)
  const depth = ({ place }: Frame): number => (place === null ? 0 : dot(place.position, normal))
  const sorted = frames.toSorted((a, b) => depth(a) - depth(b))
  const kept = sorted.filter((frame, i) => i === 0 || depth(frame) - depth(sorted[i - 1] ?? frame) > 0.005)
  const gaps = kept.slice(1).map((frame, i) => depth(frame) - depth(kept[i] ?? frame))
  const apart = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? first.spacing[0]
  const notes: VolumeNote[] = gaps.some((gap) => gap > apart * 1.5) ? ["gaps"] : []
  const axes = [place.row, place.column, normal]
  if (axes.some((axis) => Math.max(...axis.map(Math.abs)) < 0.985)) notes.push("oblique")
  return { frames: [kept[0] ?? first, ...kept.slice(1)], apart, place, notes }
}

function thinning({ frames }: Stack, mostVoxels: number): number {
  const [{ rows, columns }] = frames
  let every = 1
  const along = (length: number): number => Math.ceil(length / every)
  while (along(rows) * along(columns) * along(frames.length) > mostVoxels) every++
  return every
}

async function filled(
  stack: Stack,
  every: number,
  notes: readonly VolumeNote[],
  tell: (share: number) => void,
): Promise<Volume> {
  const [first] = stack.frames
  const [width, height] = [Math.ceil(first.columns / every), Math.ceil(first.rows / every)]
  const slices = stack.frames.filter((_, i) => i % every === 0)
  const values = new Int16Array(width * height * slices.length)
  let [low, high] = [32_767, -32_768]
  for (const [slice, frame] of slices.entries()) {
    const read = await readValues(frame)
    let to = slice * width * height
    for (let y = 0; y < first.rows; y += every) {
      for (let x = 0; x < first.columns; x += every) {
        const value = read[y * first.columns + x] ?? 0
        values[to++] = value
        if (value < low) low = value
        if (value > high) high = value
      }
    }
    tell((slice + 1) / slices.length)
  }
  const [rowSpacing, columnSpacing] = first.spacing
  const grid = {
    counts: [width, height, slices.length] as const,
    lengths: [columnSpacing * every, rowSpacing * every, stack.apart * every] as const,
    strides: [1, width, width * height] as const,
  }
  return {
    values,
    ...named(grid, stack.place),
    window: first.window ?? [(low + high) / 2, Math.max(high - low, 1)],
    range: [low, high],
    inverted: first.coding.inverted,
    flat: stack.place === null ? { right: first.edges[0] ?? "", bottom: first.edges[1] ?? "" } : null,
    notes,
  }
}

interface Grid {
  readonly counts: Vector
  readonly lengths: Vector
  readonly strides: Vector
}

type Axes = Pick<Volume, "size" | "spacing" | "start" | "steps">

/** Which axis of the files is the patient's left, back and head, and whether it runs the other way. */
function named({ counts, lengths, strides }: Grid, place: FramePlace | null): Axes {
  if (place === null) return { size: counts, spacing: lengths, start: 0, steps: strides }
  const axes: readonly Vector[] = [place.row, place.column, cross(place.row, place.column)]
  const order = bestOrder(axes)
  let start = 0
  const steps = order.map((axis, patientAxis) => {
    const stride = strides[axis] ?? 1
    if ((axes[axis]?.[patientAxis] ?? 1) >= 0) return stride
    start += ((counts[axis] ?? 1) - 1) * stride
    return -stride
  })
  const pick = (numbers: Vector): Vector => [numbers[order[0]], numbers[order[1]], numbers[order[2]]]
  return {
    size: pick(counts),
    spacing: pick(lengths),
    start,
    steps: [steps[0] ?? 1, steps[1] ?? 1, steps[2] ?? 1],
  }
}

type Order = readonly [0 | 1 | 2, 0 | 1 | 2, 0 | 1 | 2]
const orders: readonly Order[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
]

/** Of all assignments the one whose axes lie closest to the patient's. */
function bestOrder(axes: readonly Vector[]): Order {
  const closeness = (order: Order): number =>
    order.reduce<number>((sum, axis, patientAxis) => sum + Math.abs(axes[axis]?.[patientAxis] ?? 0), 0)
  return orders.reduce((best, order) => (closeness(order) > closeness(best) + 1e-6 ? order : best))
}
