/** When a device that nobody touches locks: by the time that passed, whatever is under way on it. */

export const idleAfter = 30 * 60_000

export interface IdleWatch {
  /** Somebody is here; too late where the time was over already, as after a night in standby. */
  readonly touch: () => void
  readonly look: () => void
}

export function idleWatch(now: () => number, lock: () => void): IdleWatch {
  let touched = now()
  let locked = false
  const look = (): void => {
    if (locked || now() - touched <= idleAfter) return
    locked = true
    lock()
  }
  return {
    look,
    touch: () => {
      look()
      if (!locked) touched = now()
    },
  }
}
