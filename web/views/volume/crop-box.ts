/** A field of view drawn in a volume: from voxel to voxel on the screen, in millimetres of the patient for the cut. */
import type { CropBox } from "@zahnwolke/core/deidentify/dicom-crop"
import type { Vector } from "./frames.ts"
import { cuts } from "./planes.ts"
import type { Plane } from "./planes.ts"
import type { Volume } from "./volume.ts"

/** Both ends belong to it. */
export interface VoxelBox {
  readonly low: Vector
  readonly high: Vector
}

export type Axis = 0 | 1 | 2
export type End = "low" | "high"

/** Less than this shows nothing and cannot be drawn with a finger. */
const smallestMm = 5

export const wholeBox = ({ size }: Volume): VoxelBox => ({
  low: [0, 0, 0],
  high: [size[0] - 1, size[1] - 1, size[2] - 1],
})

export const isWhole = (volume: Volume, box: VoxelBox): boolean =>
  ([0, 1, 2] as const).every((axis) => box.low[axis] === 0 && box.high[axis] === volume.size[axis] - 1)

const within = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

/** One side of the box at a voxel; the other side stays, and some millimetres lie between them. */
export function sideAt(volume: Volume, box: VoxelBox, axis: Axis, end: End, voxel: number): VoxelBox {
  const least = Math.ceil(smallestMm / volume.spacing[axis])
  const last = volume.size[axis] - 1
  const to = Math.round(voxel)
  const moved =
    end === "low"
      ? within(to, 0, Math.max(box.high[axis] - least, 0))
      : within(to, Math.min(box.low[axis] + least, last), last)
  const side: [number, number, number] = [...box[end]]
  side[axis] = moved
  return { ...box, [end]: side }
}

/** A cube around a point, as far as the volume reaches. */
export function cubeAround(volume: Volume, at: Vector, edgeMm: number): VoxelBox {
  const end = (axis: Axis, way: 1 | -1): number =>
    within(Math.round(at[axis] + (way * edgeMm) / 2 / volume.spacing[axis]), 0, volume.size[axis] - 1)
  return { low: [end(0, -1), end(1, -1), end(2, -1)], high: [end(0, 1), end(1, 1), end(2, 1)] }
}

/** How far a side stands from the edge of the volume, as a person reads it. */
export const mmOf = ({ spacing }: Volume, { low, high }: VoxelBox, axis: Axis, end: End): number =>
  (end === "low" ? low[axis] : high[axis] + 1) * spacing[axis]

export const voxelOf = ({ spacing }: Volume, axis: Axis, end: End, mm: number): number =>
  mm / spacing[axis] - (end === "low" ? 0 : 1)

export function lengthsOf({ spacing }: Volume, { low, high }: VoxelBox): Vector {
  const along = (axis: Axis): number => (high[axis] - low[axis] + 1) * spacing[axis]
  return [along(0), along(1), along(2)]
}

/** Nearly half a voxel around the middles: what was read thinner for this device is cut as fine as it is. */
const aroundMiddle = 0.49

export function boxInPatient({ origin, spacing }: Volume, { low, high }: VoxelBox): CropBox {
  const at = (voxel: Vector, axis: Axis, by: number): number =>
    Math.round((origin[axis] + (voxel[axis] + by) * spacing[axis]) * 1000) / 1000
  return {
    low: [at(low, 0, -aroundMiddle), at(low, 1, -aroundMiddle), at(low, 2, -aroundMiddle)],
    high: [at(high, 0, aroundMiddle), at(high, 1, aroundMiddle), at(high, 2, aroundMiddle)],
  }
}

/** Where the box stands in a plane, in shares from its left and its top. */
export function boxOnScreen({ size }: Volume, plane: Plane, { low, high }: VoxelBox) {
  const { across, down, upwards } = cuts[plane]
  const [top, bottom] = [low[down] / size[down], (high[down] + 1) / size[down]]
  return {
    left: low[across] / size[across],
    right: (high[across] + 1) / size[across],
    top: upwards ? 1 - bottom : top,
    bottom: upwards ? 1 - top : bottom,
  }
}

export const screenSides = ["left", "right", "top", "bottom"] as const
export type ScreenSide = (typeof screenSides)[number]

/** Which side of the box in the patient one side of it on the screen is. */
export function sideOf(plane: Plane, side: ScreenSide): readonly [Axis, End] {
  const { across, down, upwards } = cuts[plane]
  switch (side) {
    case "left":
      return [across, "low"]
    case "right":
      return [across, "high"]
    case "top":
      return [down, upwards ? "high" : "low"]
    case "bottom":
      return [down, upwards ? "low" : "high"]
  }
}

/** The voxel under a share of the plane's width or height. */
export function voxelUnder({ size }: Volume, plane: Plane, side: ScreenSide, share: number): number {
  const [axis, end] = sideOf(plane, side)
  const { upwards } = cuts[plane]
  const along = (side === "top" || side === "bottom") && upwards ? 1 - share : share
  return along * size[axis] - (end === "low" ? 0 : 1)
}
