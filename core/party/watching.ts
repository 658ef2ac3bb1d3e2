/** Follows the server's events: what changed is read again by the contract, what is due is done without asking. */
import type { Desk } from "./desk.ts"
import { attendPatientLinks } from "./consent-link.ts"
import { abortWithdrawn } from "./delivering.ts"
import { confirmAnswers, readAnswers } from "./partners.ts"
import { confirmMembers } from "./members.ts"
import { refreshOrganisation } from "./organisation.ts"
import { refreshRegister } from "./register.ts"
import { attend, readShown } from "./order-door.ts"
import { followLog } from "./checkpoints.ts"
import type { PartyEvent } from "./views.ts"

const longestPause = 30_000

/** Whether anything was done that changes what was shown before it. */
async function takeAnswers(desk: Desk, answers: number): Promise<boolean> {
  const invites = await readAnswers(desk, answers)
  if (!invites.ok) return true
  const members = await confirmMembers(desk, invites.value)
  const partners = await confirmAnswers(desk, invites.value)
  return [members, partners].some((confirmed) => !confirmed.ok || confirmed.value > 0)
}

/** Where the server shows nothing: the own log stands open to everybody, also to a device that was signed out. */
async function readOwnAlone(desk: Desk): Promise<void> {
  await refreshOrganisation(desk)
  await refreshRegister(desk)
}

/** Everything that waits for this client: answers of the invited, receipts, declarations. False where it was shown nothing. */
export async function catchUp(desk: Desk): Promise<boolean> {
  const [shown] = await Promise.all([readShown(desk), followLog(desk)])
  if (!shown.ok) await readOwnAlone(desk)
  const answered = await takeAnswers(desk, shown.ok ? shown.value.answers : 1)
  const links = await attendPatientLinks(desk)
  await abortWithdrawn(desk)
  const isShown = shown.ok && !answered && links.ok && links.value === 0
  const now = isShown ? shown : await readShown(desk)
  if (now.ok) await attend(desk, now.value)
  return now.ok
}

const readUntil = ({ held }: Desk): number => held.register.reading?.head?.seq ?? -1

/**
 * Whether the own record says anything that a catch-up acts on. What somebody of the house has looked at is none of it:
 * no receipt, no end and no declaration depends on it, and no list is drawn anew for it.
 */
async function hasNews(desk: Desk, since: number): Promise<boolean> {
  const read = await refreshRegister(desk)
  const events = desk.held.register.reading?.events
  return (
    !read.ok ||
    events === undefined ||
    events.some(({ seq, body }) => seq > since && body.kind !== "order-seen")
  )
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let rest = ""
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + decoder.decode(value, { stream: true })).split("\n")
    rest = lines.pop() ?? ""
    yield* lines
  }
}

async function follow(
  desk: Desk,
  last: { id: string },
  wake: (what: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const token = await desk.connection.token()
  if (token === null) return
  const headers = {
    authorization: `Bearer ${token}`,
    ...(last.id === "" ? {} : { "last-event-id": last.id }),
  }
  const response = await desk.parts.fetch(new URL("/v1/events", desk.parts.server), {
    headers,
    signal,
    cache: "no-store",
  })
  if (!response.ok || response.body === null) return
  for await (const line of linesOf(response.body)) {
    if (line.startsWith("id: ")) last.id = line.slice(4)
    if (line.startsWith("data: ")) wake(line.slice(6))
  }
}

const subjects: Readonly<Record<string, "orders" | "partners" | "members" | "status">> = {
  orders: "orders",
  partners: "partners",
  members: "members",
  register: "status",
}

/** Signed out from afar, or no longer one of the organisation: its own log says so, whatever the server says. */
const isShutOut = ({ organisation, device, user }: Desk): boolean =>
  organisation.devices.get(device)?.revokedAt !== null || organisation.members.get(user)?.active !== true

/**
 * Until the signal, or until this device is signed out from afar. A lost connection is taken up again, ever more slowly,
 * with the last event's name.
 */
export async function watch(
  desk: Desk,
  tell: (event: PartyEvent) => void,
  wanted: AbortSignal,
  leave: () => Promise<void>,
): Promise<void> {
  const left = new AbortController()
  const signal = AbortSignal.any([wanted, left.signal, desk.shut.signal])
  const last = { id: "" }
  const waiting = new Set<string>()
  let busy: Promise<void> | null = null
  /** How far the own record was read when the last catch-up began that went through. */
  let attended = -1
  const work = async (): Promise<void> => {
    while (waiting.size > 0 && !signal.aborted) {
      const subject = new Set([...waiting].flatMap((what) => subjects[what] ?? []))
      const isOwnRecord = [...waiting].every((what) => what === "register")
      waiting.clear()
      if (isOwnRecord && !(await hasNews(desk, attended).catch(() => true))) continue
      const until = readUntil(desk)
      const isThrough = await catchUp(desk).catch(() => {
        if (!signal.aborted) desk.alarm({ code: "catch-up-failed", details: {} })
        return false
      })
      if (isThrough) attended = until
      if (desk.shut.signal.aborted) break
      if (isShutOut(desk)) {
        /** Said before the watching ends: whoever listens does so no longer than that. */
        await leave()
        return left.abort()
      }
      for (const what of subject) tell({ kind: "changed", what })
    }
    busy = null
  }
  const wake = (what: string): void => {
    waiting.add(what)
    busy ??= work()
  }
  let pause = 500
  while (!signal.aborted) {
    wake("orders")
    await follow(
      desk,
      last,
      (what) => {
        pause = 500
        wake(what)
      },
      signal,
    ).catch(() => null)
    if (signal.aborted) break
    await desk.parts.wait(pause, signal).catch(() => null)
    pause = Math.min(pause * 2, longestPause)
  }
}
