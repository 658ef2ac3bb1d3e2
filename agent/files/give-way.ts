/** Long work lets the process hear in between: Ctrl+C must stop it. */
import { setImmediate as turn } from "node:timers/promises"

const longest = 50
let last = performance.now()

export async function giveWay(): Promise<void> {
  if (performance.now() - last < longest) return
  await turn()
  last = performance.now()
}
