/** Notices wake the clients of an organisation up: they say that something changed, never what. */
import type { OrganisationId } from "@zahnwolke/core/records/id"
import { sql } from "kysely"
import type { Tx } from "../parts.ts"

export const noticeChannel = "zahnwolke_notice"
export type NoticeSubject = "orders" | "partners" | "members" | "register"

/** In the caller's transaction: whoever hears it finds the change. NOTIFY only wakes; the row is the truth. */
export async function notify(
  tx: Tx,
  organisations: readonly OrganisationId[],
  what: NoticeSubject,
): Promise<void> {
  if (organisations.length === 0) return
  await tx
    .insertInto("notice")
    .values(organisations.map((organisation) => ({ organisation, what })))
    .execute()
  await sql`select pg_notify(${noticeChannel}, '')`.execute(tx)
}
