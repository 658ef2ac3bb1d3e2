/** `identity.json`: who is known. Refused by the name of a key, never by its value. */
import type { KnownIdentity } from "@zahnwolke/core/deidentify/lexicon"
import { isDay } from "@zahnwolke/core/policy/day"
import { isRecord } from "../files/read-json.ts"

const texts = ["family", "given", "birthDate", "insuranceNumber", "patientId"] as const
const lists = ["addresses", "phones", "emails", "others"] as const

export type ReadIdentity =
  | { readonly kind: "identity"; readonly identity: KnownIdentity }
  | { readonly kind: "not-an-object" }
  | { readonly kind: "unknown-key" }
  | { readonly kind: "wrong-value"; readonly key: string }

/** A misspelled key would be a name that nobody searches for. */
export function readIdentity(value: unknown): ReadIdentity {
  if (!isRecord(value)) return { kind: "not-an-object" }
  const known = new Set<string>([...texts, ...lists])
  if (Object.keys(value).some((key) => !known.has(key))) return { kind: "unknown-key" }
  const identity: { -readonly [Key in keyof KnownIdentity]: KnownIdentity[Key] } = {}
  for (const key of texts) {
    const text = value[key] ?? null
    if (text === null || text === "") continue
    const read = typeof text === "string" && key === "birthDate" ? dayOf(text) : text
    if (typeof read !== "string") return { kind: "wrong-value", key }
    identity[key] = read
  }
  for (const key of lists) {
    const list: unknown = value[key] ?? []
    if (!isTexts(list)) return { kind: "wrong-value", key }
    identity[key] = list
  }
  return { kind: "identity", identity }
}

/** Practice programs write a birth date as DICOM does, or as people do. */
const written = [
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/u,
  /^(?<day>\d\d?)\.(?<month>\d\d?)\.(?<year>\d{4})$/u,
]

function dayOf(text: string): string | null {
  const groups = written.map((form) => form.exec(text.trim())?.groups).find((found) => found !== undefined)
  const { year = "", month = "", day = "" } = groups ?? {}
  const iso = groups === undefined ? text.trim() : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
  return isDay(iso) ? iso : null
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string")
