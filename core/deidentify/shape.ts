/** How large a surface is and whether it stands on a plane: what decides how far it can be made anonymous. */
import type { Category } from "../records/consent.ts"
import type { AttachmentRole } from "../records/order.ts"
import type { ReviewItem } from "./findings.ts"

export interface Shape {
  /** Largest length along an axis, in the file's own unit. */
  readonly extent: number
  readonly triangles: number
  /** Share of the area that looks in one direction, within a few degrees. */
  readonly flatShare: number
}

export interface ShapeGauge {
  /** One triangle: nine numbers from `at` on. */
  readonly add: (corners: ArrayLike<number>, at: number) => void
  readonly shape: () => Shape
}

const cells = 24

export function shapeGauge(): ShapeGauge {
  const low = [Infinity, Infinity, Infinity]
  const high = [-Infinity, -Infinity, -Infinity]
  const areas = new Float64Array(6 * cells * cells)
  let total = 0
  let triangles = 0
  const add = (corners: ArrayLike<number>, at: number): void => {
    for (let i = 0; i < 9; i++) {
      const value = corners[at + i] ?? 0
      const axis = i % 3
      if (value < (low[axis] ?? 0)) low[axis] = value
      if (value > (high[axis] ?? 0)) high[axis] = value
    }
    triangles++
    const area = addArea(areas, corners, at)
    if (Number.isFinite(area)) total += area
  }
  const shape = (): Shape => ({
    extent: Math.max(...high.map((value, axis) => value - (low[axis] ?? 0)), 0),
    triangles,
    flatShare: total > 0 ? largestPatch(areas) / total : 0,
  })
  return { add, shape }
}

/** Puts the triangle's area where its normal points on a cube around it. */
function addArea(areas: Float64Array, corners: ArrayLike<number>, at: number): number {
  const edge = (corner: number, axis: number): number =>
    (corners[at + corner * 3 + axis] ?? 0) - (corners[at + axis] ?? 0)
  const x = edge(1, 1) * edge(2, 2) - edge(1, 2) * edge(2, 1)
  const y = edge(1, 2) * edge(2, 0) - edge(1, 0) * edge(2, 2)
  const z = edge(1, 0) * edge(2, 1) - edge(1, 1) * edge(2, 0)
  const area = Math.sqrt(x * x + y * y + z * z) / 2
  if (!(area > 0) || !Number.isFinite(area)) return 0
  const [ax, ay, az] = [Math.abs(x), Math.abs(y), Math.abs(z)]
  const axis = ax >= ay && ax >= az ? 0 : ay >= az ? 1 : 2
  const [main, first, second] = axis === 0 ? [x, y, z] : axis === 1 ? [y, x, z] : [z, x, y]
  const side = axis * 2 + (main < 0 ? 1 : 0)
  const cell = (value: number): number =>
    Math.min(Math.floor((value / Math.abs(main) + 1) * (cells / 2)), cells - 1)
  const index = (side * cells + cell(first)) * cells + cell(second)
  areas[index] = (areas[index] ?? 0) + area
  return area
}

/** A plane may fall on the border of cells: the fullest three by three count together. */
function largestPatch(areas: Float64Array): number {
  let largest = 0
  for (let index = 0; index < areas.length; index++) {
    const [row, column] = [Math.floor(index / cells) % cells, index % cells]
    let patch = 0
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        if (row + dy < 0 || row + dy >= cells || column + dx < 0 || column + dx >= cells) continue
        patch += areas[index + dy * cells + dx] ?? 0
      }
    }
    largest = Math.max(largest, patch)
  }
  return largest
}

/** Millimetres: three molars in a row are longer. */
const fewTeeth = 22
/** Below this the file is in inches or metres and says nothing about how much jaw it holds. */
const smallestCrown = 3

/** Spec policy 2.2: four teeth and more are biometric in effect; a pure design holds little of a patient. */
export function meshCategory(shape: Shape, role: AttachmentRole): Category {
  if (shape.extent < smallestCrown || shape.extent > fewTeeth) {
    return role === "design" && shape.extent > fewTeeth ? "anonymous-for-recipient" : "pseudonymised"
  }
  return role === "design" ? "anonymous" : "anonymous-for-recipient"
}

/** A name scratched or embossed into the flat base of a model is geometry: only a look can find it. */
export const meshReview = (shape: Shape): readonly ReviewItem[] =>
  shape.flatShare > 0.12 && shape.triangles > 200 && shape.extent > fewTeeth
    ? [{ kind: "embossed-text", place: "flat base of the model" }]
    : []
