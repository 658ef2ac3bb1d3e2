/** Ways to unlock: passphrase by OPAQUE, passkeys by WebAuthn, pairing of a second device. The server never sees a key. */
import { server as opaque } from "@serenity-kit/opaque"
import { unlocking } from "@zahnwolke/core/api/unlocking"
import { sql } from "kysely"
import type { Parts } from "../parts.ts"
import { fine, refuse } from "./serve.ts"
import type { Serve } from "./serve.ts"
import { keepAttempt, takeAttempt } from "./sessions.ts"

const wrong = refuse(401, "sign-in-failed", "Sign-in name or passphrase is wrong.")
const malformed = refuse(422, "opaque-malformed", "The sign-in message cannot be read.")

/** The library throws on malformed messages; these are a caller's fault, not ours. */
function attemptOpaque<Value>(work: () => Value): Value | null {
  try {
    return work()
  } catch {
    return null
  }
}

function servePassphrase(serve: Serve, parts: Parts): void {
  const { db, identity } = parts
  serve(unlocking.registrationStart, ({ body }) => {
    const answer = attemptOpaque(() =>
      opaque.createRegistrationResponse({
        serverSetup: identity.opaqueSetup,
        userIdentifier: body.loginName,
        registrationRequest: body.request,
      }),
    )
    return Promise.resolve(answer === null ? malformed : fine({ response: answer.registrationResponse }))
  })

  serve(unlocking.changePassphrase, async ({ body }, caller) => {
    const taken = await db
      .selectFrom("account")
      .select("user_id")
      .where("login_name", "=", body.loginName)
      .where("user_id", "!=", caller.user)
      .executeTakeFirst()
    if (taken) return refuse(409, "login-name-taken", "This sign-in name is taken; choose another.")
    await db
      .insertInto("account")
      .values({
        organisation: caller.organisation,
        user_id: caller.user,
        login_name: body.loginName,
        registration: body.registrationRecord,
        wrap: body.wrap,
      })
      .onConflict((conflict) =>
        conflict.columns(["organisation", "user_id"]).doUpdateSet({
          login_name: body.loginName,
          registration: body.registrationRecord,
          wrap: body.wrap,
        }),
      )
      .execute()
    return fine({})
  })
}

function serveLogin(serve: Serve, parts: Parts): void {
  const { db, identity } = parts
  // An unknown name gets an answer that cannot be told from a known one's: OPAQUE makes it from the server's secret.
  serve(unlocking.loginStart, async ({ body }) => {
    const account = await db
      .selectFrom("account")
      .selectAll()
      .where("login_name", "=", body.loginName)
      .executeTakeFirst()
    const start = attemptOpaque(() =>
      opaque.startLogin({
        serverSetup: identity.opaqueSetup,
        userIdentifier: body.loginName,
        registrationRecord: account?.registration ?? null,
        startLoginRequest: body.request,
      }),
    )
    if (start === null) return malformed
    const attempt = await keepAttempt(parts, "login", `${body.loginName} ${start.serverLoginState}`)
    return fine({ attempt, response: start.loginResponse })
  })

  serve(unlocking.loginFinish, async ({ body }) => {
    const [loginName, state] = ((await takeAttempt(parts, "login", body.attempt)) ?? "").split(" ")
    if (loginName === undefined || state === undefined) return wrong
    const session = attemptOpaque(() =>
      opaque.finishLogin({ finishLoginRequest: body.request, serverLoginState: state }),
    )
    const account = await db
      .selectFrom("account")
      .selectAll()
      .where("login_name", "=", loginName)
      .executeTakeFirst()
    if (session === null || account === undefined) return wrong
    return fine({ user: account.user_id, organisation: account.organisation, wrap: account.wrap })
  })
}

function serveWays(serve: Serve, parts: Parts): void {
  const { db } = parts
  serve(unlocking.ways, async (_, caller) => {
    const account = await db
      .selectFrom("account")
      .select("wrap")
      .where("organisation", "=", caller.organisation)
      .where("user_id", "=", caller.user)
      .executeTakeFirst()
    const passkeys = await db
      .selectFrom("passkey")
      .select(["credential", "wrap"])
      .where("organisation", "=", caller.organisation)
      .where("user_id", "=", caller.user)
      .execute()
    return fine({
      ways: [
        ...(account ? [{ kind: "passphrase" as const, credential: "", sealed: account.wrap }] : []),
        ...passkeys.map((key) => ({
          kind: "passkey" as const,
          credential: key.credential,
          sealed: key.wrap,
        })),
      ],
    })
  })
}

function servePairing(serve: Serve, parts: Parts): void {
  const { db } = parts
  serve(unlocking.offerPairing, async ({ body }, caller) => {
    const expires = Math.min(body.expiresAt, Date.now() + 15 * 60_000)
    await db
      .insertInto("pairing")
      .values({
        pairing: body.pairing,
        organisation: caller.organisation,
        sealed: body.sealed,
        expires_at: new Date(expires),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return fine({})
  })

  serve(unlocking.takePairing, async ({ params }) => {
    const row = await db
      .deleteFrom("pairing")
      .where("pairing", "=", params.pairing)
      .returning(["sealed", "organisation", sql<boolean>`expires_at > now()`.as("fresh")])
      .executeTakeFirst()
    if (row?.fresh !== true) {
      return refuse(404, "pairing-unknown", "This code was used already or is too old; show a new one.")
    }
    return fine({ sealed: row.sealed, organisation: row.organisation })
  })
}

export function serveUnlocking(serve: Serve, parts: Parts): void {
  servePassphrase(serve, parts)
  serveLogin(serve, parts)
  serveWays(serve, parts)
  servePairing(serve, parts)
}
