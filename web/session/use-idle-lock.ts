/** Locks when nobody touched the device for half an hour, but never in the middle of an upload. */
import { useEffect } from "react"
import type { Session } from "./session.ts"
import { isUnderway } from "./underway.ts"

const idleAfter = 30 * 60_000
const lookEvery = 60_000
const signs = ["pointerdown", "keydown", "wheel"] as const

export function useIdleLock(session: Session): void {
  useEffect(() => {
    let touched = Date.now()
    const touch = (): void => {
      touched = Date.now()
    }
    const look = (): void => {
      const busy = Object.values(session.now().progress).some(isUnderway)
      if (!busy && Date.now() - touched > idleAfter) void session.party.lock().then(session.refresh)
    }
    for (const sign of signs) addEventListener(sign, touch, { passive: true })
    const timer = setInterval(look, lookEvery)
    return () => {
      for (const sign of signs) removeEventListener(sign, touch)
      clearInterval(timer)
    }
  }, [session])
}
