/** Signed statements: the DSSE envelope around canonical JSON, read strictly and verified before it is believed. */
import type { Static, TSchema } from "typebox"
import Type from "typebox"
import Value from "typebox/value"
import {
  base64urlToBytes,
  bytesEqual,
  bytesToBase64url,
  concat,
  utf8,
  utf8ToText,
} from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { hashHex } from "../encoding/hash.ts"
import { canonicalJson } from "../encoding/json.ts"
import type { Json } from "../encoding/json.ts"
import { base64urlText, strict } from "./schema.ts"
import { isSignedBy } from "./signing.ts"
import type { Signer } from "./signing.ts"

/** As it travels and is kept. The payload is the exact signed bytes. */
export const envelopeSchema = Type.Object(
  {
    payloadType: Type.String({ pattern: "^application/vnd\\.zahnwolke\\.[a-z-]+\\+json$" }),
    payload: base64urlText(1_000_000),
    signatures: Type.Array(
      Type.Object({ keyid: Type.String({ maxLength: 80 }), sig: base64urlText(100) }, strict),
      { minItems: 1, maxItems: 2 },
    ),
  },
  strict,
)
export type Envelope = Static<typeof envelopeSchema>

/** DSSE pre-authentication encoding: type and payload with their lengths, so that neither can be moved into the other. */
function preAuthentication(payloadType: string, payload: Bytes): Bytes {
  const type = utf8(payloadType)
  return concat(utf8(`DSSEv1 ${type.length} `), type, utf8(` ${payload.length} `), payload)
}

export const payloadTypeOf = (kind: string): string => `application/vnd.zahnwolke.${kind}+json`

export async function sign(kind: string, body: Json, signer: Signer): Promise<Envelope> {
  const payload = utf8(canonicalJson(body))
  const payloadType = payloadTypeOf(kind)
  const sig = await signer.sign(preAuthentication(payloadType, payload))
  return {
    payloadType,
    payload: bytesToBase64url(payload),
    signatures: [{ keyid: signer.keyId, sig: bytesToBase64url(sig) }],
  }
}

/** The name of a statement: SHA-256 of its pre-authentication encoding, without the signature. */
export function statementHash(envelope: Envelope): string {
  const payload = base64urlToBytes(envelope.payload) ?? new Uint8Array(0)
  return hashHex(preAuthentication(envelope.payloadType, payload))
}

/** What was read but not yet believed. */
export interface Unverified<Body> {
  readonly body: Body
  readonly keyId: string
  readonly hash: string
  readonly isSignedBy: (publicKey: Bytes) => Promise<boolean>
}

/** Null where it is not of this kind, not canonical, or has anything undeclared in it. */
export function readStatement<Schema extends TSchema>(
  kind: string,
  schema: Schema,
  envelope: Envelope,
): Unverified<Static<Schema>> | null {
  const signature = envelope.signatures[0]
  const payload = base64urlToBytes(envelope.payload)
  if (envelope.payloadType !== payloadTypeOf(kind) || signature === undefined || payload === null) return null
  const sig = base64urlToBytes(signature.sig)
  const body = parseCanonical(payload)
  if (sig === null || body === undefined || !Value.Check(schema, body)) return null
  return {
    body,
    keyId: signature.keyid,
    hash: statementHash(envelope),
    isSignedBy: (publicKey) => isSignedBy(publicKey, sig, preAuthentication(envelope.payloadType, payload)),
  }
}

/** Only the one canonical spelling: two spellings of one statement would have two hashes. */
export function parseCanonical(bytes: Bytes): Json | undefined {
  try {
    const value: Json = JSON.parse(utf8ToText(bytes))
    // Bytes, not text: a decoder passes over a byte order mark in silence.
    return bytesEqual(utf8(canonicalJson(value)), bytes) ? value : undefined
  } catch {
    return undefined
  }
}
