/** Signed statements checked offline: each against the log of the organisation that it names, the server's against its key. */
import type { StatementVerifier } from "@zahnwolke/core/audit/erasure-protocol"
import { groundedBy } from "@zahnwolke/core/party/keeping"
import { believe } from "@zahnwolke/core/party/signed"
import type { Signed } from "@zahnwolke/core/party/signed"
import type { OrganisationId } from "@zahnwolke/core/records/id"
import { readStatement } from "@zahnwolke/core/trust/statement"
import type { Envelope } from "@zahnwolke/core/trust/statement"
import { isStatementKind, statementSchemas } from "@zahnwolke/core/trust/statements"
import type { StatementKind } from "@zahnwolke/core/trust/statements"
import type { Evidence } from "./evidence.ts"
import { isEnvelope } from "./envelopes.ts"

type PartyKind = Exclude<StatementKind, "storage-report">

export interface Checked {
  /** "receipt", "consent", …; what nobody knows is shown as it calls itself. */
  readonly kind: string
  /** Null where it is not to be believed, or nothing is there to check it against. */
  readonly by: OrganisationId | "server" | null
  readonly at: number | null
}

export async function checkStatement(envelope: Envelope, evidence: Evidence): Promise<Checked> {
  const kind = /^application\/vnd\.zahnwolke\.([a-z-]+)\+json$/u.exec(envelope.payloadType)?.[1] ?? "?"
  if (kind === "storage-report") {
    const report = await believeReport(envelope, evidence)
    return { kind, by: report === null ? null : "server", at: report?.body.at ?? null }
  }
  const signed = isPartyKind(kind) ? await believeAny(kind, envelope, evidence) : null
  return { kind, by: signed?.body.organisation ?? null, at: signed?.body.at ?? null }
}

const isPartyKind = (kind: string): kind is PartyKind => isStatementKind(kind) && kind !== "storage-report"

async function believeAny<Kind extends PartyKind>(
  kind: Kind,
  envelope: Envelope,
  { organisations }: Evidence,
): Promise<Signed<Kind> | null> {
  for (const organisation of organisations.values()) {
    const signed = await believe(kind, envelope, organisation)
    if (signed !== null) return signed
  }
  return null
}

async function believeReport(envelope: Envelope, { serverKey }: Evidence) {
  const read = readStatement("storage-report", statementSchemas["storage-report"], envelope)
  return read !== null && serverKey !== null && (await read.isSignedBy(serverKey)) ? read : null
}

/** For the erasure protocol, which verifies every statement in it again. */
export function offlineVerifier(evidence: Evidence): StatementVerifier {
  const by =
    <Kind extends PartyKind>(kind: Kind) =>
    async (statement: unknown): Promise<Signed<Kind> | null> =>
      isEnvelope(statement) ? believeAny(kind, statement, evidence) : null
  return {
    disclosure: by("disclosure"),
    addition: by("addition"),
    closure: by("closure"),
    declaration: async (statement, organisation) => {
      const signed = await by("erasure-declaration")(statement)
      return signed?.body.organisation === organisation ? signed : null
    },
    storageReport: async (statement) => (isEnvelope(statement) ? believeReport(statement, evidence) : null),
    isKeptByLaw: groundedBy(evidence.organisations),
  }
}
