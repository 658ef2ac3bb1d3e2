/** Statements as this device believes them: signed by a device of the organisation that they name, at that time. */
import { ordering } from "../api/ordering.ts"
import type { Json } from "../encoding/json.ts"
import { deviceKey } from "../trust/organisation-log.ts"
import type { OrganisationState } from "../trust/organisation-log.ts"
import { readStatement, sign } from "../trust/statement.ts"
import type { Envelope } from "../trust/statement.ts"
import { statementSchemas } from "../trust/statements.ts"
import type { StatementBody, StatementKind } from "../trust/statements.ts"
import { done, no } from "./answers.ts"
import type { Desk } from "./desk.ts"
import type { Answer } from "./views.ts"

export interface Signed<Kind extends StatementKind> {
  readonly body: StatementBody<Kind>
  readonly hash: string
  /** The device that signed. */
  readonly device: string
}

type PartyKind = Exclude<StatementKind, "storage-report">

/** Null where it is of another kind, of another organisation, or not signed by one of its devices. */
export async function believe<Kind extends PartyKind>(
  kind: Kind,
  envelope: Envelope,
  author: OrganisationState,
): Promise<Signed<Kind> | null> {
  const schema = statementSchemas[kind]
  const read = readStatement(kind, schema, envelope)
  if (read === null) return null
  const body: { readonly organisation: string; readonly at: number } = read.body
  const key = deviceKey(author, read.keyId, body.at)
  if (body.organisation !== author.id || key === null || !(await read.isSignedBy(key))) return null
  return { body: read.body, hash: read.hash, device: read.keyId }
}

export async function believeAll<Kind extends PartyKind>(
  kind: Kind,
  envelopes: readonly Envelope[],
  author: OrganisationState,
): Promise<readonly Signed<Kind>[]> {
  const all = await Promise.all(envelopes.map((envelope) => believe(kind, envelope, author)))
  return all.filter((one) => one !== null)
}

export async function signAs<Kind extends PartyKind>(
  desk: Pick<Desk, "deviceSigner">,
  kind: Kind,
  body: StatementBody<Kind>,
): Promise<Envelope> {
  const json: Json = JSON.parse(JSON.stringify(body))
  return sign(kind, json, desk.deviceSigner)
}

/** Signs and leaves it with the server. */
export async function state<Kind extends PartyKind>(
  desk: Pick<Desk, "deviceSigner" | "connection">,
  kind: Kind,
  body: StatementBody<Kind>,
): Promise<Answer<Envelope>> {
  const envelope = await signAs(desk, kind, body)
  const reply = await desk.connection.call(ordering.state, { body: { envelope } })
  return reply.ok ? done(envelope) : no(reply.problem.code, reply.problem.details)
}
