import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import * as fc from "fast-check"
import { Check } from "typebox/schema"
import { Value } from "typebox/value"
import { canonicalJson, type Json } from "../encoding/json.ts"
import { caseSchema, parseCase } from "./golden-case.ts"
import { inputSchema, parseRequest, requestSchema } from "./request.ts"

const lab: { readonly request: { readonly [key: string]: Json } } = JSON.parse(
  readFileSync(join(import.meta.dirname, "cases/permit/T03-lab-code-complete-strict.json"), "utf8"),
)
const sentenceFor = (json: unknown): string => {
  const found = parseRequest(json)
  assert.ok("problem" in found)
  return found.problem
}

test("what nobody said is read as the worst value", () => {
  const found = parseRequest({ version: 1, at: "2026-11-23T10:00:00Z", op: "transfer", recipient: {} })

  assert.ok(!("problem" in found))
  assert.equal(found.mode, "strict")
  assert.equal(found.category, "identified")
  assert.equal(found.scanned, false)
  assert.equal(found.encrypted, false)
  assert.equal(found.recipient.role, "other")
  assert.equal(found.recipient.onward.kind, "unknown")
  assert.equal(found.recipient.places.seat, "??")
  assert.equal(found.standingOrder, true)
})

test("a request that was read once is read again unchanged, and can be signed", () => {
  const first = parseRequest(lab.request)
  assert.ok(!("problem" in first))
  assert.deepEqual(parseRequest(first), first)
  const json: Json = JSON.parse(JSON.stringify(first))
  assert.ok(canonicalJson(json).length > 100)
})

test("a wrong request is refused with a sentence that names the place and what to do", () => {
  assert.match(sentenceFor({ ...lab.request, colour: "A3" }), /unknown key in the request\. Remove it/u)
  assert.match(sentenceFor({ ...lab.request, op: "send" }), /\/op must be one of: transfer, host, erase/u)
  assert.match(sentenceFor({ version: 1, op: "transfer", recipient: {} }), /lacks at\. Add it/u)
  assert.match(sentenceFor({ ...lab.request, at: "2026-02-30T10:00:00Z" }), /\/at is no day of the calendar/u)
  assert.match(sentenceFor({ ...lab.request, at: "yesterday" }), /\/at has no possible value/u)
  assert.match(sentenceFor({ ...lab.request, version: 2 }), /\/version/u)
  for (const none of [null, 1, "x", [], true]) assert.match(sentenceFor(none), /not a JSON object/u)
})

test("a country code must look like one", () => {
  const recipient = { places: { seat: "Germany" } }
  assert.match(sentenceFor({ ...lab.request, recipient }), /\/recipient\/places\/seat/u)
})

test("no sentence repeats what stood in the request", () => {
  const secret = "Erika Mustermann"
  const tries = [
    { ...lab.request, order: secret },
    { ...lab.request, [secret]: 1 },
    { ...lab.request, op: secret },
    { ...lab.request, at: secret },
    { ...lab.request, consents: [{ id: secret }] },
    { ...lab.request, recipient: { organisation: secret } },
  ]
  for (const one of tries) assert.ok(!sentenceFor(one).includes("Mustermann"))
})

test("deep nesting and endless lists are refused, not followed", () => {
  let deep: unknown = 1
  for (let at = 0; at < 5000; at++) deep = [deep]
  assert.match(sentenceFor({ ...lab.request, settings: { deep } }), /nested too deeply/u)
  const documents = Array.from({ length: 201 }, () => ({}))
  assert.match(sentenceFor({ ...lab.request, documents }), /documents|lacks/u)
})

test("anything at all gets an answer: a request or a sentence", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(...Object.keys(lab.request)), (value, key) => {
      const found = parseRequest({ ...lab.request, [key]: value })
      assert.ok("problem" in found ? found.problem.endsWith(".") : found.version === 1)
    }),
  )
})

test("the published schema accepts what the engine accepts and asks only for what has no worst value", () => {
  const schema = inputSchema()
  assert.ok(typeof schema === "object" && schema !== null && "required" in schema)
  assert.deepEqual(schema["required"], ["version", "at", "op", "recipient"])
  assert.ok(Value.Check(requestSchema, parseRequest(lab.request)))
  assert.doesNotThrow(() => JSON.stringify(schema))
})

test("a bare request is a case of its own day", () => {
  const found = parseCase(lab.request)
  assert.ok(!("problem" in found))
  assert.equal(found.day, "2026-11-23")
  assert.ok("problem" in parseCase({ request: lab.request, expected: "permit" }))
  assert.ok("problem" in parseCase({ request: lab.request, day: "soon" }))
})

test("what the published schema takes, decide takes: every golden case, alone or as a bare request, and nothing misspelt", () => {
  const schema: object = JSON.parse(JSON.stringify(caseSchema()))
  const fits = (json: unknown): boolean => Check(schema, json)
  for (const file of globSync(join(import.meta.dirname, "cases/*/*.json"))) {
    const json: { readonly request: unknown } = JSON.parse(readFileSync(file, "utf8"))
    assert.ok(fits(json), file)
    assert.ok(fits(json.request), file)
  }
  const wrong = [
    { ...lab, verdict: "permit" },
    { ...lab, request: { ...lab.request, colour: "A3" } },
    { ...lab, day: "soon" },
    { ...lab, reasons: "g3-ground-consent" },
    { ...lab, reasons: ["g3-ground-consnt"] },
    { ...lab, notes: [1] },
    { ...lab, actions: ["ask-nobody"] },
    { ...lab, title: 5 },
    { ...lab.request, recipient: { places: { seat: "Germany" } } },
    { ...lab.request, at: undefined },
    [lab],
    null,
  ]
  for (const json of wrong) {
    assert.ok(!fits(json), JSON.stringify(json))
    assert.ok("problem" in parseCase(json), JSON.stringify(json))
  }
})
