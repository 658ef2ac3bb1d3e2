/** A person's keys, all from one root seed of 32 bytes that passphrase, passkey, pairing and device each keep wrapped. */
import { ready, client as opaque } from "@serenity-kit/opaque"
import type { Caller } from "../api/client.ts"
import { unlocking } from "../api/unlocking.ts"
import { base64urlToBytes, bytesToBase64url, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { deriveBytes, deriveWrapKey, unwrap, wrap } from "../envelope/derive.ts"
import { identityFromSeed, recipientOf } from "../envelope/identity.ts"
import type { Identity, Recipient } from "../envelope/identity.ts"
import type { OrganisationId, UserId } from "../records/id.ts"
import { signerFromSeed } from "../trust/signing.ts"
import type { Signer } from "../trust/signing.ts"
import { done, no } from "./answers.ts"
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

/** The server keeps only this of a sign-in name. */
export const loginNameHash = (name: string): string =>
  hashHex(utf8(`zahnwolke login 1\n${name.trim().normalize("NFKC").toLowerCase()}`))

/**
 * The floor of the key stretching is compiled in: a server cannot ask for less (64 MiB, three passes). Presets of the
 * library take 9 to 25 seconds in a browser.
 */
const keyStretching = { "argon2id-custom": { iterations: 3, memory: 65_536, parallelism: 4 } } as const

const passphraseContext = "seed by passphrase"

async function keyFromExport(exportKey: string): Promise<CryptoKey> {
  return deriveWrapKey(base64urlToBytes(exportKey) ?? utf8(exportKey), "passphrase wrap")
}

export interface Registration {
  readonly loginName: string
  readonly registrationRecord: string
  readonly wrap: string
}

/** OPAQUE registration: the server learns neither the passphrase nor the key that wraps the seed. */
export async function register(
  caller: Caller,
  opaqueKey: string,
  name: string,
  passphrase: string,
  seed: Bytes,
): Promise<Answer<Registration>> {
  await ready
  const loginName = loginNameHash(name)
  const start = opaque.startRegistration({ password: passphrase })
  const body = { loginName, request: start.registrationRequest }
  const reply = await caller.call(unlocking.registrationStart, { body })
  if (!reply.ok) return no(reply.problem.code)
  const finish = opaque.finishRegistration({
    clientRegistrationState: start.clientRegistrationState,
    registrationResponse: reply.value.response,
    password: passphrase,
    keyStretching,
  })
  if (finish.serverStaticPublicKey !== opaqueKey) return no("server-key-changed")
  const sealed = await wrap(await keyFromExport(finish.exportKey), seed, passphraseContext)
  return done({ loginName, registrationRecord: finish.registrationRecord, wrap: bytesToBase64url(sealed) })
}

export interface FoundPerson {
  readonly seed: Bytes
  readonly user: UserId
  readonly organisation: OrganisationId
}

/** `opaqueKey` is what this device pinned, or what the server says on a first visit. */
export async function signIn(
  caller: Caller,
  opaqueKey: string,
  name: string,
  passphrase: string,
): Promise<Answer<FoundPerson>> {
  await ready
  const loginName = loginNameHash(name)
  const start = opaque.startLogin({ password: passphrase })
  const first = await caller.call(unlocking.loginStart, {
    body: { loginName, request: start.startLoginRequest },
  })
  if (!first.ok) return no(first.problem.code)
  const finish = opaque.finishLogin({
    clientLoginState: start.clientLoginState,
    loginResponse: first.value.response,
    password: passphrase,
    keyStretching,
  })
  if (finish === undefined) return no("sign-in-failed")
  if (finish.serverStaticPublicKey !== opaqueKey) return no("server-key-changed")
  const body = { attempt: first.value.attempt, request: finish.finishLoginRequest }
  const last = await caller.call(unlocking.loginFinish, { body })
  if (!last.ok) return no(last.problem.code)
  const wrapped = base64urlToBytes(last.value.wrap)
  const seed = wrapped && (await unwrap(await keyFromExport(finish.exportKey), wrapped, passphraseContext))
  if (seed === null) return no("wrap-damaged")
  return done({ seed, user: last.value.user, organisation: last.value.organisation })
}

const passkeyContext = "seed by passkey"

/** The PRF output of an authenticator; the page hands it straight over and keeps nothing. */
export async function wrapByPasskey(prf: Bytes, seed: Bytes): Promise<string> {
  return bytesToBase64url(await wrap(await deriveWrapKey(prf, "passkey wrap"), seed, passkeyContext))
}

export async function unwrapByPasskey(prf: Bytes, wrapped: string): Promise<Bytes | null> {
  const bytes = base64urlToBytes(wrapped)
  return bytes === null ? null : unwrap(await deriveWrapKey(prf, "passkey wrap"), bytes, passkeyContext)
}
