/** This PC as a device of its organisation: opened for one command, one command at a time. */
import { setTimeout as pause } from "node:timers/promises"
import { makeCaller } from "@zahnwolke/core/api/client"
import { place } from "@zahnwolke/core/api/place"
import type { DeviceStore, PartyParts } from "@zahnwolke/core/party/device"
import { makeMemory } from "@zahnwolke/core/party/memory"
import type { Memory } from "@zahnwolke/core/party/memory"
import { openParty } from "@zahnwolke/core/party/open"
import type { Party } from "@zahnwolke/core/party/party"
import type { Me, ServerPlace } from "@zahnwolke/core/party/status-views"
import type { PartyEvent, Refusal } from "@zahnwolke/core/party/views"
import type { Arguments } from "../command-line.ts"
import type { ExitCode } from "../exit-code.ts"
import { refusal, refuse } from "../setting.ts"
import type { Setting } from "../setting.ts"
import { refusalSentence } from "../words/words.ts"
import { readServer } from "./enrolment.ts"
import { openFolderOutbox } from "./folder-outbox.ts"
import { openFolderStore } from "./folder-store.ts"
import { platformCipher } from "./platform-cipher.ts"
import { platformHash } from "./platform-hash.ts"
import { takeTurn } from "./one-at-a-time.ts"

export interface OpenDevice extends Device {
  readonly me: Me
  readonly place: ServerPlace
  readonly server: URL
}

export interface Device {
  readonly party: Party
  readonly parts: PartyParts
  readonly memory: Memory
  /** What the party told so far and tells from now on. */
  readonly hear: (listen: (event: PartyEvent) => void) => void
}

const longestWait = 10_000

/** Opens the device, does one thing, and lets the next command have its turn. */
export function withDevice(
  args: Arguments,
  setting: Setting,
  act: (device: OpenDevice) => Promise<ExitCode>,
): Promise<ExitCode> {
  return inTurn(args, setting, async () => {
    const server = await readServer(setting.home)
    if (server === null) return refuse(args, setting, refusal("not-enrolled"))
    const device = await openDevice(setting, server)
    const status = await device.party.status()
    if (status.kind !== "open") return refuse(args, setting, await whyClosed(device))
    for (const alarm of status.me.alarms)
      setting.terminal.remark(refusalSentence(setting.terminal.words, alarm))
    return act({ ...device, me: status.me, place: status.server, server })
  })
}

/** Called off by Ctrl+C, it ends at once: what was sealed waits in the outbox, and nothing else is half there. */
export async function inTurn(
  args: Arguments,
  setting: Setting,
  act: () => Promise<ExitCode>,
): Promise<ExitCode> {
  const turn = await takeTurn(setting.home, longestWait, setting.now)
  if (turn === null) return refuse(args, setting, refusal("in-use"))
  const stopped = new Promise<never>((_, reject) => {
    setting.signal.addEventListener("abort", () => reject(new Error("called off")), { once: true })
  })
  try {
    return await Promise.race([act(), stopped])
  } finally {
    setting.terminal.progress(null)
    await turn.end()
  }
}

export async function openDevice({ home, now }: Setting, server: URL): Promise<Device> {
  const store = openFolderStore(home)
  const memory = makeMemory(store, await store.keys())
  const parts = partsOf(store, home, server, now)
  const party = openParty(parts)
  const events: PartyEvent[] = []
  let listener = (event: PartyEvent): void => void events.push(event)
  const hear: Device["hear"] = (listen) => {
    listener = listen
    for (const event of events.splice(0)) listen(event)
  }
  // With a signal that is over, it only tells what happens here and does not follow the server.
  await party.watch((event) => listener(event), AbortSignal.abort())
  return { party, parts, memory, hear }
}

const partsOf = (store: DeviceStore, home: string, server: URL, now: () => number): PartyParts => ({
  server,
  fetch: (input, init) => fetch(input, init),
  store,
  outbox: openFolderOutbox(home),
  newHash: platformHash,
  cipherOf: platformCipher,
  // Nobody sits at this PC who could unlock it again and again.
  unattended: true,
  now,
  wait: (milliseconds, signal) => pause(milliseconds, undefined, signal === undefined ? {} : { signal }),
})

/** A device that does not open: because of what the server showed, because it does not answer, or because it was revoked. */
async function whyClosed({ hear, memory, parts }: Device): Promise<Refusal> {
  const alarms: Refusal[] = []
  hear((event) => {
    if (event.kind === "alarm") alarms.push(event.alarm)
  })
  const [alarm] = alarms
  if (alarm !== undefined) return alarm
  const reply = await makeCaller(parts.server, parts.fetch, () => null).call(place.about, {})
  if (!reply.ok) return refusal(reply.problem.code)
  const known = await memory.recall("server", "server")
  const { opaqueKey, signingKey } = reply.value
  if (known !== null && (known.signingKey !== signingKey || known.opaqueKey !== opaqueKey))
    return refusal("server-key-changed")
  return refusal((await memory.recall("device", "me")) === null ? "not-enrolled" : "device-unknown")
}
