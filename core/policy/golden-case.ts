/** A golden case: a request, the day it is asked, and the answer the law gives; a DPO writes them without TypeScript. */
import type { Json } from "../encoding/json.ts"
import { dayOf, dayPattern, isDay, type Day } from "./day.ts"
import { inputSchema, parseRequest, said, type DisclosureRequest, type RequestProblem } from "./request.ts"
import { ruleTexts } from "./rules.table.ts"
import { actionIds } from "./vocabulary.ts"

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

const ruleIds: readonly string[] = ruleTexts.map(({ id }) => id)
const text = (description: string): Json => ({ type: "string", description })
const listOf = (words: readonly string[], description: string): Json => ({
  type: "array",
  items: { enum: [...words] },
  description,
})

const properties: { readonly [key: string]: Json } = {
  title: text("the case in one sentence"),
  cites: text("the gate and the articles that it shows"),
  day: {
    type: "string",
    pattern: dayPattern,
    description: "the day whose law is asked; else that of the request",
  },
  request: { $ref: "#/$defs/request" },
  reasons: listOf(ruleIds, "rules that must be among the reasons"),
  actions: listOf(actionIds, "what must be missing, and nothing else"),
  notes: listOf(ruleIds, "remarks that must be there"),
}

/** What `decide` takes: a request, or a case around one. */
export const caseSchema = (): Json => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Zahnwolke disclosure request, alone or as a golden case",
  anyOf: [
    { $ref: "#/$defs/request" },
    { type: "object", required: ["request"], properties, additionalProperties: false },
  ],
  $defs: { request: inputSchema() },
})

const isIn = (words: readonly string[], value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string" && words.includes(item))

/** An expectation that nobody can read would be one that nobody checks. */
function expectationProblem(json: object): RequestProblem | null {
  for (const [key, value] of Object.entries(json)) {
    if (!Object.hasOwn(properties, key)) {
      const all = Object.keys(properties).join(", ")
      return said(
        `A case has no such key. Use only ${all}.`,
        `Eine unbekannte Angabe im Fall. Möglich sind nur ${all}.`,
      )
    }
    if ((key === "title" || key === "cites") && typeof value !== "string") {
      return said(
        `The case's ${key} is no text. Write one sentence.`,
        `Die Angabe ${key} ist kein Text. Bitte einen Satz schreiben.`,
      )
    }
    if ((key === "reasons" || key === "notes") && !isIn(ruleIds, value)) {
      return said(
        `The case's ${key} are no list of rules. Write ids as ["g3-consent-missing"].`,
        `Die Angabe ${key} ist keine Liste von Regeln. Bitte so schreiben: ["g3-consent-missing"].`,
      )
    }
    if (key === "actions" && !isIn(actionIds, value)) {
      return said(
        'The case\'s actions are no list of actions. Write ids as ["ask-consent"].',
        'Die Angabe actions ist keine Liste von Schritten. Bitte so schreiben: ["ask-consent"].',
      )
    }
  }
  return null
}

/** Reads a case, or a bare request, which is then a case of its own day without an expectation. */
export function parseCase(json: unknown): GoldenCase | RequestProblem {
  if (typeof json !== "object" || json === null || !("request" in json)) {
    const request = parseRequest(json)
    return "problem" in request ? request : bare(request)
  }
  const problem = expectationProblem(json)
  if (problem !== null) return problem

  const request = parseRequest(json.request)
  if ("problem" in request) return request
  const plain = bare(request)
  const day = "day" in json ? json.day : plain.day
  if (typeof day !== "string" || !isDay(day)) {
    return said(
      "The day is none. Write it as 2026-11-23.",
      "Der Tag ist keiner. Bitte so schreiben: 2026-11-23.",
    )
  }
  return {
    ...plain,
    day,
    title: "title" in json && typeof json.title === "string" ? json.title : "",
    cites: "cites" in json && typeof json.cites === "string" ? json.cites : "",
    reasons: "reasons" in json && isIn(ruleIds, json.reasons) ? json.reasons : [],
    actions: "actions" in json && isIn(actionIds, json.actions) ? json.actions : null,
    notes: "notes" in json && isIn(ruleIds, json.notes) ? json.notes : [],
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
