/** Chance that repeats: numbers and smooth noise that follow from a seed, so that every specimen can be made again. */

export type Random = () => number

/** Numbers in [0, 1), the same ones for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** A short mark that tells one specimen's planted identity from another's. */
export function nonceOf(seed: number): string {
  const random = seeded(seed ^ 0x5eed)
  return Array.from({ length: 6 }, () => "0123456789ABCDEF"[Math.floor(random() * 16)]).join("")
}

function lattice(x: number, y: number, z: number, seed: number): number {
  let mixed = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(z, 0x9e3779b1) ^ seed
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x8000_0000 - 1
}

const ease = (t: number): number => t * t * (3 - 2 * t)

/** Smooth noise in [-1, 1] with features about one unit wide. */
export function noise(x: number, y: number, z: number, seed: number): number {
  const [ix, iy, iz] = [Math.floor(x), Math.floor(y), Math.floor(z)]
  const [fx, fy, fz] = [ease(x - ix), ease(y - iy), ease(z - iz)]
  let sum = 0
  for (let corner = 0; corner < 8; corner++) {
    const [dx, dy, dz] = [corner & 1, (corner >> 1) & 1, corner >> 2]
    const weight = (dx ? fx : 1 - fx) * (dy ? fy : 1 - fy) * (dz ? fz : 1 - fz)
    sum += weight * lattice(ix + dx, iy + dy, iz + dz, seed)
  }
  return sum
}

export const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high)

export const mix = (a: number, b: number, share: number): number => a + (b - a) * share

/** 0 below `from`, 1 above `to`, and no edge between. */
export const smoothstep = (from: number, to: number, value: number): number =>
  ease(clamp((value - from) / (to - from), 0, 1))
