/** A scan drawn small, without a graphics chip: a list of a thousand files must not ask for a thousand of its contexts. */
import type { Mesh } from "@zahnwolke/core/formats/mesh"
import type { AttachmentRole } from "@zahnwolke/core/records/order"
import { shapeOf } from "../mesh/shape-of-mesh.ts"
import { cross, patientFrame } from "../mesh/patient-frame.ts"
import type { PatientFrame, Vector } from "../mesh/patient-frame.ts"

export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

interface Eye {
  readonly right: Vector
  readonly up: Vector
  /** Towards whoever looks. */
  readonly near: Vector
}

const turned = (a: Vector): Vector => [-a[0], -a[1], -a[2]]

/** On the chewing face of a jaw; on anything else from the front. */
function eyeOf(role: AttachmentRole, { left, back, head }: PatientFrame): Eye {
  const up = role === "upper-jaw" ? turned(back) : role === "lower-jaw" ? back : head
  return { right: left, up, near: cross(left, up) }
}

const dot = (points: Float32Array, at: number, axis: Vector): number =>
  (points[at] ?? 0) * axis[0] + (points[at + 1] ?? 0) * axis[1] + (points[at + 2] ?? 0) * axis[2]

/** Every point as it falls on the picture: across, down, and how near. */
function seen({ positions }: Mesh, eye: Eye, width: number, height: number): Float32Array {
  const out = new Float32Array(positions.length)
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let at = 0; at < positions.length; at += 3) {
    const [x, y] = [dot(positions, at, eye.right), dot(positions, at, eye.up)]
    out.set([x, y, dot(positions, at, eye.near)], at)
    left = Math.min(left, x)
    right = Math.max(right, x)
    low = Math.min(low, y)
    high = Math.max(high, y)
  }
  const scale = 0.92 * Math.min(width / Math.max(right - left, 1e-6), height / Math.max(high - low, 1e-6))
  for (let at = 0; at < out.length; at += 3) {
    out[at] = width / 2 + ((out[at] ?? 0) - (left + right) / 2) * scale
    out[at + 1] = height / 2 - ((out[at + 1] ?? 0) - (low + high) / 2) * scale
    out[at + 2] = (out[at + 2] ?? 0) * scale
  }
  return out
}

export function meshPicture(
  mesh: Mesh,
  role: AttachmentRole,
  plain: Vector,
  { width, height }: Pick<Pixels, "width" | "height">,
): Pixels {
  const eye = eyeOf(role, patientFrame([{ ...shapeOf(mesh), role }]))
  const points = seen(mesh, eye, width, height)
  const data = new Uint8ClampedArray(width * height * 4)
  const depth = new Float32Array(width * height).fill(-Infinity)
  for (let at = 0; at < mesh.index.length; at += 3) {
    const corners = [0, 1, 2].map((corner) => mesh.index[at + corner] ?? 0)
    const [a = 0, b = 0, c = 0] = corners
    drawTriangle({ points, data, depth, width, height }, [a * 3, b * 3, c * 3], colourOf(mesh, a, plain))
  }
  return { width, height, data }
}

const colourOf = ({ colors }: Mesh, point: number, plain: Vector): Vector =>
  colors === null ? plain : [colors[point * 3] ?? 0, colors[point * 3 + 1] ?? 0, colors[point * 3 + 2] ?? 0]

interface Sheet {
  readonly points: Float32Array
  readonly data: Uint8ClampedArray<ArrayBuffer>
  readonly depth: Float32Array
  readonly width: number
  readonly height: number
}

type Corners = readonly [number, number, number]

function drawTriangle(sheet: Sheet, [a, b, c]: Corners, colour: Vector): void {
  const { points, width, height } = sheet
  const [ax, ay, az] = [points[a] ?? 0, points[a + 1] ?? 0, points[a + 2] ?? 0]
  const [ux, uy, uz] = [(points[b] ?? 0) - ax, (points[b + 1] ?? 0) - ay, (points[b + 2] ?? 0) - az]
  const [vx, vy, vz] = [(points[c] ?? 0) - ax, (points[c + 1] ?? 0) - ay, (points[c + 2] ?? 0) - az]
  const across = ux * vy - uy * vx
  const [nx, ny] = [uy * vz - uz * vy, uz * vx - ux * vz]
  const length = Math.hypot(nx, ny, across)
  if (length === 0 || !Number.isFinite(length)) return
  // Both sides are lit: scans are open, and nobody knows which way their triangles turn.
  const light = 0.25 + 0.75 * Math.abs((0.3 * nx + 0.35 * ny + 0.89 * across) / length)
  const [right, bottom] = [
    Math.min(width - 1, Math.ceil(ax + Math.max(ux, vx, 0))),
    Math.min(height - 1, Math.ceil(ay + Math.max(uy, vy, 0))),
  ]
  for (let y = Math.max(0, Math.floor(ay + Math.min(uy, vy, 0))); y <= bottom; y++) {
    for (let x = Math.max(0, Math.floor(ax + Math.min(ux, vx, 0))); x <= right; x++) {
      const [px, py] = [x + 0.5 - ax, y + 0.5 - ay]
      const s = across === 0 ? 0 : (px * vy - py * vx) / across
      const t = across === 0 ? 0 : (ux * py - uy * px) / across
      // A little over the edge, so that triangles smaller than a pixel leave no holes.
      if (s < -slack || t < -slack || s + t > 1 + slack) continue
      put(sheet, y * width + x, az + s * uz + t * vz, colour, light)
    }
  }
}

const slack = 0.35

function put({ data, depth }: Sheet, at: number, near: number, colour: Vector, light: number): void {
  if (near <= (depth[at] ?? 0)) return
  depth[at] = near
  data[at * 4] = colour[0] * light
  data[at * 4 + 1] = colour[1] * light
  data[at * 4 + 2] = colour[2] * light
  data[at * 4 + 3] = 255
}
