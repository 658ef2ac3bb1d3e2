/** What the server signed about its stores, believed only for exactly the files that were handed over. */
import type { ObjectId, OrderId } from "../records/id.ts"
import { textToKey } from "../trust/signing.ts"
import { readStatement } from "../trust/statement.ts"
import type { Envelope } from "../trust/statement.ts"
import { statementSchemas } from "../trust/statements.ts"
import type { StatementBody } from "../trust/statements.ts"
import type { Base } from "./desk.ts"

/** Under the key that this device pinned. */
export async function believeReport(
  base: Pick<Base, "server">,
  envelope: Envelope,
): Promise<{ readonly body: StatementBody<"storage-report">; readonly hash: string } | null> {
  const read = readStatement("storage-report", statementSchemas["storage-report"], envelope)
  const key = textToKey(base.server.signingKey)
  return read !== null && key !== null && (await read.isSignedBy(key))
    ? { body: read.body, hash: read.hash }
    : null
}

export interface ToBeErased {
  readonly order: OrderId
  readonly statements: readonly Envelope[]
  readonly objects: ReadonlyMap<ObjectId, unknown>
}

/** Null where a file is missing in it: what was not reported was not erased. */
export async function reportOf(
  base: Pick<Base, "server">,
  { objects, order, statements }: ToBeErased,
): Promise<{ readonly envelope: Envelope; readonly at: number } | null> {
  for (const envelope of statements) {
    const report = await believeReport(base, envelope)
    if (report === null || report.body.order !== order) continue
    const reported = new Set(report.body.objects.map(({ object }) => object))
    if ([...objects.keys()].every((object) => reported.has(object))) return { envelope, at: report.body.at }
  }
  return null
}
