/** A person's keys, all from one root seed of 32 bytes that passphrase, passkey, pairing and device each keep wrapped. */
import { ready, client as opaque } from "@serenity-kit/opaque"
import type { Caller } from "../api/client.ts"
import { unlocking } from "../api/unlocking.ts"
import {
  base64urlToBytes,
  bytesToBase64url,
  bytesToHex,
  concat,
  hexToBytes,
  ownBytes,
  utf8,
} from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { deriveBytes, deriveWrapKey, unwrap, wrap } from "../envelope/derive.ts"
import { identityFromSeed, recipientOf } from "../envelope/identity.ts"
import type { Identity, Recipient } from "../envelope/identity.ts"
import type { OrganisationId, UserId } from "../records/id.ts"
import { kitBytes } from "../trust/challenge.ts"
import { isSignedBy, signerFromSeed } from "../trust/signing.ts"
import type { Signer } from "../trust/signing.ts"
import { done, no } from "./answers.ts"
import type { Base } from "./desk.ts"
import type { PartyParts } from "./device.ts"
import type { Answer } from "./views.ts"

export interface Person {
  readonly signer: Signer
  readonly identity: Identity
  readonly recipient: Recipient
}

export const newSeed = (): Bytes => crypto.getRandomValues(new Uint8Array(32))

export async function personOf(seed: Bytes, user: UserId): Promise<Person> {
  const identity = identityFromSeed(await deriveBytes(seed, "person kem"))
  return {
    signer: await signerFromSeed(await deriveBytes(seed, "person signing"), user),
    identity,
    recipient: await recipientOf(identity),
  }
}

/** The printed kit: an age identity for the data and a signing key for bringing in a new owner. */
export async function kitOf(seed: Bytes): Promise<Person> {
  const identity = identityFromSeed(seed)
  return {
    signer: await signerFromSeed(await deriveBytes(seed, "kit signing"), "recovery"),
    identity,
    recipient: await recipientOf(identity),
  }
}

export const kitProofOf = async (kit: Person, genesis: string): Promise<string> =>
  bytesToBase64url(await kit.signer.sign(kitBytes(genesis)))

/** A server that knows the sheet's public keys can found an organisation for them, and cannot sign for it. */
export async function isKitOf(kit: Person, genesis: string, kitProof: string): Promise<boolean> {
  const signature = base64urlToBytes(kitProof)
  return signature !== null && isSignedBy(ownBytes(kit.signer.publicKey), signature, kitBytes(genesis))
}

/** The server keeps only this of a sign-in name. */
const loginNameHash = (name: string): string =>
  hashHex(utf8(`zahnwolke login 1\n${name.trim().normalize("NFKC").toLowerCase()}`))

/** What one guess at a passphrase costs whoever took the server's records (Argon2id). */
export interface Stretching {
  readonly iterations: number
  /** KiB */
  readonly memory: number
  readonly parallelism: number
}

/** Compiled in: no server can ask for less. The library's own presets take 9 to 25 seconds in a browser. */
export const fullStretching: Stretching = { iterations: 3, memory: 65_536, parallelism: 4 }

export const stretchingOf = ({ stretching = fullStretching }: Pick<PartyParts, "stretching">): Stretching =>
  stretching

/** How the device calls, and how a passphrase is stretched before it may open anything. */
export interface WayIn {
  readonly connection: Caller
  readonly opaqueKey: string
  readonly stretching: Stretching
}

/** `opaqueKey` is what this device pinned, or what the server says on a first visit. */
export const wayIn = ({
  connection,
  server,
  parts,
}: Pick<Base, "connection" | "server" | "parts">): WayIn => ({
  connection,
  opaqueKey: server.opaqueKey,
  stretching: stretchingOf(parts),
})

/**
 * What every way in keeps wrapped: the seed, and the first entry of the organisation that it belongs to. A server could
 * otherwise lead a new device, which has seen nothing yet, into an organisation of its own making.
 */
export interface Root {
  readonly seed: Bytes
  readonly genesis: string
}

