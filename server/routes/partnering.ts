/** Invitations by link and the links between organisations. An organisation that was never invited has no address here. */
import { partnering } from "@zahnwolke/core/api/partnering"
import { sql } from "kysely"
import { transaction } from "../database/connect.ts"
import { notify } from "../database/notices.ts"
import { countEntries } from "../database/organisations.ts"
import { statementsOf } from "../database/statements.ts"
import { countEvents } from "../database/streams.ts"
import type { Envelope } from "@zahnwolke/core/trust/statement"
import type { Parts, Tx } from "../parts.ts"
import { fine, refuse } from "./serve.ts"
import type { Answer, Serve } from "./serve.ts"
import type { InviteId, OrganisationId } from "@zahnwolke/core/records/id"

const gone = refuse(
  404,
  "invite-unknown",
  "This invitation was used, taken back or is too old; ask for a new one.",
)
const longestDays = 30

/** Of one pair, the newest first: both kinds of text, renewed year after year. */
const mostAgreements = 20

/** With this partner only: whom else it deals with is nobody's business. */
async function newestStatements(
  tx: Tx,
  organisation: OrganisationId,
  kind: "profile" | "agreement" | "attestation",
  subject: OrganisationId,
  most: number,
): Promise<readonly Envelope[]> {
  return (await statementsOf(tx, { organisation, kinds: [kind], subject })).slice(0, most)
}

/** Once: a second answer would let somebody who found the link later take the place. */
async function answerInvite(
  parts: Parts,
  invite: InviteId,
  purpose: "partner" | "member",
  sealed: string,
  by: OrganisationId | null,
): Promise<Answer<Record<never, never>>> {
  return transaction(parts.db, by, async (tx) => {
    const row = await tx
      .updateTable("invite")
      .set({ answer: sealed, answered_by: by })
      .where("invite", "=", invite)
      .where("purpose", "=", purpose)
      .where("answer", "is", null)
      .where("expires_at", ">", sql<Date>`now()`)
      .returning("organisation")
      .executeTakeFirst()
    if (row === undefined) return gone
    await notify(tx, [row.organisation], purpose === "partner" ? "partners" : "members")
    return fine({})
  })
}

function serveInvites(serve: Serve, parts: Parts): void {
  const { db } = parts
  serve(partnering.createInvite, async ({ body }, caller) => {
    const expires = Math.min(body.expiresAt, Date.now() + longestDays * 86_400_000)
    const made = await db
      .insertInto("invite")
      .values({
        organisation: caller.organisation,
        invite: body.invite,
        purpose: body.purpose,
        offer: body.offer,
        expires_at: new Date(expires),
        answer: null,
        answered_by: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("invite")
      .executeTakeFirst()
    return made ? fine({}) : refuse(409, "invite-taken", "This invitation exists already; make another.")
  })

  serve(partnering.myInvites, async (_, caller) => {
    const rows = await db
      .selectFrom("invite")
      .selectAll()
      .where("organisation", "=", caller.organisation)
      .where((where) =>
        where.or([where("expires_at", ">", sql<Date>`now()`), where("answer", "is not", null)]),
      )
      .execute()
    return fine({
      invites: rows.map((row) => ({
        invite: row.invite,
        purpose: row.purpose,
        offer: row.offer,
        expiresAt: row.expires_at.getTime(),
        answer: row.answer === null ? null : { sealed: row.answer, organisation: row.answered_by },
      })),
    })
  })

  serve(partnering.readInvite, async ({ params }) => {
    const row = await db
      .selectFrom("invite")
      .selectAll()
      .where("invite", "=", params.invite)
      .where("answer", "is", null)
      .where("expires_at", ">", sql<Date>`now()`)
      .executeTakeFirst()
    return row ? fine({ purpose: row.purpose, organisation: row.organisation, offer: row.offer }) : gone
  })
}

function serveAnswers(serve: Serve, parts: Parts): void {
  const { db } = parts
  serve(partnering.answerAsPartner, ({ params, body }, caller) =>
    answerInvite(parts, params.invite, "partner", body.sealed, caller.organisation),
  )

  serve(partnering.answerAsMember, ({ params, body }) =>
    answerInvite(parts, params.invite, "member", body.sealed, null),
  )

  serve(partnering.confirmPartner, ({ params }, caller) =>
    transaction(db, caller.organisation, async (tx) => {
      const row = await tx
        .deleteFrom("invite")
        .where("organisation", "=", caller.organisation)
        .where("invite", "=", params.invite)
        .where("purpose", "=", "partner")
        .where("answered_by", "is not", null)
        .returning("answered_by")
        .executeTakeFirst()
      if (row === undefined || row.answered_by === null) return gone
      const partner = row.answered_by
      await tx
        .insertInto("partnership")
        .values([
          { organisation: caller.organisation, partner },
          { organisation: partner, partner: caller.organisation },
        ])
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await notify(tx, [caller.organisation, partner], "partners")
      return fine({})
    }),
  )

  serve(partnering.closeInvite, async ({ params }, caller) => {
    await db
      .deleteFrom("invite")
      .where("organisation", "=", caller.organisation)
      .where("invite", "=", params.invite)
      .execute()
    return fine({})
  })
}

async function countAnswers(tx: Tx, organisation: OrganisationId): Promise<number> {
  const { count } = await tx
    .selectFrom("invite")
    .select((select) => select.fn.countAll<string>().as("count"))
    .where("organisation", "=", organisation)
    .where("answer", "is not", null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

function servePartners(serve: Serve, parts: Parts): void {
  const { db } = parts
  serve(partnering.partners, (_, caller) =>
    transaction(db, caller.organisation, async (tx) => {
      const rows = await tx
        .selectFrom("partnership")
        .selectAll()
        .where("organisation", "=", caller.organisation)
        .execute()
      const partners = await Promise.all(
        rows.map(async ({ partner, since }) => ({
          organisation: partner,
          since: since.getTime(),
          statements: [
            ...(await newestStatements(tx, partner, "profile", partner, 1)),
            ...(await newestStatements(tx, partner, "agreement", caller.organisation, mostAgreements)),
            ...(await newestStatements(tx, partner, "attestation", partner, mostAgreements)),
          ],
        })),
      )
      const own = [...(await newestStatements(tx, caller.organisation, "profile", caller.organisation, 1))]
      for (const { partner } of rows) {
        own.push(...(await newestStatements(tx, caller.organisation, "agreement", partner, mostAgreements)))
      }
      // Counted last: whoever signed a statement above stands in the log that is counted here.
      const entries = await countEntries(tx, [caller.organisation, ...rows.map(({ partner }) => partner)])
      const entriesOf = (organisation: OrganisationId): number => entries.get(organisation) ?? 0
      return fine({
        partners: partners.map((one) => ({ ...one, entries: entriesOf(one.organisation) })),
        own,
        entries: entriesOf(caller.organisation),
        events: await countEvents(tx, caller.organisation, caller.organisation),
        answers: await countAnswers(tx, caller.organisation),
      })
    }),
  )
}

export function servePartnering(serve: Serve, parts: Parts): void {
  serveInvites(serve, parts)
  serveAnswers(serve, parts)
  servePartners(serve, parts)
}
