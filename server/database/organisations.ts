/** Organisations by their signed logs: the state is replayed, cached by its head, and never believed from a column. */
import { applyEntry, replay } from "@zahnwolke/core/trust/organisation-log"
import type { LogFault, OrganisationState } from "@zahnwolke/core/trust/organisation-log"
import type { Envelope } from "@zahnwolke/core/trust/statement"
import type { DeviceId, OrganisationId } from "@zahnwolke/core/records/id"
import type { Kysely } from "kysely"
import type { Tx } from "../parts.ts"
import { appendStatements } from "../transparency/leaves.ts"
import type { Database } from "./tables.ts"

/** States by organisation. A process that missed entries replays only those it does not have. */
const known = new Map<OrganisationId, OrganisationState>()
const mostKnown = 5000

export async function entriesFrom(
  db: Kysely<Database> | Tx,
  organisation: OrganisationId,
  from: number,
): Promise<readonly Envelope[]> {
  const rows = await db
    .selectFrom("organisation_entry")
    .select("envelope")
    .where("organisation", "=", organisation)
    .where("seq", ">=", from)
    .orderBy("seq")
    .execute()
  return rows.map((row) => row.envelope)
}

/** How long the logs of these organisations are. */
export async function countEntries(
  tx: Tx,
  organisations: readonly OrganisationId[],
): Promise<ReadonlyMap<OrganisationId, number>> {
  const rows = await tx
    .selectFrom("organisation_entry")
    .select(["organisation", (select) => select.fn.max("seq").as("last")])
    .where("organisation", "in", organisations)
    .groupBy("organisation")
    .execute()
  return new Map(rows.map(({ organisation, last }) => [organisation, last + 1]))
}

export async function readOrganisation(
  db: Kysely<Database> | Tx,
  organisation: OrganisationId,
): Promise<OrganisationState | null> {
  const before = known.get(organisation) ?? null
  const entries = await entriesFrom(db, organisation, before === null ? 0 : before.seq + 1)
  if (before !== null && entries.length === 0) return before
  if (entries.length === 0) return null
  const result = await replay(entries, before)
  if (!result.ok) throw new Error(`the log of an organisation in the database is damaged: ${result.fault}`)
  if (known.size >= mostKnown) known.clear()
  known.set(organisation, result.state)
  return result.state
}

export async function organisationOfDevice(
  db: Kysely<Database> | Tx,
  device: DeviceId,
): Promise<OrganisationId | null> {
  const row = await db
    .selectFrom("device")
    .select("organisation")
    .where("device", "=", device)
    .executeTakeFirst()
  return row?.organisation ?? null
}

export type Appended =
  | { readonly ok: true; readonly state: OrganisationState }
  | { readonly ok: false; readonly fault: LogFault | "raced" }

/** The first entries of a new organisation, its genesis among them. */
export async function foundOrganisation(tx: Tx, entries: readonly Envelope[]): Promise<Appended> {
  const [genesis, ...others] = entries
  if (genesis === undefined) return { ok: false, fault: "malformed" }
  const first = await applyEntry(null, genesis)
  if (!first.ok) return first
  const { state } = first
  const inserted = await tx
    .insertInto("organisation")
    .values({ organisation: state.id, genesis: state.genesis, recovery_key: state.recovery.signingKey })
    .onConflict((conflict) => conflict.doNothing())
    .returning("organisation")
    .executeTakeFirst()
  if (inserted === undefined) return { ok: false, fault: "raced" }
  await tx
    .insertInto("organisation_entry")
    .values({ organisation: state.id, seq: 0, hash: state.head, envelope: JSON.stringify(genesis) })
    .execute()
  await appendStatements(tx, [state.head])
  return appendEntries(tx, state.id, state, others)
}

/** Entries in the caller's transaction; a race with another process fails on the primary key and is told. */
export async function appendEntries(
  tx: Tx,
  organisation: OrganisationId,
  before: OrganisationState,
  entries: readonly Envelope[],
): Promise<Appended> {
  let state = before
  for (const envelope of entries) {
    const step = await applyEntry(state, envelope)
    if (!step.ok) return step
    state = step.state
    const inserted = await tx
      .insertInto("organisation_entry")
      .values({ organisation, seq: state.seq, hash: state.head, envelope: JSON.stringify(envelope) })
      .onConflict((conflict) => conflict.doNothing())
      .returning("seq")
      .executeTakeFirst()
    if (inserted === undefined) return { ok: false, fault: "raced" }
    await appendStatements(tx, [state.head])
    await keepLookups(tx, organisation, state)
  }
  return { ok: true, state }
}

async function keepLookups(tx: Tx, organisation: OrganisationId, state: OrganisationState): Promise<void> {
  await tx
    .updateTable("organisation")
    .set({ recovery_key: state.recovery.signingKey })
    .where("organisation", "=", organisation)
    .execute()
  if (state.devices.size === 0) return
  await tx
    .insertInto("device")
    .values([...state.devices.keys()].map((device) => ({ organisation, device })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
