/** One-time links to a patient's own telephone: kept sealed, answered once, withdrawn by the link's own key, forgotten in time. */
import { patientLink } from "@zahnwolke/core/api/patient-link"
import { hashHex } from "@zahnwolke/core/encoding/hash"
import type { PatientLinkId } from "@zahnwolke/core/records/id"
import { isAnswerBy, isWithdrawalBy, withdrawalBytes } from "@zahnwolke/core/trust/patient-link"
import { sql } from "kysely"
import { transaction } from "../database/connect.ts"
import { notify } from "../database/notices.ts"
import { clockWrong, isClockWrong } from "../database/statements.ts"
import { hostRefusal } from "../gate/pools.ts"
import { closeWithdrawn } from "../jobs/after-statement.ts"
import type { Parts, Tx } from "../parts.ts"
import { fine, refuse } from "./serve.ts"
import type { Serve } from "./serve.ts"

const day = 86_400_000
/** A link lies in messages and histories: it opens for three days. */
const longestOpen = 3 * day
/** What was answered waits so long for the practice's client. */
const longestWait = 14 * day
/** As long as the longest consent, and a month. */
const longestKept = 38 * 31 * day

const gone = refuse(
  404,
  "patient-link-unknown",
  "This link was used, taken back or is too old; ask the practice for a new one.",
)
const forged = refuse(403, "patient-link-forged", "This was not signed by the holder of the link.")
const taken = refuse(409, "patient-link-taken", "This link exists already; make another.")

/** Who holds a link sees that row and nothing else: row-level security asks for its name. */
async function asHolder<Value>(
  parts: Parts,
  link: PatientLinkId,
  act: (tx: Tx) => Promise<Value>,
): Promise<Value> {
  return transaction(parts.db, null, async (tx) => {
    await sql`select set_config('app.link', ${link}, true)`.execute(tx)
    return act(tx)
  })
}

const rowOf = (tx: Tx, link: PatientLinkId) =>
  tx.selectFrom("patient_link").selectAll().where("link", "=", link).executeTakeFirst()

