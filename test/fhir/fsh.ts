/** As much of FHIR Shorthand as the published consents of IHE PCF use: instances with their assignments, as JSON. */
import type { Json } from "@zahnwolke/core/encoding/json"

interface JsonObject {
  [key: string]: Json
}

export type Instance = JsonObject & { readonly id: string }

/** All instances of the text by name. Throws on a line it does not know, so that none is half read. */
export function readInstances(text: string): ReadonlyMap<string, Instance> {
  const instances = new Map<string, Instance>()
  for (const block of text.split(/^(?=Instance:|Profile:|RuleSet:|ValueSet:|Invariant:)/mu)) {
    const name = /^Instance:\s*(?<name>\S+)/u.exec(block)?.groups?.["name"]
    const type = /^InstanceOf:\s*(?<type>\S+)/mu.exec(block)?.groups?.["type"]
    if (name === undefined || type === undefined) continue
    instances.set(name, instance(name, type, block))
  }
  return instances
}

function instance(id: string, type: string, block: string): Instance {
  const resourceType = type.endsWith("Consent") ? "Consent" : type
  const made: Instance = { id, resourceType }
  const at = new Map<string, number>()
  for (const line of block.split(/\r?\n/u)) {
    if (!line.startsWith("* ")) continue
    const found = /^\* (?<path>\S+)\s+=\s*(?<value>.+?)\s*$/u.exec(line)?.groups
    if (found === undefined) throw new Error(`no assignment: ${line}`)
    assign(made, steps(found["path"] ?? "", at), value(found["value"] ?? ""))
  }
  return made
}

/** What FHIR R4 lets stand more than once, of what these instances set. */
const lists = new Set([
  "actor",
  "category",
  "data",
  "identifier",
  "organization",
  "performer",
  "policy",
  "purpose",
  "securityLabel",
  "security",
])

type Step = string | number

/** `[+]` is the next of its path, `[=]` the same once more, a word in brackets names a slice and no place. */
function steps(path: string, at: Map<string, number>): readonly Step[] {
  const made: Step[] = []
  let inside = ""
  for (const part of path.split(".")) {
    const name = part.replace(/\[.*$/u, "")
    const where = `${inside}.${name}`
    const index = part.includes("[+]")
      ? (at.get(where) ?? -1) + 1
      : part.includes("[=]")
        ? (at.get(where) ?? 0)
        : 0
    at.set(where, index)
    // Only the provision inside the provision stands more than once.
    const repeats = lists.has(name) || (name === "provision" && inside !== "")
    made.push(name, ...(repeats ? [index] : []))
    inside = `${where}[${index}]`
  }
  return made
}

function assign(into: JsonObject, path: readonly Step[], what: Json): void {
  const [first, second, ...rest] = path
  if (typeof first !== "string") throw new Error("a path begins with a name")
  if (second === undefined) {
    into[first] = what
    return
  }
  if (typeof second === "string") {
    assign(inner(into, first), [second, ...rest], what)
    return
  }
  const list = into[first]
  const items: Json[] = Array.isArray(list) ? list : []
  into[first] = items
  if (rest.length === 0) items[second] = what
  else {
    const held: JsonObject = {}
    const before = items[second]
    if (isObject(before)) Object.assign(held, before)
    items[second] = held
    assign(held, rest, what)
  }
}

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === "object" && json !== null && !Array.isArray(json)

function inner(into: JsonObject, name: string): JsonObject {
  const before = into[name]
  const held: JsonObject = isObject(before) ? before : {}
  into[name] = held
  return held
}

/** Elements of the type code, where FSH writes `#permit`, and of the type CodeableConcept, where it writes a coding. */
const codes = /^#(?<code>\S+)$/u
const codings = /^(?<system>https?:\/\/[^#\s]+)#(?<code>\S+)(?: "(?<display>[^"]*)")?$/u

function value(text: string): Json {
  const code = codes.exec(text)?.groups?.["code"]
  if (code !== undefined) return code
  const coding = codings.exec(text)?.groups
  if (coding !== undefined) {
    const { code: found, display, system } = coding
    return { system: system ?? "", code: found ?? "", ...(display === undefined ? {} : { display }) }
  }
  const reference = /^Reference\((?<to>[^)]+)\)$/u.exec(text)?.groups?.["to"]
  if (reference !== undefined) return { reference }
  if (text === "true" || text === "false") return text === "true"
  const quoted = /^"(?<inside>.*)"$/u.exec(text)?.groups?.["inside"]
  return quoted ?? text
}

/** Consents write concepts as codings: `scope`, `category` and the role of an actor are wrapped again. */
export function asConsent(consent: Instance): JsonObject {
  const wrap = (json: Json | undefined): Json => ({ coding: [json ?? null] })
  const rule = (json: Json | undefined): Json => {
    if (!isObject(json)) return json ?? null
    const made: JsonObject = { ...json }
    if (Array.isArray(json["actor"]))
      made["actor"] = json["actor"].map((one) => (isObject(one) ? { ...one, role: wrap(one["role"]) } : one))
    if (Array.isArray(json["provision"])) made["provision"] = json["provision"].map((one) => rule(one))
    return made
  }
  const { category, provision, scope } = consent
  return {
    ...consent,
    scope: wrap(scope),
    category: Array.isArray(category) ? category.map((one) => wrap(one)) : [],
    provision: rule(provision),
  }
}
