/** Stores beside the first one: each with a name, what it holds, its country and whoever runs it; each judged by itself. */
import type { DataKind } from "@zahnwolke/core/policy/vocabulary"
import Type from "typebox"
import type { Static } from "typebox"
import Value from "typebox/value"
import { readObjectsPool } from "./pool.ts"
import type { ObjectsPool } from "./pool.ts"

export interface NamedPool extends ObjectsPool {
  readonly name: string
  readonly holds: DataKind
}

/** The first store's name, and that of the server's own machine beside its stores. */
const taken: readonly string[] = ["main", "server"]

const pools = Type.Array(
  Type.Object(
    {
      name: Type.String({ pattern: "^[a-z][a-z0-9-]{0,30}$" }),
      holds: Type.Union([Type.Literal("health"), Type.Literal("tax"), Type.Literal("both")]),
      url: Type.String(),
      country: Type.String({ pattern: "^[A-Z]{2}$" }),
      operator: Type.String({ minLength: 1, maxLength: 200 }),
      accessKey: Type.Optional(Type.String()),
      secretKey: Type.Optional(Type.String()),
    },
    { additionalProperties: false },
  ),
  { maxItems: 19 },
)
type Stated = Static<typeof pools>[number]

type Reading =
  | { readonly kind: "pools"; readonly pools: readonly NamedPool[] }
  | { readonly kind: "refused"; readonly reason: string }

const refused = (reason: string): Reading => ({ kind: "refused", reason })

/** A sentence never repeats what was written: a secret key may stand in it. */
export function readMorePools(
  text: string | null,
  first: ObjectsPool,
  isCountry: (code: string) => boolean,
): Reading {
  if (text === null) return { kind: "pools", pools: [] }
  const stated = parsed(text)
  if (!Value.Check(pools, stated)) {
    return refused(
      'MORE_OBJECTS must be a JSON list like [{"name":"tax","holds":"tax","url":"file:///srv/tax","country":"DE","operator":"self"}].',
    )
  }
  const names = [...taken, ...stated.map(({ name }) => name)]
  if (new Set(names).size !== names.length) {
    return refused("In MORE_OBJECTS every store needs a name of its own; main and server are taken.")
  }
  const read: NamedPool[] = []
  for (const one of stated) {
    if (!isCountry(one.country)) return refused(`In MORE_OBJECTS the country of ${one.name} is none.`)
    const pool = poolOf(one, first)
    if (pool.kind === "refused") return refused(`MORE_OBJECTS, ${one.name}: ${pool.reason}`)
    read.push({ ...pool.pool, name: one.name, holds: one.holds })
  }
  return { kind: "pools", pools: read }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const poolOf = ({ url, country, operator, accessKey, secretKey }: Stated, first: ObjectsPool) =>
  readObjectsPool(url, first, {
    country,
    operator,
    accessKey: accessKey ?? null,
    secretKey: secretKey ?? null,
  })
