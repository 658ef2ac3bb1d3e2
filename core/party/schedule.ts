/** What goes when, and why: what is shared by its deadline, what is kept by the table, and what a hold keeps back. */
import { done } from "./answers.ts"
import type { Desk } from "./desk.ts"
import type { ScheduleLine } from "./erasure-views.ts"
import { knownNumber } from "./erasing.ts"
import { viewHolds } from "./holds.ts"
import { dayAt, recordNames, viewKept } from "./keeping.ts"
import { viewNotice } from "./notices.ts"
import { readOrders } from "./order-door.ts"
import { nameOf } from "./order-views.ts"
import type { BelievedOrder, Partners } from "./orders.ts"
import { ownProfile } from "./partners.ts"
import { believeAll } from "./signed.ts"
import type { Answer } from "./views.ts"

type Named = Pick<ScheduleLine, "order" | "number" | "partner" | "holds" | "notice">

const shared = {
  de: "Gemeinsame Dateien, Nachrichten und Schlüssel",
  en: "Shared files, messages and keys",
}

async function linesOf(
  desk: Desk,
  partners: Partners,
  order: BelievedOrder,
  ownName: string,
): Promise<readonly ScheduleLine[]> {
  const name = nameOf(desk, partners, ownName)
  const holds = await viewHolds(desk, order, name)
  const notice = await viewNotice(desk, order, name)
  const named: Named = {
    order: order.order,
    number: knownNumber(desk, order),
    partner: name(order.other),
    holds,
    notice: notice?.answer === null ? notice : null,
  }
  if (order.wire.state !== "erased") {
    const isOpen = order.wire.state === "open"
    return [
      {
        ...named,
        what: "shared",
        name: shared,
        law: "Art. 5 Abs. 1 lit. e, 17 DSGVO",
        on: dayAt(isOpen ? order.eraseBy : desk.parts.now()),
        why: isOpen ? "deadline" : "ended",
      },
    ]
  }
  const declared = await believeAll("erasure-declaration", order.wire.statements, desk.organisation)
  const own = declared.findLast(({ body }) => body.order === order.order)?.body
  const kept = own === undefined ? [] : viewKept(own, desk.organisation.role)
  // Its answer is still due, although nothing of it is left here.
  const waiting: readonly ScheduleLine[] =
    kept.length === 0 && named.notice !== null
      ? [
          {
            ...named,
            what: "shared",
            name: shared,
            law: "Art. 19 DSGVO",
            on: dayAt(named.notice.answerBy),
            why: "answer",
          },
        ]
      : []
  return [
    ...waiting,
    ...kept.map(({ record, until }, index) => ({
      ...named,
      // One answer is missing, however many records are kept.
      notice: index === 0 ? named.notice : null,
      what: record,
      ...recordNames(record),
      on: until,
      why: "kept" as const,
    })),
  ]
}

/** The first to go first. */
export async function showSchedule(desk: Desk): Promise<Answer<readonly ScheduleLine[]>> {
  const all = await readOrders(desk)
  if (!all.ok) return all
  const profile = await ownProfile(desk)
  const ownName = profile.ok ? profile.value.signed.body.profile.name : ""
  const lines: ScheduleLine[] = []
  for (const order of all.value.orders)
    lines.push(...(await linesOf(desk, all.value.partners, order, ownName)))
  return done(lines.toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1)))
}
