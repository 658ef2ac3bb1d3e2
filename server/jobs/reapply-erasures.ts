/** At the start, before anybody is answered: what was erased after a backup that was restored since is erased again. */
import { transaction } from "../database/connect.ts"
import { findOrder } from "../database/orders.ts"
import type { Log } from "../http/log.ts"
import { isChunkHash } from "../objects/object-store.ts"
import type { Parts } from "../parts.ts"
import { beginErasure } from "./after-statement.ts"
import { readLedger, trimLedger } from "./erasure-ledger.ts"
import type { Tombstone } from "./erasure-ledger.ts"

/** True where the database knew the order as one that is still there. */
async function closeAgain(parts: Parts, { organisation, order, closure }: Tombstone): Promise<boolean> {
  return transaction(parts.db, organisation, async (tx) => {
    const row = await findOrder(tx, order)
    if (row === null || row.state !== "open") return false
    await beginErasure(tx, { organisation }, order, "closed", closure)
    return true
  })
}

/** Parts may be back although the database is not, where only the objects were restored. */
async function dropAgain({ kept }: Parts, chunks: readonly string[]): Promise<number> {
  let bytes = 0
  const back = await kept.has(chunks.filter((sha256) => isChunkHash(sha256)))
  for (const sha256 of back) bytes += (await kept.erase(sha256)).bytes
  return bytes
}

/** The work itself is the erasure's usual job; access ends here. */
export async function reapplyErasures(parts: Parts, log: Log): Promise<void> {
  let count = 0
  let bytes = 0
  const ledger = await readLedger(parts, Date.now())
  const spoiled = ledger.unreadable + ledger.unsigned
  if (spoiled > 0) log.warn("tombstones-not-believed", { count: spoiled })
  for (const tombstone of ledger.tombstones) {
    const wasBack = await closeAgain(parts, tombstone)
    const dropped = await dropAgain(parts, tombstone.chunks)
    if (wasBack || dropped > 0) count++
    bytes += dropped
  }
  await trimLedger(parts, ledger)
  if (count > 0) log.warn("erasures-reapplied", { count, bytes })
}
