/** Locks when nobody touched the device for half an hour, also while an order waits or is on its way: that goes on later. */
import { useEffect } from "react"
import { idleWatch } from "./idle-watch.ts"
import type { Session } from "./session.ts"

const lookEvery = 60_000
const signs = ["pointerdown", "keydown", "wheel"] as const

export function useIdleLock(session: Session): void {
  useEffect(() => {
    const { look, touch } = idleWatch(Date.now, () => void session.party.lock().then(session.refresh))
    for (const sign of signs) addEventListener(sign, touch, { passive: true, capture: true })
    const timer = setInterval(look, lookEvery)
    return () => {
      for (const sign of signs) removeEventListener(sign, touch, { capture: true })
      clearInterval(timer)
    }
  }, [session])
}
