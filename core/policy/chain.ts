/** From the patient to the last holder: who was handed what, out of all disclosures that happened. */
import type { Day } from "./day.ts"

/** A disclosure that happened, as the register holds it. */
export interface Disclosed {
  readonly from: string
  readonly to: string
  readonly order: string
  /** Rule that carried it, e.g. "g3-ground-consent". */
  readonly ground: string
  readonly countries: readonly string[]
  readonly eraseBy: Day | null
  readonly erased: boolean
}

export interface Holding extends Disclosed {
  /** 1 is the first recipient after the origin. */
  readonly depth: number
}

/** Who has it now: every holder reached from the origin, nearest first, each disclosure once, circles included once. */
export function holdersFrom(origin: string, disclosures: readonly Disclosed[]): readonly Holding[] {
  const found: Holding[] = []
  const seen = new Set<Disclosed>()
  let wave = [origin]
  for (let depth = 1; wave.length > 0; depth++) {
    const reached = new Set(wave)
    const step = disclosures.filter((one) => reached.has(one.from) && !seen.has(one))
    for (const one of step) seen.add(one)
    found.push(...step.map((one) => ({ ...one, depth })))
    wave = [...new Set(step.map(({ to }) => to))]
  }
  return found
}
