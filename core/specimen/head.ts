/** A head for the CT: jaws with roots, nerve and implant, in Hounsfield units at any place in the patient. */
import { permanentLower, permanentUpper } from "../records/tooth.ts"
import type { Jaw, ToothCode } from "../records/tooth.ts"
import { archCurve } from "./arch-curve.ts"
import type { ArchCurve } from "./arch-curve.ts"
import { clamp, mix, smoothstep } from "./random.ts"
import { shapeOf } from "./tooth-shape.ts"

/** Where the implant stands, so that left and right can be told apart: the patient's lower right. */
const implantAt = 46

const air = -1000
const fat = -90
const muscle = 45
const cancellous = 380
const cortical = 1450
const dentine = 1550
const enamel = 2700
const pulp = 120
const nerve = 20
const metal = 3050

interface RootedTooth {
  readonly x: number
  readonly y: number
  readonly along: readonly [number, number]
  readonly out: readonly [number, number]
  readonly halfLength: number
  readonly halfWidth: number
  readonly height: number
  readonly code: ToothCode
}

/** Hounsfield units along one line from foot to head; the plane of bite is z = 0. */
export type Column = (z: number) => number

interface JawBody {
  readonly teeth: readonly RootedTooth[]
  readonly middle: readonly (readonly [number, number])[]
  /** 1 above, -1 below: away from the plane of bite. */
  readonly away: 1 | -1
}

/** The head as columns: what depends on x and y alone (millimetres, LPS) is found once for each. */
export function makeHead(): (x: number, y: number) => Column {
  const [above, below] = [jawBody("upper"), jawBody("lower")]
  return (x, y) => {
    const [upper, lower] = [standAt(above, x, y), standAt(below, x, y)]
    const spine = spineAt(x, y)
    return (z) => {
      const stand = z >= 0 ? upper : lower
      const soft = softAt(x, y, z)
      return (stand === null ? null : hardAt(stand, x, y, Math.abs(z), soft)) ?? spine ?? soft
    }
  }
}

/** A place in a jaw: its distance from the middle of the arch, and the teeth that may reach it. */
interface Stand {
  readonly jaw: JawBody
  readonly far: number
  readonly teeth: readonly RootedTooth[]
}

function standAt(jaw: JawBody, x: number, y: number): Stand | null {
  const far = distanceToArch(jaw, x, y)
  if (far > 12) return null
  return { jaw, far, teeth: jaw.teeth.filter((tooth) => (x - tooth.x) ** 2 + (y - tooth.y) ** 2 < 64) }
}

function jawBody(jaw: Jaw): JawBody {
  const curve = archCurve(jaw)
  const codes = jaw === "upper" ? permanentUpper : permanentLower
  const middle = Array.from({ length: 61 }, (_, i) => {
    const { x, y } = curve.stationAt(i / 60)
    return [x, y] as const
  })
  return { teeth: codes.map((code) => rooted(curve, jaw, code)), middle, away: jaw === "upper" ? 1 : -1 }
}

function rooted(curve: ArchCurve, jaw: Jaw, code: ToothCode): RootedTooth {
  const standing = curve.teeth.find((tooth) => tooth.code === code)
  const station = curve.stationAt(((standing?.from ?? 0) + (standing?.to ?? 0)) / 2)
  const shape = shapeOf(jaw, code % 10)
  const { x, y, along, out } = station
  const halfLength = ((standing?.to ?? 0) - (standing?.from ?? 0)) * curve.length * 0.5
  return { x, y, along, out, halfLength, halfWidth: shape.width / 2, height: shape.height, code }
}

/** Skin, fat, muscle, tongue and the airway behind it. */
function softAt(x: number, y: number, z: number): number {
  const face = Math.sqrt((x / 58) ** 2 + ((y - 14) / 52) ** 2)
  if (face > 1) return air
  if (((x / 9) ** 2 + ((y - 34) / 6) ** 2 < 1 && z < 8) || (z < 1 && z > -1 && y < -16 && face < 0.9))
    return air
  if (face > 0.93) return fat
  return Math.sqrt((x / 30) ** 2 + ((y + 2) / 26) ** 2) < 1 ? muscle + 15 : mix(fat, muscle, 0.8)
}

