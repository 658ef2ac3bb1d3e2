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
  /** One triangle: three numbers from each of three places on. */
  readonly add: (points: ArrayLike<number>, a: number, b: number, c: number) => void
  readonly shape: () => Shape
}

const cells = 24

export function shapeGauge(): ShapeGauge {
  const low = Float64Array.of(Infinity, Infinity, Infinity)
  const high = Float64Array.of(-Infinity, -Infinity, -Infinity)
  const areas = new Float64Array(6 * cells * cells)
  let total = 0
  let triangles = 0
  const add = (points: ArrayLike<number>, a: number, b: number, c: number): void => {
    for (let axis = 0; axis < 3; axis++) {
      const first = points[a + axis] ?? 0
      const second = points[b + axis] ?? 0
      const third = points[c + axis] ?? 0
      const small = first < second ? first : second
      const large = first < second ? second : first
      if (small < (low[axis] ?? 0)) low[axis] = small
      if (third < (low[axis] ?? 0)) low[axis] = third
      if (large > (high[axis] ?? 0)) high[axis] = large
      if (third > (high[axis] ?? 0)) high[axis] = third
    }
    triangles++
    total += addArea(areas, points, a, b, c)
  }
  const shape = (): Shape => ({
    extent: Math.max(...high.map((value, axis) => value - (low[axis] ?? 0)), 0),
    triangles,
    flatShare: total > 0 ? largestPatch(areas) / total : 0,
  })
  return { add, shape }
}

/** Puts the triangle's area where its normal points on a cube around it. */
function addArea(areas: Float64Array, points: ArrayLike<number>, a: number, b: number, c: number): number {
  const ax = points[a] ?? 0
  const ay = points[a + 1] ?? 0
  const az = points[a + 2] ?? 0
  const ux = (points[b] ?? 0) - ax
  const uy = (points[b + 1] ?? 0) - ay
  const uz = (points[b + 2] ?? 0) - az
  const vx = (points[c] ?? 0) - ax
  const vy = (points[c + 1] ?? 0) - ay
  const vz = (points[c + 2] ?? 0) - az
  const x = uy * vz - uz * vy
  const y = uz * vx - ux * vz
  const z = ux * vy - uy * vx
  const area = Math.sqrt(x * x + y * y + z * z) / 2
  if (!(area > 0) || !Number.isFinite(area)) return 0
  const index = cellOf(x, y, z)
  areas[index] = (areas[index] ?? 0) + area
  return area
}

/** One of six sides by the longest part of the normal, and a cell of it by the other two. */
function cellOf(x: number, y: number, z: number): number {
  const sizeX = Math.abs(x)
  const sizeY = Math.abs(y)
  const sizeZ = Math.abs(z)
  if (sizeX >= sizeY && sizeX >= sizeZ) return onSide(x < 0 ? 1 : 0, y / sizeX, z / sizeX)
  if (sizeY >= sizeZ) return onSide(y < 0 ? 3 : 2, x / sizeY, z / sizeY)
  return onSide(z < 0 ? 5 : 4, x / sizeZ, y / sizeZ)
}

function onSide(side: number, first: number, second: number): number {
  const row = Math.min(Math.floor((first + 1) * (cells / 2)), cells - 1)
  const column = Math.min(Math.floor((second + 1) * (cells / 2)), cells - 1)
  return (side * cells + row) * cells + column
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

/**
 * Four teeth and more are biometric in effect, a pure design holds little of a patient (policy 2.2). What it is
 * called is somebody's word: it says something of what is small, and never makes a whole jaw less than it is.
 */
export function meshCategory(shape: Shape, role: AttachmentRole): Category {
  if (shape.extent < smallestCrown || shape.extent > fewTeeth) return "pseudonymised"
  return role === "design" ? "anonymous" : "anonymous-for-recipient"
}

/** A jaw with its whole base is narrower than a face. */
const widestJaw = 110

/**
 * A name scratched or embossed into the flat base of a model is geometry, and so is a face: only a look can find them.
 */
export function meshReview(shape: Shape): readonly ReviewItem[] {
  if (shape.extent > widestJaw) return [{ kind: "face-surface", place: "surface" }]
  const hasBase = shape.flatShare > 0.12 && shape.triangles > 200 && shape.extent > fewTeeth
  return hasBase ? [{ kind: "embossed-text", place: "flat base of the model" }] : []
}
