/** Where teeth stand: the curve of a dental arch, measured along its length from the patient's right to the left. */
import { permanentLower, permanentUpper } from "../records/tooth.ts"
import type { Jaw, ToothCode } from "../records/tooth.ts"
import { shapeOf } from "./tooth-shape.ts"
import type { ToothShape } from "./tooth-shape.ts"

/** A place on the arch: on the middle of the teeth, with the direction out to the cheek and along to the left. */
export interface Station {
  readonly x: number
  readonly y: number
  readonly out: readonly [number, number]
  readonly along: readonly [number, number]
}

export interface StandingTooth {
  readonly code: ToothCode
  readonly shape: ToothShape
  /** Shares of the arch's length. */
  readonly from: number
  readonly to: number
}

export interface ArchCurve {
  readonly length: number
  readonly teeth: readonly StandingTooth[]
  /** At a share of the length, 0 behind the right wisdom tooth and 1 behind the left one. */
  readonly stationAt: (share: number) => Station
}

const steps = 2000
/** Half the width and the depth at the middle of the teeth; the lower front stands behind the upper one. */
const sizes = {
  upper: { half: 26.8, depth: 43.5, behind: 0 },
  lower: { half: 25.2, depth: 42, behind: 1.6 },
} as const

/** The front is flatter than an ellipse; both ends run straight to the back. */
function curveAt(jaw: Jaw, turn: number): readonly [number, number] {
  const { half, depth, behind } = sizes[jaw]
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)]
  return [half * Math.sign(sin) * Math.abs(sin) ** 0.94, behind + depth * (0.5 - Math.max(cos, 0) ** 0.96)]
}

export function archCurve(jaw: Jaw): ArchCurve {
  const points = Array.from({ length: steps + 1 }, (_, i) => curveAt(jaw, (i / steps - 0.5) * Math.PI))
  const lengths = new Float64Array(steps + 1)
  for (let i = 1; i <= steps; i++) {
    const [[ax, ay], [bx, by]] = [points[i - 1] ?? [0, 0], points[i] ?? [0, 0]]
    lengths[i] = (lengths[i - 1] ?? 0) + Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2)
  }
  const length = lengths[steps] ?? 0
  const pointAt = (share: number): readonly [number, number] => {
    const wanted = Math.min(Math.max(share, 0), 1) * length
    let [low, high] = [0, steps]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((lengths[middle] ?? 0) <= wanted) low = middle
      else high = middle
    }
    const [[ax, ay], [bx, by]] = [points[low] ?? [0, 0], points[high] ?? [0, 0]]
    const rest = (wanted - (lengths[low] ?? 0)) / Math.max((lengths[high] ?? 0) - (lengths[low] ?? 0), 1e-9)
    return [ax + (bx - ax) * rest, ay + (by - ay) * rest]
  }
  return { length, teeth: standing(jaw), stationAt: (share) => stationFrom(pointAt, share) }
}

/** Direction from two points a little apart, so that it turns without steps. */
function stationFrom(pointAt: (share: number) => readonly [number, number], share: number): Station {
  const reach = 0.012
  const [ax, ay] = pointAt(share - reach)
  const [bx, by] = pointAt(share + reach)
  const size = Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2)
  const along: readonly [number, number] = [(bx - ax) / size, (by - ay) / size]
  const [x, y] = pointAt(share)
  return { x, y, along, out: [along[1], -along[0]] }
}

function standing(jaw: Jaw): readonly StandingTooth[] {
  const codes = jaw === "upper" ? permanentUpper : permanentLower
  const shapes = codes.map((code) => shapeOf(jaw, code % 10))
  const sum = shapes.reduce((total, shape) => total + shape.length, 0)
  let at = 0
  return codes.flatMap((code, i) => {
    const shape = shapes[i]
    if (shape === undefined) return []
    const from = at
    at += shape.length / sum
    return [{ code, shape, from, to: at }]
  })
}