function spineAt(x: number, y: number): number | null {
  const body = Math.sqrt((x / 9) ** 2 + ((y - 52) / 7.5) ** 2)
  if (body > 1) return null
  return body > 0.82 ? cortical : cancellous
}

function distanceToArch(jaw: JawBody, x: number, y: number): number {
  let best = Infinity
  for (const [mx, my] of jaw.middle) best = Math.min(best, (x - mx) ** 2 + (y - my) ** 2)
  return Math.sqrt(best)
}

/** Teeth first, then the bone they stand in; `deep` counts away from the plane of bite. */
function hardAt(stand: Stand, x: number, y: number, deep: number, soft: number): number | null {
  const { jaw, far } = stand
  for (const tooth of stand.teeth) {
    const found = toothAt(tooth, x, y, deep)
    if (found !== null) return found
  }
  const crest = 8.8
  const height = jaw.away > 0 ? 20 : 22
  const rise = ((deep - crest) / height - 0.5) * 2
  if (Math.abs(rise) > 1) return soft
  const half = jaw.away > 0 ? mix(6.4, 7.4, (rise + 1) / 2) : mix(5.8, 7.6, (rise + 1) / 2)
  const across = far / half
  const wall = (across ** 3.2 + Math.abs(rise) ** 5) ** (1 / 3.2)
  if (wall > 1) return soft
  const inCanal = jaw.away < 0 && far ** 2 + (deep - 25) ** 2 < 1.6 ** 2 && y > -8
  if (inCanal) return nerve
  return wall > 0.8 ? cortical : cancellous
}

function toothAt(tooth: RootedTooth, x: number, y: number, deep: number): number | null {
  const [dx, dy] = [x - tooth.x, y - tooth.y]
  const along = dx * tooth.along[0] + dy * tooth.along[1]
  const out = dx * tooth.out[0] + dy * tooth.out[1]
  if (tooth.code === implantAt) return implantInBone(along, out, deep)
  const length = 13.5
  const level = deep - 0.6
  if (level < 0 || level > tooth.height + length) return null
  const down = clamp((level - tooth.height) / length, 0, 1)
  const isMolar = tooth.code % 10 >= 6
  if (level > tooth.height + 3 && isMolar) return rootsAt(tooth, along, out, down)
  const top = level < tooth.height ? mix(0.72, 1, smoothstep(0, 3, level)) : mix(0.82, 0.22, down)
  const wall = Math.sqrt((along / (tooth.halfLength * top)) ** 2 + (out / (tooth.halfWidth * top)) ** 2)
  if (wall > 1) return null
  if (wall < 0.24 && level > 3.2) return pulp
  return level < tooth.height - 0.6 && (wall > 0.72 || level < 1.6) ? enamel : dentine
}

/** Two roots, as the molars of the lower jaw have. */
function rootsAt(tooth: RootedTooth, along: number, out: number, down: number): number | null {
  const thick = mix(0.42, 0.14, down)
  for (const side of [-1, 1]) {
    const shift = along - side * tooth.halfLength * 0.5
    const wall = Math.sqrt(
      (shift / (tooth.halfLength * thick)) ** 2 + (out / (tooth.halfWidth * 1.7 * thick)) ** 2,
    )
    if (wall < 1) return wall < 0.25 ? pulp : dentine
  }
  return null
}

/** Eleven millimetres of screw below the crest, a post above it and no crown. */
function implantInBone(along: number, out: number, deep: number): number | null {
  const radius = Math.sqrt(along * along + out * out)
  if (deep >= 10.5 && deep <= 21.5) {
    const thread = 0.22 * Math.cos(deep * 2 * Math.PI)
    return radius < mix(2.1, 1.5, (deep - 10.5) / 11) + thread ? metal : null
  }
  return deep > 6 && deep < 10.5 && radius < 1.6 ? metal : null
}
