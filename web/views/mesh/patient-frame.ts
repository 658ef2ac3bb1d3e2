/** Where left, back and head are in scans that do not say it: found from the shape of the jaws. */
import type { AttachmentRole } from "@zahnwolke/core/records/order"

export type Vector = readonly [number, number, number]

/** What a part of the scene tells about itself without all its triangles. */
export interface ShapeOfPart {
  readonly role: AttachmentRole
  /** Some of its points, spread over all of it. */
  readonly sample: Float32Array
  /** Sum of its triangles' normals by area: away from an open side. */
  readonly facing: Vector
  readonly area: number
}

export interface PatientFrame {
  readonly left: Vector
  readonly back: Vector
  readonly head: Vector
  /** False where the shape leaves it open: then the file's own axes stand in, and nobody may rely on the sides. */
  readonly sure: boolean
}

/** Scanners and CAD programs mostly leave the plane of bite in x and y; our own specimens are LPS. */
export const fileFrame: PatientFrame = { left: [1, 0, 0], back: [0, 1, 0], head: [0, 0, 1], sure: false }

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const scaled = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by]
const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
const lengthOf = (a: Vector): number => Math.sqrt(dot(a, a))
const unit = (a: Vector): Vector => scaled(a, 1 / (lengthOf(a) || 1))

/** Within this angle of an axis of the file, the axis is meant. */
const nearAxis = Math.cos((14 * Math.PI) / 180)

function snapped(direction: Vector): Vector {
  const axes: readonly Vector[] = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]
  for (const axis of axes) {
    const share = dot(direction, axis)
    if (Math.abs(share) > nearAxis) return scaled(axis, Math.sign(share))
  }
  return direction
}

export function patientFrame(parts: readonly ShapeOfPart[]): PatientFrame {
  const jaws = parts.filter(({ role }) => role === "upper-jaw" || role === "lower-jaw")
  const rough = headOf(jaws)
  if (rough === null) return fileFrame
  const head = snapped(levelled(jaws, rough))
  const front = frontOf(jaws, head)
  if (front === null) return { ...fileFrame, ...axesFrom(head, unitAcross(head)), sure: false }
  return { ...axesFrom(head, scaled(front, -1)), sure: true }
}

function axesFrom(head: Vector, back: Vector): Omit<PatientFrame, "sure"> {
  const left = unit(cross(back, head))
  return { left, back: unit(cross(head, left)), head }
}

/** Some direction across `head`, the file's own y where that can be. */
function unitAcross(head: Vector): Vector {
  const guess: Vector = Math.abs(head[1]) > 0.9 ? [0, 0, head[1] > 0 ? -1 : 1] : [0, 1, 0]
  return unit(plus(guess, scaled(head, -dot(guess, head))))
}

/** Scans are open where the bone would be, so their surface faces the other jaw: down above, up below. */
function headOf(jaws: readonly ShapeOfPart[]): Vector | null {
  let sum: Vector = [0, 0, 0]
  for (const { role, facing, area } of jaws) {
    const share = lengthOf(facing) / Math.max(area, 1e-9)
    if (share < 0.06) continue
    sum = plus(sum, scaled(unit(facing), (role === "upper-jaw" ? -1 : 1) * share))
  }
  const upper = jaws.find(({ role }) => role === "upper-jaw")
  const lower = jaws.find(({ role }) => role === "lower-jaw")
  const apart =
    upper === undefined || lower === undefined
      ? null
      : plus(middleOf(upper.sample), scaled(middleOf(lower.sample), -1))
  if (lengthOf(sum) < 0.06) return null
  const head = unit(sum)
  /** Where both jaws lie in one place they were not scanned together, or one of them is the other. */
  if (apart !== null && lengthOf(apart) > 4 && dot(unit(apart), head) < 0.2) return null
  return head
}

/** Lips and tongue tilt what a scan faces; the tips of its teeth stand level. */
function levelled(jaws: readonly ShapeOfPart[], rough: Vector): Vector {
  let head = rough
  for (let pass = 0; pass < 3; pass++) {
    const normals = jaws.map(({ role, sample }) => tipsNormal(sample, head, role === "upper-jaw" ? -1 : 1))
    head = unit(normals.reduce((sum, normal) => plus(sum, normal), [0, 0, 0] as Vector))
  }
  return dot(head, rough) > 0.7 ? head : rough
}

const tipCell = 7

/** The plane through the highest points of all places, those aside that lie deep below it. */
function tipsNormal(sample: Float32Array, head: Vector, towards: 1 | -1): Vector {
  const a = unitAcross(head)
  const b = cross(head, a)
  const tips = new Map<string, Vector>()
  for (let at = 0; at < sample.length; at += 3) {
    const point = pointAt(sample, at)
    const tip: Vector = [dot(point, a), dot(point, b), dot(point, head)]
    const key = `${Math.floor(tip[0] / tipCell)},${Math.floor(tip[1] / tipCell)}`
    const before = tips.get(key)
    if (before === undefined || towards * tip[2] > towards * before[2]) tips.set(key, tip)
  }
  let kept = [...tips.values()]
  let [slopeA, slopeB] = [0, 0]
  for (let pass = 0; pass < 4 && kept.length > 8; pass++) {
    const middle = scaled(
      kept.reduce((sum, tip) => plus(sum, tip)),
      1 / kept.length,
    )
    ;[slopeA, slopeB] = slopesOf(kept, middle)
    const above = (tip: Vector): number =>
      towards * (tip[2] - middle[2] - slopeA * (tip[0] - middle[0]) - slopeB * (tip[1] - middle[1]))
    kept = kept.filter((tip) => above(tip) > -3)
  }
  return unit(plus(head, plus(scaled(a, -slopeA), scaled(b, -slopeB))))
}

