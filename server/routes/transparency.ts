/** The transparency log for everyone: checkpoint, consistency and inclusion. */
import { transparency } from "@zahnwolke/core/api/transparency"
import { proveConsistency, proveInclusion } from "@zahnwolke/core/audit/merkle-proof"
import { bytesToHex } from "@zahnwolke/core/encoding/bytes"
import type { Parts } from "../parts.ts"
import { currentCheckpoint, nodesFrom } from "../transparency/leaves.ts"
import { fine, refuse } from "./serve.ts"
import type { Serve } from "./serve.ts"

/** The log's name: the address without its scheme. */
export const logOrigin = (publicUrl: string): string => new URL(publicUrl).host

export function serveTransparency(serve: Serve, parts: Parts): void {
  serve(transparency.checkpoint, async () => {
    return fine(await currentCheckpoint(parts.db, parts.identity, logOrigin(parts.config.publicUrl)))
  })

  serve(transparency.consistency, async ({ query }) => {
    const { size } = await parts.db.selectFrom("log_size").select("size").executeTakeFirstOrThrow()
    const tooLarge = refuse(404, "log-smaller", "The log is not that large.")
    if (query.to > size) return tooLarge
    const proof = await proveConsistency(query.from, query.to, nodesFrom(parts.db))
    return proof === null ? tooLarge : fine({ proof: proof.map((hash) => bytesToHex(hash)) })
  })

  serve(transparency.inclusion, async ({ query }) => {
    const unknown = refuse(404, "not-in-log", "The log of that size does not hold this statement.")
    const leaf = await parts.db
      .selectFrom("log_leaf")
      .select("log_index")
      .where("statement", "=", query.statement)
      .executeTakeFirst()
    const { size } = await parts.db.selectFrom("log_size").select("size").executeTakeFirstOrThrow()
    if (leaf === undefined || query.size > size) return unknown
    const proof = await proveInclusion(leaf.log_index, query.size, nodesFrom(parts.db))
    return proof === null
      ? unknown
      : fine({ index: leaf.log_index, proof: proof.map((hash) => bytesToHex(hash)) })
  })
}
