/** Founding, the signed log of an organisation, its epoch envelopes, and the way back with the printed kit. */
import { people } from "@zahnwolke/core/api/people"
import { base64urlToBytes } from "@zahnwolke/core/encoding/bytes"
import { hashHex } from "@zahnwolke/core/encoding/hash"
import { recoveryBytes } from "@zahnwolke/core/trust/challenge"
import type { OrganisationId, UserId } from "@zahnwolke/core/records/id"
import type { Change, Entry, OrganisationState } from "@zahnwolke/core/trust/organisation-log"
import { entryKind, entrySchema, organisationIdOf } from "@zahnwolke/core/trust/organisation-log"
import { isSignedBy, textToKey } from "@zahnwolke/core/trust/signing"
import { readStatement, statementHash } from "@zahnwolke/core/trust/statement"
import type { Envelope } from "@zahnwolke/core/trust/statement"
import { transaction } from "../database/connect.ts"
import { appendEntries, entriesFrom, foundOrganisation, readOrganisation } from "../database/organisations.ts"
import type { Appended } from "../database/organisations.ts"
import { notify } from "../database/notices.ts"
import { clockWrong, isClockWrong, keepStatement } from "../database/statements.ts"
import type { Parts, Tx } from "../parts.ts"
import { fine, refuse } from "./serve.ts"
import type { Serve } from "./serve.ts"
import { Undo, undoable } from "./undo.ts"

interface Account {
  readonly user: UserId
  readonly loginName: string
  readonly registrationRecord: string
  readonly wrap: string
}

const nameTaken = refuse(409, "login-name-taken", "This sign-in name is taken; choose another.")

const logRefused = (fault: string) =>
  fault === "raced" || fault === "out-of-order"
    ? refuse(409, "log-raced", "Another device changed the organisation at the same moment; read it again.")
    : refuse(403, "log-refused", "This change of the organisation is not signed by someone who may.", {
        fault,
      })

function mustBe(appended: Appended): OrganisationState {
  if (!appended.ok) throw new Undo(logRefused(appended.fault))
  return appended.state
}

