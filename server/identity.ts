/** The server's own secrets, made once and shared by all its processes through the database: signing key, OPAQUE set-up. */
import { bytesToBase64url, base64urlToBytes } from "@zahnwolke/core/encoding/bytes"
import { signerFromSeed } from "@zahnwolke/core/trust/signing"
import type { Signer } from "@zahnwolke/core/trust/signing"
import { ready, server as opaque } from "@serenity-kit/opaque"
import type { Kysely } from "kysely"
import type { Database } from "./database/tables.ts"

export interface ServerIdentity {
  readonly signer: Signer
  readonly opaqueSetup: string
  /** What clients pin: a swapped OPAQUE server would be seen at the next sign-in. */
  readonly opaqueKey: string
}

/** The first process to come writes; all others read what it wrote. */
async function secret(db: Kysely<Database>, name: string, make: () => string): Promise<string> {
  await db
    .insertInto("server_secret")
    .values({ name, value: make() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db
    .selectFrom("server_secret")
    .select("value")
    .where("name", "=", name)
    .executeTakeFirstOrThrow()
  return row.value
}

export async function loadIdentity(db: Kysely<Database>): Promise<ServerIdentity> {
  await ready
  const seedText = await secret(db, "signing-seed", () =>
    bytesToBase64url(crypto.getRandomValues(new Uint8Array(32))),
  )
  const opaqueSetup = await secret(db, "opaque-setup", () => opaque.createSetup())
  const seed = base64urlToBytes(seedText)
  if (seed === null) throw new Error("the server's signing seed in the database cannot be read")
  return {
    signer: await signerFromSeed(seed, "server"),
    opaqueSetup,
    opaqueKey: opaque.getPublicKey(opaqueSetup),
  }
}
