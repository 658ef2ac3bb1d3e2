/**
 * The skin of a head as a surface, from a small copy of its volume (naive surface nets): what anybody who gets the image
 * can make of it.
 */
import type { VoxelBox } from "./crop-box.ts"
import type { Vector } from "./frames.ts"
import type { Volume } from "./volume.ts"

/** A small copy of a part of a volume, with one layer of nothing around it, along left, back and head. */
export interface Brick {
  readonly values: Int16Array<ArrayBuffer>
  readonly size: Vector
  readonly spacing: Vector
  /** Where its first voxel stands, in millimetres. */
  readonly origin: Vector
}

export interface Surface {
  /** In millimetres of the patient. */
  readonly positions: Float32Array<ArrayBuffer>
  readonly index: Uint32Array<ArrayBuffer>
  readonly normals: Float32Array<ArrayBuffer>
}

/** Four megabytes, and about a millimetre of a head: enough to know somebody. */
const mostBrickVoxels = 2e6

export function brickOf(volume: Volume, box: VoxelBox, most = mostBrickVoxels): Brick {
  const counts = ([0, 1, 2] as const).map((axis) => box.high[axis] - box.low[axis] + 1)
  const [nx = 1, ny = 1, nz = 1] = counts
  let every = 1
  const along = (count: number): number => Math.ceil(count / every) + 2
  while (along(nx) * along(ny) * along(nz) > most) every++
  const size: Vector = [along(nx), along(ny), along(nz)]
  const values = new Int16Array(size[0] * size[1] * size[2]).fill(lowestOf(volume))
  const { start, steps } = volume
  for (let z = 1; z < size[2] - 1; z++) {
    for (let y = 1; y < size[1] - 1; y++) {
      let to = (z * size[1] + y) * size[0] + 1
      const line =
        start + (box.low[1] + (y - 1) * every) * steps[1] + (box.low[2] + (z - 1) * every) * steps[2]
      for (let x = 1; x < size[0] - 1; x++)
        values[to++] = volume.values[line + (box.low[0] + (x - 1) * every) * steps[0]] ?? 0
    }
  }
  const origin = ([0, 1, 2] as const).map(
    (axis) => volume.origin[axis] + (box.low[axis] - every) * volume.spacing[axis],
  )
  return {
    values,
    size,
    spacing: [volume.spacing[0] * every, volume.spacing[1] * every, volume.spacing[2] * every],
    origin: [origin[0] ?? 0, origin[1] ?? 0, origin[2] ?? 0],
  }
}

const lowestOf = ({ range }: Volume): number => range[0]

const bins = 256

/** From air to what nearly all of the picture stays below: teeth and metal would pull the border up. */
export function usualRange({ values }: Brick): readonly [number, number] {
  let [low, high] = [32_767, -32_768]
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  const counts = histogram(values, low, high)
  let sum = 0
  for (const [bin, count] of counts.entries()) {
    sum += count
    if (sum >= values.length * 0.98) return [low, low + ((bin + 1) * Math.max(high - low, 1)) / bins]
  }
  return [low, high]
}

