/** JSON values, and the one spelling of them that is hashed and signed (RFC 8785, without fractions). */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * Keys sorted by UTF-16 code units, no white space. Numbers must be safe integers: no signed object of ours
 * needs a fraction, and leaving them out leaves out every doubt about their spelling.
 * Throws TypeError on undefined, fractions and lone surrogates: these are bugs of the caller.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === "boolean") return String(value)
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new TypeError("only safe integers can be signed")
    return String(value)
  }
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new TypeError("a lone surrogate cannot be signed")
    return JSON.stringify(value)
  }
  if (isList(value)) return `[${value.map((item) => canonicalJson(item)).join(",")}]`
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(at(value, key))}`).join(",")}}`
}

function at(value: { readonly [key: string]: Json }, key: string): Json {
  const item = value[key]
  if (item === undefined) throw new TypeError(`${key} is undefined and cannot be signed`)
  return item
}

export const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
