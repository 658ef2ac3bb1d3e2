/** One indexed surface out of loose triangles: equal corners become one, and each point gets a normal. */

export interface Welded {
  readonly positions: Float32Array<ArrayBuffer>
  readonly index: Uint32Array<ArrayBuffer>
  /** For each point the corner it was first seen at. */
  readonly firstCorner: Uint32Array<ArrayBuffer>
}

/** A crowded place in the table would make a made-up file slow: past this the corner stays a point of its own. */
const longestProbe = 96

/** By raw bits and in first-seen order; `colours` (per triangle) keeps corners of different colour apart. */
export function weld(corners: Float32Array<ArrayBuffer>, colours: Uint8Array | null): Welded {
  const count = corners.length / 3
  const bits = new Uint32Array(corners.buffer, corners.byteOffset, corners.length)
  const tints = colours === null ? null : tintOf(colours)
  const mask = tableSize(count) - 1
  const table = new Uint32Array(mask + 1)
  const index = new Uint32Array(count)
  const firstCorner = new Uint32Array(count)
  let points = 0
  for (let corner = 0; corner < count; corner++) {
    const x = bits[corner * 3] ?? 0
    const y = bits[corner * 3 + 1] ?? 0
    const z = bits[corner * 3 + 2] ?? 0
    const tint = tints === null ? 0 : (tints[(corner / 3) | 0] ?? 0)
    let slot = hash(x, y, z, tint) & mask
    let point = -1
    for (let probe = 0; probe < longestProbe; probe++, slot = (slot + 1) & mask) {
      const held = table[slot] ?? 0
      if (held === 0) {
        table[slot] = points + 1
        break
      }
      const at = (firstCorner[held - 1] ?? 0) * 3
      if (bits[at] !== x || bits[at + 1] !== y || bits[at + 2] !== z) continue
      if (tints !== null && tints[(at / 9) | 0] !== tint) continue
      point = held - 1
      break
    }
    if (point < 0) {
      point = points++
      firstCorner[point] = corner
    }
    index[corner] = point
  }
  return { positions: picked(bits, firstCorner, points), index, firstCorner: firstCorner.slice(0, points) }
}

function tableSize(corners: number): number {
  let size = 1024
  while (size < corners * 1.3) size *= 2
  return size
}

function hash(x: number, y: number, z: number, tint: number): number {
  let mixed = Math.imul(x ^ tint, 0x9e37_79b1) ^ Math.imul(y, 0x85eb_ca6b) ^ Math.imul(z, 0xc2b2_ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b_3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a_2d39)
  return mixed ^ (mixed >>> 15)
}

function tintOf(colours: Uint8Array): Uint32Array {
  const tints = new Uint32Array(colours.length / 3)
  for (let i = 0; i < tints.length; i++) {
    tints[i] =
      ((colours[i * 3] ?? 0) << 16) |
      ((colours[i * 3 + 1] ?? 0) << 8) |
      (colours[i * 3 + 2] ?? 0) |
      0x100_0000
  }
  return tints
}

function picked(bits: Uint32Array, firstCorner: Uint32Array, points: number): Float32Array<ArrayBuffer> {
  const target = new Uint32Array(points * 3)
  for (let point = 0; point < points; point++) {
    const from = (firstCorner[point] ?? 0) * 3
    const to = point * 3
    target[to] = bits[from] ?? 0
    target[to + 1] = bits[from + 1] ?? 0
    target[to + 2] = bits[from + 2] ?? 0
  }
  return new Float32Array(target.buffer)
}

/** The mean of the touching triangles' normals, each weighing as much as its area. */
export function smoothNormals(positions: Float32Array, index: Uint32Array): Float32Array<ArrayBuffer> {
  const normals = new Float32Array(positions.length)
  for (let i = 0; i + 2 < index.length; i += 3) {
    const a = (index[i] ?? 0) * 3
    const b = (index[i + 1] ?? 0) * 3
    const c = (index[i + 2] ?? 0) * 3
    const ax = positions[a] ?? 0
    const ay = positions[a + 1] ?? 0
    const az = positions[a + 2] ?? 0
    const ux = (positions[b] ?? 0) - ax
    const uy = (positions[b + 1] ?? 0) - ay
    const uz = (positions[b + 2] ?? 0) - az
    const vx = (positions[c] ?? 0) - ax
    const vy = (positions[c + 1] ?? 0) - ay
    const vz = (positions[c + 2] ?? 0) - az
    add(normals, a, uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx)
    add(normals, b, uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx)
    add(normals, c, uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx)
  }
  for (let i = 0; i < normals.length; i += 3) unit(normals, i)
  return normals
}

function add(target: Float32Array, at: number, x: number, y: number, z: number): void {
  target[at] = (target[at] ?? 0) + x
  target[at + 1] = (target[at + 1] ?? 0) + y
  target[at + 2] = (target[at + 2] ?? 0) + z
}

function unit(normals: Float32Array, at: number): void {
  const x = normals[at] ?? 0
  const y = normals[at + 1] ?? 0
  const z = normals[at + 2] ?? 0
  const length = Math.sqrt(x * x + y * y + z * z)
  const scale = length > 0 && Number.isFinite(length) ? 1 / length : 0
  normals[at] = scale === 0 ? 0 : x * scale
  normals[at + 1] = scale === 0 ? 0 : y * scale
  normals[at + 2] = scale === 0 ? 0 : z * scale
}