async function insertAccount(tx: Tx, organisation: OrganisationId, account: Account): Promise<void> {
  const inserted = await tx
    .insertInto("account")
    .values({
      organisation,
      user_id: account.user,
      login_name: account.loginName,
      registration: account.registrationRecord,
      wrap: account.wrap,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("user_id")
    .executeTakeFirst()
  if (inserted === undefined) throw new Undo(nameTaken)
}

/** Only for somebody whom these very entries bring in: nobody makes a way in for somebody else. */
async function addAccount(
  tx: Tx,
  state: OrganisationState,
  changes: readonly Change[],
  account: Account,
): Promise<void> {
  const isNew = changes.some(
    (change) => (change.kind === "add-member" || change.kind === "recover") && change.user === account.user,
  )
  if (!isNew)
    throw new Undo(refuse(422, "not-a-member", "The account belongs to nobody in the organisation."))
  await insertAccount(tx, state.id, account)
}

/** Who was removed, and what was signed out from afar, loses every session and every way in at once. */
async function endSessions(tx: Tx, state: OrganisationState, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    if (change.kind === "revoke-device") {
      await tx
        .deleteFrom("session")
        .where("organisation", "=", state.id)
        .where("device", "=", change.device)
        .execute()
    }
    if (change.kind === "remove-member") {
      for (const table of ["session", "account", "passkey"] as const) {
        await tx
          .deleteFrom(table)
          .where("organisation", "=", state.id)
          .where("user_id", "=", change.user)
          .execute()
      }
    }
  }
}

function bodiesOf(entries: readonly Envelope[]): readonly Entry[] {
  return entries.flatMap((entry) => {
    const read = readStatement(entryKind, entrySchema, entry)
    return read === null ? [] : [read.body]
  })
}

/** The end of a device, dated by a clock that is days ahead, would be no end. */
const isMisdated = (entries: readonly Envelope[]): boolean =>
  bodiesOf(entries).some(({ at }) => isClockWrong(at))

/** The envelope is the one that the owner signed into the log. */
async function keepEpoch(tx: Tx, state: OrganisationState, sealed: string | undefined): Promise<void> {
  const bytes = sealed === undefined ? null : base64urlToBytes(sealed)
  if (
    state.epoch === null ||
    sealed === undefined ||
    bytes === null ||
    hashHex(bytes) !== state.epoch.envelope
  ) {
    throw new Undo(refuse(422, "envelope-differs", "The epoch envelope is not the one that was signed."))
  }
  await tx
    .insertInto("epoch_envelope")
    .values({ organisation: state.id, epoch: state.epoch.number, sealed })
    .execute()
}

function serveLog(serve: Serve, parts: Parts): void {
  serve(people.organisationLog, async ({ params, query }) => {
    return fine({ entries: [...(await entriesFrom(parts.db, params.organisation, query.from ?? 0))] })
  })

  serve(people.found, ({ body }) =>
    undoable(async () => {
      const [genesis] = body.entries
      if (genesis === undefined) return refuse(422, "log-refused", "The first entry is missing.")
      if (isMisdated(body.entries)) return clockWrong
      const organisation = organisationIdOf(statementHash(genesis))
      await transaction(parts.db, organisation, async (tx) => {
        const state = mustBe(await foundOrganisation(tx, body.entries))
        await keepEpoch(tx, state, body.epochEnvelope)
        await insertAccount(tx, state.id, body)
        const kept = await keepStatement(tx, state, body.profile)
        if (kept.kind === "problem") throw new Undo(kept)
      })
      return fine({})
    }),
  )

  serve(people.appendEntry, ({ params, body }) =>
    undoable(async () => {
      const before = await readOrganisation(parts.db, params.organisation)
      if (before === null) return refuse(404, "unknown-organisation", "There is no such organisation here.")
      if (isMisdated(body.entries)) return clockWrong
      const changes = bodiesOf(body.entries).map(({ change }) => change)
      await transaction(parts.db, params.organisation, async (tx) => {
        const state = mustBe(await appendEntries(tx, before.id, before, body.entries))
        if (changes.some((change) => change.kind === "epoch")) await keepEpoch(tx, state, body.epochEnvelope)
        if (body.account) await addAccount(tx, state, changes, body.account)
        await endSessions(tx, state, changes)
        await notify(tx, [state.id], "members")
      })
      return fine({})
    }),
  )
}

function serveEnvelopes(serve: Serve, parts: Parts): void {
  serve(people.epochEnvelope, async ({ params }, caller) => {
    if (params.organisation !== caller.organisation)
      return refuse(403, "not-yours", "This envelope is not yours.")
    const row = await transaction(parts.db, caller.organisation, (tx) =>
      tx
        .selectFrom("epoch_envelope")
        .select("sealed")
        .where("organisation", "=", caller.organisation)
        .where("epoch", "=", params.epoch)
        .executeTakeFirst(),
    )
    return row ? fine({ envelope: row.sealed }) : refuse(404, "unknown-epoch", "There is no such epoch.")
  })

  serve(people.recoveryStart, async ({ body }) => {
    const unknown = refuse(404, "kit-unknown", "No organisation here belongs to this recovery kit.")
    const key = textToKey(body.key)
    const signature = base64urlToBytes(body.signature)
    if (key === null || signature === null || Math.abs(Date.now() - body.at) > 2 * 86_400_000) return unknown
    if (!(await isSignedBy(key, signature, recoveryBytes(body.at)))) return unknown
    const row = await parts.db
      .selectFrom("organisation")
      .select("organisation")
      .where("recovery_key", "=", body.key)
      .executeTakeFirst()
    const state = row ? await readOrganisation(parts.db, row.organisation) : null
    if (state === null || state.epoch === null || state.recovery.signingKey !== body.key) return unknown
    const epoch = state.epoch.number
    const found = await transaction(parts.db, state.id, (tx) =>
      tx
        .selectFrom("epoch_envelope")
        .select("sealed")
        .where("organisation", "=", state.id)
        .where("epoch", "=", epoch)
        .executeTakeFirst(),
    )
    return found ? fine({ organisation: state.id, envelope: found.sealed }) : unknown
  })
}

export function servePeople(serve: Serve, parts: Parts): void {
  serveLog(serve, parts)
  serveEnvelopes(serve, parts)
}
