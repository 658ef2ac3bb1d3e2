/** A golden case: a request, the day it is asked, and the answer the law gives; a DPO writes them without TypeScript. */
import { dayOf, isDay, type Day } from "./day.ts"
import { parseRequest, type DisclosureRequest } from "./request.ts"

export interface GoldenCase {
  readonly title: string
  /** Rules and articles it shows, e.g. "G3, Art. 7(3) GDPR". */
  readonly cites: string
  readonly day: Day
  readonly request: DisclosureRequest
  /** Ids of rules that must be among the reasons, and actions that must be exactly the missing ones. */
  readonly reasons: readonly string[]
  readonly actions: readonly string[] | null
  readonly notes: readonly string[]
}

const keys = new Set(["title", "cites", "day", "request", "reasons", "actions", "notes"])

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string")

/** Reads a case, or a bare request, which is then a case of its own day without an expectation. */
export function parseCase(json: unknown): GoldenCase | { readonly problem: string } {
  if (typeof json !== "object" || json === null || !("request" in json)) {
    const request = parseRequest(json)
    return "problem" in request ? request : bare(request)
  }
  const unknown = Object.keys(json).find((key) => !keys.has(key))
  if (unknown !== undefined) return { problem: `A case has no such key. Use only ${[...keys].join(", ")}.` }

  const request = parseRequest(json.request)
  if ("problem" in request) return request
  const plain = bare(request)
  const day = "day" in json ? json.day : plain.day
  if (typeof day !== "string" || !isDay(day)) return { problem: "The day is none. Write it as 2026-11-23." }
  return {
    ...plain,
    day,
    title: "title" in json && typeof json.title === "string" ? json.title : "",
    cites: "cites" in json && typeof json.cites === "string" ? json.cites : "",
    reasons: "reasons" in json && isTexts(json.reasons) ? json.reasons : [],
    actions: "actions" in json && isTexts(json.actions) ? json.actions : null,
    notes: "notes" in json && isTexts(json.notes) ? json.notes : [],
  }
}

const bare = (request: DisclosureRequest): GoldenCase => ({
  title: "",
  cites: "",
  day: dayOf(request.at),
  request,
  reasons: [],
  actions: null,
  notes: [],
})
