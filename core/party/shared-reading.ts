/** One reading for all who ask at once: several parts of a screen want the same whenever something changed. */
import type { Desk } from "./desk.ts"

interface Readings<Value> {
  running: Promise<Value> | null
  /** Begins when the running one ends, or when everybody of this moment has asked: after each of their questions. */
  next: Promise<Value> | null
}

/**
 * Whoever asks gets what was read after the question, never before: a reading that is under way already is not shared,
 * because the server may have answered it before this caller's own change was written.
 */
export function sharedReading<Value>(read: (desk: Desk) => Promise<Value>): (desk: Desk) => Promise<Value> {
  const all = new WeakMap<Desk, Readings<Value>>()
  return (desk) => {
    const readings: Readings<Value> = all.get(desk) ?? { running: null, next: null }
    all.set(desk, readings)
    const begin = (): Promise<Value> => {
      readings.next = null
      const running = read(desk).finally(() => {
        if (readings.running === running) readings.running = null
      })
      readings.running = running
      return running
    }
    const before: Promise<unknown> = readings.running ?? Promise.resolve()
    readings.next ??= before.then(begin, begin)
    return readings.next
  }
}
