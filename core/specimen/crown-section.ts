/** One cut through a tooth, across the arch: outline, cusps, preparation, and what colour is where. */
import type { Jaw } from "../records/tooth.ts"
import { clamp, mix, smoothstep } from "./random.ts"
import type { Point } from "./surface.ts"
import type { ToothShape } from "./tooth-shape.ts"

export type ToothState = "whole" | "prepared" | "missing"

export interface Section {
  readonly jaw: Jaw
  readonly tooth: ToothShape
  readonly beside: ToothShape
  /** How much the neighbour counts here: a half where they touch. */
  readonly besideShare: number
  /** Along the tooth, -1 distal to 1 mesial. */
  readonly place: number
  readonly state: ToothState
}

export interface CrownPoint {
  readonly out: number
  readonly level: number
  readonly share: number
  readonly groove: number
}

export interface CrownSection {
  /** From 0 at the cheek's neck over the top to pi at the tongue's. */
  readonly at: (turn: number) => CrownPoint
  /** Where the gum ends, below the plane of the tips. */
  readonly neck: number
  readonly gumWidth: number
  /** How much of a root shows through the gum. */
  readonly root: number
}

interface Outline {
  readonly half: number
  readonly height: number
  readonly taper: number
  readonly box: number
  readonly lean: number
  readonly neck: number
}

/** What a preparation takes away, and the step it leaves (ceramic crown, 1 mm shoulder). */
export const preparation = { shoulder: 1, reduction: 1.8, edge: 0.8, step: 0.5 } as const

export function crownSection(section: Section): CrownSection {
  const { tooth, beside, besideShare, place, state } = section
  const both = (pick: (shape: ToothShape) => number): number => mix(pick(tooth), pick(beside), besideShare)
  const reach = Math.abs(place)
  const height = both((shape) => shape.height)
  const width = both((shape) => shape.width)
  const rounding = (1 - reach ** both((shape) => shape.box)) ** (1 / 2.6)
  const papilla = 2.4 * reach ** 5
  const outline: Outline = {
    half: (width / 2) * mix(0.34, 1, rounding),
    height: (height + both((shape) => shape.over) - papilla) * (1 - 0.42 * reach ** 9),
    taper: both((shape) => shape.taper),
    box: both((shape) => shape.box),
    lean: both((shape) => shape.lean),
    neck: papilla - height,
  }
  const whole = (turn: number): CrownPoint => crownPoint(outline, section, turn)
  const apart = 1 - smoothstep(0.86, 1, reach)
  const at = {
    whole,
    prepared: (turn: number) => between(whole(turn), preparedPoint(outline, place, turn), apart),
    missing: (turn: number) => between(whole(turn), ridgePoint(outline, width, turn), apart),
  }[state]
  const gumWidth = mix(tooth.width, beside.width, 0.5 * smoothstep(0, 1, reach)) + 0.5
  return { at, neck: outline.neck, gumWidth, root: 1 - place * place }
}

const between = (a: CrownPoint, b: CrownPoint, share: number): CrownPoint => ({
  out: mix(a.out, b.out, share),
  level: mix(a.level, b.level, share),
  share: mix(a.share, b.share, share),
  groove: mix(a.groove, b.groove, share),
})

/** A superellipse seen from its middle, so that steps in the angle are steps on the wall. */
function superellipse(half: number, height: number, box: number, turn: number): readonly [number, number] {
  const [cos, sin] = [Math.cos(turn), Math.max(Math.sin(turn), 0)]
  const reach = ((Math.abs(cos) / half) ** box + (sin / height) ** box) ** (-1 / box)
  return [reach * cos, reach * sin]
}

function crownPoint(outline: Outline, section: Section, turn: number): CrownPoint {
  const { half, height, taper, box, lean, neck } = outline
  const [flat, rise] = superellipse(half, height, box, turn)
  const share = rise / height
  const belly = 1 + 0.07 * Math.sin(Math.PI * Math.min(share * 1.4, 1))
  const out = flat * belly * mix(1, taper, share ** 1.3) + lean * rise * share
  const across = clamp(flat / half / mix(1, 0.8, share), -1, 1)
  const top = smoothstep(0.5, 0.95, share)
  const { lift, groove } = chewing(section, across)
  return { out, level: neck + rise + lift * top, share, groove: groove * top }
}

