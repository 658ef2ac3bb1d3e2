/** A few numbers of a mesh that the scene needs before it draws: extent, area, where it faces, a sample of points. */
import type { Mesh } from "@zahnwolke/core/formats/mesh"
import type { Vector } from "./patient-frame.ts"

export interface MeshShape {
  readonly low: Vector
  readonly high: Vector
  readonly facing: Vector
  readonly area: number
  readonly sample: Float32Array<ArrayBuffer>
}

const samplePoints = 6000

export function shapeOf({ positions, index }: Mesh): MeshShape {
  const low: [number, number, number] = [Infinity, Infinity, Infinity]
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity]
  for (let at = 0; at < positions.length; at += 3) {
    for (const axis of [0, 1, 2] as const) {
      const value = positions[at + axis] ?? 0
      if (value < low[axis]) low[axis] = value
      if (value > high[axis]) high[axis] = value
    }
  }
  return { low, high, ...facingOf(positions, index), sample: sampleOf(positions) }
}

function facingOf(
  positions: Float32Array,
  index: Uint32Array,
): { readonly facing: Vector; readonly area: number } {
  let [x, y, z, area] = [0, 0, 0, 0]
  for (let t = 0; t < index.length; t += 3) {
    const a = (index[t] ?? 0) * 3
    const b = (index[t + 1] ?? 0) * 3
    const c = (index[t + 2] ?? 0) * 3
    const ux = (positions[b] ?? 0) - (positions[a] ?? 0)
    const uy = (positions[b + 1] ?? 0) - (positions[a + 1] ?? 0)
    const uz = (positions[b + 2] ?? 0) - (positions[a + 2] ?? 0)
    const vx = (positions[c] ?? 0) - (positions[a] ?? 0)
    const vy = (positions[c + 1] ?? 0) - (positions[a + 1] ?? 0)
    const vz = (positions[c + 2] ?? 0) - (positions[a + 2] ?? 0)
    const nx = uy * vz - uz * vy
    const ny = uz * vx - ux * vz
    const nz = ux * vy - uy * vx
    x += nx
    y += ny
    z += nz
    area += Math.sqrt(nx * nx + ny * ny + nz * nz)
  }
  return { facing: [x / 2, y / 2, z / 2], area: area / 2 }
}

function sampleOf(positions: Float32Array): Float32Array<ArrayBuffer> {
  const points = positions.length / 3
  const count = Math.min(points, samplePoints)
  const sample = new Float32Array(count * 3)
  for (let i = 0; i < count; i++) {
    const at = Math.floor((i * points) / count) * 3
    sample.set(positions.subarray(at, at + 3), i * 3)
  }
  return sample
}

/** Screens add light in linear values; files hold sRGB. */
export function linearColours(colours: Uint8Array): Uint16Array<ArrayBuffer> {
  const table = Uint16Array.from({ length: 256 }, (_, value) => {
    const share = value / 255
    return Math.round(65_535 * (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4))
  })
  const linear = new Uint16Array(colours.length)
  for (let i = 0; i < colours.length; i++) linear[i] = table[colours[i] ?? 0] ?? 0
  return linear
}
