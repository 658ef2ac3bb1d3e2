/** The three planes a volume is cut in, and the picture of a cut in shades of grey. */
import type { Vector } from "./frames.ts"
import type { Volume } from "./volume.ts"

export const planes = ["axial", "coronal", "sagittal"] as const
export type Plane = (typeof planes)[number]

/** Axes are 0 left, 1 back, 2 head. */
interface Cut {
  readonly across: 0 | 1
  readonly down: 1 | 2
  readonly through: 0 | 1 | 2
  /** Heads are up, so what is low in the patient is low on the screen. */
  readonly upwards: boolean
  /** Letters of PS3.3 C.7.6.1.1.1 at left, right, top and bottom of the screen. */
  readonly marks: readonly [string, string, string, string]
}

/** As radiologists look at them: from the feet, from the front, from the patient's left. */
export const cuts: Readonly<Record<Plane, Cut>> = {
  axial: { across: 0, down: 1, through: 2, upwards: false, marks: ["R", "L", "A", "P"] },
  coronal: { across: 0, down: 2, through: 1, upwards: true, marks: ["R", "L", "H", "F"] },
  sagittal: { across: 1, down: 2, through: 0, upwards: true, marks: ["A", "P", "H", "F"] },
}

export interface Grey {
  readonly centre: number
  readonly width: number
}

export interface PlaneSize {
  readonly columns: number
  readonly rows: number
  /** Width over height in millimetres. */
  readonly aspect: number
}

export function planeSize({ size, spacing }: Volume, plane: Plane): PlaneSize {
  const { across, down } = cuts[plane]
  const [columns, rows] = [size[across], size[down]]
  return { columns, rows, aspect: (columns * spacing[across]) / (rows * spacing[down]) }
}

/** Red, green, blue and opacity of each pixel of the cut through `at`, row by row from the top. */
export function drawCut(volume: Volume, plane: Plane, at: Vector, grey: Grey, into: Uint8ClampedArray): void {
  const { across, down, through, upwards } = cuts[plane]
  const { values, steps, size, inverted } = volume
  const [columns, rows] = [size[across], size[down]]
  const scale = (inverted ? -255 : 255) / Math.max(grey.width, 1)
  const base = 127.5 - grey.centre * scale
  const step = steps[across]
  const slice = volume.start + at[through] * steps[through]
  let to = 0
  for (let y = 0; y < rows; y++) {
    let from = slice + (upwards ? rows - 1 - y : y) * steps[down]
    for (let x = 0; x < columns; x++, from += step, to += 4) {
      const light = (values[from] ?? 0) * scale + base
      into[to] = light
      into[to + 1] = light
      into[to + 2] = light
      into[to + 3] = 255
    }
  }
}

/** Where the crosshair of a point stands in a plane, in shares from its left and its top. */
export function crosshair({ size }: Volume, plane: Plane, at: Vector): readonly [number, number] {
  const { across, down, upwards } = cuts[plane]
  const y = (at[down] + 0.5) / size[down]
  return [(at[across] + 0.5) / size[across], upwards ? 1 - y : y]
}

/** The point under a place of the plane; what the plane does not show stays as it was. */
export function pointIn({ size }: Volume, plane: Plane, at: Vector, x: number, y: number): Vector {
  const { across, down, upwards } = cuts[plane]
  const point: [number, number, number] = [...at]
  point[across] = within(Math.floor(x * size[across]), size[across])
  point[down] = within(Math.floor((upwards ? 1 - y : y) * size[down]), size[down])
  return point
}

const within = (value: number, count: number): number => Math.min(Math.max(value, 0), count - 1)

/** One voxel or more along an axis, and never out of the volume. */
export function moved({ size }: Volume, at: Vector, axis: 0 | 1 | 2, by: number): Vector {
  const point: [number, number, number] = [...at]
  point[axis] = within(at[axis] + by, size[axis])
  return point
}
