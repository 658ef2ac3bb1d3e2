/** The signed log of one organisation: who belongs to it, with which keys and devices, and under which epoch key. */
import Type from "typebox"
import type { Static } from "typebox"
import { hexToBytes } from "../encoding/bytes.ts"
import { makeId } from "../records/id.ts"
import type { DeviceId, OrganisationId, UserId } from "../records/id.ts"
import { memberRoles, organisationRoles } from "../records/organisation.ts"
import type { MemberRole, OrganisationRole } from "../records/organisation.ts"
import type { Recipient } from "../envelope/identity.ts"
import { count, id, oneOf, publicKeyText, recipientText, sha256Text, strict, time } from "./schema.ts"
import { textToKey } from "./signing.ts"
import type { PublicKeyText } from "./signing.ts"
import { readStatement } from "./statement.ts"
import type { Envelope, Unverified } from "./statement.ts"

const member = {
  user: id("user"),
  role: oneOf(memberRoles),
  signingKey: publicKeyText,
  recipient: recipientText,
}
const recovery = Type.Object({ signingKey: publicKeyText, recipient: recipientText }, strict)

const changeSchema = Type.Union([
  Type.Object(
    {
      kind: Type.Literal("found"),
      role: oneOf(organisationRoles),
      owner: Type.Object(member, strict),
      recovery,
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal("add-member"), ...member }, strict),
  Type.Object({ kind: Type.Literal("remove-member"), user: id("user") }, strict),
  Type.Object({ kind: Type.Literal("change-role"), user: id("user"), role: oneOf(memberRoles) }, strict),
  Type.Object(
    { kind: Type.Literal("add-device"), user: id("user"), device: id("device"), key: publicKeyText },
    strict,
  ),
  Type.Object({ kind: Type.Literal("revoke-device"), device: id("device") }, strict),
  Type.Object(
    { kind: Type.Literal("epoch"), epoch: count, recipient: recipientText, envelope: sha256Text },
    strict,
  ),
  Type.Object({ kind: Type.Literal("recover"), ...member }, strict),
  Type.Object({ kind: Type.Literal("renew-kit"), recovery }, strict),
])
export type Change = Static<typeof changeSchema>

export const entrySchema = Type.Object(
  { seq: count, previous: Type.Union([sha256Text, Type.Null()]), at: time, change: changeSchema },
  strict,
)
export type Entry = Static<typeof entrySchema>
export const entryKind = "organisation-entry"

export interface Member {
  readonly user: UserId
  /** Now. */
  readonly role: MemberRole
  /** Every role they had, each from the moment its entry names; the first from the beginning. */
  readonly roles: readonly { readonly role: MemberRole; readonly from: number }[]
  readonly signingKey: PublicKeyText
  readonly recipient: Recipient
  readonly active: boolean
}
export interface Device {
  readonly device: DeviceId
  readonly user: UserId
  readonly key: PublicKeyText
  readonly addedAt: number
  readonly revokedAt: number | null
}

export interface OrganisationState {
  readonly id: OrganisationId
  /** SHA-256 of the first entry: the identity that partners pin. */
  readonly genesis: string
  readonly role: OrganisationRole
  readonly seq: number
  readonly head: string
  readonly members: ReadonlyMap<UserId, Member>
  readonly devices: ReadonlyMap<DeviceId, Device>
  /** Null until the first epoch is written, right after founding. */
  readonly epoch: { readonly number: number; readonly recipient: Recipient; readonly envelope: string } | null
  readonly recovery: { readonly signingKey: PublicKeyText; readonly recipient: Recipient }
}

export const organisationIdOf = (genesis: string): OrganisationId =>
  makeId("org", hexToBytes(genesis) ?? new Uint8Array(0))

/** Why an entry is not believed. */
export type LogFault = "malformed" | "out-of-order" | "not-entitled" | "bad-signature" | "contradiction"

type Step =
  { readonly ok: true; readonly state: OrganisationState } | { readonly ok: false; readonly fault: LogFault }
const fault = (name: LogFault): Step => ({ ok: false, fault: name })

/** The state after one more entry, or why it is refused. `before` is null for the first. */
export async function applyEntry(before: OrganisationState | null, envelope: Envelope): Promise<Step> {
  const read = readStatement(entryKind, entrySchema, envelope)
  if (read === null) return fault("malformed")
  const { seq, previous, at, change } = read.body
  if (before === null) return applyFirst(read)
  if (seq !== before.seq + 1 || previous !== before.head) return fault("out-of-order")
  const key = keyEntitledTo(before, change, read.keyId)
  if (key === null) return fault("not-entitled")
  if (!(await read.isSignedBy(key))) return fault("bad-signature")
  const after = applyChange(before, change, at)
  return after === null ? fault("contradiction") : { ok: true, state: { ...after, seq, head: read.hash } }
}

async function applyFirst(read: Unverified<Entry>): Promise<Step> {
  const { change, seq, previous } = read.body
  if (change.kind !== "found" || seq !== 0 || previous !== null) return fault("out-of-order")
  const { owner } = change
  const key = textToKey(owner.signingKey)
  if (owner.role !== "owner" || read.keyId !== owner.user || key === null) return fault("not-entitled")
  if (!(await read.isSignedBy(key))) return fault("bad-signature")
  return {
    ok: true,
    state: {
      id: organisationIdOf(read.hash),
      genesis: read.hash,
      role: change.role,
      seq: 0,
      head: read.hash,
      members: new Map([[owner.user, joined(owner)]]),
      devices: new Map(),
      epoch: null,
      recovery: change.recovery,
    },
  }
}

