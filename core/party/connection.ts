/** Calls to the server as a device: opens a session by a signed challenge when one is needed, and again when it ended. */
import { makeCaller } from "../api/client.ts"
import type { Caller, Reply } from "../api/client.ts"
import type { CallOf, ReplyOf, Route } from "../api/contract.ts"
import { unlocking } from "../api/unlocking.ts"
import { bytesToBase64url } from "../encoding/bytes.ts"
import type { DeviceId } from "../records/id.ts"
import { challengeBytes } from "../trust/challenge.ts"
import type { DeviceKeys, PartyParts } from "./device.ts"

export interface Connection extends Caller {
  /** Sets whose device calls; null for nobody. What another device was asking meanwhile is called off. */
  readonly become: (device: DeviceId | null, keys: DeviceKeys) => void
  /** A token for the event stream; null where no session can be had. */
  readonly token: () => Promise<string | null>
}

export function makeConnection(parts: PartyParts): Connection {
  let token: string | null = null
  let me: { readonly device: DeviceId; readonly keys: DeviceKeys } | null = null
  let turn = new AbortController()
  const caller = makeCaller(parts.server, parts.fetch, () => token)
  let opening: Promise<boolean> | null = null

  /** An answer that comes when another calls, or nobody any more, opens nothing. */
  const openSession = async ({ signal }: AbortController): Promise<boolean> => {
    if (me === null) return false
    const { device, keys } = me
    const asked = await caller.call(unlocking.challenge, { body: { device } }, signal)
    if (!asked.ok || signal.aborted) return false
    const { challenge } = asked.value
    const signature = bytesToBase64url(await keys.sign(challengeBytes(challenge)))
    const opened = await caller.call(
      unlocking.openSession,
      { body: { device, challenge, signature } },
      signal,
    )
    if (signal.aborted) return false
    token = opened.ok ? opened.value.token : null
    return opened.ok
  }
  /** One sign-in at a time, whoever asks. */
  const signIn = (): Promise<boolean> => {
    const own = (opening ??= openSession(turn).finally(() => {
      if (opening === own) opening = null
    }))
    return own
  }
  const call = async <R extends Route>(
    route: R,
    input: CallOf<R>,
    signal?: AbortSignal,
  ): Promise<Reply<ReplyOf<R>>> => {
    // Also what asks nobody's name is asked by this device, and may hang: before there is one, the door itself asks.
    const ends =
      me === null ? signal : signal === undefined ? turn.signal : AbortSignal.any([signal, turn.signal])
    if (route.access !== "device") return caller.call(route, input, ends)
    if (token === null) await signIn()
    const reply = await caller.call(route, input, ends)
    if (reply.ok || reply.problem.status !== 401) return reply
    token = null
    return (await signIn()) ? caller.call(route, input, ends) : reply
  }
  return {
    call,
    become: (device, keys) => {
      token = null
      if (me !== null && me.device !== device) {
        turn.abort()
        turn = new AbortController()
        opening = null
      }
      me = device === null ? null : { device, keys }
    },
    token: async () => (token !== null || (await signIn()) ? token : null),
  }
}
