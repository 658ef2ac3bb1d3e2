/** JSON schemas of the small things that stand in every signed object and every request. */
import Type from "typebox"
import type { TSchema } from "typebox"
import { oneLine } from "../encoding/one-line.ts"
import type { Recipient } from "../envelope/identity.ts"
import type { Id, IdKind } from "../records/id.ts"

/** Nothing undeclared is ever signed or stored. */
export const strict = { additionalProperties: false } as const

export const id = <Kind extends IdKind>(kind: Kind) =>
  Type.Unsafe<Id<Kind>>(Type.String({ pattern: `^${kind}_[0-9a-hjkmnp-tv-z]{26}$` }))

export const sha256Text = Type.String({ pattern: "^[0-9a-f]{64}$" })
export const base64urlText = (maxLength: number) => Type.String({ pattern: "^[A-Za-z0-9_-]*$", maxLength })
export const publicKeyText = Type.String({ pattern: "^[A-Za-z0-9_-]{43}$" })
export const recipientText = Type.Unsafe<Recipient>(
  Type.String({ pattern: "^age1pq1[02-9ac-hj-np-z]{1952}$" }),
)
/** Milliseconds since 1970, until the year 9999. */
export const time = Type.Integer({ minimum: 0, maximum: 253_402_300_799_999 })
export const count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
/** A place in a log or a stream: as many as a database's integer holds. */
export const position = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })
export const country = Type.String({ pattern: "^([A-Z]{2}|\\?\\?)$" })
export const shortText = Type.String({ maxLength: 200, pattern: oneLine })

export const oneOf = <const Words extends readonly string[]>(words: Words) =>
  Type.Unsafe<Words[number]>(Type.String({ enum: [...words] }))

export const listOf = <Item extends TSchema>(item: Item, maxItems = 1000) => Type.Array(item, { maxItems })
