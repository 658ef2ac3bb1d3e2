/** The transparency log in the database: every statement and log entry gets its place in the transaction that keeps it. */
import { signCheckpoint } from "@zahnwolke/core/audit/checkpoint"
import { appendLeaf, frontierRoot, leafHash, makeFrontier } from "@zahnwolke/core/audit/merkle"
import type { Frontier, Hash, NodePlace } from "@zahnwolke/core/audit/merkle"
import { completeNodes } from "@zahnwolke/core/audit/merkle-proof"
import type { ReadNodes } from "@zahnwolke/core/audit/merkle-proof"
import { bytesToHex, hexToBytes } from "@zahnwolke/core/encoding/bytes"
import type { Kysely } from "kysely"
import type { Database } from "../database/tables.ts"
import type { ServerIdentity } from "../identity.ts"
import type { Tx } from "../parts.ts"

const bytesOf = (hex: string): Hash => {
  const bytes = hexToBytes(hex)
  if (bytes === null) throw new Error("a hash in the database is not hexadecimal")
  return bytes
}

/** Reads nodes in the order in which they are asked for. */
export function nodesFrom(db: Kysely<Database> | Tx): ReadNodes {
  return async (places) => {
    if (places.length === 0) return []
    const rows = await db
      .selectFrom("log_node")
      .selectAll()
      .where((where) =>
        where.or(
          places.map(({ level, index }) =>
            where.and([where("level", "=", level), where("place", "=", index)]),
          ),
        ),
      )
      .execute()
    const byPlace = new Map(rows.map((row) => [`${row.level}/${row.place}`, row.hash]))
    return places.map(({ level, index }: NodePlace) => bytesOf(byPlace.get(`${level}/${index}`) ?? ""))
  }
}

async function frontierAt(db: Kysely<Database> | Tx, size: number): Promise<Frontier> {
  const hashes = await nodesFrom(db)(completeNodes(0, size))
  const frontier = makeFrontier(size, hashes)
  if (frontier === null) throw new Error("the transparency log in the database is damaged")
  return frontier
}

/** Appends in the caller's transaction; the row lock makes the order one for all processes. */
export async function appendStatements(tx: Tx, statements: readonly string[]): Promise<void> {
  if (statements.length === 0) return
  const { size } = await tx.selectFrom("log_size").select("size").forUpdate().executeTakeFirstOrThrow()
  let frontier = await frontierAt(tx, size)
  for (const statement of statements) {
    const index = frontier.size
    const step = appendLeaf(frontier, leafHash(bytesOf(statement)))
    frontier = step.frontier
    await tx.insertInto("log_leaf").values({ log_index: index, statement }).execute()
    await tx
      .insertInto("log_node")
      .values(
        step.completed.map((node) => ({ level: node.level, place: node.index, hash: bytesToHex(node.hash) })),
      )
      .execute()
  }
  await tx.updateTable("log_size").set({ size: frontier.size }).execute()
}

export async function currentCheckpoint(
  db: Kysely<Database>,
  identity: ServerIdentity,
  origin: string,
): Promise<{ checkpoint: string; size: number }> {
  const { size } = await db.selectFrom("log_size").select("size").executeTakeFirstOrThrow()
  const root = frontierRoot(await frontierAt(db, size))
  const key = { name: origin, publicKey: identity.signer.publicKey }
  return { checkpoint: await signCheckpoint({ size, root }, key, identity.signer.sign), size }
}
