/** Opens one organisation's end on this device: the door behind which all keys stay. */
import { place as places } from "../api/place.ts"
import { base64urlToBytes } from "../encoding/bytes.ts"
import { isDay } from "../policy/day.ts"
import { law } from "../policy/law.ts"
import { lawWithout, uniteSuspended } from "../policy/suspension.ts"
import type { SuspendedCountry } from "../policy/suspension.ts"
import { done, no } from "./answers.ts"
import { makeConnection } from "./connection.ts"
import type { Connection } from "./connection.ts"
import type { Base, Desk } from "./desk.ts"
import type { DeviceKeys, PartyParts } from "./device.ts"
import { makeDrafts } from "./drafts.ts"
import { enter } from "./entering.ts"
import { hostingDoor } from "./hosting-door.ts"
import { putAway, withDesk } from "./house.ts"
import type { House } from "./house.ts"
import { makeMemory } from "./memory.ts"
import type { Memory, Remembered } from "./memory.ts"
import { entryDoor } from "./entry-door.ts"
import { emergencyDoor } from "./emergency-door.ts"
import { officerDoor } from "./officer-door.ts"
import { settingsDoor } from "./settings-door.ts"
import { papersDoor } from "./papers.ts"
import { peopleDoor } from "./people-door.ts"
import { recordDoor } from "./record-door.ts"
import { orderDoor } from "./orders-at-door.ts"
import type { Party } from "./party.ts"
import { viewMe } from "./me.ts"
import type { ServerPlace, Status } from "./status-views.ts"
import type { Answer, PartyEvent, Refusal } from "./views.ts"
import { catchUp, watch } from "./watching.ts"

/** A server whose own keys differ from those of the first visit is another server, whatever its address says. */
async function readServer(
  connection: Connection,
  memory: Memory,
): Promise<
  Answer<{ readonly place: ServerPlace; readonly server: Remembered<"server">; readonly now: number }>
> {
  const reply = await connection.call(places.about, {})
  if (!reply.ok) return no(reply.problem.code)
  const { signingKey, opaqueKey, logOrigin, now, ...place } = reply.value
  const known = await memory.recall("server", "server")
  const server = known ?? { signingKey, opaqueKey, logOrigin }
  if (server.signingKey !== signingKey || server.opaqueKey !== opaqueKey) return no("server-key-changed")
  if (known === null) await memory.keep("server", "server", server)
  const suspended = await rememberSuspended(memory, place.suspended)
  return done({ place: { ...place, suspended }, server, now })
}

/**
 * What was heard once stays until newer law data say it themselves: a server can suspend, but by its silence nothing
 * comes back.
 */
async function rememberSuspended(
  memory: Memory,
  said: readonly { readonly country: string; readonly from: string }[],
): Promise<readonly SuspendedCountry[]> {
  const kept = await memory.recall("suspended", "server")
  const known = kept?.law === law.version ? kept.countries : []
  const all = uniteSuspended(withDays(known), withDays(said))
  if (JSON.stringify(all) !== JSON.stringify(known)) {
    await memory.keep("suspended", "server", { law: law.version, countries: [...all] })
  }
  return all
}

const withDays = (all: readonly { readonly country: string; readonly from: string }[]) =>
  all.flatMap(({ country, from }) => (isDay(from) ? [{ country, from }] : []))

/** Told once on each device: where files lie and who runs the server is what people agreed to. */
async function hasMoved(memory: Memory, { country, operator, pools }: ServerPlace): Promise<boolean> {
  const stores = pools.map((pool) => `${pool.name} ${pool.country} ${pool.operator}`)
  const places = [country, operator, ...stores.sort()]
  const known = await memory.recall("place", "server")
  if (known !== null && known.places.join("\n") === places.join("\n")) return false
  await memory.keep("place", "server", { places })
  return known !== null
}

const widestClock = 24 * 3_600_000

async function lookAround(
  found: { readonly place: ServerPlace; readonly now: number },
  memory: Memory,
  parts: PartyParts,
  alarm: Base["alarm"],
): Promise<void> {
  if (await hasMoved(memory, found.place)) alarm({ code: "server-moved", details: {} })
  // Signed times are compared by others later: a clock that is a day off would make them worthless.
  if (Math.abs(found.now - parts.now()) > widestClock) alarm({ code: "clock-wrong", details: {} })
}

interface WholeHouse extends House {
  readonly place: () => Promise<Answer<ServerPlace>>
  readonly alarms: readonly Refusal[]
  readonly listen: (to: (event: PartyEvent) => void) => void
}

