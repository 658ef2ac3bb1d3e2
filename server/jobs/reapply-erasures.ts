/** At the start, before anybody is answered: what was erased after a backup that was restored since is erased again. */
import { transaction } from "../database/connect.ts"
import { findOrder } from "../database/orders.ts"
import type { Log } from "../http/log.ts"
import { isChunkHash } from "../objects/object-store.ts"
import type { Parts } from "../parts.ts"
import { beginErasure } from "./after-statement.ts"
import { tombstones } from "./erasure-ledger.ts"
import type { Tombstone } from "./erasure-ledger.ts"

/** True where the database knew the order as one that is still there. */
async function closeAgain(parts: Parts, { organisation, report }: Tombstone): Promise<boolean> {
  return transaction(parts.db, organisation, async (tx) => {
    const row = await findOrder(tx, report.order)
    if (row === null || row.state !== "open") return false
    await beginErasure(tx, { organisation }, report.order, "closed", report.closure)
    return true
  })
}

/** Parts may be back although the database is not, where only the objects were restored. */
async function dropAgain({ pool }: Parts, chunks: readonly string[]): Promise<number> {
  let bytes = 0
  const back = await pool.store.has(chunks.filter((sha256) => isChunkHash(sha256)))
  for (const sha256 of back) bytes += (await pool.store.erase(sha256)).bytes
  return bytes
}

/** The work itself is the erasure's usual job; access ends here. */
export async function reapplyErasures(parts: Parts, log: Log): Promise<void> {
  let count = 0
  let bytes = 0
  for (const tombstone of await tombstones(parts, Date.now())) {
    const wasBack = await closeAgain(parts, tombstone)
    const dropped = await dropAgain(parts, tombstone.chunks)
    if (wasBack || dropped > 0) count++
    bytes += dropped
  }
  if (count > 0) log.warn("erasures-reapplied", { count, bytes })
}
