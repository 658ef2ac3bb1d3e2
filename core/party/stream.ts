/** A stream as this device follows it: chained from the first event, never shorter than before, each event signed. */
import type { TSchema, Static } from "typebox"
import Value from "typebox/value"
import { ordering } from "../api/ordering.ts"
import type { Json } from "../encoding/json.ts"
import type { OrganisationId } from "../records/id.ts"
import { isId } from "../records/id.ts"
import {
  chainFault,
  eventHash,
  openEvent,
  sealEvent,
  signatureOf,
  streamKey,
} from "../streams/sealed-event.ts"
import type { Head, SealedEvent } from "../streams/sealed-event.ts"
import { deviceKey, memberOfDevice } from "../trust/organisation-log.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import { isSignedBy } from "../trust/signing.ts"
import { parseCanonical } from "../trust/statement.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { done, no } from "./answers.ts"
import { nothingRead } from "./believed.ts"
import type { Believed, Held, StreamReading } from "./believed.ts"
import type { Desk } from "./desk.ts"
import { turns } from "./turns.ts"
import type { Answer, Refusal } from "./views.ts"

export interface StreamSource<Schema extends TSchema> {
  readonly stream: string
  readonly schema: Schema
  /** The secret of an epoch, or null where this device does not have it. */
  readonly secretOf: (epoch: number) => Bytes | null
  /** Who may write: organisations as verified. */
  readonly writers: ReadonlyMap<OrganisationId, OrganisationState>
}

type Reader = Pick<Desk, "connection" | "memory" | "alarm" | "parts">

/**
 * So far may two clocks be apart: the server takes nothing that is more than two days off, to either side. What bears an earlier time than the events before it could have been written by a device
 * that was signed out since, with a server that helps; what bears a later one would make all that follows look late.
 */
const farthestApart = 4 * 86_400_000

/** The whole stream. Refused, with an alarm, where the server shows less or other than this device saw before. */
export async function readStream<Schema extends TSchema>(
  desk: Reader,
  source: StreamSource<Schema>,
  held: Held<Static<Schema>>,
): Promise<Answer<StreamReading<Static<Schema>>>> {
  const { stream } = source
  const before = held.reading
  const start = before === null ? null : before.head
  const from = start === null ? 0 : start.seq + 1
  // Before the question: what another call reads in the meantime is newer than this answer.
  const known = await desk.memory.recall("stream", stream)
  const reply = await desk.connection.call(ordering.events, { params: { stream }, query: { from } })
  if (!reply.ok) return no(reply.problem.code)
  const { events } = reply.value
  if (before !== null && events.length === 0) return done(before)
  const rolledBack = known !== null && known.seq >= from && !isAt(events[known.seq - from], known.hash)
  if (rolledBack || chainFault(stream, start, events) !== null) {
    const refused = no(rolledBack ? "stream-rolled-back" : "stream-broken", { stream })
    desk.alarm(refused.refusal)
    return refused
  }
  const reading = await readOn(source, before ?? nothingRead, events, desk.parts.now())
  if (reading.head !== null) await desk.memory.keep("stream", stream, reading.head)
  // Who was a stranger may be a device that joined a moment ago: such a reading is not held on to.
  held.reading = reading.warnings.some(({ code }) => isPassing(code)) ? null : reading
  return done(reading)
}

export const isPassing = (code: string): boolean => code === "event-stranger" || code === "event-closed"

async function readOn<Schema extends TSchema>(
  source: StreamSource<Schema>,
  before: StreamReading<Static<Schema>>,
  events: readonly SealedEvent[],
  now: number,
): Promise<StreamReading<Static<Schema>>> {
  const believed: Believed<Static<Schema>>[] = [...before.events]
  const warnings: Refusal[] = [...before.warnings]
  let { epoch, latest } = before
  const keys = new Map<number, CryptoKey | null>()
  for (const event of events) {
    const { header } = event
    const isLate =
      header.at < latest - farthestApart || header.at > now + farthestApart || header.epoch < epoch
    const one = isLate ? refusedEvent("event-backdated", header.seq) : await believe(event, source, keys)
    if ("code" in one) {
      warnings.push(one)
      continue
    }
    believed.push(one)
    latest = Math.max(latest, header.at)
    epoch = Math.max(epoch, header.epoch)
  }
  const last = events.at(-1)
  const head = last === undefined ? before.head : { seq: last.header.seq, hash: eventHash(last) }
  return { events: believed, head, latest, epoch, warnings }
}

const refusedEvent = (code: string, seq: number): Refusal => ({ code, details: { seq: String(seq) } })

const isAt = (event: SealedEvent | undefined, hash: string): boolean =>
  event !== undefined && eventHash(event) === hash

