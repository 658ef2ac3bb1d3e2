/** What ended, and what ends within a month, a quarter, half a year, later: the order in which somebody renews. */
import type { EndLine } from "@zahnwolke/core/party/officer-views"

export const horizons = ["ended", "in-30", "in-90", "in-180", "later"] as const
export type Horizon = (typeof horizons)[number]

const dayLength = 86_400_000

export function horizonOf(until: number, now: number): Horizon {
  const days = (until - now) / dayLength
  if (days <= 0) return "ended"
  if (days <= 30) return "in-30"
  if (days <= 90) return "in-90"
  return days <= 180 ? "in-180" : "later"
}

/** The nearest first; a group of nothing is left out. */
export const groupEnds = (
  lines: readonly EndLine[],
  now: number,
): readonly { readonly horizon: Horizon; readonly lines: readonly EndLine[] }[] =>
  horizons
    .map((horizon) => ({ horizon, lines: lines.filter(({ until }) => horizonOf(until, now) === horizon) }))
    .filter((group) => group.lines.length > 0)
