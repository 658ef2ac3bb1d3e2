/** G10: a consent signed by somebody not entitled was never given (§§ 1626, 1629 BGB); G3 then finds none. */
import type { Facts } from "../facts.ts"
import { note, nothing, type Findings } from "../finding.ts"

export function minorsRule({ consent: { notEntitled } }: Facts): Findings {
  return notEntitled.length === 0 ? nothing : [note("g10-not-entitled", notEntitled)]
}
