/** Slices put together to one volume, with its axes named as the patient's: left, back, head. */
import type { FrameDecoders } from "@zahnwolke/core/deidentify/frame-decoder"
import type { ByteSource } from "@zahnwolke/core/encoding/byte-source"
import { cross, dot, patientAxes } from "@zahnwolke/core/formats/dicom-axes"
import type { FramePlace } from "@zahnwolke/core/formats/dicom-place"
import { framesOf, readValues } from "./frames.ts"
import type { Frame, FrameTrouble, Vector } from "./frames.ts"

export interface Volume {
  readonly values: Int16Array<ArrayBuffer>
  /** Voxels along left, back and head. */
  readonly size: Vector
  /** Millimetres from voxel to voxel. */
  readonly spacing: Vector
  /** Where the voxel furthest right, front and feet stands, and the way to its neighbours. */
  readonly start: number
  readonly steps: Vector
  /** Where that voxel stands: millimetres along the volume's own left, back and head. */
  readonly origin: Vector
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
  decoders: FrameDecoders,
  tell: (share: number) => void,
): Promise<VolumeReading> {
  const frames: Frame[] = []
  const troubles: FrameTrouble[] = []
  for (const [i, source] of sources.entries()) {
    const found = await framesOf(source, decoders)
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

/** In order of their place, each place once; names and numbers of files say nothing. */
function stackOf(frames: readonly Frame[]): Stack {
  const [first] = frames
  if (first === undefined) throw new RangeError("a series has frames")
  const { place } = first
  if (place === null) return { frames: [first], apart: 1, place: null, notes: [] }
  const normal = cross(place.row, place.column)
  const depth = ({ place }: Frame): number => (place === null ? 0 : dot(place.position, normal))
  const sorted = frames.toSorted((a, b) => depth(a) - depth(b))
  const kept = sorted.filter((frame, i) => i === 0 || depth(frame) - depth(sorted[i - 1] ?? frame) > 0.005)
  const gaps = kept.slice(1).map((frame, i) => depth(frame) - depth(kept[i] ?? frame))
  const apart = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? first.spacing[0]
  const notes: VolumeNote[] = gaps.some((gap) => gap > apart * 1.5) ? ["gaps"] : []
  const axes = [place.row, place.column, normal]
  if (axes.some((axis) => Math.max(...axis.map(Math.abs)) < 0.985)) notes.push("oblique")
  const lowest = kept[0] ?? first
  return { frames: [lowest, ...kept.slice(1)], apart, place: lowest.place, notes }
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

type Axes = Pick<Volume, "size" | "spacing" | "start" | "steps" | "origin">

/** Which axis of the files is the patient's left, back and head, and whether it runs the other way. */
function named({ counts, lengths, strides }: Grid, place: FramePlace | null): Axes {
  if (place === null) return { size: counts, spacing: lengths, start: 0, steps: strides, origin: [0, 0, 0] }
  const axes = patientAxes(place.row, place.column)
  const along = ([left, back, head]: typeof axes, of: (axis: (typeof axes)[number]) => number): Vector => [
    of(left),
    of(back),
    of(head),
  ]
  const last = ({ of }: (typeof axes)[number]): number => counts[of] - 1
  return {
    size: along(axes, ({ of }) => counts[of]),
    spacing: along(axes, ({ of }) => lengths[of]),
    start: axes.reduce((sum, axis) => sum + (axis.forwards ? 0 : last(axis) * strides[axis.of]), 0),
    steps: along(axes, ({ of, forwards }) => (forwards ? strides[of] : -strides[of])),
    origin: along(
      axes,
      (axis) => dot(place.position, axis.unit) - (axis.forwards ? 0 : last(axis) * lengths[axis.of]),
    ),
  }
}