async function believe<Schema extends TSchema>(
  event: SealedEvent,
  source: StreamSource<Schema>,
  keys: Map<number, CryptoKey | null>,
): Promise<Believed<Static<Schema>> | Refusal> {
  const { header } = event
  const refused = (code: string): Refusal => refusedEvent(code, header.seq)
  const organisation = header.organisation
  const writer = isId("org", organisation) ? source.writers.get(organisation) : undefined
  const key = writer === undefined ? null : deviceKey(writer, header.device, header.at)
  const member = writer === undefined ? null : memberOfDevice(writer, header.device)
  const signed = signatureOf(event)
  if (!isId("org", organisation) || key === null || member === null || signed === null)
    return refused("event-stranger")
  if (!(await isSignedBy(key, signed.signature, signed.bytes))) return refused("event-unsigned")
  const bytes = await openWith(event, source, keys)
  const body = bytes === null ? undefined : parseCanonical(bytes)
  if (!Value.Check(source.schema, body)) return refused(bytes === null ? "event-closed" : "event-unknown")
  return {
    seq: header.seq,
    hash: eventHash(event),
    organisation,
    device: header.device,
    user: member.user,
    at: header.at,
    body,
  }
}

async function openWith<Schema extends TSchema>(
  event: SealedEvent,
  source: StreamSource<Schema>,
  keys: Map<number, CryptoKey | null>,
): Promise<Bytes | null> {
  const { epoch } = event.header
  const held = keys.get(epoch)
  if (held !== undefined) return held === null ? null : openEvent(held, event)
  const secret = source.secretOf(epoch)
  const key = secret === null ? null : await streamKey(secret, source.stream, epoch)
  keys.set(epoch, key)
  return key === null ? null : openEvent(key, event)
}

export async function makeEvent(
  desk: Pick<Desk, "id" | "device" | "deviceSigner" | "parts">,
  stream: string,
  place: Place & { readonly head: Head | null },
  body: Json,
): Promise<SealedEvent> {
  const { head, epoch, secret } = place
  const header = {
    stream,
    seq: head === null ? 0 : head.seq + 1,
    previous: head === null ? null : head.hash,
    epoch,
    organisation: desk.id,
    device: desk.device,
    at: desk.parts.now(),
  }
  return sealEvent(await streamKey(secret, stream, epoch), header, body, desk.deviceSigner.sign)
}

const mostTries = 16

/** Of unlike length, so that two who write all the time do not meet again and again. */
async function giveWay({ parts }: Writer, tries: number): Promise<void> {
  const [chance = 0] = crypto.getRandomValues(new Uint8Array(1))
  await parts.wait((chance * Math.min(tries + 1, 8)) / 8)
}

export interface Place {
  readonly epoch: number
  readonly secret: Bytes
}

/** One after the other on this device: whoever races against itself uses up its tries. */
const inTurn = turns()

/**
 * Appends one event behind the last, reading again after a race. `makeBody` is asked anew each time, with what the
 * stream says then, and may decide that there is nothing left to say.
 */
export function append<Schema extends TSchema>(
  desk: Writer,
  source: StreamSource<Schema>,
  held: Held<Static<Schema>>,
  placeFor: (reading: StreamReading<Static<Schema>>) => Promise<Place>,
  makeBody: (reading: StreamReading<Static<Schema>>) => Json | null,
): Promise<Answer<StreamReading<Static<Schema>>>> {
  return inTurn(held, () => appendNow(desk, source, held, placeFor, makeBody))
}

type Writer = Pick<Desk, "id" | "device" | "deviceSigner" | "parts" | "connection" | "memory" | "alarm">

async function appendNow<Schema extends TSchema>(
  desk: Writer,
  source: StreamSource<Schema>,
  held: Held<Static<Schema>>,
  placeFor: (reading: StreamReading<Static<Schema>>) => Promise<Place>,
  makeBody: (reading: StreamReading<Static<Schema>>) => Json | null,
): Promise<Answer<StreamReading<Static<Schema>>>> {
  for (let tries = 0; tries < mostTries; tries++) {
    const reading = await readStream(desk, source, held)
    if (!reading.ok) return reading
    const body = makeBody(reading.value)
    if (body === null) return reading
    const place = { ...(await placeFor(reading.value)), head: reading.value.head }
    const event = await makeEvent(desk, source.stream, place, body)
    const reply = await desk.connection.call(ordering.appendEvent, {
      params: { stream: source.stream },
      body: event,
    })
    if (reply.ok) return readBack(desk, source, held, eventHash(event))
    if (reply.problem.code !== "stream-raced") return no(reply.problem.code, reply.problem.details)
    await giveWay(desk, tries)
  }
  return no("stream-raced")
}

/** The server said that it kept the event, and is asked at once whether it did. */
async function readBack<Schema extends TSchema>(
  desk: Reader,
  source: StreamSource<Schema>,
  held: Held<Static<Schema>>,
  hash: string,
): Promise<Answer<StreamReading<Static<Schema>>>> {
  const reading = await readStream(desk, source, held)
  if (!reading.ok || reading.value.events.some((event) => event.hash === hash)) return reading
  const dropped = no("event-dropped", { stream: source.stream })
  desk.alarm(dropped.refusal)
  return dropped
}
