/** Passkeys: WebAuthn ceremonies whose PRF output, which the server never sees, seals the person's root seed. */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server"
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server"
import { unlocking } from "@zahnwolke/core/api/unlocking"
import { base64urlToBytes, bytesToBase64url, utf8 } from "@zahnwolke/core/encoding/bytes"
import type { FastifyRequest } from "fastify"
import type { Parts } from "../parts.ts"
import { fine, refuse } from "./serve.ts"
import type { Serve } from "./serve.ts"
import { keepAttempt, takeAttempt } from "./sessions.ts"

const failed = refuse(401, "passkey-failed", "This passkey was not accepted.")

/** The host that the browser shows: passkeys belong to it. */
function relyingParty(
  parts: Parts,
  request: FastifyRequest,
): { readonly id: string; readonly origin: string } {
  const origin = request.headers.origin ?? parts.config.publicUrl
  const url = URL.parse(origin) ?? new URL(parts.config.publicUrl)
  return { id: url.hostname, origin: url.origin }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null

/** The library checks the rest; here only what would make it throw on hostile shapes. */
const isCredential = (value: unknown): value is RegistrationResponseJSON & AuthenticationResponseJSON =>
  isObject(value) &&
  typeof value["id"] === "string" &&
  typeof value["rawId"] === "string" &&
  value["type"] === "public-key" &&
  isObject(value["response"])

async function orNull<Value>(work: Promise<Value>): Promise<Value | null> {
  try {
    return await work
  } catch {
    return null
  }
}

function serveCreation(serve: Serve, parts: Parts): void {
  const { db } = parts
  serve(unlocking.passkeyCreation, async (_, caller, request) => {
    const existing = await db
      .selectFrom("passkey")
      .select("credential")
      .where("organisation", "=", caller.organisation)
      .where("user_id", "=", caller.user)
      .execute()
    const options = await generateRegistrationOptions({
      rpName: "Zahnwolke",
      rpID: relyingParty(parts, request).id,
      userName: "Zahnwolke",
      userID: utf8(caller.user),
      attestationType: "none",
      excludeCredentials: existing.map((key) => ({ id: key.credential })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    })
    await keepAttempt(parts, `passkey-creation ${caller.user}`, options.challenge)
    return fine({ options })
  })
}

function serveAdding(serve: Serve, parts: Parts): void {
  const { db } = parts
  serve(unlocking.addPasskey, async ({ body }, caller, request) => {
    const { response } = body
    if (!isCredential(response)) return failed
    const party = relyingParty(parts, request)
    const challenges = await db
      .deleteFrom("attempt")
      .where("kind", "=", `passkey-creation ${caller.user}`)
      .returning("state")
      .execute()
    const verified = await orNull(
      verifyRegistrationResponse({
        response,
        expectedChallenge: (challenge) => challenges.some((kept) => kept.state === challenge),
        expectedOrigin: party.origin,
        expectedRPID: party.id,
        requireUserVerification: true,
      }),
    )
    if (verified === null || !verified.verified) return failed
    const { credential } = verified.registrationInfo
    await db
      .insertInto("passkey")
      .values({
        organisation: caller.organisation,
        credential: credential.id,
        user_id: caller.user,
        public_key: bytesToBase64url(credential.publicKey),
        counter: credential.counter,
        wrap: body.wrap,
      })
      .execute()
    return fine({})
  })
}

/** Only the caller's own: whoever names somebody else's passkey removes nothing. */
function serveRemoval(serve: Serve, { db }: Parts): void {
  serve(unlocking.removePasskey, async ({ body }, caller) => {
    await db
      .deleteFrom("passkey")
      .where("credential", "=", body.credential)
      .where("organisation", "=", caller.organisation)
      .where("user_id", "=", caller.user)
      .execute()
    return fine({})
  })
}

function serveRequest(serve: Serve, parts: Parts): void {
  serve(unlocking.passkeyRequest, async (_, __, request) => {
    const options = await generateAuthenticationOptions({
      rpID: relyingParty(parts, request).id,
      userVerification: "required",
    })
    return fine({ attempt: await keepAttempt(parts, "passkey", options.challenge), options })
  })
}

function serveSignIn(serve: Serve, parts: Parts): void {
  const { db } = parts
  serve(unlocking.passkeySignIn, async ({ body }, _, request) => {
    const challenge = await takeAttempt(parts, "passkey", body.attempt)
    const { response } = body
    if (challenge === null || !isCredential(response)) return failed
    const key = await db
      .selectFrom("passkey")
      .selectAll()
      .where("credential", "=", response.id)
      .executeTakeFirst()
    const publicKey = key ? base64urlToBytes(key.public_key) : null
    if (key === undefined || publicKey === null) return failed
    const party = relyingParty(parts, request)
    const verified = await orNull(
      verifyAuthenticationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: party.origin,
        expectedRPID: party.id,
        credential: { id: key.credential, publicKey, counter: key.counter },
        requireUserVerification: true,
      }),
    )
    if (verified === null || !verified.verified) return failed
    await db
      .updateTable("passkey")
      .set({ counter: verified.authenticationInfo.newCounter })
      .where("credential", "=", key.credential)
      .execute()
    return fine({ user: key.user_id, organisation: key.organisation, wrap: key.wrap })
  })
}

export function servePasskeys(serve: Serve, parts: Parts): void {
  serveCreation(serve, parts)
  serveAdding(serve, parts)
  serveRemoval(serve, parts)
  serveRequest(serve, parts)
  serveSignIn(serve, parts)
}