function makeHouse(parts: PartyParts): WholeHouse {
  const connection = makeConnection(parts)
  const unheard: PartyEvent[] = []
  let tellAll: (event: PartyEvent) => void = (event) => void unheard.push(event)
  let desk: Desk | null = null
  let held: Promise<DeviceKeys> | null = null
  const alarms: Refusal[] = []
  const logs: Base["logs"] = new Map()
  const laws: Base["laws"] = { current: law }
  const keys = (): Promise<DeviceKeys> => (held ??= parts.store.keys())
  const tell = (event: PartyEvent): void => tellAll(event)
  const alarm = (one: Refusal): void => {
    const isKnown = alarms.some((known) => JSON.stringify(known) === JSON.stringify(one))
    if (!isKnown) alarms.push(one)
    if (!isKnown) tell({ kind: "alarm", alarm: one })
  }
  const read = async () => {
    const memory = makeMemory(parts.store, await keys())
    const found = await readServer(connection, memory)
    if (!found.ok && found.refusal.code === "server-key-changed") alarm(found.refusal)
    if (!found.ok) return found
    laws.current = lawWithout(found.value.place.suspended)
    await lookAround(found.value, memory, parts, alarm)
    return done({ memory, ...found.value })
  }
  return {
    parts,
    keys,
    alarms,
    tell,
    place: async () => {
      const found = await read()
      return found.ok ? done(found.value.place) : found
    },
    base: async () => {
      const found = await read()
      if (!found.ok) return found
      const { memory, server } = found.value
      return done({ parts, connection, memory, server, tell, alarm, logs, laws })
    },
    desk: () => desk,
    settle: async (next) => {
      desk = next
      if (next === null) connection.become(null, await keys())
      tell({ kind: "changed", what: "status" })
    },
    forget: async () => {
      desk = null
      logs.clear()
      connection.become(null, await keys())
      await parts.store.clear()
      held = null
      tell({ kind: "changed", what: "status" })
    },
    listen: (to) => {
      tellAll = to
      for (const event of unheard.splice(0)) to(event)
    },
  }
}

/** A device that was unlocked a short while ago opens by itself. */
async function reopen(house: House): Promise<void> {
  if (house.desk() !== null) return
  const base = await house.base()
  if (!base.ok) return
  const me = await base.value.memory.recall("device", "me")
  const seed =
    me === null || me.seed === null || me.seedUntil < house.parts.now() ? null : base64urlToBytes(me.seed)
  if (me === null || seed === null) return
  const entered = await enter(base.value, await house.keys(), { ...me, seed, genesis: null, deviceName: "" })
  if (entered.ok) return house.settle(entered.value)
  if (entered.refusal.code === "device-revoked") await house.forget()
  if (entered.refusal.code !== "unreachable") base.value.alarm(entered.refusal)
}

/** What was taken from this device is not left lying on it, and whoever sits before it is told why. */
async function leave(house: House, desk: Desk): Promise<void> {
  desk.alarm({ code: "device-revoked", details: {} })
  await house.forget()
  await putAway(desk)
}

async function countWaiting(memory: Memory): Promise<number> {
  const [sendings, returnings] = await Promise.all([memory.names("sending"), memory.names("returning")])
  return sendings.length + returnings.length
}

export function openParty(parts: PartyParts): Party {
  const house = makeHouse(parts)
  let reopened: Promise<void> | null = null
  const status = async (): Promise<Status> => {
    await (reopened ??= reopen(house))
    const found = await house.place()
    const unknown = { country: "??", operator: "?", pools: [], version: "?", demo: false, suspended: [] }
    const server = found.ok ? found.value : unknown
    const desk = house.desk()
    if (desk !== null) return { kind: "open", server, me: await viewMe(desk, house.alarms) }
    const memory = makeMemory(parts.store, await house.keys())
    const me = await memory.recall("device", "me")
    if (me === null) return { kind: "new", server }
    const { organisationName } = me
    const waiting = await countWaiting(memory)
    return { kind: "locked", server, organisationName, ways: ["passkey", "passphrase"], waiting }
  }
  const drafts = makeDrafts(parts)
  return {
    status,
    ...entryDoor(house),
    ...peopleDoor(house),
    ...hostingDoor(house),
    ...settingsDoor(house),
    ...recordDoor(house),
    ...orderDoor(house, drafts),
    ...emergencyDoor(house),
    ...papersDoor(house, drafts),
    ...officerDoor(house),
    attend: () =>
      withDesk(house, async (desk) => {
        await catchUp(desk)
        return done(null)
      }),
    watch: async (tell, signal) => {
      house.listen(tell)
      const desk = house.desk()
      if (desk !== null) await watch(desk, tell, signal, () => leave(house, desk))
    },
  }
}