function serveMaking(serve: Serve, parts: Parts): void {
  serve(patientLink.makePatientLink, async ({ body }, caller) => {
    const displaced = await hostRefusal(parts, caller.organisation)
    if (displaced !== null) return displaced
    return transaction(parts.db, caller.organisation, async (tx) => {
      const expires = Math.min(body.expiresAt, Date.now() + longestOpen)
      const made = await tx
        .insertInto("patient_link")
        .values({
          organisation: caller.organisation,
          link: body.link,
          consent: body.consent,
          sheet: body.sheet,
          answer_key: body.answerKey,
          withdrawal_key: body.withdrawalKey,
          answer: null,
          receipt: null,
          expires_at: new Date(expires),
          forget_at: new Date(expires),
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning("link")
        .executeTakeFirst()
      return made ? fine({}) : taken
    })
  })
}

function serveWaiting(serve: Serve, parts: Parts): void {
  serve(patientLink.patientLinks, (_, caller) =>
    transaction(parts.db, caller.organisation, async (tx) => {
      const rows = await tx
        .selectFrom("patient_link")
        .leftJoin("patient_withdrawal", (join) =>
          join
            .onRef("patient_withdrawal.organisation", "=", "patient_link.organisation")
            .onRef("patient_withdrawal.link", "=", "patient_link.link"),
        )
        .select(["patient_link.link", "patient_link.answer", "patient_link.receipt", "withdrawal_taken"])
        .select(["patient_withdrawal.consent", "patient_withdrawal.at", "patient_withdrawal.signature"])
        .where("patient_link.organisation", "=", caller.organisation)
        .where("answer", "is not", null)
        .execute()
      const links = rows.map(({ link, answer, receipt, withdrawal_taken, consent, at, signature }) => ({
        link,
        answer: receipt === null ? answer : null,
        withdrawal:
          consent === null || at === null || signature === null || withdrawal_taken
            ? null
            : { consent, at, signature },
      }))
      return fine({ links: links.filter(({ answer, withdrawal }) => answer !== null || withdrawal !== null) })
    }),
  )
}

function serveSettling(serve: Serve, parts: Parts): void {
  serve(patientLink.settlePatientLink, ({ params, body }, caller) =>
    transaction(parts.db, caller.organisation, async (tx) => {
      const settled = await tx
        .updateTable("patient_link")
        .set({
          sheet: null,
          receipt: body.receipt,
          forget_at: new Date(Math.min(body.keepUntil, Date.now() + longestKept)),
          ...(body.withdrawn ? { withdrawal_taken: true } : {}),
        })
        .where("organisation", "=", caller.organisation)
        .where("link", "=", params.link)
        .where("answer", "is not", null)
        .returning("link")
        .executeTakeFirst()
      if (settled) await notify(tx, [caller.organisation], "register")
      return settled ? fine({}) : gone
    }),
  )

  // What was settled stays: the practice cannot take the way to withdraw from the patient.
  serve(patientLink.closePatientLink, ({ params }, caller) =>
    transaction(parts.db, caller.organisation, async (tx) => {
      await tx
        .deleteFrom("patient_link")
        .where("organisation", "=", caller.organisation)
        .where("link", "=", params.link)
        .where("receipt", "is", null)
        .execute()
      return fine({})
    }),
  )
}

function serveReading(serve: Serve, parts: Parts): void {
  serve(patientLink.readPatientLink, ({ params }) =>
    asHolder(parts, params.link, async (tx) => {
      const row = await rowOf(tx, params.link)
      if (row === undefined || row.forget_at.getTime() < Date.now()) return gone
      const { answer, receipt, sheet, expires_at } = row
      if (answer === null) {
        return expires_at.getTime() < Date.now()
          ? gone
          : fine({ state: "open" as const, sheet, receipt: null })
      }
      await sql`select set_config('app.organisation', ${row.organisation}, true)`.execute(tx)
      const withdrawn = await tx
        .selectFrom("patient_withdrawal")
        .select("at")
        .where("organisation", "=", row.organisation)
        .where("link", "=", params.link)
        .executeTakeFirst()
      if (withdrawn !== undefined) return fine({ state: "withdrawn" as const, sheet: null, receipt })
      return fine({
        state: receipt === null ? ("answered" as const) : ("settled" as const),
        sheet: null,
        receipt,
      })
    }),
  )
}

function servePatient(serve: Serve, parts: Parts): void {
  serve(patientLink.answerPatientLink, ({ params, body }) =>
    asHolder(parts, params.link, async (tx) => {
      const row = await rowOf(tx, params.link)
      if (row === undefined) return gone
      if (!(await isAnswerBy(row.answer_key, params.link, body))) return forged
      const answered = await tx
        .updateTable("patient_link")
        .set({ answer: JSON.stringify(body), forget_at: new Date(Date.now() + longestWait) })
        .where("link", "=", params.link)
        .where("answer", "is", null)
        .where("expires_at", ">", sql<Date>`now()`)
        .returning("organisation")
        .executeTakeFirst()
      if (answered === undefined) return gone
      await notify(tx, [answered.organisation], "register")
      return fine({})
    }),
  )

  serve(patientLink.withdrawByPatient, ({ params, body }) =>
    asHolder(parts, params.link, async (tx) => {
      const row = await rowOf(tx, params.link)
      if (row === undefined || row.answer?.kind !== "signed" || row.consent !== body.consent) return gone
      if (!(await isWithdrawalBy(row.withdrawal_key, params.link, body))) return forged
      if (isClockWrong(body.at)) return clockWrong
      const { organisation, consent } = row
      // From here on the work is the practice's: its orders end as if it had stated the withdrawal itself.
      await sql`select set_config('app.organisation', ${organisation}, true)`.execute(tx)
      const kept = await tx
        .insertInto("patient_withdrawal")
        .values({
          organisation,
          consent,
          link: params.link,
          at: body.at,
          withdrawal_key: row.withdrawal_key,
          signature: body.signature,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning("consent")
        .executeTakeFirst()
      if (kept !== undefined) {
        const notice = hashHex(withdrawalBytes(params.link, consent, body.at))
        await closeWithdrawn(tx, { organisation }, consent, notice)
      }
      return fine({})
    }),
  )
}

/** What nobody took, and copies of consents that are over. The number of what went. */
export async function forgetPatientLinks(parts: Pick<Parts, "db">): Promise<number> {
  const organisations = await parts.db.selectFrom("organisation").select("organisation").execute()
  let count = 0
  for (const { organisation } of organisations) {
    const past = await transaction(parts.db, organisation, (tx) =>
      tx
        .deleteFrom("patient_link")
        .where("organisation", "=", organisation)
        .where("forget_at", "<", sql<Date>`now()`)
        .executeTakeFirst(),
    )
    count += Number(past.numDeletedRows)
  }
  return count
}

export function servePatientLinks(serve: Serve, parts: Parts): void {
  serveMaking(serve, parts)
  serveWaiting(serve, parts)
  serveSettling(serve, parts)
  serveReading(serve, parts)
  servePatient(serve, parts)
}
