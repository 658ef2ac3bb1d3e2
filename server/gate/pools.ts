/** Where may an organisation's data lie on this day? Asked before anything is kept: a grant, an addition, a message, a part. */
import { closedPlace, hostName, hostVerdicts, placesOf } from "@zahnwolke/core/disclosure/hosting-facts"
import type { HostingPapers, PlaceVerdict, StatedServer } from "@zahnwolke/core/disclosure/hosting-facts"
import { lawWithout } from "@zahnwolke/core/policy/suspension"
import type { DataKind } from "@zahnwolke/core/policy/vocabulary"
import { isId } from "@zahnwolke/core/records/id"
import type { OrderId, OrganisationId } from "@zahnwolke/core/records/id"
import { transaction } from "../database/connect.ts"
import { findOrder } from "../database/orders.ts"
import { attestationsAbout, newest, read, statementsOf } from "../database/statements.ts"
import type { Parts, Pool, Tx } from "../parts.ts"
import { refuse } from "../routes/serve.ts"

type Refusal = ReturnType<typeof refuse>

/** So many orders are looked at for whose sake a part may be kept; the first that may is enough. */
const mostOrders = 50

/** What anyone may ask, and the policy decides on. */
export const statedServer = ({ config, pools }: Pick<Parts, "config" | "pools">): StatedServer => ({
  country: config.country,
  operator: config.operator,
  pools: pools.map(({ name, country, operator, holds }) => ({ name, country, operator, holds })),
})

async function papersOf(tx: Tx, organisation: OrganisationId, server: StatedServer): Promise<HostingPapers> {
  const operators = [...new Set(placesOf(server).map(({ operator }) => operator))]
  const files = await statementsOf(tx, { organisation, kinds: ["provider"] })
  const abouts = [organisation, ...operators.map((operator) => hostName(operator))]
  const attested = await Promise.all(abouts.map((about) => attestationsAbout(tx, organisation, about)))
  return {
    organisation,
    providers: files.flatMap((envelope) => read("provider", envelope)?.body ?? []),
    attested: attested.flat(),
    mode: (await newest(tx, "policy-mode", organisation, organisation))?.body ?? null,
    settings: (await newest(tx, "settings", organisation, organisation))?.body ?? null,
  }
}

function refusalFor({ decision, mustMove, place }: PlaceVerdict): Refusal {
  const details = {
    country: place.country,
    place: place.name,
    reasons: decision.reasons.map(({ id }) => id).join(","),
  }
  return mustMove
    ? refuse(
        403,
        "pool-not-allowed",
        "The law does not allow data to be kept where this server keeps them.",
        details,
      )
    : refuse(
        403,
        "host-needs-papers",
        "Papers are missing about whoever runs this server or its storage.",
        details,
      )
}

/** The store into which something new of this kind goes, or why none may take it. */
export type Receiving =
  { readonly kind: "pool"; readonly pool: Pool } | { readonly kind: "refused"; readonly refusal: Refusal }

/** Each store is judged by itself: what one may not take any more, the next of its kind takes from that moment. */
async function receivingPool(
  parts: Parts,
  organisation: OrganisationId,
  kind: DataKind = "health",
): Promise<Receiving> {
  const server = statedServer(parts)
  const papers = await transaction(parts.db, organisation, (tx) => papersOf(tx, organisation, server))
  const verdicts = hostVerdicts(server, papers, lawWithout(parts.config.suspended), Date.now())
  const closed = closedPlace(verdicts, kind)
  const open = parts.pools.find(
    ({ name, holds }) =>
      (holds === "both" || holds === kind) &&
      verdicts.some(({ pool, receives }) => pool === name && receives),
  )
  if (open !== undefined && closed === null) return { kind: "pool", pool: open }
  return { kind: "refused", refusal: closed === null || closed.receives ? noStore(kind) : refusalFor(closed) }
}

const noStore = (kind: DataKind): Refusal =>
  refuse(409, "no-store-for-kind", "This server has no store for data of this kind.", { kind })

/** Null where the organisation's data of this kind may be kept here. */
export async function hostRefusal(
  parts: Parts,
  organisation: OrganisationId,
  kind: DataKind = "health",
): Promise<Refusal | null> {
  const receiving = await receivingPool(parts, organisation, kind)
  return receiving.kind === "refused" ? receiving.refusal : null
}

/**
 * Whose data an order holds: those of whoever placed the first one. What is passed on out of it, and what a laboratory
 * adds to it, lies on that organisation's word about the server (docs/decisions/0027).
 */
export async function homeOf(parts: Parts, caller: OrganisationId, order: OrderId): Promise<OrganisationId> {
  let home = caller
  const seen = new Set<OrderId>()
  for (let next: OrderId | null = order; next !== null && !seen.has(next);) {
    const asked: OrderId = next
    seen.add(asked)
    const row = await transaction(parts.db, home, (tx) => findOrder(tx, asked))
    if (row === null) return home
    home = row.organisation
    next = read("disclosure", row.disclosure)?.body.parent ?? null
  }
  return home
}

/** A part does not say to which order it will belong: kept for the caller's own, or for an order that it works on. */
export async function chunkPlace(parts: Parts, caller: OrganisationId, kind: DataKind): Promise<Receiving> {
  const own = await receivingPool(parts, caller, kind)
  if (own.kind === "pool") return own
  const orders = await transaction(parts.db, caller, (tx) =>
    tx
      .selectFrom("lab_order")
      .select("order_id")
      .where("placed_with", "=", caller)
      .where("state", "=", "open")
      .orderBy("changed_at", "desc")
      .limit(mostOrders)
      .execute(),
  )
  const asked = new Set<OrganisationId>()
  for (const { order_id } of orders) {
    const home = isId("order", order_id) ? await homeOf(parts, caller, order_id) : caller
    if (home === caller || asked.has(home)) continue
    asked.add(home)
    const there = await receivingPool(parts, home, kind)
    if (there.kind === "pool") return there
  }
  return own
}
