/** One reading for all who ask at once: several parts of a screen want the same whenever something changed. */
import type { Desk } from "./desk.ts"

interface Readings<Value> {
  running: Promise<Value> | null
  /** Begins when the running one ends, so after the question of everybody who waits for it. */
  next: Promise<Value> | null
}

/**
 * Whoever asks gets what was read after the question, never before: a reading that is under way already is not shared,
 * because the server may have answered it before this caller's own change was written.
 */
export function sharedReading<Value>(read: (desk: Desk) => Promise<Value>): (desk: Desk) => Promise<Value> {
  const all = new WeakMap<Desk, Readings<Value>>()
  const begin = (desk: Desk, readings: Readings<Value>): Promise<Value> => {
    const running = read(desk).finally(() => {
      if (readings.running === running) readings.running = null
    })
    readings.running = running
    return running
  }
  return (desk) => {
    const readings = all.get(desk) ?? { running: null, next: null }
    all.set(desk, readings)
    const { running } = readings
    if (running === null) return begin(desk, readings)
    const follow = (): Promise<Value> => {
      readings.next = null
      return begin(desk, readings)
    }
    readings.next ??= running.then(follow, follow)
    return readings.next
  }
}
