/** One event of an append-only stream: sealed for those who hold the stream's secret, signed by a device, chained. */
import Type from "typebox"
import type { Static } from "typebox"
import { base64urlToBytes, bytesToBase64url, concat, utf8 } from "../encoding/bytes.ts"
import type { Bytes } from "../encoding/bytes.ts"
import { hash, hashHex } from "../encoding/hash.ts"
import { canonicalJson } from "../encoding/json.ts"
import type { Json } from "../encoding/json.ts"
import { deriveWrapKey, unwrap, wrap } from "../envelope/derive.ts"

const hex64 = Type.String({ pattern: "^[0-9a-f]{64}$" })

/** What the server sees. A stream is named by the organisation or the order it belongs to. */
const headerSchema = Type.Object(
  {
    stream: Type.String({ pattern: "^(org|order)_[0-9a-hjkmnp-tv-z]{26}$" }),
    seq: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
    previous: Type.Union([hex64, Type.Null()]),
    /** Which of the stream's secrets sealed it. */
    epoch: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
    organisation: Type.String({ pattern: "^org_[0-9a-hjkmnp-tv-z]{26}$" }),
    device: Type.String({ pattern: "^device_[0-9a-hjkmnp-tv-z]{26}$" }),
    at: Type.Integer({ minimum: 0, maximum: 253_402_300_799_999 }),
  },
  { additionalProperties: false },
)
export type EventHeader = Static<typeof headerSchema>

export const sealedEventSchema = Type.Object(
  {
    header: headerSchema,
    cipher: Type.String({ pattern: "^[A-Za-z0-9_-]+$", maxLength: 2_000_000 }),
    signature: Type.String({ pattern: "^[A-Za-z0-9_-]{86}$" }),
  },
  { additionalProperties: false },
)
export type SealedEvent = Static<typeof sealedEventSchema>

/** One key per stream and epoch, so that a secret never seals two things under one key. */
export const streamKey = (secret: Bytes, stream: string, epoch: number): Promise<CryptoKey> =>
  deriveWrapKey(secret, `stream ${stream} ${epoch}`)

function signedBytes(header: EventHeader, cipher: Bytes): Bytes {
  return concat(utf8("zahnwolke event 1\n"), utf8(canonicalJson(header)), hash(cipher))
}

/** The event's name and the next one's `previous`. */
export function eventHash(event: SealedEvent): string {
  return hashHex(signedBytes(event.header, base64urlToBytes(event.cipher) ?? new Uint8Array(0)))
}

/** The header is authenticated with the body: neither can be moved to another place in another stream. */
export async function sealEvent(
  key: CryptoKey,
  header: EventHeader,
  body: Json,
  sign: (bytes: Bytes) => Promise<Bytes>,
): Promise<SealedEvent> {
  const cipher = await wrap(key, utf8(canonicalJson(body)), canonicalJson(header))
  const signature = bytesToBase64url(await sign(signedBytes(header, cipher)))
  return { header, cipher: bytesToBase64url(cipher), signature }
}

/** The bytes and the signature to check before an event is opened. */
export function signatureOf(event: SealedEvent): { readonly bytes: Bytes; readonly signature: Bytes } | null {
  const cipher = base64urlToBytes(event.cipher)
  const signature = base64urlToBytes(event.signature)
  return cipher === null || signature === null
    ? null
    : { bytes: signedBytes(event.header, cipher), signature }
}

/** The body's bytes; null where the key is another one or anything was changed. */
export async function openEvent(key: CryptoKey, event: SealedEvent): Promise<Bytes | null> {
  const cipher = base64urlToBytes(event.cipher)
  return cipher === null ? null : unwrap(key, cipher, canonicalJson(event.header))
}

export interface Head {
  readonly seq: number
  readonly hash: string
}

/** The first place where a stream does not follow from `head`: dropped, reordered, replayed or forked. Null where it does. */
export function chainFault(stream: string, head: Head | null, events: readonly SealedEvent[]): number | null {
  let previous = head
  for (const event of events) {
    const { header } = event
    const expected = previous === null ? 0 : previous.seq + 1
    const follows = header.previous === (previous === null ? null : previous.hash)
    if (header.stream !== stream || header.seq !== expected || !follows) return expected
    previous = { seq: header.seq, hash: eventHash(event) }
  }
  return null
}
