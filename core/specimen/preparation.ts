/** The ground tooth and its neighbours, as the extra scan of a preparation shows them. */
import type { ToothCode } from "../records/tooth.ts"
import { jawOf } from "../records/tooth.ts"
import { archModel, gridSize, makeArch } from "./arch.ts"
import { partOf } from "./surface.ts"
import type { Surface } from "./surface.ts"

export interface PreparationWish {
  readonly seed: number
  readonly tooth: ToothCode
  readonly triangles: number
}

/** Same place as in the whole jaw of that seed; a little more than the tooth on either side. */
export function makePreparation(wish: PreparationWish): Surface {
  const jaw = jawOf(wish.tooth)
  const { curve } = archModel({ ...wish, jaw })
  const tooth = curve.teeth.find((standing) => standing.code === wish.tooth)
  if (tooth === undefined) throw new RangeError(`tooth ${wish.tooth} does not stand in a permanent jaw`)
  const margin = 4 / curve.length
  const from = Math.max(tooth.from - margin, 0)
  const to = Math.min(tooth.to + margin, 1)
  const triangles = Math.round(wish.triangles / (to - from))
  const arch = makeArch({ seed: wish.seed, jaw, triangles, prepared: [wish.tooth] })
  const [along, across] = gridSize(triangles)
  const perRow = (across - 1) * 2
  return partOf(arch, (triangle) => {
    const u = (Math.floor(triangle / perRow) + 0.5) / (along - 1)
    return u >= from && u <= to
  })
}
