/** The bite: the outer faces of both jaws on one side, closed, in the frame of the jaws themselves. */
import type { Jaw, ToothCode } from "../records/tooth.ts"
import { gridSize, makeArch } from "./arch.ts"
import { joined, partOf } from "./surface.ts"
import type { Surface } from "./surface.ts"

export interface BiteWish {
  readonly seed: number
  readonly side: "right" | "left"
  readonly triangles: number
  readonly prepared?: readonly ToothCode[]
  readonly missing?: readonly ToothCode[]
}

/** Shares of the arch and of its cross-section that a bite scan sees: from the canine back, cheek to tips. */
const window = { from: 0.06, to: 0.34, gum: 0.08, tips: 0.5 } as const

/** Both jaws of the seed stand in occlusion already, so this needs no move: the truth for a registration. */
export function makeBite(wish: BiteWish): Surface {
  const seen = (window.to - window.from) * (window.tips - window.gum)
  const triangles = Math.round(wish.triangles / 2 / seen)
  return joined((["upper", "lower"] as const).map((jaw) => side(wish, jaw, triangles)))
}

function side(wish: BiteWish, jaw: Jaw, triangles: number): Surface {
  const { seed, prepared = [], missing = [] } = wish
  const [along, across] = gridSize(triangles)
  const perRow = (across - 1) * 2
  return partOf(makeArch({ seed, jaw, triangles, prepared, missing }), (triangle) => {
    const u = (Math.floor(triangle / perRow) + 0.5) / (along - 1)
    const v = (Math.floor((triangle % perRow) / 2) + 0.5) / (across - 1)
    const back = wish.side === "right" ? u : 1 - u
    return back >= window.from && back <= window.to && v >= window.gum && v <= window.tips
  })
}
