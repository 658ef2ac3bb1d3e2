/** JSON schemas that several paths share. */
import Type from "typebox"
import { base64urlText, count, id, listOf, oneOf, sha256Text, strict } from "../trust/schema.ts"

export const nothing = Type.Object({}, strict)
/** Sealed keys and envelopes: a few kilobytes per member. */
export const sealed = base64urlText(4_000_000)
export const opaqueText = Type.String({ maxLength: 20_000 })
/** SHA-256 of what the person types, so that the server never learns it. */
export const loginName = sha256Text
export const wrapSchema = Type.Object(
  { kind: oneOf(["passphrase", "passkey"]), credential: Type.String({ maxLength: 1500 }), sealed },
  strict,
)
const chunkSchema = Type.Object(
  { sha256: sha256Text, size: Type.Integer({ minimum: 1, maximum: 9_000_000 }) },
  strict,
)
export const objectSchema = Type.Object(
  { object: id("object"), size: count, sha256: sha256Text, chunks: listOf(chunkSchema, 100_000) },
  strict,
)
export const streamText = Type.String({ pattern: "^(org|order)_[0-9a-hjkmnp-tv-z]{26}$" })
