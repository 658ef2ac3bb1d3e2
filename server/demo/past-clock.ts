/** The clock of the demonstration: it runs like the machine's, some hours behind, so that orders have a past. */

export interface PastClock {
  readonly now: () => number
  /** From here on it is so many hours ago. */
  readonly hoursAgo: (hours: number) => void
  /** The day so many days from now, as forms write it. */
  readonly day: (days: number) => string
}

/** Statements may be two days off at most, decisions one (server/database/statements.ts, server/gate/decide-again.ts). */
export const earliest = { statement: 46, decision: 23 } as const

export function pastClock(machine: () => number): PastClock {
  let behind = earliest.statement * 3_600_000
  return {
    now: () => machine() - behind,
    hoursAgo: (hours) => void (behind = hours * 3_600_000),
    day: (days) => new Date(machine() + days * 86_400_000).toISOString().slice(0, 10),
  }
}
