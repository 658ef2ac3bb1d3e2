/** Where the server stands: what anyone may ask. */
import Type from "typebox"
import { oneLine } from "../encoding/one-line.ts"
import { dayPattern } from "../policy/day.ts"
import { country, listOf, oneOf, publicKeyText, strict, time } from "../trust/schema.ts"
import { route } from "./contract.ts"

const line = Type.String({ pattern: oneLine })

const poolSchema = Type.Object(
  {
    name: line,
    country: line,
    operator: line,
    /** What the store is meant for: health data, tax records, or both. */
    holds: oneOf(["health", "tax", "both"]),
  },
  strict,
)

export const place = {
  about: route({
    id: "about",
    method: "GET",
    path: "/v1/about",
    summary: "Where the server stands, who runs it, and the key it signs with",
    access: "none",
    reply: Type.Object(
      {
        country: line,
        operator: line,
        pools: listOf(poolSchema, 20),
        version: line,
        demo: Type.Boolean(),
        signingKey: publicKeyText,
        logOrigin: Type.String(),
        opaqueKey: Type.String(),
        /** Countries whose adequacy the operator suspended: a client adds them to what it knows itself. */
        suspended: listOf(Type.Object({ country, from: Type.String({ pattern: dayPattern }) }, strict), 250),
        /** The server's clock: a device whose own is a day off is told so. */
        now: time,
      },
      strict,
    ),
  }),
} as const
