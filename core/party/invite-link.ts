/** The link of an invitation: what stands in it, and what is sealed under its secret. */
import type { Static, TSchema } from "typebox"
import Value from "typebox/value"
import { base64urlToBytes, bytesToBase64url, utf8 } from "../encoding/bytes.ts"
import { canonicalJson } from "../encoding/json.ts"
import type { Json } from "../encoding/json.ts"
import { deriveWrapKey, unwrap, wrap } from "../envelope/derive.ts"
import { isId } from "../records/id.ts"
import type { InviteId } from "../records/id.ts"
import { parseCanonical } from "../trust/statement.ts"

/** What stands behind the # of a link never reaches a server. */
export interface InviteLink {
  readonly invite: InviteId
  readonly genesis: string
  readonly secret: string
}

export function linkText(server: URL, page: string, { invite, genesis, secret }: InviteLink): string {
  return new URL(`/#/${page}/${invite}.${genesis}.${secret}`, server).href
}

export function parseLink(link: string): InviteLink | null {
  const [, invite = "", genesis = "", secret = ""] =
    /(invite_[0-9a-z]{26})\.([0-9a-f]{64})\.([A-Za-z0-9_-]{43})\s*$/u.exec(link) ?? []
  return isId("invite", invite) ? { invite, genesis, secret } : null
}

const inviteKey = (secret: string): Promise<CryptoKey> =>
  deriveWrapKey(base64urlToBytes(secret) ?? new Uint8Array(32), "invitation")

/** Sealing under the link's secret is the MAC: only who has the link can have written it. */
export async function sealUnder(secret: string, context: string, value: Json): Promise<string> {
  return bytesToBase64url(await wrap(await inviteKey(secret), utf8(canonicalJson(value)), context))
}

export async function openUnder<Schema extends TSchema>(
  secret: string,
  context: string,
  sealed: string,
  schema: Schema,
): Promise<Static<Schema> | null> {
  const bytes = base64urlToBytes(sealed)
  const opened = bytes && (await unwrap(await inviteKey(secret), bytes, context))
  if (!opened) return null
  const value: unknown = parseCanonical(opened)
  return Value.Check(schema, value) ? value : null
}
