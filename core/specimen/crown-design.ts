/** A designed crown: a closed shell over a preparation, with room for cement, where the tooth stood. */
import type { ToothCode } from "../records/tooth.ts"
import { jawOf } from "../records/tooth.ts"
import { archModel } from "./arch.ts"
import type { ArchModel } from "./arch.ts"
import type { StandingTooth } from "./arch-curve.ts"
import { preparation } from "./crown-section.ts"
import { mix, smoothstep } from "./random.ts"
import type { Point, Surface } from "./surface.ts"

export interface CrownWish {
  readonly tooth: ToothCode
  readonly triangles: number
}

const cement = 0.06
const colour: Point = [238, 229, 206]

/** Every edge has two triangles. */
export function makeCrown(wish: CrownWish): Surface {
  const model = archModel({ seed: 0, jaw: jawOf(wish.tooth), triangles: 0 })
  const tooth = model.curve.teeth.find((standing) => standing.code === wish.tooth)
  if (tooth === undefined) throw new RangeError(`tooth ${wish.tooth} does not stand in a permanent jaw`)
  const rings = Math.max(Math.round(Math.sqrt(wish.triangles / 12)), 3)
  const round = Math.max(Math.round(wish.triangles / 4 / rings), 6)
  const points: Point[] = []
  for (const outside of [true, false]) {
    for (let ring = 0; ring < rings; ring++) {
      const rise = (ring / rings) * (Math.PI / 2)
      for (let step = 0; step < round; step++) {
        points.push(placed(model, tooth, shellPoint(tooth, outside, rise, (step / round) * 2 * Math.PI)))
      }
    }
    points.push(placed(model, tooth, shellPoint(tooth, outside, Math.PI / 2, 0)))
  }
  return {
    positions: Float32Array.from(points.flat().map((value) => Math.round(value * 10_000) / 10_000)),
    triangles: shellTriangles(rings, round, model.up > 0),
    colours: Uint8Array.from(points.flatMap(() => colour)),
  }
}

/** Along, out and above the neck of the tooth, in millimetres. */
function shellPoint(tooth: StandingTooth, outside: boolean, rise: number, turn: number): Point {
  const { shape } = tooth
  const less = outside ? 0 : preparation.shoulder - cement
  const height = outside ? shape.height + shape.over - 0.35 : shape.height - preparation.reduction + cement
  const [length, width] = [shape.length / 2 - 0.1 - less, shape.width / 2 - less]
  const box = outside ? 3 : 4
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const rim = ((Math.abs(cos) / length) ** box + (Math.abs(sin) / width) ** box) ** (-1 / box)
  const [low, high] = [Math.cos(rise), Math.sin(rise)]
  const reach = (low ** box + high ** box) ** (-1 / box)
  const share = Math.min(high * reach, 1)
  const narrow = mix(1, outside ? (1 + shape.taper) / 2 : 0.84, share ** 1.3)
  const along = cos * rim * low * reach * narrow
  const out = sin * rim * low * reach * (outside ? mix(1, shape.taper, share ** 1.3) : narrow)
  const top = outside ? smoothstep(0.7, 0.98, share) * cusps(tooth, along, out) : 0
  return [along, out + shape.lean * share * share * height, preparation.step + share * height + top]
}

function cusps(tooth: StandingTooth, along: number, out: number): number {
  const { shape } = tooth
  if (shape.cusps.length < 2) return 0
  const toMiddle = Math.floor(tooth.code / 10) % 4 < 2 ? 1 : -1
  const [place, across] = [(toMiddle * along * 2) / shape.length, (out * 2) / shape.width]
  let lift = 0
  for (const [x, y, height] of shape.cusps) {
    lift += height * Math.exp(-((place - x) ** 2) / 0.1 - (across - y) ** 2 / 0.12)
  }
  return lift - 1.1
}

function placed(model: ArchModel, tooth: StandingTooth, [along, out, level]: Point): Point {
  const station = model.curve.stationAt((tooth.from + tooth.to) / 2)
  return [
    station.x + station.along[0] * along + station.out[0] * out,
    station.y + station.along[1] * along + station.out[1] * out,
    model.up * (level - tooth.shape.height),
  ]
}

function shellTriangles(rings: number, round: number, upwards: boolean): Uint32Array<ArrayBuffer> {
  const half = rings * round + 1
  const faces: number[] = []
  const face = (a: number, b: number, c: number): void => {
    faces.push(...(upwards ? [a, c, b] : [a, b, c]))
  }
  const next = (step: number): number => (step + 1) % round
  for (let step = 0; step < round; step++) {
    for (let ring = 0; ring + 1 < rings; ring++) {
      const [a, b] = [ring * round + step, ring * round + next(step)]
      face(a, b, a + round)
      face(b, b + round, a + round)
      face(half + a, half + a + round, half + b)
      face(half + b, half + a + round, half + b + round)
    }
    const last = (rings - 1) * round
    face(last + step, last + next(step), half - 1)
    face(half + last + step, 2 * half - 1, half + last + next(step))
    face(step, half + step, next(step))
    face(next(step), half + step, half + next(step))
  }
  return Uint32Array.from(faces)
}