/** Cusps, the pit between them and the fissures, on top of the plain outline. */
function chewing(section: Section, across: number): { readonly lift: number; readonly groove: number } {
  const { cusps } = section.tooth
  if (cusps.length === 0) return { lift: 0, groove: 0 }
  const fade = 1 - 2 * section.besideShare
  let lift = 0
  for (const [along, over, height] of cusps) {
    const [dx, dy] = [section.place - along, across - over]
    lift += height * Math.exp(-(dx * dx) / 0.1 - (dy * dy) / 0.12)
  }
  if (cusps.length === 1) return { lift: fade * (lift - 1.6), groove: 0 }
  const inside = smoothstep(0.95, 0.6, Math.abs(section.place))
  const long = Math.exp(-((across - 0.06 * Math.sin(section.place * 5)) ** 2) / 0.006) * inside
  const cross =
    cusps.length > 2
      ? Math.exp(-((section.place + 0.02 + 0.12 * across) ** 2) / 0.004) *
        smoothstep(1, 0.7, Math.abs(across))
      : 0
  const groove = Math.max(long, 0.8 * cross)
  return { lift: fade * (lift - 1.25 - 0.45 * groove), groove: fade * groove }
}

/** The ground tooth: a shoulder all round, then a tapered stump. */
function preparedPoint(outline: Outline, place: number, turn: number): CrownPoint {
  const rim = 0.13 * Math.PI
  const inner = clamp((turn - rim) / (Math.PI - 2 * rim), 0, 1) * Math.PI
  const reach = Math.min(Math.abs(place) / preparation.edge, 1)
  const rounding = (1 - reach ** 3) ** (1 / 3)
  const half = Math.max((outline.half - preparation.shoulder) * mix(0.4, 1, rounding), 0.5)
  const stump = (outline.height - preparation.reduction) * (1 - smoothstep(0.93, 1, reach))
  const [flat, rise] = superellipse(half, Math.max(stump, 0.02), 4.5, inner)
  const step = preparation.step
  const share = rise / Math.max(outline.height, 1)
  if (turn > rim && turn < Math.PI - rim) {
    const out = flat * mix(1, 0.84, share) + outline.lean * rise * share * 0.6
    return { out, level: outline.neck + step + rise, share: 0.4 + share / 2, groove: 0 }
  }
  const along = turn <= rim ? turn / rim : (Math.PI - turn) / rim
  const side = turn <= rim ? 1 : -1
  const out = side * mix(outline.half, half, smoothstep(0.25, 1, along))
  return { out, level: outline.neck + step * smoothstep(0, 0.3, along), share: 0.3, groove: 0 }
}

/** Where a tooth is missing the gum closes over a low ridge. */
function ridgePoint(outline: Outline, width: number, turn: number): CrownPoint {
  const [flat, rise] = superellipse(width / 2.2, 1.6, 2.2, turn)
  return { out: flat, level: outline.neck - 0.6 + rise, share: 0, groove: 0 }
}

const enamel: Point = [234, 224, 198]
const neckEnamel: Point = [222, 200, 158]
const edgeEnamel: Point = [214, 214, 206]
const dentine: Point = [218, 184, 128]

export const mixColours = (a: Point, b: Point, share: number): Point => [
  mix(a[0], b[0], share),
  mix(a[1], b[1], share),
  mix(a[2], b[2], share),
]

export function toothColour(section: Section, share: number, groove: number, tint: number): Point {
  const inPrepared = section.state === "prepared" && Math.abs(section.place) < 0.93
  const plain = inPrepared ? dentine : enamel
  const low = mixColours(neckEnamel, plain, smoothstep(0, 0.5, share))
  const high = mixColours(low, inPrepared ? plain : edgeEnamel, 0.7 * smoothstep(0.75, 1, share))
  const shaded = (value: number): number => clamp(value * (1 - 0.28 * groove) + tint * 4, 0, 255)
  return [shaded(high[0]), shaded(high[1]), shaded(high[2])]
}

export function gumColour(down: number, tint: number): Point {
  const deep = smoothstep(0.1, 0.6, down)
  return [
    clamp(mix(214, 186, deep) + tint * 9, 0, 255),
    clamp(mix(132, 92, deep) + tint * 9, 0, 255),
    clamp(mix(126, 92, deep) + tint * 7, 0, 255),
  ]
}
