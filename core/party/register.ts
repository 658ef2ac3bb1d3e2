/** The own record: read, folded, and written to by one event at a time. */
import type { Json } from "../encoding/json.ts"
import { seedOfIdentity } from "../envelope/identity.ts"
import { done } from "./answers.ts"
import { currentEpoch } from "./desk.ts"
import type { Desk } from "./desk.ts"
import { applyRegisterEvent, emptyRegister, registerEventSchema } from "./register-state.ts"
import type { RegisterEvent } from "./register-state.ts"
import { append, readStream } from "./stream.ts"
import type { StreamReading } from "./believed.ts"
import type { StreamSource } from "./stream.ts"
import type { Answer } from "./views.ts"

function sourceOf(desk: Desk): StreamSource<typeof registerEventSchema> {
  return {
    stream: desk.id,
    schema: registerEventSchema,
    secretOf: (epoch) => {
      const found = desk.epochs.find((one) => one.epoch === epoch)
      return found === undefined ? null : seedOfIdentity(found.identity)
    },
    writers: new Map([[desk.id, desk.organisation]]),
  }
}

function take(desk: Desk, reading: StreamReading<RegisterEvent>): void {
  desk.register = reading.events.reduce((state, { body }) => applyRegisterEvent(state, body), emptyRegister)
  for (const warning of reading.warnings) desk.alarm(warning)
}

export async function refreshRegister(desk: Desk): Promise<Answer<null>> {
  const reading = await readStream(desk, sourceOf(desk), desk.held.register)
  if (!reading.ok) return reading
  take(desk, reading.value)
  return done(null)
}

export async function record(desk: Desk, event: RegisterEvent): Promise<Answer<null>> {
  const { epoch, identity } = currentEpoch(desk)
  const json: Json = JSON.parse(JSON.stringify(event))
  const appended = await append(
    desk,
    sourceOf(desk),
    desk.held.register,
    { epoch, secret: seedOfIdentity(identity) },
    () => json,
  )
  if (!appended.ok) return appended
  take(desk, appended.value)
  return done(null)
}
