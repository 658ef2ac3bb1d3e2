/** Legal holds: set and lifted with a reason by who speaks for the house, signed; while one stands, nothing is erased. */
import { bytesToBase64url, concat, utf8 } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import type { HoldGround } from "../records/hold.ts"
import { isId } from "../records/id.ts"
import type { OrderId, OrganisationId } from "../records/id.ts"
import { maySetRules } from "../records/organisation.ts"
import { roleOfDevice, roleOfUser } from "../trust/organisation-log.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import { statementHash } from "../trust/statement.ts"
import { done, no } from "./answers.ts"
import type { Believed } from "./believed.ts"
import { mustBeInLog } from "./checkpoints.ts"
import type { Desk } from "./desk.ts"
import type { HoldView } from "./erasure-views.ts"
import type { BelievedOrder } from "./orders.ts"
import type { RegisterEvent, RegisterEventOf } from "./register-state.ts"
import { record } from "./register.ts"
import { believeAll, state } from "./signed.ts"
import type { Signed } from "./signed.ts"
import type { Answer } from "./views.ts"

type Held = Signed<"legal-hold">

/** Along the chain from the first: what does not name the one before it, or was signed by who may not, counts nothing. */
async function newestOf(order: BelievedOrder, writer: OrganisationState): Promise<Held | null> {
  const all = await believeAll("legal-hold", order.wire.statements, writer)
  return all
    .filter(({ body }) => body.order === order.order)
    .toSorted((a, b) => a.body.version - b.body.version)
    .reduce<Held | null>((before, one) => {
      const { previous, version } = one.body
      const isNext = previous === (before?.hash ?? null) && version === (before?.body.version ?? 0) + 1
      return isNext && maySetRules(roleOfDevice(writer, one.device, one.body.at)) ? one : before
    }, null)
}

interface Standing {
  readonly organisation: OrganisationId
  readonly at: number
  readonly ground: HoldGround
}

type Noted = RegisterEventOf<"hold-noted">

/** What somebody wrote who may: any member can write in the record, and lifts nothing by it. */
export const holdIn = (
  events: readonly Pick<Believed<RegisterEvent>, "body" | "user" | "at">[],
  organisation: Pick<OrganisationState, "members">,
  order: OrderId,
): Noted | null =>
  events.reduce<Noted | null>((newest, { at, body, user }) => {
    const isOfThis = body.kind === "hold-noted" && body.order === order && isId("user", user)
    return isOfThis && maySetRules(roleOfUser(organisation, user, at)) ? body : newest
  }, null)

const notedOf = (desk: Desk, order: OrderId): Noted | null =>
  desk.register.holds.has(order)
    ? holdIn(desk.held.register.reading?.events ?? [], desk.organisation, order)
    : null

type Own = Pick<Noted, "state" | "ground" | "version" | "at" | "statement">

/**
 * The own record is what counts of the own house: a server that shows less, or an older one, hides it in vain. What was
 * signed and then not noted, because the line broke, counts as well.
 */
async function newestOwn(desk: Desk, order: BelievedOrder): Promise<Own | null> {
  const noted = notedOf(desk, order.order)
  const shown = await newestOf(order, desk.organisation)
  if (noted !== null && (shown === null || shown.body.version < noted.version)) {
    desk.alarm({ code: "hold-hidden", details: { order: order.order } })
  }
  return shown !== null && shown.body.version > (noted?.version ?? 0)
    ? { ...shown.body, statement: shown.hash }
    : noted
}

async function ownHold(desk: Desk, order: BelievedOrder): Promise<Standing | null> {
  const own = await newestOwn(desk, order)
  return own?.state === "set" ? { organisation: desk.id, at: own.at, ground: own.ground } : null
}

/** Of the other side this device remembers how far it was; what comes back older stands as it was: held. */
async function otherHold(desk: Desk, order: BelievedOrder): Promise<Standing | null> {
  const writer = order.writers.get(order.other)
  if (writer === undefined) return null
  const shown = await newestOf(order, writer)
  const place = `legal-hold ${order.other} ${order.order}`
  const seen = (await desk.memory.recall("newest", place))?.version ?? 0
  const version = shown?.body.version ?? 0
  if (version < seen) {
    desk.alarm({ code: "hold-hidden", details: { order: order.order } })
    // An even number lifted the one before it; the chain has no other order.
    return seen % 2 === 0
      ? null
      : { organisation: order.other, at: order.disclosure.body.at, ground: "claim" }
  }
  if (version > seen) await desk.memory.keep("newest", place, { version })
  if (shown === null || shown.body.state !== "set") return null
  return { organisation: order.other, at: shown.body.at, ground: shown.body.ground }
}

async function holdsOn(desk: Desk, order: BelievedOrder): Promise<readonly Standing[]> {
  const both = [await ownHold(desk, order), await otherHold(desk, order)]
  return both.filter((one) => one !== null)
}

export const isHeld = async (desk: Desk, order: BelievedOrder): Promise<boolean> =>
  (await holdsOn(desk, order)).length > 0

export async function viewHolds(
  desk: Desk,
  order: BelievedOrder,
  nameOf: (organisation: OrganisationId) => string,
): Promise<readonly HoldView[]> {
  const all = await holdsOn(desk, order)
  // What the server erased under a hold is gone; that it was forbidden must be said.
  if (all.length > 0 && order.wire.state === "erased") {
    desk.alarm({ code: "hold-ignored", details: { order: order.order } })
  }
  return all.map(({ at, ground, organisation }) => ({
    byUs: organisation === desk.id,
    by: nameOf(organisation),
    at,
    ground,
    words: organisation === desk.id ? (notedOf(desk, order.order)?.words ?? null) : null,
  }))
}

/** The words may name anybody: they stay sealed in the own record, and what is signed is their salted hash. */
export async function changeHold(
  desk: Desk,
  order: BelievedOrder,
  change: { readonly state: "set" | "lifted"; readonly ground: HoldGround; readonly words: string },
): Promise<Answer<null>> {
  if (!maySetRules(desk.organisation.members.get(desk.user)?.role)) return no("owner-needed")
  const words = change.words.trim()
  if (words === "") return no("reason-missing")
  const before = await newestOwn(desk, order)
  if ((before?.state ?? "lifted") === change.state) return no("hold-unchanged")
  if (change.state === "set" && order.wire.state === "erased") return no("order-erased")
  const salt = crypto.getRandomValues(new Uint8Array(32))
  const at = desk.parts.now()
  const named = {
    order: order.order,
    state: change.state,
    ground: change.ground,
    version: (before?.version ?? 0) + 1,
  }
  const signed = await state(desk, "legal-hold", {
    organisation: desk.id,
    at,
    ...named,
    reason: hashHex(concat(salt, utf8(words))),
    previous: before?.statement ?? null,
  })
  if (!signed.ok) return signed
  const statement = statementHash(signed.value)
  await mustBeInLog(desk, statement)
  const kept = await record(desk, {
    kind: "hold-noted",
    ...named,
    at,
    words,
    salt: bytesToBase64url(salt),
    statement,
  })
  return kept.ok ? done(null) : kept
}
