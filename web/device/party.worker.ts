/** The dedicated worker: keys, sealing and opening live here, and the page never sees a key. */
import { openParty } from "@zahnwolke/core/party/open"
import type { Party } from "@zahnwolke/core/party/party"
import { openDeviceStore } from "./device-store.ts"
import { openOutbox } from "./outbox.ts"
import { pixelCodec } from "./pixel-codec.ts"
import type { PlainMethod, ToPage, ToWorker } from "./party-messages.ts"
import { wait } from "./wait.ts"

const party: Party = openParty({
  server: new URL("/", location.origin),
  fetch: (input, init) => fetch(input, init),
  store: openDeviceStore(),
  outbox: openOutbox(),
  now: () => Date.now(),
  codec: pixelCodec,
  wait,
})

const watching = new Map<number, AbortController>()
const writing = new Map<number, (problem: string | null) => void>()

const say = (message: ToPage): void => postMessage(message)

/** A call carries the input its method takes: the client's types saw to that. */
function run(method: PlainMethod, input: unknown): Promise<unknown> {
  const call = party[method] as (input: unknown) => Promise<unknown>
  return call(input)
}

function watch(id: number): Promise<void> {
  const controller = new AbortController()
  watching.set(id, controller)
  return party
    .watch((event) => say({ kind: "event", id, event }), controller.signal)
    .finally(() => watching.delete(id))
}

function exportAll(id: number): ReturnType<Party["exportAll"]> {
  return party.exportAll(
    (path, blob) =>
      new Promise((resolve, reject) => {
        writing.set(id, (problem) => (problem === null ? resolve() : reject(new Error(problem))))
        say({ kind: "write", id, path, blob })
      }),
  )
}

async function answer(id: number, work: Promise<unknown>): Promise<void> {
  try {
    say({ kind: "done", id, value: await work })
  } catch (error) {
    say({ kind: "failed", id, problem: error instanceof Error ? error.name : "unknown" })
    /** Only the developer's console, and only the stack of our own code: values of patients never stand in an error. */
    console.error(error)
  }
}

function hear(message: ToWorker): void {
  switch (message.kind) {
    case "call":
      return void answer(message.id, run(message.method, message.input))
    case "watch":
      return void answer(message.id, watch(message.id))
    case "export":
      return void answer(message.id, exportAll(message.id))
    case "stop-watching":
      return watching.get(message.id)?.abort()
    case "written":
      return writing.get(message.id)?.(message.problem)
  }
}

addEventListener("message", (event: MessageEvent<ToWorker>) => hear(event.data))