/** Owners rule; a person adds and revokes their own devices; the printed kit may only bring in a new owner. */
function keyEntitledTo(state: OrganisationState, change: Change, keyId: string) {
  if (change.kind === "recover") return keyId === "recovery" ? textToKey(state.recovery.signingKey) : null
  const author = [...state.members.values()].find((one) => one.user === keyId)
  if (author === undefined || !author.active) return null
  const owns = author.role === "owner"
  const isOwnDevice =
    (change.kind === "add-device" && change.user === author.user) ||
    (change.kind === "revoke-device" && state.devices.get(change.device)?.user === author.user)
  if (change.kind === "add-device" && !isOwnDevice) return null
  return owns || isOwnDevice ? textToKey(author.signingKey) : null
}

type Joining = Pick<Member, "user" | "role" | "signingKey" | "recipient">

/** Before they joined they had no device, and without one nothing counts: their clock may be behind the owner's. */
const joined = ({ recipient, role, signingKey, user }: Joining): Member => ({
  user,
  role,
  roles: [{ role, from: 0 }],
  signingKey,
  recipient,
  active: true,
})

/** A change that is dated before the last one counts from the last one on: what lies behind it stays as it was. */
function withRole(one: Member, role: MemberRole, at: number): Member {
  const from = Math.max(at, one.roles.at(-1)?.from ?? 0)
  return { ...one, role, roles: [...one.roles, { role, from }] }
}

function applyChange(state: OrganisationState, change: Change, at: number): OrganisationState | null {
  const members = new Map(state.members)
  const devices = new Map(state.devices)
  switch (change.kind) {
    case "found":
      return null
    case "add-member":
    case "recover": {
      if (members.has(change.user)) return null
      if (change.kind === "recover" && change.role !== "owner") return null
      return { ...state, members: members.set(change.user, joined(change)) }
    }
    case "remove-member": {
      const gone = members.get(change.user)
      if (gone === undefined || !gone.active || isLastOwner(state, change.user)) return null
      for (const device of devices.values()) {
        if (device.user === gone.user)
          devices.set(device.device, { ...device, revokedAt: device.revokedAt ?? at })
      }
      return { ...state, members: members.set(gone.user, { ...gone, active: false }), devices }
    }
    case "change-role": {
      const one = members.get(change.user)
      if (one === undefined || !one.active) return null
      if (change.role !== "owner" && isLastOwner(state, change.user)) return null
      return { ...state, members: members.set(one.user, withRole(one, change.role, at)) }
    }
    case "add-device": {
      const { device, user, key } = change
      if (devices.has(device) || wasSignedOut(state, user, key)) return null
      return { ...state, devices: devices.set(device, { device, user, key, addedAt: at, revokedAt: null }) }
    }
    case "revoke-device": {
      const device = devices.get(change.device)
      if (device === undefined || device.revokedAt !== null) return null
      return { ...state, devices: devices.set(device.device, { ...device, revokedAt: at }) }
    }
    case "epoch": {
      if (change.epoch !== (state.epoch?.number ?? 0) + 1) return null
      const { epoch, recipient, envelope } = change
      return { ...state, epoch: { number: epoch, recipient, envelope } }
    }
    case "renew-kit":
      return { ...state, recovery: change.recovery }
  }
}

/** What was signed out from afar does not let itself in again under another name. */
const wasSignedOut = (state: OrganisationState, user: UserId, key: PublicKeyText): boolean =>
  [...state.devices.values()].some((one) => one.user === user && one.key === key && one.revokedAt !== null)

/** An organisation without an owner could never change again. */
function isLastOwner(state: OrganisationState, user: UserId): boolean {
  const owners = [...state.members.values()].filter((one) => one.active && one.role === "owner")
  return owners.length === 1 && owners[0]?.user === user
}

export type Replay =
  | { readonly ok: true; readonly state: OrganisationState }
  | { readonly ok: false; readonly fault: LogFault; readonly seq: number }

/** All entries from the first on, or onto a state that was checked before. */
export async function replay(entries: readonly Envelope[], from: OrganisationState | null): Promise<Replay> {
  let state = from
  for (const entry of entries) {
    const step = await applyEntry(state, entry)
    if (!step.ok) return { ok: false, fault: step.fault, seq: state === null ? 0 : state.seq + 1 }
    state = step.state
  }
  return state === null ? { ok: false, fault: "malformed", seq: 0 } : { ok: true, state }
}

/** So far may two clocks be apart. */
const widestClock = 2 * 86_400_000

const deviceOf = (state: OrganisationState, keyId: string): Device | undefined =>
  [...state.devices.values()].find((one) => one.device === keyId)

/** The key of a device that could speak for the organisation at that time; null where it could not. */
export function deviceKey(state: OrganisationState, keyId: string, at: number) {
  const device = deviceOf(state, keyId)
  if (device === undefined || at < device.addedAt - widestClock) return null
  return device.revokedAt !== null && device.revokedAt <= at ? null : textToKey(device.key)
}

/** Now, by nobody's clock: a device whose end stands in the log is out, also where the log dates it tomorrow. */
export function presentDeviceKey(state: OrganisationState, keyId: string) {
  const device = deviceOf(state, keyId)
  return device === undefined || device.revokedAt !== null ? null : textToKey(device.key)
}

export function memberOfDevice(state: OrganisationState, device: string): Member | null {
  const found = deviceOf(state, device)
  return (found && state.members.get(found.user)) ?? null
}

/** What they were at that time: a role that came later makes nothing good, and one that went makes nothing bad. */
export const roleOfUser = (
  { members }: Pick<OrganisationState, "members">,
  user: UserId,
  at: number,
): MemberRole | undefined => members.get(user)?.roles.findLast(({ from }) => from <= at)?.role

export function roleOfDevice(state: OrganisationState, device: string, at: number): MemberRole | undefined {
  const found = deviceOf(state, device)
  return found && roleOfUser(state, found.user, at)
}