/** Least squares for the rise along both directions. */
function slopesOf(points: readonly Vector[], [mx, my, mz]: Vector): readonly [number, number] {
  let [xx, xy, yy, xz, yz] = [0, 0, 0, 0, 0]
  for (const [px, py, pz] of points) {
    const [x, y, z] = [px - mx, py - my, pz - mz]
    xx += x * x
    xy += x * y
    yy += y * y
    xz += x * z
    yz += y * z
  }
  const whole = xx * yy - xy * xy
  return Math.abs(whole) < 1e-6 ? [0, 0] : [(xz * yy - yz * xy) / whole, (yz * xx - xz * xy) / whole]
}

function middleOf(sample: Float32Array): Vector {
  let sum: Vector = [0, 0, 0]
  for (let at = 0; at < sample.length; at += 3) sum = plus(sum, pointAt(sample, at))
  return scaled(sum, 3 / Math.max(sample.length, 3))
}

const pointAt = (sample: Float32Array, at: number): Vector => [
  sample[at] ?? 0,
  sample[at + 1] ?? 0,
  sample[at + 2] ?? 0,
]

const turns = 180

/** An arch is its own mirror image along one line, and closes at one end of it: there is the front. */
function frontOf(jaws: readonly ShapeOfPart[], head: Vector): Vector | null {
  const a = unitAcross(head)
  const b = cross(head, a)
  const flat = jaws.map((jaw) => centred(crownsIn(jaw, head, a, b))).filter((points) => points.length > 120)
  if (flat.length === 0) return null
  const maps = flat.map((points) => occupied(points))
  let best = -Infinity
  let angle = 0
  for (let turn = 0; turn < turns; turn++) {
    const at = (turn / turns) * 2 * Math.PI
    let found = 0
    for (const [i, points] of flat.entries()) {
      const closed = closing(points, at)
      found += closed < leastClosing ? -Infinity : mirrored(points, maps[i] ?? new Set(), at) + closed / 4
    }
    if (found > best) [best, angle] = [found, at]
  }
  if (best / flat.length < 0.6) return null
  return snapped(unit(plus(scaled(a, Math.cos(angle)), scaled(b, Math.sin(angle)))))
}

/** The middle third of a full arch lies a good way before the rest; of a half one it does not. */
const leastClosing = 0.14
const cell = 2

function centred(points: Float64Array): Float64Array {
  let [x, y] = [0, 0]
  for (let i = 0; i < points.length; i += 2) {
    x += points[i] ?? 0
    y += points[i + 1] ?? 0
  }
  const count = Math.max(points.length / 2, 1)
  return points.map((value, i) => value - (i % 2 === 0 ? x : y) / count)
}

const cellAt = (x: number, y: number): number => Math.round(x / cell) * 4096 + Math.round(y / cell)

const occupied = (points: Float64Array): ReadonlySet<number> => {
  const map = new Set<number>()
  for (let i = 0; i < points.length; i += 2) map.add(cellAt(points[i] ?? 0, points[i + 1] ?? 0))
  return map
}

/** Share of the points whose mirror image falls on the jaw again. */
function mirrored(points: Float64Array, map: ReadonlySet<number>, angle: number): number {
  const [cos, sin] = [Math.cos(2 * angle), Math.sin(2 * angle)]
  let hits = 0
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] ?? 0, points[i + 1] ?? 0]
    if (map.has(cellAt(cos * x + sin * y, sin * x - cos * y))) hits++
  }
  return hits / Math.max(points.length / 2, 1)
}

/** The points near the tips of the teeth, as pairs in the plane of bite: neither palate nor base counts. */
function crownsIn({ role, sample }: ShapeOfPart, head: Vector, a: Vector, b: Vector): Float64Array {
  const towards = role === "upper-jaw" ? -1 : 1
  const heights = Array.from(
    { length: sample.length / 3 },
    (_, i) => towards * dot(pointAt(sample, i * 3), head),
  )
  const sorted = heights.toSorted((x, y) => x - y)
  const high = sorted[Math.floor(sorted.length * 0.98)] ?? 0
  const low = sorted[Math.floor(sorted.length * 0.02)] ?? 0
  const floor = high - Math.min((high - low) * 0.45, 7)
  const kept = heights.flatMap((height, i) => (height >= floor ? [i * 3] : []))
  return Float64Array.from(kept.flatMap((at) => [dot(pointAt(sample, at), a), dot(pointAt(sample, at), b)]))
}

/** How far the middle third lies in front of the outer ones, as a share of the width. */
function closing(points: Float64Array, angle: number): number {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  let [low, high] = [Infinity, -Infinity]
  for (let i = 0; i < points.length; i += 2) {
    const across = -sin * (points[i] ?? 0) + cos * (points[i + 1] ?? 0)
    low = Math.min(low, across)
    high = Math.max(high, across)
  }
  const [from, to] = [low + (high - low) / 3, high - (high - low) / 3]
  let [inner, innerCount, outer, outerCount] = [0, 0, 0, 0]
  for (let i = 0; i < points.length; i += 2) {
    const across = -sin * (points[i] ?? 0) + cos * (points[i + 1] ?? 0)
    const ahead = cos * (points[i] ?? 0) + sin * (points[i + 1] ?? 0)
    if (across > from && across < to) [inner, innerCount] = [inner + ahead, innerCount + 1]
    else [outer, outerCount] = [outer + ahead, outerCount + 1]
  }
  if (innerCount < 12 || outerCount < 12) return -Infinity
  return (inner / innerCount - outer / outerCount) / Math.max(high - low, 1e-9)
}
