/** Sessions of devices: opened by a signed challenge, found again by a token of which only the hash is kept. */
import { unlocking } from "@zahnwolke/core/api/unlocking"
import { base64urlToBytes, bytesToBase64url, utf8 } from "@zahnwolke/core/encoding/bytes"
import { hashHex } from "@zahnwolke/core/encoding/hash"
import { memberOfDevice, presentDeviceKey } from "@zahnwolke/core/trust/organisation-log"
import { isSignedBy } from "@zahnwolke/core/trust/signing"
import { challengeBytes } from "@zahnwolke/core/trust/challenge"
import type { FastifyRequest } from "fastify"
import { sql } from "kysely"
import { organisationOfDevice, readOrganisation } from "../database/organisations.ts"
import type { CallerIdentity, Parts } from "../parts.ts"
import { fine, refuse } from "./serve.ts"
import type { Serve } from "./serve.ts"

const sessionHours = 12
const random = (): string => bytesToBase64url(crypto.getRandomValues(new Uint8Array(32)))
const inMinutes = (minutes: number) => sql<Date>`now() + make_interval(mins => ${minutes})`

export async function findCaller(parts: Parts, request: FastifyRequest): Promise<CallerIdentity | null> {
  const token = /^Bearer ([A-Za-z0-9_-]{43})$/u.exec(request.headers.authorization ?? "")?.[1]
  if (token === undefined) return null
  const row = await parts.db
    .selectFrom("session")
    .selectAll()
    .where("token_hash", "=", hashHex(utf8(token)))
    .where("expires_at", ">", sql<Date>`now()`)
    .executeTakeFirst()
  return row ? { organisation: row.organisation, user: row.user_id, device: row.device, token } : null
}

/** Keeps the state of a half-finished exchange for minutes; whoever knows the random name may go on, once. */
export async function keepAttempt(parts: Parts, kind: string, state: string): Promise<string> {
  const attempt = random()
  await parts.db
    .insertInto("attempt")
    .values({ attempt, kind, state, expires_at: inMinutes(5) })
    .execute()
  return attempt
}

export async function takeAttempt(parts: Parts, kind: string, attempt: string): Promise<string | null> {
  const row = await parts.db
    .deleteFrom("attempt")
    .where("attempt", "=", attempt)
    .where("kind", "=", kind)
    .returning(["state", sql<boolean>`expires_at > now()`.as("fresh")])
    .executeTakeFirst()
  return row?.fresh === true ? row.state : null
}

export function serveSessions(serve: Serve, parts: Parts): void {
  serve(unlocking.challenge, async ({ body }) => {
    return fine({ challenge: await keepAttempt(parts, "session", body.device) })
  })

  serve(unlocking.openSession, async ({ body }) => {
    const refused = refuse(401, "device-unknown", "This device is not, or no longer, one of an organisation.")
    const device = await takeAttempt(parts, "session", body.challenge)
    const signature = base64urlToBytes(body.signature)
    if (device !== body.device || signature === null) return refused
    const organisation = await organisationOfDevice(parts.db, body.device)
    const state = organisation === null ? null : await readOrganisation(parts.db, organisation)
    if (state === null) return refused
    const key = presentDeviceKey(state, body.device)
    const member = memberOfDevice(state, body.device)
    if (key === null || member === null || !member.active) return refused
    if (!(await isSignedBy(key, signature, challengeBytes(body.challenge)))) return refused
    const token = random()
    const row = await parts.db
      .insertInto("session")
      .values({
        token_hash: hashHex(utf8(token)),
        organisation: state.id,
        user_id: member.user,
        device: body.device,
        expires_at: inMinutes(sessionHours * 60),
      })
      .returning("expires_at")
      .executeTakeFirstOrThrow()
    // Whoever was signed out while this was on its way may have deleted every session but this one.
    const now = await readOrganisation(parts.db, state.id)
    if (now === null || presentDeviceKey(now, body.device) === null) {
      await parts.db
        .deleteFrom("session")
        .where("token_hash", "=", hashHex(utf8(token)))
        .execute()
      return refused
    }
    return fine({ token, expiresAt: row.expires_at.getTime() })
  })

  serve(unlocking.closeSession, async (_, caller) => {
    await parts.db
      .deleteFrom("session")
      .where("token_hash", "=", hashHex(utf8(caller.token)))
      .execute()
    return fine({})
  })
}
