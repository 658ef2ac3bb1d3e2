/** Sizes and cusps of the permanent teeth, close to anatomy's averages and to no person's. */
import type { Jaw } from "../records/tooth.ts"

export interface ToothShape {
  /** Along the arch, across it, and above the gum, in millimetres. */
  readonly length: number
  readonly width: number
  readonly height: number
  /** Width at the top as a share of the width at the neck. */
  readonly taper: number
  /** How boxy the cross-section is: 2 is an ellipse. */
  readonly box: number
  /** How far the top stands out to the lips, as a share of the height. */
  readonly lean: number
  /** How far the edge passes the plane of bite: front teeth overlap. */
  readonly over: number
  /** Place along and across in shares of half the tooth (mesial and buccal are positive), and height in mm. */
  readonly cusps: readonly (readonly [number, number, number])[]
}

const incisor = { taper: 0.2, box: 2.1, lean: 0.2, over: 0.9, cusps: [] }
const canine = { taper: 0.3, box: 2, lean: 0.16, over: 0.7, cusps: [[0, 0, 1.6]] } as const
const premolar = {
  taper: 0.72,
  box: 2.6,
  lean: 0.02,
  over: 0.4,
  cusps: [
    [0, 0.55, 1.5],
    [0.05, -0.55, 1.1],
  ],
} as const
const fourCusps = {
  taper: 0.8,
  box: 3.2,
  lean: -0.02,
  over: 0.3,
  cusps: [
    [0.45, 0.58, 1.3],
    [-0.45, 0.58, 1.2],
    [0.48, -0.55, 1.4],
    [-0.48, -0.58, 0.9],
  ],
} as const
const fiveCusps = {
  ...fourCusps,
  cusps: [
    [0.58, 0.58, 1.2],
    [-0.1, 0.62, 1.2],
    [-0.68, 0.45, 0.8],
    [0.5, -0.58, 1.4],
    [-0.42, -0.58, 1.3],
  ],
} as const

const upper: readonly ToothShape[] = [
  { ...incisor, length: 8.5, width: 7, height: 10 },
  { ...incisor, length: 6.7, width: 6, height: 9 },
  { ...canine, length: 7.6, width: 8, height: 9.6 },
  { ...premolar, length: 7.1, width: 9, height: 8.3 },
  { ...premolar, length: 6.9, width: 9, height: 7.9 },
  { ...fourCusps, length: 10.3, width: 11, height: 7.3 },
  { ...fourCusps, length: 9.8, width: 11, height: 7 },
  { ...fourCusps, length: 8.8, width: 10.2, height: 6.5 },
]

const lower: readonly ToothShape[] = [
  { ...incisor, length: 5.4, width: 5.8, height: 8.6 },
  { ...incisor, length: 5.9, width: 6.1, height: 8.8 },
  { ...canine, length: 6.9, width: 7.6, height: 10 },
  { ...premolar, length: 7, width: 7.7, height: 8.4 },
  { ...premolar, length: 7.2, width: 8.2, height: 8 },
  { ...fiveCusps, length: 11.2, width: 10.4, height: 7.4 },
  { ...fourCusps, length: 10.6, width: 10.1, height: 7 },
  { ...fourCusps, length: 10, width: 9.6, height: 6.7 },
]

/** By position in the quadrant, 1 to 8. */
export function shapeOf(jaw: Jaw, position: number): ToothShape {
  const shape = (jaw === "upper" ? upper : lower)[position - 1]
  if (shape === undefined) throw new RangeError(`no permanent tooth stands at position ${position}`)
  return shape
}
