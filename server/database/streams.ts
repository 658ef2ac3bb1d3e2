/** Sealed event streams: appended blindly, by compare-and-swap on the last event, never rewritten. */
import { eventHash } from "@zahnwolke/core/streams/sealed-event"
import type { SealedEvent } from "@zahnwolke/core/streams/sealed-event"
import type { OrganisationId } from "@zahnwolke/core/records/id"
import type { Tx } from "../parts.ts"

/** "raced": another event stands in this place already. */
export type Append = "appended" | "raced"

/** `home` is the tenant whose stream it is: the organisation itself, or the one that placed the order. */
export async function appendEvents(
  tx: Tx,
  home: OrganisationId,
  events: readonly SealedEvent[],
): Promise<Append> {
  for (const event of events) {
    const { stream, seq, previous } = event.header
    const hash = eventHash(event)
    const moved =
      seq === 0
        ? await tx
            .insertInto("stream_head")
            .values({ organisation: home, stream, seq, hash })
            .onConflict((conflict) => conflict.doNothing())
            .returning("seq")
            .executeTakeFirst()
        : await tx
            .updateTable("stream_head")
            .set({ seq, hash })
            .where("organisation", "=", home)
            .where("stream", "=", stream)
            .where("seq", "=", seq - 1)
            .where("hash", "=", previous ?? "")
            .returning("seq")
            .executeTakeFirst()
    if (moved === undefined || (seq === 0 && previous !== null)) return "raced"
    await tx
      .insertInto("stream_event")
      .values({
        organisation: home,
        stream,
        seq,
        header: JSON.stringify(event.header),
        cipher: event.cipher,
        signature: event.signature,
      })
      .execute()
  }
  return "appended"
}

/** How many events a stream has had, whether they are still to be read or not. */
export async function countEvents(tx: Tx, home: OrganisationId, stream: string): Promise<number> {
  const head = await tx
    .selectFrom("stream_head")
    .select("seq")
    .where("organisation", "=", home)
    .where("stream", "=", stream)
    .executeTakeFirst()
  return head === undefined ? 0 : head.seq + 1
}

/** Erased events are left out; their headers stay in the table as a record that they were there. */
export async function eventsFrom(
  tx: Tx,
  home: OrganisationId,
  stream: string,
  from: number,
): Promise<readonly SealedEvent[]> {
  const rows = await tx
    .selectFrom("stream_event")
    .select(["header", "cipher", "signature"])
    .where("organisation", "=", home)
    .where("stream", "=", stream)
    .where("seq", ">=", from)
    .orderBy("seq")
    .limit(100_000)
    .execute()
  return rows.flatMap(({ header, cipher, signature }) =>
    cipher === null ? [] : [{ header, cipher, signature }],
  )
}
