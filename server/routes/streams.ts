/** Streams and statements: sealed events appended in order, and the signed statements that stand beside them. */
import { ordering } from "@zahnwolke/core/api/ordering"
import { isId } from "@zahnwolke/core/records/id"
import type { OrderId, OrganisationId } from "@zahnwolke/core/records/id"
import { signatureOf } from "@zahnwolke/core/streams/sealed-event"
import type { SealedEvent } from "@zahnwolke/core/streams/sealed-event"
import { presentDeviceKey } from "@zahnwolke/core/trust/organisation-log"
import { isSignedBy } from "@zahnwolke/core/trust/signing"
import { isStatementKind } from "@zahnwolke/core/trust/statements"
import { transaction } from "../database/connect.ts"
import { notify } from "../database/notices.ts"
import { findOrder, partiesOf, touch } from "../database/orders.ts"
import { readOrganisation } from "../database/organisations.ts"
import { clockWrong, isClockWrong, keepStatement, statementsOf } from "../database/statements.ts"
import { appendEvents, eventsFrom } from "../database/streams.ts"
import { afterStatement } from "../jobs/after-statement.ts"
import type { CallerIdentity, Parts, Tx } from "../parts.ts"
import { fine, refuse } from "./serve.ts"
import type { Answer, Serve } from "./serve.ts"
import { Undo, undoable } from "./undo.ts"

import { homeOf as homeOfOrder, hostRefusal } from "../gate/pools.ts"

interface Home {
  readonly home: OrganisationId
  readonly parties: readonly OrganisationId[]
  readonly open: boolean
}

/** Whose stream it is, and null where the caller has no part in it. */
async function homeOf(tx: Tx, stream: string, caller: CallerIdentity): Promise<Home | null> {
  if (isId("org", stream)) {
    return stream === caller.organisation ? { home: stream, parties: [stream], open: true } : null
  }
  const row = isId("order", stream) ? await findOrder(tx, stream) : null
  return row === null
    ? null
    : { home: row.organisation, parties: partiesOf(row), open: row.state !== "erased" }
}

const unknown = refuse(404, "unknown-stream", "There is no such stream for this organisation.")

/** Strangers cannot write even with a session: the event must be signed by the device that sends it. */
export async function isOwnEvent(parts: Parts, caller: CallerIdentity, event: SealedEvent): Promise<boolean> {
  const { header } = event
  if (header.organisation !== caller.organisation || header.device !== caller.device) return false
  const state = await readOrganisation(parts.db, caller.organisation)
  const key = state === null ? null : presentDeviceKey(state, caller.device)
  const signed = signatureOf(event)
  return key !== null && signed !== null && isSignedBy(key, signed.signature, signed.bytes)
}

const forged = refuse(403, "event-unsigned", "The event is not signed by this device.")

/**
 * What is said in an order is kept on this server. The own record stays writable: it must hold the withdrawal, the
 * erasure and the move with which a forbidden place is left.
 */
async function messageRefusal(parts: Parts, order: OrderId, caller: CallerIdentity) {
  const row = await transaction(parts.db, caller.organisation, (tx) => findOrder(tx, order))
  if (row === null || row.state !== "open") return null
  return hostRefusal(parts, await homeOfOrder(parts, caller.organisation, order))
}

async function append(
  parts: Parts,
  stream: string,
  event: SealedEvent,
  caller: CallerIdentity,
): Promise<Answer<Record<never, never>>> {
  if (event.header.stream !== stream || !(await isOwnEvent(parts, caller, event))) return forged
  // Readers believe no such time: what was acknowledged here would be lost there.
  if (isClockWrong(event.header.at)) return clockWrong
  const displaced = isId("order", stream) ? await messageRefusal(parts, stream, caller) : null
  if (displaced !== null) return displaced
  return transaction(parts.db, caller.organisation, async (tx) => {
    const place = await homeOf(tx, stream, caller)
    if (place === null) return unknown
    if (!place.open) return refuse(410, "order-erased", "This order was erased; nothing can be added to it.")
    if ((await appendEvents(tx, place.home, [event])) === "raced") {
      return refuse(409, "stream-raced", "Another event was faster; read it and try again.")
    }
    if (isId("order", stream)) await touch(tx, stream)
    await notify(tx, place.parties, isId("order", stream) ? "orders" : "register")
    return fine({})
  })
}

export function serveStreams(serve: Serve, parts: Parts): void {
  serve(ordering.appendEvent, ({ params, body }, caller) => append(parts, params.stream, body, caller))

  serve(ordering.events, ({ params, query }, caller) =>
    transaction(parts.db, caller.organisation, async (tx) => {
      const place = await homeOf(tx, params.stream, caller)
      if (place === null) return unknown
      return fine({ events: [...(await eventsFrom(tx, place.home, params.stream, query.from ?? 0))] })
    }),
  )

  serve(ordering.state, async ({ body }, caller) => {
    const state = await readOrganisation(parts.db, caller.organisation)
    if (state === null) return refuse(404, "unknown-organisation", "There is no such organisation here.")
    return undoable(() =>
      transaction(parts.db, caller.organisation, async (tx) => {
        const kept = await keepStatement(tx, state, body.envelope)
        if (kept.kind === "problem") return kept
        const followed = await afterStatement(tx, caller, kept.value, body.envelope)
        if (followed.kind === "problem") throw new Undo(followed)
        return followed
      }),
    )
  })

  serve(ordering.ownStatements, async ({ query }, caller) => {
    const { kind, about } = query
    if (!isStatementKind(kind)) return refuse(422, "statement-unknown", "There is no such kind of statement.")
    return transaction(parts.db, caller.organisation, async (tx) =>
      fine({
        statements: [
          ...(await statementsOf(tx, {
            organisation: caller.organisation,
            kinds: [kind],
            ...(about === undefined ? {} : { subject: about }),
          })),
        ],
      }),
    )
  })
}