function histogram(values: Int16Array, low: number, high: number): Uint32Array {
  const counts = new Uint32Array(bins)
  const scale = bins / Math.max(high - low + 1, 1)
  for (const value of values) {
    const bin = Math.min(Math.max(Math.floor((value - low) * scale), 0), bins - 1)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts
}

/** Where air and body are parted best (Otsu): grey values of a DVT are not calibrated, so no fixed number is right. */
export function skinThreshold({ values }: Brick, [low, high]: readonly [number, number]): number {
  const counts = histogram(values, low, high)
  const all = values.length
  const whole = counts.reduce((sum, count, bin) => sum + count * bin, 0)
  let [below, weight, best, first, last] = [0, 0, -1, 0, 0]
  for (let bin = 0; bin < bins - 1; bin++) {
    const count = counts[bin] ?? 0
    below += count
    weight += count * bin
    if (below === 0 || below === all) continue
    const gap = weight / below - (whole - weight) / (all - below)
    const spread = below * (all - below) * gap * gap
    if (spread > best) [best, first, last] = [spread, bin, bin]
    // Where nothing lies between air and skin, the border stands in the middle of the gap.
    else if (spread === best) last = bin
  }
  return low + (((first + last) / 2 + 1) * (high - low)) / bins
}

/** One point in each cell the surface goes through, one quad for each edge it crosses. */
export function surfaceOf(brick: Brick, threshold: number): Surface {
  const { size } = brick
  const cells = new Int32Array(size[0] * size[1] * size[2]).fill(-1)
  const positions = pointsOf(brick, threshold, cells)
  const index = quadsOf(brick, threshold, cells)
  return { positions, index, normals: normalsOf(positions, index) }
}

const corners = Array.from(
  { length: 8 },
  (_, corner) => [corner & 1, (corner >> 1) & 1, corner >> 2] as const,
)
const edges = corners.flatMap((_, corner) =>
  [1, 2, 4].flatMap((bit) => ((corner & bit) === 0 ? [[corner, corner | bit] as const] : [])),
)

function pointsOf({ values, size, spacing, origin }: Brick, threshold: number, cells: Int32Array) {
  const [nx, ny, nz] = size
  const offsets = corners.map(([x, y, z]) => x + y * nx + z * nx * ny)
  const points: number[] = []
  const held = new Float64Array(8)
  for (let z = 0; z < nz - 1; z++) {
    for (let y = 0; y < ny - 1; y++) {
      for (let x = 0; x < nx - 1; x++) {
        const cell = x + y * nx + z * nx * ny
        let mask = 0
        for (let corner = 0; corner < 8; corner++) {
          const value = (values[cell + (offsets[corner] ?? 0)] ?? 0) - threshold
          held[corner] = value
          if (value > 0) mask |= 1 << corner
        }
        if (mask === 0 || mask === 255) continue
        const [dx, dy, dz] = middleOf(held, mask)
        cells[cell] = points.length / 3
        points.push(
          origin[0] + (x + dx) * spacing[0],
          origin[1] + (y + dy) * spacing[1],
          origin[2] + (z + dz) * spacing[2],
        )
      }
    }
  }
  return Float32Array.from(points)
}

/** Of all places where an edge of the cell goes through the surface. */
function middleOf(held: Float64Array, mask: number): Vector {
  let [x, y, z, count] = [0, 0, 0, 0]
  for (const [from, to] of edges) {
    if (((mask >> from) & 1) === ((mask >> to) & 1)) continue
    const [a, b] = [held[from] ?? 0, held[to] ?? 0]
    const share = a / (a - b)
    const [start, end] = [corners[from] ?? [0, 0, 0], corners[to] ?? [0, 0, 0]]
    x += start[0] + (end[0] - start[0]) * share
    y += start[1] + (end[1] - start[1]) * share
    z += start[2] + (end[2] - start[2]) * share
    count++
  }
  return [x / count, y / count, z / count]
}

function quadsOf({ values, size }: Brick, threshold: number, cells: Int32Array): Uint32Array<ArrayBuffer> {
  const [nx, ny, nz] = size
  const strides = [1, nx, nx * ny] as const
  const index: number[] = []
  for (let z = 0; z < nz - 1; z++) {
    for (let y = 0; y < ny - 1; y++) {
      for (let x = 0; x < nx - 1; x++) {
        const at = x + y * nx + z * nx * ny
        const inside = (values[at] ?? 0) > threshold
        for (const axis of [0, 1, 2] as const) {
          if (inside === (values[at + strides[axis]] ?? 0) > threshold) continue
          const [u, v] = [strides[(axis + 1) % 3] ?? 1, strides[(axis + 2) % 3] ?? 1]
          const quad = [cells[at] ?? 0, cells[at - u] ?? 0, cells[at - u - v] ?? 0, cells[at - v] ?? 0]
          const [a = 0, b = 0, c = 0, d = 0] = inside ? quad : quad.toReversed()
          index.push(a, b, c, a, c, d)
        }
      }
    }
  }
  return Uint32Array.from(index)
}

function normalsOf(positions: Float32Array, index: Uint32Array): Float32Array<ArrayBuffer> {
  const normals = new Float32Array(positions.length)
  const edge = (from: number, to: number, axis: number): number =>
    (positions[to * 3 + axis] ?? 0) - (positions[from * 3 + axis] ?? 0)
  for (let at = 0; at < index.length; at += 3) {
    const [a, b, c] = [index[at] ?? 0, index[at + 1] ?? 0, index[at + 2] ?? 0]
    const [ux, uy, uz] = [edge(a, b, 0), edge(a, b, 1), edge(a, b, 2)]
    const [vx, vy, vz] = [edge(a, c, 0), edge(a, c, 1), edge(a, c, 2)]
    const normal = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
    for (const point of [a, b, c])
      for (const axis of [0, 1, 2])
        normals[point * 3 + axis] = (normals[point * 3 + axis] ?? 0) + (normal[axis] ?? 0)
  }
  for (let at = 0; at < normals.length; at += 3) {
    const [x, y, z] = [normals[at] ?? 0, normals[at + 1] ?? 0, normals[at + 2] ?? 0]
    const length = Math.sqrt(x * x + y * y + z * z) || 1
    normals[at] = x / length
    normals[at + 1] = y / length
    normals[at + 2] = z / length
  }
  return normals
}
