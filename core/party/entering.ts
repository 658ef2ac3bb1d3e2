/** Ways in with the seed at hand, by passphrase, passkey or pairing: each ends with an open desk. */
import { people } from "../api/people.ts"
import { unlocking } from "../api/unlocking.ts"
import { base64urlToBytes, bytesToBase64url, ownBytes, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { base32ToBytes, bytesToBase32 } from "../encoding/base32.ts"
import { hashHex } from "../encoding/hash.ts"
import { deriveWrapKey, unwrap, wrap } from "../envelope/derive.ts"
import { isId, randomId } from "../records/id.ts"
import type { DeviceId, OrganisationId, UserId } from "../records/id.ts"
import type { Change, OrganisationState } from "../trust/organisation-log.ts"
import { organisationIdOf } from "../trust/organisation-log.ts"
import { keyToText } from "../trust/signing.ts"
import type { Signer } from "../trust/signing.ts"
import { done, no } from "./answers.ts"
import type { Base, Desk, Ring } from "./desk.ts"
import type { DeviceKeys } from "./device.ts"
import { fetchEpochs, keepAppended, readOrganisation, signChanges } from "./organisation.ts"
import { record, refreshRegister } from "./register.ts"
import { emptyRegister } from "./register-state.ts"
import { personOf, unwrapByPasskey } from "./seeds.ts"
import type { FoundPerson, Person } from "./seeds.ts"
import type { Answer } from "./views.ts"

/** How long a device opens without asking, after it was unlocked once. */
const openHours = 12
const endOfTime = 253_402_300_799_999

interface Settling {
  readonly base: Base
  readonly keys: DeviceKeys
  readonly seed: Bytes
  readonly user: UserId
  readonly person: Person
  readonly device: DeviceId
  readonly state: OrganisationState
  readonly ring: Ring
}

export const signerOf = (keys: DeviceKeys, device: DeviceId): Signer => ({
  keyId: device,
  publicKey: keys.publicKey,
  sign: keys.sign,
})

export async function settle(from: Settling): Promise<Desk> {
  const { base, keys, seed, user, person, device, state, ring } = from
  base.connection.become(device, keys)
  const desk: Desk = {
    ...base,
    user,
    device,
    id: state.id,
    person,
    seed,
    deviceSigner: signerOf(keys, device),
    shut: new AbortController(),
    organisation: state,
    ...ring,
    held: { register: { reading: null }, orders: new Map(), keys: new Map(), checks: new Map() },
    register: emptyRegister,
  }
  await rememberDevice(desk, "")
  return desk
}

export async function rememberDevice(desk: Desk, organisationName: string): Promise<void> {
  const before = await desk.memory.recall("device", "me")
  await desk.memory.keep("device", "me", {
    device: desk.device,
    user: desk.user,
    organisation: desk.id,
    organisationName: organisationName === "" ? (before?.organisationName ?? "") : organisationName,
    seed: bytesToBase64url(desk.seed),
    seedUntil: desk.parts.unattended === true ? endOfTime : desk.parts.now() + openHours * 3_600_000,
  })
}

export const addDevice = (user: UserId, device: DeviceId, keys: DeviceKeys): Change => ({
  kind: "add-device",
  user,
  device,
  key: keyToText(keys.publicKey),
})

/** With the seed at hand: makes this device one of the person's, unless it is already. */
export async function enter(
  base: Base,
  keys: DeviceKeys,
  from: {
    readonly seed: Bytes
    /** As it was wrapped with the seed; null where this device remembers the organisation itself. */
    readonly genesis: string | null
    readonly user: UserId
    readonly organisation: OrganisationId
    readonly deviceName: string
  },
): Promise<Answer<Desk>> {
  const { seed, user } = from
  const person = await personOf(seed, user)
  const read = await readOrganisation(base, from.organisation, from.genesis)
  if (!read.ok) return read
  const member = read.value.members.get(user)
  if (member === undefined || !member.active) return no("not-a-member")
  if (member.signingKey !== keyToText(person.signer.publicKey)) return no("key-changed")
  const here = [...read.value.devices.values()].filter(
    (one) => one.user === user && one.key === keyToText(keys.publicKey),
  )
  if (here.some((one) => one.revokedAt !== null)) return no("device-revoked")
  const [mine] = here
  const device = mine?.device ?? randomId("device")
  let state = read.value
  if (mine === undefined) {
    const added = await signChanges(state, [addDevice(user, device, keys)], person.signer, base.parts.now())
    const reply = await base.connection.call(people.appendEntry, {
      params: { organisation: state.id },
      body: { entries: [...added.entries] },
    })
    if (!reply.ok) return no(reply.problem.code)
    const kept = await keepAppended(base, added.state)
    if (!kept.ok) return kept
    state = added.state
  }
  base.connection.become(device, keys)
  const ring = await fetchEpochs({ connection: base.connection, person }, state)
  if (!ring.ok) return ring
  const desk = await settle({ base, keys, seed, user, person, device, state, ring: ring.value })
  const refreshed = await refreshRegister(desk)
  if (!refreshed.ok) return refreshed
  if (mine === undefined) {
    const named = await record(desk, { kind: "device-named", device, name: from.deviceName })
    if (!named.ok) return named
  }
  return done(desk)
}

interface PasskeyUse {
  readonly attempt: string
  readonly response: unknown
  readonly prf: Uint8Array
}

/** What the server hands out to this passkey, opened with its secret. */
export async function openByPasskey(
  connection: Base["connection"],
  { attempt, response, prf }: PasskeyUse,
): Promise<Answer<FoundPerson>> {
  const reply = await connection.call(unlocking.passkeySignIn, { body: { attempt, response } })
  if (!reply.ok) return no(reply.problem.code)
  const root = await unwrapByPasskey(ownBytes(prf), reply.value.wrap)
  if (root === null) return no("passkey-failed")
  return done({ ...root, user: reply.value.user, organisation: reply.value.organisation })
}

export async function enterByPasskey(
  base: Base,
  keys: DeviceKeys,
  input: PasskeyUse & { readonly deviceName: string },
): Promise<Answer<Desk>> {
  const opened = await openByPasskey(base.connection, input)
  return opened.ok ? enter(base, keys, { ...opened.value, deviceName: input.deviceName }) : opened
}

const pairingContext = "seed by pairing"
const pairingMinutes = 10

interface PairingSecret {
  readonly name: string
  readonly key: CryptoKey
}

/** From the code: a name under which the server keeps the parcel, and a key that the server never sees. */
async function pairingOf(secret: Bytes): Promise<PairingSecret> {
  return {
    name: hashHex(utf8(`pairing ${bytesToBase64url(secret)}`)),
    key: await deriveWrapKey(secret, "pairing"),
  }
}

export async function offerPairing(
  desk: Desk,
): Promise<Answer<{ readonly code: string; readonly expiresAt: number }>> {
  const secret = crypto.getRandomValues(new Uint8Array(20))
  const { name, key } = await pairingOf(secret)
  const parcel = utf8(`${desk.user} ${bytesToBase64url(desk.seed)} ${desk.organisation.genesis}`)
  const sealed = bytesToBase64url(await wrap(key, parcel, pairingContext))
  const expiresAt = desk.parts.now() + pairingMinutes * 60_000
  const reply = await desk.connection.call(unlocking.offerPairing, {
    body: { pairing: name, sealed, expiresAt },
  })
  if (!reply.ok) return no(reply.problem.code)
  const code = (bytesToBase32(secret).match(/.{1,4}/gu) ?? []).join("-").toUpperCase()
  return done({ code, expiresAt })
}

export async function takePairing(
  base: Base,
  keys: DeviceKeys,
  input: { readonly code: string; readonly deviceName: string },
): Promise<Answer<Desk>> {
  const secret = base32ToBytes(input.code)
  if (secret === null || secret.length !== 20) return no("pairing-code-malformed")
  const { name, key } = await pairingOf(secret)
  const reply = await base.connection.call(unlocking.takePairing, { params: { pairing: name } })
  if (!reply.ok) return no(reply.problem.code)
  const sealed = base64urlToBytes(reply.value.sealed)
  const parcel = sealed && (await unwrap(key, sealed, pairingContext))
  const [user = "", seedText = "", genesis = ""] = parcel ? new TextDecoder().decode(parcel).split(" ") : []
  const seed = base64urlToBytes(seedText)
  const isWhole = isId("user", user) && seed !== null && seed.length === 32 && /^[0-9a-f]{64}$/u.test(genesis)
  if (!isWhole) return no("pairing-damaged")
  const { organisation } = reply.value
  if (organisationIdOf(genesis) !== organisation) return no("key-changed")
  return enter(base, keys, { seed, genesis, user, organisation, deviceName: input.deviceName })
}