const rootBytes = ({ seed, genesis }: Root): Bytes => concat(seed, hexToBytes(genesis) ?? new Uint8Array(0))

const rootOf = (bytes: Bytes): Root | null =>
  bytes.length === 64 ? { seed: bytes.slice(0, 32), genesis: bytesToHex(bytes.subarray(32)) } : null

const passphraseContext = "root by passphrase"

async function keyFromExport(exportKey: string): Promise<CryptoKey> {
  return deriveWrapKey(base64urlToBytes(exportKey) ?? utf8(exportKey), "passphrase wrap")
}

/** The library throws where a server's message cannot be read; that is an answer like any other. */
function orNothing<Value>(work: () => Value): Value | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

export interface Registration {
  readonly loginName: string
  readonly registrationRecord: string
  readonly wrap: string
}

/** OPAQUE registration: the server learns neither the passphrase nor the key that wraps the seed. */
export async function register(
  { connection, opaqueKey, stretching }: WayIn,
  name: string,
  passphrase: string,
  root: Root,
): Promise<Answer<Registration>> {
  await ready
  const loginName = loginNameHash(name)
  const start = opaque.startRegistration({ password: passphrase })
  const body = { loginName, request: start.registrationRequest }
  const reply = await connection.call(unlocking.registrationStart, { body })
  if (!reply.ok) return no(reply.problem.code)
  const finish = orNothing(() =>
    opaque.finishRegistration({
      clientRegistrationState: start.clientRegistrationState,
      registrationResponse: reply.value.response,
      password: passphrase,
      keyStretching: { "argon2id-custom": stretching },
    }),
  )
  if (finish === undefined) return no("unexpected-reply")
  if (finish.serverStaticPublicKey !== opaqueKey) return no("server-key-changed")
  const sealed = await wrap(await keyFromExport(finish.exportKey), rootBytes(root), passphraseContext)
  return done({ loginName, registrationRecord: finish.registrationRecord, wrap: bytesToBase64url(sealed) })
}

export interface FoundPerson extends Root {
  readonly user: UserId
  readonly organisation: OrganisationId
}

export async function signIn(
  { connection, opaqueKey, stretching }: WayIn,
  name: string,
  passphrase: string,
): Promise<Answer<FoundPerson>> {
  await ready
  const loginName = loginNameHash(name)
  const start = opaque.startLogin({ password: passphrase })
  const first = await connection.call(unlocking.loginStart, {
    body: { loginName, request: start.startLoginRequest },
  })
  if (!first.ok) return no(first.problem.code)
  const finish = orNothing(() =>
    opaque.finishLogin({
      clientLoginState: start.clientLoginState,
      loginResponse: first.value.response,
      password: passphrase,
      keyStretching: { "argon2id-custom": stretching },
    }),
  )
  if (finish === undefined) return no("sign-in-failed")
  if (finish.serverStaticPublicKey !== opaqueKey) return no("server-key-changed")
  const body = { attempt: first.value.attempt, request: finish.finishLoginRequest }
  const last = await connection.call(unlocking.loginFinish, { body })
  if (!last.ok) return no(last.problem.code)
  const wrapped = base64urlToBytes(last.value.wrap)
  const opened = wrapped && (await unwrap(await keyFromExport(finish.exportKey), wrapped, passphraseContext))
  const root = opened && rootOf(opened)
  if (root === null) return no("wrap-damaged")
  return done({ ...root, user: last.value.user, organisation: last.value.organisation })
}

const passkeyContext = "root by passkey"

/** The PRF output of an authenticator; the page hands it straight over and keeps nothing. */
export async function wrapByPasskey(prf: Bytes, root: Root): Promise<string> {
  const key = await deriveWrapKey(prf, "passkey wrap")
  return bytesToBase64url(await wrap(key, rootBytes(root), passkeyContext))
}

export async function unwrapByPasskey(prf: Bytes, wrapped: string): Promise<Root | null> {
  const bytes = base64urlToBytes(wrapped)
  const opened = bytes && (await unwrap(await deriveWrapKey(prf, "passkey wrap"), bytes, passkeyContext))
  return opened && rootOf(opened)
}
