/** Wakes up when another process wrote something. NOTIFY may be lost: whoever wakes up looks into the table. */
import { setTimeout as pause } from "node:timers/promises"
import { escapeIdentifier } from "pg"
import type { Client } from "pg"
import { openClient } from "./connect.ts"
import type { Access } from "./connect.ts"

export interface Listening {
  readonly stop: () => Promise<void>
}

/** Calls `wake` at each notice, and once after each reconnection, because some may have been missed. */
export async function listen(
  access: Access,
  channel: string,
  wake: (payload: string) => void,
): Promise<Listening> {
  const stopping = new AbortController()
  let client = await subscribe(access, channel, wake)
  const keepUp = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await broken(client, stopping.signal)
      for (let wait = 100; !stopping.signal.aborted; wait = Math.min(wait * 2, 5000)) {
        await pause(wait, undefined, { ref: false })
        const next = await subscribe(access, channel, wake).catch(() => null)
        if (next === null) continue
        client = next
        wake("")
        break
      }
    }
  }
  const kept = keepUp()
  return {
    stop: async () => {
      stopping.abort()
      await kept
      await client.end()
    },
  }
}

async function subscribe(access: Access, channel: string, wake: (payload: string) => void): Promise<Client> {
  const client = await openClient(access)
  client.on("notification", ({ payload }) => wake(payload ?? ""))
  await client.query(`listen ${escapeIdentifier(channel)}`)
  return client
}

const broken = (client: Client, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    client.once("end", () => resolve())
    client.once("error", () => resolve())
    signal.addEventListener("abort", () => resolve(), { once: true })
    if (signal.aborted) resolve()
  })
