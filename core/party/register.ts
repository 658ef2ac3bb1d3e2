/** The own record: read, folded, and written to by one event at a time. */
import type { Json } from "../encoding/json.ts"
import { seedOfIdentity } from "../envelope/identity.ts"
import { done } from "./answers.ts"
import { currentEpoch } from "./desk.ts"
import type { Desk } from "./desk.ts"
import { isTheirsToTell } from "./emergency-events.ts"
import { applyRegisterEvent, emptyRegister, registerEventSchema } from "./register-state.ts"
import type { RegisterEvent, RegisterState } from "./register-state.ts"
import { refreshOrganisation } from "./organisation.ts"
import { sharedReading } from "./shared-reading.ts"
import { append, isPassing, readStream } from "./stream.ts"
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

/** Out of which reading a record was folded: it is asked for with every act, and seldom says anything new. */
const foldedFrom = new WeakMap<RegisterState, StreamReading<RegisterEvent>>()

function take(desk: Desk, reading: StreamReading<RegisterEvent>): void {
  if (foldedFrom.get(desk.register) !== reading) {
    desk.register = reading.events
      .filter((event) => isTheirsToTell(event, desk.organisation))
      .reduce((state, { body }) => applyRegisterEvent(state, body), emptyRegister)
    foldedFrom.set(desk.register, reading)
  }
  for (const warning of reading.warnings) desk.alarm(warning)
}

/** A device that joined, or an epoch that began, after the organisation was last read: then it is read again first. */
async function followStrangers(desk: Desk, { warnings }: StreamReading<RegisterEvent>): Promise<boolean> {
  if (!warnings.some(({ code }) => isPassing(code))) return false
  const { seq } = desk.organisation
  const read = await refreshOrganisation(desk)
  return read.ok && desk.organisation.seq !== seq
}

async function readAll(desk: Desk): Promise<Answer<StreamReading<RegisterEvent>>> {
  const reading = await readStream(desk, sourceOf(desk), desk.held.register)
  if (!reading.ok || !(await followStrangers(desk, reading.value))) return reading
  return readStream(desk, sourceOf(desk), desk.held.register)
}

export const refreshRegister = sharedReading(async (desk): Promise<Answer<null>> => {
  const reading = await readAll(desk)
  if (!reading.ok) return reading
  take(desk, reading.value)
  return done(null)
})

/** Where the server counts no event more than was read here, nothing is asked for. */
export function followRegister(desk: Desk, events: number): Promise<Answer<null>> {
  const head = desk.held.register.reading?.head
  return head && head.seq + 1 === events ? Promise.resolve(done(null)) : refreshRegister(desk)
}

export const record = (desk: Desk, event: RegisterEvent): Promise<Answer<null>> =>
  recordIf(desk, event, () => true)

/** Asked with what the record says at that moment, after a race once more: where it no longer holds, nothing is written. */
export async function recordIf(
  desk: Desk,
  event: RegisterEvent,
  holds: (register: RegisterState) => boolean,
): Promise<Answer<null>> {
  const json: Json = JSON.parse(JSON.stringify(event))
  const placeFor = async (reading: StreamReading<RegisterEvent>) => {
    await followStrangers(desk, reading)
    const { epoch, identity } = currentEpoch(desk)
    return { epoch, secret: seedOfIdentity(identity) }
  }
  const made = (reading: StreamReading<RegisterEvent>) => {
    take(desk, reading)
    return holds(desk.register) ? json : null
  }
  const appended = await append(desk, sourceOf(desk), desk.held.register, placeFor, made)
  if (!appended.ok) return appended
  const known = desk.held.register.reading
  if (known !== null) take(desk, known)
  return known === null ? refreshRegister(desk) : done(null)
}
