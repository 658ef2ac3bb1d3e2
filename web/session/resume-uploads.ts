/** Goes on with what could not be sent: at once when the network is back, else ever more slowly. */
import type { Party } from "@zahnwolke/core/party/party"

export interface Resuming {
  readonly now: () => void
  readonly later: () => void
  readonly stop: () => void
}

const firstPause = 2000
const longestPause = 60_000

export function resumeUploads(party: Pick<Party, "resumeUploads">): Resuming {
  let pause = firstPause
  let timer: ReturnType<typeof setTimeout> | null = null
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    removeEventListener("online", soon)
  }
  /** What still does not arrive says "waiting" once more, and so comes back to `later`. */
  const go = (): void => {
    stop()
    void party.resumeUploads()
  }
  const soon = (): void => {
    pause = firstPause
    go()
  }
  const later = (): void => {
    if (timer !== null) return
    timer = setTimeout(go, pause)
    pause = Math.min(pause * 2, longestPause)
    addEventListener("online", soon)
  }
  return { now: soon, later, stop }
}
